"""The chart of an indicator's page: the newest quarters as the report's own trend chart draws them, and its sentence."""

from collections.abc import Collection, Sequence
from fractions import Fraction
from functools import cache
from itertools import pairwise
from typing import TypedDict

from quarterly.configuration.targets.goal import Goal
from quarterly.configuration.targets.words import printed
from quarterly.publishing.site.figures import SiteFigure
from quarterly.reporting.chart_model import TrendChart
from quarterly.reporting.charts.history import axis_unit, words_of_basis
from quarterly.vocabulary.basis import Basis
from quarterly.vocabulary.illustrative import ILLUSTRATIVE, signed
from quarterly.vocabulary.numbers import Unit, exact
from quarterly.vocabulary.polarity import Polarity
from quarterly.vocabulary.quarter import Quarter
from quarterly.vocabulary.wording import begun

SHOWN = 16  # quarters: four years, in letters that can be read on a telephone
_LEAST = 2

Drawn = tuple[Quarter, SiteFigure | None]  # None where nothing is published of a quarter: a gap, as a suppressed figure is


class SiteChart(TypedDict):
    """A chart with its caption, and the sentence that says what it shows to those who do not see it."""

    caption: str
    alt: str
    chart: TrendChart


def site_chart(figures: Sequence[SiteFigure], breaks: Collection[Quarter]) -> SiteChart | None:
    """Return the chart of the newest quarters; None for fewer than two values, and of dates. `breaks` are the catalogue's."""
    if not figures or not Unit(figures[-1]["about"]["unit"]).is_quantity:
        return None
    drawn = _drawn(figures)
    if sum(each is not None and each["number"] is not None for _, each in drawn) < _LEAST:
        return None
    about, invented = figures[-1]["about"], any(each is not None and each["is_illustrative"] for _, each in drawn)
    broken = _broken(drawn, breaks)
    caption = f"{begun(words_of_basis(Basis(about['basis'])))}, {drawn[0][0]} to {drawn[-1][0]}"
    return {
        "caption": signed(caption, invented or _last(drawn)["mark"]["word"].endswith(ILLUSTRATIVE)),
        "alt": signed(_sentence(drawn, broken), invented),
        "chart": _chart(drawn, broken),
    }


def _drawn(figures: Sequence[SiteFigure]) -> list[Drawn]:
    """Return the quarters that are drawn, oldest first, with those between them of which nothing is published."""
    # Figures in another unit have no place on the axis: 62.9% is not less than 140 children.
    unit = figures[-1]["about"]["unit"]
    since = max((n for n, each in enumerate(figures, start=1) if each["about"]["unit"] != unit), default=0)
    known = {_quarter(each["quarter"]): each for each in figures[since:]}
    due = {quarter: each for quarter, each in known.items() if each["is_due"]}
    has_gaps = Basis(figures[-1]["about"]["basis"]) is not Basis.ANNUAL  # between annual figures there is none
    quarter = min((quarter for quarter, each in due.items() if each["number"] is not None), default=None)
    last, found = max(due, default=None), list[Drawn]()
    while quarter is not None and last is not None and quarter <= last:
        if quarter in due:
            found.append((quarter, due[quarter]))
        elif quarter not in known and has_gaps:
            found.append((quarter, None))
        quarter = quarter.next
    return found[-SHOWN:]


def _broken(drawn: Sequence[Drawn], breaks: Collection[Quarter]) -> list[int]:
    """Return the positions before which a break in series lies, one in a quarter that is not drawn among them."""
    found = []
    for position, ((before, _), (quarter, each)) in enumerate(pairwise(drawn), start=1):
        if any(before < stated <= quarter for stated in breaks) or (each and each["is_broken"]):
            found.append(position)
    return found


@cache  # of every indicator the same
def _quarter(text: str) -> Quarter:
    return Quarter.parse(text)


def _chart(drawn: Sequence[Drawn], broken: list[int]) -> TrendChart:
    last = _last(drawn)
    ends = [each["ends"] if each else None for _, each in drawn]
    is_range = any(pair and pair[0] < pair[1] for pair in ends)
    chart: TrendChart = {
        "kind": "trend",
        "points": [
            {
                "label": str(quarter),
                "value": each["number"] if each else None,
                "target": sum(pair) / 2 if pair else None,
                "text": each["value"] if each else "",
            }
            for (quarter, each), pair in zip(drawn, ends, strict=True)
        ],
        "tolerance": [(pair[1] - pair[0]) / 2 if pair and is_range else None for pair in ends],
        "shaded": "range" if is_range else "around",
        "break_before": broken,
        "restarts": [n for n, (quarter, _) in enumerate(drawn) if n and _restarts(last, quarter)],
        "unit": axis_unit(Unit(last["about"]["unit"])),
        "mark": last["mark"],
    }
    newest = drawn[-1][1]
    return {**chart, "target_sign": ILLUSTRATIVE} if newest and newest["target"].endswith(ILLUSTRATIVE) else chart


def _sentence(drawn: Sequence[Drawn], broken: Sequence[int]) -> str:
    """Say how the value moved between quarters that compare, and what its target is."""
    last = _last(drawn)
    since = [each for _, each in drawn[broken[-1] if broken else 0 :] if each and each["number"] is not None]
    if _basis(last).is_to_date:  # a year to date begins again: from 40 in Quarter 4 to 9 in Quarter 1 nothing has fallen
        since = [each for each in since if each["quarter"][-1] == last["quarter"][-1]]
    first = since[0] if since else last
    if first is last:
        moved = f"stood at {last['plain']} in {last['quarter']}"
    elif first["plain"] == last["plain"]:
        moved = f"stood at {last['plain']} in {first['quarter']} and in {last['quarter']}"
    else:
        way = "rose" if (last["number"] or 0) > (first["number"] or 0) else "fell"
        moved = f"{way} from {first['plain']} in {first['quarter']} to {last['plain']} in {last['quarter']}{_judged(first, last)}"
    about, ends = last["about"], last["ends"]
    target = f"; the target is {printed((exact(ends[0]), exact(ends[1])), Unit(about['unit']))}" if ends else ""
    return f"{about['name']} {moved}{', after a break in series' if broken else ''}{target}."


def _judged(first: SiteFigure, last: SiteFigure) -> str:
    low, high = map(exact, last["ends"]) if last["ends"] else (None, None)
    goal = Goal(Polarity(last["about"]["good_is"]), low, high)
    better = goal.improvement(_exact(first), _exact(last))
    return f", which is {'better' if better > 0 else 'worse'}" if better else ""


def _exact(figure: SiteFigure) -> Fraction:
    return exact(figure["number"] or 0)


def _last(drawn: Sequence[Drawn]) -> SiteFigure:
    return next(each for _, each in reversed(drawn) if each is not None and each["number"] is not None)


def _restarts(figure: SiteFigure, quarter: Quarter) -> bool:
    """Whether what a figure counts begins again with a quarter."""
    basis = _basis(figure)
    return basis.is_to_date and basis.year.position(quarter) == 1


def _basis(figure: SiteFigure) -> Basis:
    return Basis(figure["about"]["basis"])
