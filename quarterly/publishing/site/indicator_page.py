"""The page of one indicator: what it is, its chart, every published figure and every correction."""

from collections.abc import Collection
from typing import NotRequired, TypedDict

from quarterly.publishing.site.chart import SHOWN, SiteChart, site_chart
from quarterly.publishing.site.figures import AboutIndicator, SiteFigure
from quarterly.publishing.site.legend import legend, symbols_in
from quarterly.publishing.site.quarters import Series, page_name
from quarterly.reporting.wording.explanation import GOOD
from quarterly.reporting.wording.stretches import stretch
from quarterly.vocabulary.basis import Basis
from quarterly.vocabulary.illustrative import ILLUSTRATIVE
from quarterly.vocabulary.polarity import Polarity
from quarterly.vocabulary.quarter import Quarter
from quarterly.vocabulary.references import titled
from quarterly.vocabulary.wording import begun


class IndicatorPage(TypedDict):
    """An indicator's page apart from the rows of its tables; `symbols` are those that stand on it, with their meanings.

    `newest_symbols` are those of the newest figure, which a reader meets first.
    """

    title: str
    newest: SiteFigure
    newest_quarter: str
    newest_symbols: list[tuple[str, str]]
    facts: list[tuple[str, str]]
    chart: NotRequired[SiteChart]
    chart_note: str
    symbols: list[tuple[str, str]]
    is_illustrative: bool


def indicator_page(series: Series, breaks: Collection[Quarter]) -> IndicatorPage:
    """Return the page of an indicator; `breaks` are the breaks in series that the catalogue states."""
    newest = series.newest
    page: IndicatorPage = {
        "title": title_of(newest["about"]),
        "newest": newest,
        "newest_quarter": Quarter.parse(newest["quarter"]).title,
        "newest_symbols": legend(symbols_in([newest["value"], newest["target"], newest["mark"]["word"]])),
        "facts": _facts(newest),
        "chart_note": f"The chart shows the newest {SHOWN} quarters, the table all." if len(series.figures) > SHOWN else "",
        "symbols": legend(series.symbols),
        "is_illustrative": ILLUSTRATIVE in series.symbols,
    }
    chart = site_chart(series.figures, breaks)
    return {**page, "chart": chart} if chart else page


def title_of(about: AboutIndicator) -> str:
    """Return what an indicator is called in headings and lists."""
    return titled(about["reference"], about["name"])


def file_name(indicator: str) -> str:
    """Return the name of an indicator's page, which stays the same for good."""
    return f"{page_name(indicator)}.html"


def _facts(newest: SiteFigure) -> list[tuple[str, str]]:
    about = newest["about"]
    covered = f"{begun(stretch(Basis(about['basis']), Quarter.parse(newest['quarter'])))}."
    good = f"{begun(GOOD[Polarity(about['good_is'])])}. {about['why_good']}".strip()
    facts = [("Definition", about["definition"]), ("Which way is good", good)]
    facts += [("Newest value covers", covered), ("Source", about["sent_by"])]
    return [(name, text) for name, text in facts if text]
