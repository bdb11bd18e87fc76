"""Try a template with a small report that has every kind of block, before a real one is written in it."""

from io import BytesIO

from docx import Document

from adapters.render.word_parts import text_width
from adapters.render.word_template.fill import filled
from quarterly.reporting.chart_model import StatusMark
from quarterly.reporting.filling import filling
from quarterly.reporting.model import Block, Report, RichBlock, Run, Section
from quarterly.vocabulary.errors import QuarterlyError, SetupError

LEAST_MM = 60  # of text: in a table of five columns the words would stand letter below letter

_RUNS: list[Run] = [{"text": "Text", "style": "strong"}, {"text": "link", "href": "https://www.gov.uk/"}]
_RICH: list[RichBlock] = [
    {"type": "paragraph", "runs": _RUNS},
    {"type": "list", "ordered": True, "items": [_RUNS]},
    {"type": "list", "ordered": False, "items": [_RUNS]},
]
_MARK: StatusMark = {"word": "Amber", "shape": "circle", "colour": "#8a5a00"}
_BLOCKS: list[Block] = [
    {"type": "paragraph", "text": "Text", "number": "1"},
    {"type": "prose", "blocks": _RICH, "number": "2"},
    {"type": "list", "items": ["Text"]},
    {"type": "list", "items": ["Text"], "marker": "letters"},
    {"type": "facts", "caption": "Facts", "rows": [["Label", "Text"]]},
    {
        "type": "table",
        "id": "table",
        "caption": "Table",
        "columns": [{"title": "Indicator", "width": 60, "align": "left"}, {"title": "Rating", "width": 40, "align": "right"}],
        "rows": [[{"text": "Text"}, {"text": "Amber", "mark": _MARK}]],
    },
    {"type": "entry", "heading": "Text", "by": "Text", "blocks": _RICH},
    {"type": "note", "title": "Note", "text": "Text"},
    {"type": "tally", "text": "Text", "counts": []},
]
_SECTION: Section = {
    "id": "s1-purpose",
    "number": "1",
    "title": "Text",
    "mark": _MARK,
    "blocks": _BLOCKS,
    "sections": [{"id": "s1.1", "number": "1.1", "title": "Text", "blocks": _BLOCKS, "sections": []}],
}
TRIAL: Report = {
    "schema": "quarterly/report/2",
    "council": "Council",
    "title": "Title",
    "subtitle": "Quarter 1 2026/27: April to June 2026",
    "audience": "Everybody",
    "rendering": "restricted",
    "marking": "Restricted",
    "issue": "",
    "date": "2026-06-30",
    "accent": "#1d4f73",
    "notices": [{"type": "note", "title": "Note", "text": "Text"}],
    "details": [["Label", "Text"]],
    "sections": [_SECTION],
    "appendices": [{"key": "a", "title": "Appendix A: Text", "sections": []}],
}


def require_writable(body: bytes, file: str) -> None:
    """Raise SetupError, naming the file, if a report cannot be written in a template that `clean` returned."""
    try:
        _require_width(body, file)
        filled(body, filling(TRIAL))
    except QuarterlyError:
        raise
    # A template can be wrong in ways nobody has foreseen; whoever made it is to read a sentence before the report is due.
    except Exception as error:
        raise SetupError(
            f"{file}: a report cannot be written in it ({type(error).__name__}). Open it in Word and save it as a new Word "
            "document (.docx); if that does not help, begin with a copy of Quarterly's own template."
        ) from None


def _require_width(body: bytes, file: str) -> None:
    document = Document(BytesIO(body))
    document.element.body.get_or_add_sectPr()
    if (width := text_width(document)) < LEAST_MM:
        raise SetupError(
            f"{file}: the margins of its first page leave {max(0, round(width))} mm for text. A report needs {LEAST_MM} mm: make "
            "the margins narrower."
        )
