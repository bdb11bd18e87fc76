"""The committee's cover report as a Word file that democratic services can edit, in the council's own template or in ours."""

import io
from functools import cache

from adapters.render.word_page import set_properties
from adapters.render.word_template.fill import filled
from adapters.render.word_template.styles import OURS
from adapters.zipped import normalised
from quarterly.reporting.filling import Filling


def cover_report_docx(filling: Filling, template: bytes | None = None) -> bytes:
    """Return the cover report in a template that was cleaned, left out ours; the same report gives the same bytes."""
    document = filled(template or our_template(), filling)
    set_properties(document, filling.report)
    body = io.BytesIO()
    document.save(body)
    return normalised(body.getvalue())


@cache
def our_template() -> bytes:
    """Return our own template, which is as trusted as the code."""
    return OURS.read_bytes()
