"""The lists by which readers find their way: councils, a council's quarters, and its indicators."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TypedDict

from quarterly.configuration.council import Council
from quarterly.publishing.site.indicator_page import file_name, title_of
from quarterly.publishing.site.legend import legend, symbols_in
from quarterly.publishing.site.quarters import QuarterFigures, Series
from quarterly.reporting.chart_model import StatusMark
from quarterly.reporting.wording.stretches import stretch_in_short
from quarterly.vocabulary.basis import Basis
from quarterly.vocabulary.illustrative import ILLUSTRATIVE
from quarterly.vocabulary.quarter import Quarter

NO_LONGER = "No longer reported"


@dataclass(frozen=True, slots=True, kw_only=True)
class QuarterEntry:
    """A quarter in a list: `address` is relative to the council's folder."""

    title: str
    period: str
    address: str
    note: str


class IndicatorEntry(TypedDict):
    """An indicator in a list, with its newest figure, "" if that is withdrawn; `words` are further ones by which it is found.

    `quarter` is that of the figure, with what it covers.
    """

    title: str
    address: str
    value: str
    quarter: str
    mark: StatusMark
    words: str


class IndicatorGroup(TypedDict):
    """The indicators of one priority."""

    title: str
    indicators: list[IndicatorEntry]


class CouncilPage(TypedDict):
    """What a council has published: its quarters, newest first, its indicators by priority, and the symbols among them."""

    name: str
    title: str
    quarters: list[QuarterEntry]
    groups: list[IndicatorGroup]
    symbols: list[tuple[str, str]]
    is_illustrative: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CouncilEntry:
    """A council in the list of all: `note` is what its readers have to know first, `agenda` where they go who get no site."""

    name: str
    title: str
    note: str = ""
    quarters: Sequence[QuarterEntry] = ()
    agenda: str = ""


@dataclass(frozen=True, slots=True)
class CouncilList:
    """Every council of a public store, by the name of its folder."""

    councils: dict[str, CouncilEntry] = field(default_factory=dict)


def quarter_entries(quarters: Iterable[QuarterFigures]) -> list[QuarterEntry]:
    """Return a council's quarters for a list, newest first."""
    newest_first = sorted(quarters, key=lambda each: Quarter.parse(each["quarter"]), reverse=True)
    return [_quarter(each, Quarter.parse(each["quarter"])) for each in newest_first]


def council_page(council: Council, quarters: Sequence[QuarterFigures], series: Sequence[Series]) -> CouncilPage:
    """Return the page of a council whose indicators have these series."""
    profile = council.profile
    symbols = symbols_in(text for each in series for text in (each.newest["value"], each.newest["mark"]["word"]))
    return {
        "name": profile.name,
        "title": profile.report.title,
        "quarters": quarter_entries(quarters),
        "groups": _groups(council, series),
        "symbols": legend(symbols),
        "is_illustrative": ILLUSTRATIVE in symbols,
    }


def _quarter(of: QuarterFigures, quarter: Quarter) -> QuarterEntry:
    version = f"version {of['version']}, " if of["version"] > 1 else ""
    return QuarterEntry(
        title=quarter.title, period=quarter.period, address=f"{quarter.key}/index.html", note=f"{version}{of['note']}"
    )


def _groups(council: Council, series: Sequence[Series]) -> list[IndicatorGroup]:
    priority_of = {indicator.id: indicator.priority for indicator in council.catalogue.indicators}
    groups = [(priority.name, [each for each in series if priority_of.get(each.indicator) == priority.id])
              for priority in council.profile.priorities]  # fmt: skip
    listed = {each.indicator for _, found in groups for each in found}
    groups.append((NO_LONGER, [each for each in series if each.indicator not in listed]))
    return [{"title": name, "indicators": [_indicator(each) for each in found]} for name, found in groups if found]


def _indicator(series: Series) -> IndicatorEntry:
    newest, quarter = series.newest, Quarter.parse(series.newest["quarter"])
    return {
        "title": title_of(newest["about"]),
        "address": f"indicators/{file_name(series.indicator)}",
        "value": newest["value"] if newest["version"] else "",
        "quarter": f"{quarter.title} ({stretch_in_short(Basis(newest['about']['basis']), quarter)})",
        "mark": newest["mark"],
        "words": f"{newest['about']['definition']} {newest['about']['sent_by']}",
    }
