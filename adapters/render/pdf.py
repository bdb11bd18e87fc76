"""The report as an accessible, archivable PDF: Typst draws it, pikepdf adds the one tag Typst cannot."""

import io
import json
from collections.abc import Iterator
from datetime import UTC, datetime

import pikepdf

from adapters.render.charts import svg
from adapters.render.shapes import SHAPES
from adapters.render.typesetting import pdf
from quarterly.report.model import Block, Figure, Report, Section


def report_pdf(report: Report) -> bytes:
    """Return the whole report as PDF, dated by its period and not by a clock."""
    charts = {figure["id"]: svg(figure["chart"], id=figure["id"], title=figure["alt"]) for figure in _figures(report)}
    inputs = {
        "report": json.dumps(report, sort_keys=True),
        "charts": json.dumps(charts, sort_keys=True),
        "shapes": json.dumps({shape: drawing.path for shape, drawing in SHAPES.items()}, sort_keys=True),
    }
    return _with_row_headers(pdf(inputs, datetime.fromisoformat(report["date"]).replace(tzinfo=UTC)))


def _figures(report: Report) -> Iterator[Figure]:
    return (block for section in report["sections"] for block in _blocks(section) if block["type"] == "figure")


def _blocks(section: Section) -> Iterator[Block]:
    yield from section["blocks"]
    for each in section["sections"]:
        yield from _blocks(each)


def _with_row_headers(body: bytes) -> bytes:
    """Tag the first cell of every row as the row's header: Typst can mark header rows but not header columns."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(body)) as document:
        for row in _rows(document.Root.StructTreeRoot):
            first = _children(row)[0]
            if first.S == "/TD":
                first.S = pikepdf.Name.TH
                first.A = pikepdf.Dictionary(O=pikepdf.Name.Table, Scope=pikepdf.Name.Row)
        document.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return out.getvalue()


def _rows(element: pikepdf.Object) -> Iterator[pikepdf.Object]:
    if element.get("/S") == "/TR":
        yield element
        return
    for child in _children(element):
        yield from _rows(child)


def _children(element: pikepdf.Object) -> list[pikepdf.Object]:
    """Return the structure elements below one, leaving out the numbers that point at content."""
    below = element.get("/K", pikepdf.Array())
    every = list(below) if isinstance(below, pikepdf.Array) else [below]
    return [child for child in every if isinstance(child, pikepdf.Dictionary) and "/S" in child]
