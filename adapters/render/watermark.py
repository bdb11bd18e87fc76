"""A draft with DRAFT across every page, and below it of which pack it is and to whom it was sent."""

import io
from datetime import datetime

import pikepdf

from adapters.render.typesetting import sheet_pdf

_NAME = pikepdf.Name("/DraftMark")


def watermarked(body: bytes, line: str, on: datetime) -> bytes:
    """Return a PDF with a watermark laid over each page; `line` stands at the foot of each.

    The result is no archive copy: it keeps the tags of the report, and not the claim that it meets PDF/A.
    """
    sheets: dict[tuple[float, float], pikepdf.Object] = {}
    with pikepdf.open(io.BytesIO(body)) as document:
        for page in document.pages:
            _, _, width, height = (float(each) for each in page.mediabox)
            if (width, height) not in sheets:
                drawn = sheet_pdf({"title": "Draft", "line": line, "width": width, "height": height}, on, "watermark.typ")
                with pikepdf.open(io.BytesIO(drawn)) as sheet:
                    sheets[width, height] = document.copy_foreign(sheet.pages[0].as_form_xobject())
            # Not add_overlay: it names what it adds at random, and the same draft would have other bytes each time.
            page.add_resource(sheets[width, height], pikepdf.Name.XObject, _NAME)
            page.contents_add(b"q\n", prepend=True)
            page.contents_add(f"Q\n/Artifact BMC q {_NAME} Do Q EMC\n".encode())
        with document.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
            for claim in ("pdfaid:part", "pdfaid:conformance"):
                metadata.pop(claim, None)
        document.save(marked := io.BytesIO(), deterministic_id=True)
    return marked.getvalue()
