"""The report and the index page as self-contained HTML: no script, no font, nothing to fetch."""

import re
from collections.abc import Mapping, Sequence
from typing import NotRequired, TypedDict

import nh3
from markupsafe import Markup

from adapters.render.charts import NARROW, WIDE, ChartLayout, inline, layout_of, spark_svg, svg
from adapters.render.column_titles import ColumnTitles
from adapters.render.margin import Margin
from adapters.render.shapes import SHAPES
from adapters.render.templates import ENVIRONMENT
from quarterly.reporting.chart_model import Chart, SparkLine
from quarterly.reporting.flagged import FlaggedSentences
from quarterly.reporting.model import MarginNote, Report

_BLANK = re.compile(r"[ \t]*\n[ \t\n]*")  # what templates leave between tags: a fiftieth of a page
# Between the cells of a table and the parts of a picture a line's end is nothing either.
_BETWEEN = re.compile(r"\n(?=</?(?:td|th|tr|g|text|path|rect|line|circle)\b)")


class File(TypedDict):
    """One published file; `size` ("251 KB") and `type` ("PDF") are worded for readers."""

    title: str
    href: str
    size: str
    type: str


class Version(TypedDict):
    """One published version: its date and reason, worded for readers, and whether it is the current one.

    `notes` are sentences on its withdrawal or the deletion of its files.
    """

    version: int
    published: str
    reason: str
    current: bool
    files: list[File]
    notes: NotRequired[list[str]]


class Link(TypedDict):
    """An address and the words that lead to it."""

    address: str
    words: str


class IndexPage(TypedDict):
    """All versions of a quarter's report; `notice` has the paragraphs that replace it while it is withdrawn.

    `marking` says above exempt matter that it is not for publication. `leads_to` is where the council's other quarters are found,
    `on_request` says whom to ask for large print.
    """

    council: str
    title: str
    versions: list[Version]
    marking: NotRequired[str]
    notice: NotRequired[list[str]]
    leads_to: NotRequired[Link]
    on_request: NotRequired[str]


def report_html(report: Report) -> bytes:
    """Return the whole report as one page: the sections of the cover report, then every appendix."""
    return _page(report, None)


def draft_html(report: Report, sentences: Mapping[int, Sequence[str]], notes: Mapping[int, MarginNote]) -> bytes:
    """Return the report as the page of a draft: flagged sentences are marked, with a note on each in the margin.

    `sentences` and `notes` are by the number of the flag.
    """
    marked = FlaggedSentences(sentences).marked(report)
    return _page(marked, Margin(marked, notes))


def _page(report: Report, margin: Margin | None) -> bytes:
    page = ENVIRONMENT.get_template("report.html.j2")
    pictures = {"shapes": SHAPES, "chart": _chart, "narrow": NARROW, "layout_of": layout_of, "spark": _spark}
    drawn = page.render(report=report, titles=ColumnTitles(report), margin=margin, **pictures)
    return _BETWEEN.sub("", _BLANK.sub("\n", drawn)).lstrip().encode()


def index_html(page: IndexPage) -> bytes:
    """Return the page that lists every version of a quarter's report, newest first."""
    return ENVIRONMENT.get_template("index.html.j2").render(page=page).encode()


def _chart(chart: Chart, title: str, layout: ChartLayout = WIDE) -> Markup:
    return Markup(inline(svg(chart, title=title, layout=layout)))  # noqa: S704  (its own template has escaped it)


def _spark(spark: SparkLine) -> Markup:
    return Markup(inline(spark_svg(spark)))  # noqa: S704  (its own template has escaped it)


def scrubbed(html: str) -> Markup:
    """Return escaped commentary with only the tags and links that commentary may have, as a second line of defence.

    The marks of a draft's flags are allowed too.
    """
    tags = {"p", "ul", "ol", "li", "strong", "em", "a", "br", "mark"}
    attributes = {"a": {"href"}, "mark": {"id", "class"}}
    allowed = nh3.clean(html, tags=tags, attributes=attributes, url_schemes={"http", "https", "mailto"})
    return Markup(allowed)  # noqa: S704  (nh3 has just cleaned it)


ENVIRONMENT.filters["scrubbed"] = scrubbed
