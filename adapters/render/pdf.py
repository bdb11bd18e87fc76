"""The report as an accessible, archivable PDF, drawn by Typst, with the tags of row headers added by pikepdf."""

import io
from collections.abc import Iterator
from datetime import UTC, datetime

import pikepdf

from adapters.render.charts import NARROW, layout_of, spark_svg, svg
from adapters.render.column_widths import with_fitted_columns
from adapters.render.shapes import SHAPES
from adapters.render.typesetting import pdf
from quarterly.reporting.chart_model import Chart, scale_end
from quarterly.reporting.length import PartPages
from quarterly.reporting.model import Block, Report, Section, TableBlock
from quarterly.reporting.walk import all_sections, blocks_in, with_every_block

_LETTER = 1.1  # width of a letter of our typeface in a table, in per cent of the text's width
MOST_ROWS = 5  # of a chart that fit a page of large print
# Tags below which there is no row without a header: of text, and of the rows of headings, which Typst marks.
_WITHOUT_TABLES = ("/P", "/Caption", "/Span", "/Link", "/THead", "/H2", "/H3", "/H4", "/H5", "/H6")


def report_pdf(report: Report, *, large: bool = False) -> bytes:
    """Return the whole pack as PDF; in large print no text is smaller than 16 points."""
    return _drawn(report, all_sections(report), large=large)


def appendix_pdf(report: Report, key: str) -> bytes:
    """Return one appendix as a document of its own."""
    alone = appendix_alone(report, key)
    return _drawn(alone, alone["appendices"][0]["sections"], appendix=key)


def appendix_alone(report: Report, key: str) -> Report:
    """Return the view model of one appendix: the report without all that this document shows nothing of."""
    (appendix,) = (each for each in report["appendices"] if each["key"] == key)
    alone: Report = {**report, "notices": [], "details": [], "sections": [], "appendices": [appendix]}
    alone.pop("glance", None)
    return alone


def page_pdf(report: Report) -> bytes:
    """Return a report without charts and appendices in compact print, as a page or two without contents."""
    return _with_row_headers(pdf(_inputs(report, {}, "", "compact"), _dated(report), "release.typ"))


def pages_of(body: bytes) -> int:
    """Return how many pages a PDF has."""
    with pikepdf.open(io.BytesIO(body)) as document:
        return len(document.pages)


def pages_by_part(body: bytes, report: Report) -> tuple[list[PartPages], list[PartPages]]:
    """Return how many pages the parts of a report's PDF take, those of the cover report and the appendices.

    A page on which two parts meet counts for the one that begins last on it; the first part is the first page.
    """
    with pikepdf.open(io.BytesIO(body)) as document:
        numbers = {page.obj.objgen: number for number, page in enumerate(document.pages)}
        with document.open_outline() as outline:
            starts = [(str(each.title), numbers[_page_of(each).objgen]) for each in outline.root]
        last = len(document.pages)
    ends = [*(start for _, start in starts[1:]), last]
    parts = [PartPages(title, end - start) for (title, start), end in zip(starts, ends, strict=True)]
    of_cover = len(parts) - len(report["appendices"])
    first = PartPages("The first page", starts[0][1]) if starts and starts[0][1] else None
    return [*([first] if first else []), *parts[:of_cover]], parts[of_cover:]


def _page_of(item: pikepdf.OutlineItem) -> pikepdf.Object:
    """Return the page that a bookmark leads to."""
    target = item.destination if item.destination is not None else item.action.D  # type: ignore[union-attr]
    return target[0]  # type: ignore[index]


def _drawn(report: Report, sections: list[Section], *, appendix: str = "", large: bool = False) -> bytes:
    """Return the PDF, dated by the report and not by the clock, so that the same report gives the same bytes."""
    charts = dict(chart for section in sections for block in blocks_in(section) for chart in _charts(block, large=large))
    inputs = _inputs(report, charts, appendix, "large" if large else "usual")
    return _with_row_headers(pdf(inputs, _dated(report)))


def _inputs(report: Report, charts: dict[str, list[str]], appendix: str, size: str) -> dict[str, object]:
    shapes = {shape: drawing.path for shape, drawing in SHAPES.items()}
    return {"report": with_every_block(report, _fitted), "charts": charts, "shapes": shapes, "alone": appendix, "print": size}


def _fitted(block: Block) -> Block:
    return with_fitted_columns(block, _LETTER) if block["type"] == "table" else block


def _dated(report: Report) -> datetime:
    return datetime.fromisoformat(report["date"]).replace(tzinfo=UTC)


def _charts(block: Block, *, large: bool) -> Iterator[tuple[str, list[str]]]:
    """Yield the pictures of a block by id, each as one or more pieces."""
    if block["type"] == "figure":
        layout = NARROW if large else layout_of(block["chart"])
        drawn = pieces(block["chart"]) if large else [block["chart"]]
        yield block["id"], [svg(piece, title=block["alt"], layout=layout) for piece in drawn]
    elif block["type"] == "table":
        yield from _sparks(block)


def pieces(chart: Chart) -> list[Chart]:
    """Return a distance chart, which has a row for every indicator, as pieces that fit a page of large print, on one scale."""
    if chart["kind"] != "distance":
        return [chart]
    points, bound = chart["points"], scale_end(chart)
    return [{**chart, "bound": bound, "points": points[start : start + MOST_ROWS]} for start in range(0, len(points), MOST_ROWS)]


def _sparks(table: TableBlock) -> Iterator[tuple[str, list[str]]]:
    for row, cells in enumerate(table["rows"]):
        for column, cell in enumerate(cells):
            if "spark" in cell:
                id = f"{table['id']}-{row}-{column}"
                yield id, [spark_svg(cell["spark"])]


def _with_row_headers(body: bytes) -> bytes:
    """Tag the first cell of every row as the row's header: Typst can mark header rows but not header columns."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(body)) as document:
        for row in _rows(document.Root.StructTreeRoot):
            first = next(_children(row))
            if first.S == "/TD":
                # Without it a screen reader that moves down a column says figures and not of which indicator they are.
                first.S = pikepdf.Name.TH
                first.A = pikepdf.Dictionary(O=pikepdf.Name.Table, Scope=pikepdf.Name.Row)
        # Left to itself, a PDF's id is random. Object streams make the file less than half as large.
        document.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return out.getvalue()


def _rows(element: pikepdf.Object) -> Iterator[pikepdf.Object]:
    for child in _children(element):
        kind = str(child.S)
        if kind == "/TR":
            yield child
        elif kind not in _WITHOUT_TABLES:
            yield from _rows(child)


def _children(element: pikepdf.Object) -> Iterator[pikepdf.Object]:
    """Yield the structure elements directly below one, without the numbers that refer to content."""
    below = element.get("/K", ())
    for child in below if isinstance(below, pikepdf.Array) else (below,):
        if isinstance(child, pikepdf.Dictionary) and "/S" in child:
            yield child
