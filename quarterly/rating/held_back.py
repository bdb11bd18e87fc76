"""Which quarters of a series the public may not see: those of small counts, and those that would tell of one by difference."""

from collections.abc import Iterable

from quarterly.configuration.catalogue import Basis, Indicator
from quarterly.configuration.profile import SmallNumbers
from quarterly.quarter import Quarter
from quarterly.rating.counts import counts_of
from quarterly.series.points import Point, Series
from quarterly.small_counts import gives_away, is_small


def held_back(indicator: Indicator, series: Series, quarter: Quarter, policy: SmallNumbers) -> frozenset[Quarter]:
    """Return the quarters before this one whose values are held back; whether its own is, is its score's to say.

    Of two quarters of one year whose difference is a small count the later is held back, unless it is this one, which is printed.
    """
    hidden: set[Quarter] = set()
    for each in sorted(each for each in series if each < quarter):
        before = [other for other in series if other < each and other not in hidden]
        if _tells(indicator, series[each], policy) or any(_differ_by_few(indicator, series, b, each, policy) for b in before):
            hidden.add(each)
    shown = [each for each in series if each < quarter and each not in hidden]
    return frozenset(hidden | {each for each in shown if _differ_by_few(indicator, series, each, quarter, policy)})


def any_held_back(quarters: Iterable[Quarter], hidden: frozenset[Quarter]) -> bool:
    """Whether something that is worked out from these quarters tells of one that is held back."""
    return not hidden.isdisjoint(quarters)


def _tells(indicator: Indicator, point: Point, policy: SmallNumbers) -> bool:
    return point.value is not None and (point.held_back or gives_away(*counts_of(indicator, point), policy))


def _differ_by_few(indicator: Indicator, series: Series, before: Quarter, now: Quarter, policy: SmallNumbers) -> bool:
    """Whether what was counted between two quarters of one year is a small count: 6 by June and 8 by December tell of 2."""
    if indicator.basis is not Basis.YEAR_TO_DATE or before.year != now.year or now not in series:
        return False
    pairs = zip(counts_of(indicator, series[now]), counts_of(indicator, series[before]), strict=True)
    return any(is_small(later - earlier, policy) for later, earlier in pairs if later is not None and earlier is not None)
