"""The pages of the site as self-contained HTML that works from a folder, a bucket or any web server: relative links alone."""

from collections.abc import Sequence
from functools import cache
from types import ModuleType
from typing import TypedDict, cast

from markupsafe import Markup

from adapters.render.charts import NARROW, svg
from adapters.render.html import Link
from adapters.render.shapes import SHAPES
from adapters.render.templates import ENVIRONMENT
from quarterly.publishing.site.corrections import SiteCorrection
from quarterly.publishing.site.explanations import SiteExplanation
from quarterly.publishing.site.figures import SiteFigure
from quarterly.publishing.site.indicator_page import IndicatorPage
from quarterly.publishing.site.listing import CouncilList, CouncilPage
from quarterly.publishing.site.statement import StatementPart
from quarterly.vocabulary.illustrative import ILLUSTRATIVE, LEGEND
from quarterly.vocabulary.quarter import Quarter

_INK = "#1a1d21"


class DrawnRows(TypedDict):
    """What an indicator's page has of quarters, as HTML: rows of its tables, and what was written about its figures."""

    figures: str
    explanations: str
    corrections: str


class SiteFrame(TypedDict):
    """What every page of a council's site has around its content; `note` is what its readers have to know first."""

    council: str
    note: str
    accent: str
    role: str
    email: str
    agenda: str


def figure_row(figure: SiteFigure) -> str:
    """Return one quarter's row of an indicator's table."""
    return str(_rows().figure(figure, Quarter.parse(figure["quarter"]).key))


def correction_row(correction: SiteCorrection) -> str:
    """Return one row of an indicator's table of corrections."""
    return str(_rows().correction(correction, Quarter.parse(correction["quarter"]).key))


def explanation_html(explanation: SiteExplanation) -> str:
    """Return what was written about one quarter's figure."""
    return str(_rows().explanation(explanation))


def indicator_html(page: IndicatorPage, rows: DrawnRows, frame: SiteFrame) -> bytes:
    """Return the page of an indicator; `rows` are drawn already."""
    found = page.get("chart")
    chart = svg(found["chart"], title=found["alt"], layout=NARROW) if found else ""
    # Their own templates have escaped them.
    drawn = {name: Markup(html) for name, html in rows.items()}  # noqa: S704
    made_up = page["is_illustrative"]
    return _page("indicator", frame, "../", is_illustrative=made_up, page=page, rows=drawn, chart=Markup(chart))  # noqa: S704


def council_html(page: CouncilPage, frame: SiteFrame) -> bytes:
    """Return the page of a council's quarters and indicators."""
    return _page("council", frame, "", is_illustrative=page["is_illustrative"], page=page)


def councils_html(listed: CouncilList) -> bytes:
    """Return the first page of the site: every council with its quarters, newest first."""
    councils = sorted(listed.councils.items(), key=lambda each: (each[1].name, each[0]))
    frame: SiteFrame = {"council": "", "note": "", "accent": _INK, "role": "", "email": "", "agenda": ""}
    is_illustrative = any(ILLUSTRATIVE in each.note for _, each in councils)
    return _page("councils", frame, "", councils=councils, is_illustrative=is_illustrative)


def statement_html(parts: Sequence[StatementPart], frame: SiteFrame) -> bytes:
    """Return the accessibility statement."""
    return _page("statement", frame, "", parts=parts)


def moved_html(frame: SiteFrame, leads_to: Link) -> bytes:
    """Return the page that stands where one was."""
    return _page("moved", frame, "", leads_to=leads_to)


def _page(name: str, frame: SiteFrame, up: str, *, is_illustrative: bool = False, **content: object) -> bytes:
    """Return a page; what the sign means stands on each that has it."""
    template = ENVIRONMENT.get_template(f"{name}.html.j2")
    meaning = LEGEND if is_illustrative or ILLUSTRATIVE in frame["note"] else ""
    return template.render(frame=frame, up=up, shapes=SHAPES, meaning_of_sign=meaning, **content).lstrip().encode()


@cache
def _rows() -> ModuleType:
    return cast(ModuleType, ENVIRONMENT.get_template("rows.html.j2").module)
