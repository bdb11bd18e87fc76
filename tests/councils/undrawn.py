"""A council's reports as data: compiled in an installation of its own, without a drawing, which other tests ask about."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

import tasks.render_pack as drawing
from tests.installation import Installation

DRAWN = ("report_html", "report_pdf", "cover_report_docx", "appendix_pdf")


@contextmanager
def undrawn(folder: Path, *, own_inbox: bool = False) -> Iterator[Installation]:
    """Give the installation in this folder; the inbox is that of the checkout, or one of its own, which is empty."""
    with pytest.MonkeyPatch.context() as patch:
        installation = Installation(folder)
        for name, value in installation.environment().items():
            if own_inbox or name != "QUARTERLY_INBOX":
                patch.setenv(name, value)
        for name in DRAWN:
            patch.setattr(drawing, name, lambda *_, **__: b"drawn")
        patch.setattr("tasks.draw_report.pages_by_part", lambda *_: ([], []))
        yield installation
