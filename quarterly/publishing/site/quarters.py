"""One published quarter as the pages of its indicators show it, and what each indicator's page shows of all quarters."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypedDict

from quarterly.configuration.scales import Scale
from quarterly.publishing.open_data.published import PublishedQuarter, published_on
from quarterly.publishing.site.corrections import SiteCorrection, corrections_of
from quarterly.publishing.site.figures import SiteFigure, site_figure, withdrawn_figure
from quarterly.vocabulary.quarter import Quarter, long_date


class SiteQuarter(TypedDict):
    """A quarter's figures and corrections by indicator, and what the list of quarters says of its report.

    `version` is that of the newest version, `note` the day it was published or withdrawn.
    """

    quarter: str
    version: int
    note: str
    figures: dict[str, SiteFigure]
    corrections: dict[str, list[SiteCorrection]]


@dataclass(frozen=True, slots=True)
class Series:
    """What the page of one indicator shows: its figures, oldest quarter first, and every correction of one."""

    indicator: str
    figures: Sequence[SiteFigure]
    corrections: Sequence[SiteCorrection]

    @property
    def newest(self) -> SiteFigure:
        """The figure of the newest quarter that has the indicator."""
        return self.figures[-1]


def site_quarter(of: PublishedQuarter, scale: Scale) -> SiteQuarter:
    """Return what pages show of a quarter: the version in force, or that its report is withdrawn."""
    newest, day = of.index.current, long_date(published_on(of.index.current.published))
    if of.index.withdrawn:
        day = long_date(published_on(of.index.withdrawn.at))
    return {
        "quarter": str(of.quarter),
        "version": newest.version,
        "note": f"withdrawn on {day}" if of.index.withdrawn else f"published on {day}",
        "figures": _figures(of, scale, day),
        "corrections": corrections_of(of),
    }


def series_of(quarters: Iterable[SiteQuarter]) -> list[Series]:
    """Return every indicator's series, in the order of the newest report; those that it no longer has come last."""
    figures, corrections = dict[str, list[SiteFigure]](), dict[str, list[SiteCorrection]]()
    newest_first = sorted(quarters, key=lambda each: Quarter.parse(each["quarter"]), reverse=True)
    for quarter in newest_first:
        for indicator, figure in quarter["figures"].items():
            figures.setdefault(indicator, []).append(figure)
            corrections.setdefault(indicator, []).extend(reversed(quarter["corrections"].get(indicator, [])))
    return [Series(indicator, found[::-1], corrections[indicator]) for indicator, found in figures.items()]


def _figures(of: PublishedQuarter, scale: Scale, day: str) -> dict[str, SiteFigure]:
    if current := of.in_force:
        return {row.indicator: site_figure(row, current, of.quarter, scale) for row in current.rows}
    # Its files may be taken down: then nothing says which indicators it had.
    return {row.indicator: withdrawn_figure(row, of.quarter, day) for row in (of.versions[-1].rows if of.versions else ())}
