"""One published quarter as the pages of its indicators show it, and what each indicator's page shows of all quarters."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypedDict

from quarterly.configuration.scales import Scale
from quarterly.publishing.open_data.published import PublishedQuarter, published_on
from quarterly.publishing.site.corrections import SiteCorrection, corrections_of
from quarterly.publishing.site.explanations import SiteExplanation, explanations_in
from quarterly.publishing.site.figures import SiteFigure, site_figure, withdrawn_figure
from quarterly.publishing.site.legend import symbols_in, texts_of
from quarterly.reporting.model import Report
from quarterly.vocabulary.quarter import long_date


class QuarterFigures(TypedDict):
    """A quarter's figures by indicator, and what the list of quarters says of its report.

    `version` is that of the newest version, `note` the day it was published or withdrawn. `symbols` are those that
    stand in what the quarter adds to each indicator's page.
    """

    quarter: str
    version: int
    note: str
    figures: dict[str, SiteFigure]
    symbols: dict[str, list[str]]


@dataclass(frozen=True, slots=True)
class SiteQuarter:
    """A quarter's figures, what owners wrote about them, and what later versions corrected, each by indicator."""

    figures: QuarterFigures
    explanations: Mapping[str, Sequence[SiteExplanation]]
    corrections: Mapping[str, Sequence[SiteCorrection]]


@dataclass(frozen=True, slots=True)
class Series:
    """An indicator's figures, oldest quarter first, and the symbols that stand on its page; `indicator` is its newest id."""

    indicator: str
    figures: Sequence[SiteFigure]
    symbols: frozenset[str]

    @property
    def newest(self) -> SiteFigure:
        """The figure of the newest quarter that has the indicator."""
        return self.figures[-1]


def site_quarter(of: PublishedQuarter, report: Report | None, scale: Scale) -> SiteQuarter:
    """Return what pages show of a quarter: the version in force with its `report`, or that it is withdrawn."""
    newest, day = of.index.current, long_date(published_on(of.index.current.published))
    if of.index.withdrawn:
        day = long_date(published_on(of.index.withdrawn.at))
    figures, corrections = _figures(of, scale, day), corrections_of(of)
    explanations = explanations_in(report, str(of.quarter)) if report and of.in_force else {}
    shown: QuarterFigures = {
        "quarter": str(of.quarter),
        "version": newest.version,
        "note": f"withdrawn on {day}" if of.index.withdrawn else f"published on {day}",
        "figures": figures,
        "symbols": {
            each: symbols_in(texts_of(figure, explanations.get(each, ()), corrections.get(each, ())))
            for each, figure in figures.items()
        },
    }
    return SiteQuarter(shown, explanations, corrections)


def page_name(indicator: str) -> str:
    """Return what the page of an indicator is called: ids that differ in capitals alone are one, as in a return."""
    return indicator.lower()


def series_of(quarters: Iterable[QuarterFigures]) -> list[Series]:
    """Return every indicator's series, in the order of the newest report; those that it no longer has come last."""
    figures, symbols, newest_id = dict[str, list[SiteFigure]](), dict[str, set[str]](), dict[str, str]()
    for quarter in sorted(quarters, key=lambda each: each["quarter"], reverse=True):  # "2012-13 Q1" sorts as it is
        for indicator, figure in quarter["figures"].items():
            page = page_name(indicator)
            newest_id.setdefault(page, indicator)
            figures.setdefault(page, []).append(figure)
            symbols.setdefault(page, set()).update(quarter["symbols"].get(indicator, ()))
    return [Series(newest_id[page], found[::-1], frozenset(symbols[page])) for page, found in figures.items()]


def _figures(of: PublishedQuarter, scale: Scale, day: str) -> dict[str, SiteFigure]:
    if current := of.in_force:
        return {row.indicator: site_figure(row, current, of.quarter, scale) for row in current.rows}
    # Where all files are taken down, nothing says any more which indicators the quarter had.
    rows = of.versions[-1].rows if of.index.withdrawn and of.versions else ()
    return {row.indicator: withdrawn_figure(row, of.quarter, day) for row in rows}
