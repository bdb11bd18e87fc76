"""Which quarters of a series the public may not see: those of small counts, and those that would tell of one by difference.

An intruder takes one quarter from another. Counted from April, 6 adoptions by June and 8 by September are both large enough to be
shown, and 8 - 6 = 2 are those of the summer. Of shares both sides tell: 10 of 20 by June and 18 of 30 by September leave 8 of
10 in between, and 2 that were not in time. A figure that is suppressed already is no help to him for the cases beside it.
"""

from collections.abc import Iterable, Set

from quarterly.configuration.catalogue import Indicator
from quarterly.configuration.profile import SmallNumbers
from quarterly.disclosure.small_counts import ratio_is_disclosive, ratio_is_disclosive_by_differencing
from quarterly.scoring.counts import counts_of
from quarterly.scoring.series.points import Point, Series
from quarterly.vocabulary.basis import Basis
from quarterly.vocabulary.quarter import Quarter


def suppressed_quarters(indicator: Indicator, series: Series, quarter: Quarter, policy: SmallNumbers) -> frozenset[Quarter]:
    """Return the quarters before this one whose values are suppressed; whether its own is, its score says.

    Of two quarters of one year whose difference is a small count the later is suppressed, unless it is this one, which is
    printed.
    """
    hidden = _never_told(indicator, series, quarter, policy)
    return hidden | _differing_by_few(indicator, series, quarter, hidden, policy)


def is_disclosive_by_differencing(indicator: Indicator, series: Series, quarter: Quarter, policy: SmallNumbers) -> bool:
    """Whether what was added since an earlier quarter of the year is a small count.

    So it is suppressed if what it adds to is; of the cases beside it that follows only where the public knows the earlier figure.
    """
    hidden = _never_told(indicator, series, quarter, policy)
    earlier = _earlier_in_year(series, quarter)
    return any(_differ_by_few(indicator, series, each, quarter, policy, rests=each not in hidden) for each in earlier)


def _never_told(indicator: Indicator, series: Series, quarter: Quarter, policy: SmallNumbers) -> frozenset[Quarter]:
    """Return the quarters before this one that were suppressed already when they were new."""
    hidden: set[Quarter] = set()
    for each in sorted(each for each in series if each < quarter):
        if _tells(indicator, series[each], policy) or _differing_by_few(indicator, series, each, hidden, policy):
            hidden.add(each)
    return frozenset(hidden)


def _differing_by_few(
    indicator: Indicator, series: Series, quarter: Quarter, hidden: Set[Quarter], policy: SmallNumbers
) -> frozenset[Quarter]:
    known = [each for each in _earlier_in_year(series, quarter) if each not in hidden]
    return frozenset(each for each in known if _differ_by_few(indicator, series, each, quarter, policy))


def _earlier_in_year(series: Series, quarter: Quarter) -> list[Quarter]:
    # At most three, however long the series: only figures of one year to date are subtracted from each other.
    return [each for number in range(1, quarter.number) if (each := Quarter(quarter.year, number)) in series]


def any_suppressed(quarters: Iterable[Quarter], hidden: frozenset[Quarter]) -> bool:
    """Whether something that is worked out from these quarters gives a suppressed one away."""
    return not hidden.isdisjoint(quarters)


def is_target_suppressed(indicator: Indicator, quarter: Quarter, hidden: frozenset[Quarter]) -> bool:
    """Whether a quarter's target follows last year's course, and so gives a suppressed quarter away."""
    plan = indicator.plan(quarter)
    seasonal = plan is not None and plan.profile == "seasonal"
    return seasonal and any_suppressed([Quarter(quarter.year - 1, number) for number in (1, 2, 3, 4)], hidden)


def _tells(indicator: Indicator, point: Point, policy: SmallNumbers) -> bool:
    return point.value is not None and (point.suppressed or ratio_is_disclosive(*counts_of(indicator, point), policy))


def _differ_by_few(
    indicator: Indicator, series: Series, before: Quarter, now: Quarter, policy: SmallNumbers, *, rests: bool = True
) -> bool:
    """Whether what was counted between two quarters of one year is a small count: 6 by June and 8 by December tell of 2."""
    if indicator.basis is not Basis.YEAR_TO_DATE or now not in series:
        return False
    return ratio_is_disclosive_by_differencing(
        counts_of(indicator, series[now]), counts_of(indicator, series[before]), policy, rests=rests
    )
