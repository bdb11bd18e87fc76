"""Differencing over time: which quarters of a series are suppressed, by their own counts or by a difference.

An intruder subtracts one published quarter from another. Counted from April, 6 adoptions by June and 8 by September are each
large enough to publish, but 8 - 6 = 2 were made over the summer. A ratio has two sides to subtract: 10 in time of 20 by June and
18 of 30 by September are 8 in time of 10 over the summer, and 2 that were late. He needs both figures: from a suppressed one he
subtracts nothing. Nor does a figure go for what lies between it and a suppressed one. Else that it is printed would tell which
numbers the other is not: 6 by June, 13 by December, and by September neither 8 nor 9, 10 or 11. What follows from all figures
together is seen to in `secondary`.
"""

from collections.abc import Iterable, Set

from quarterly.configuration.catalogue import Indicator
from quarterly.configuration.profile import SmallNumbers
from quarterly.disclosure.small_counts import ratio_is_disclosive, ratio_is_disclosive_by_differencing
from quarterly.scoring.counts import counts_of
from quarterly.scoring.series.points import Point, Series, last_quarters
from quarterly.vocabulary.quarter import Quarter


def suppressed_quarters(indicator: Indicator, series: Series, quarter: Quarter, policy: SmallNumbers) -> frozenset[Quarter]:
    """Return the quarters before this one whose values this quarter's report does not give.

    Of two quarters of one year whose difference is a small count, the later one is suppressed. If the later one is this quarter
    itself (see `is_disclosive_by_differencing`), the earlier value was published once, but is not repeated in the same report.
    """
    suppressed = _suppressed_when_new(indicator, series, quarter, policy)
    # Nothing was sent this quarter, so that there is nothing to subtract from.
    if quarter not in series:
        return suppressed
    earlier = [each for each in _earlier_in_year(indicator, series, quarter) if each not in suppressed]
    return suppressed | {each for each in earlier if _differ_by_few(indicator, series[each], series[quarter], policy)}


def is_disclosive_by_differencing(indicator: Indicator, series: Series, quarter: Quarter, policy: SmallNumbers) -> bool:
    """Whether the cases added since an earlier quarter of the year that was published are a small count."""
    suppressed = _suppressed_when_new(indicator, series, quarter, policy)
    return quarter in series and _differs_from_published(indicator, series, quarter, suppressed, policy)


def any_suppressed(quarters: Iterable[Quarter], suppressed: frozenset[Quarter]) -> bool:
    """Whether anything worked out from these quarters is worked out from a suppressed one."""
    return not suppressed.isdisjoint(quarters)


def is_target_suppressed(indicator: Indicator, quarter: Quarter, suppressed: frozenset[Quarter]) -> bool:
    """Whether a quarter's target would reveal a suppressed value.

    A seasonal target is shared out by last year's quarters. An intruder who reads a yearly target of 120 and a target of 12 for
    Quarter 1 knows that Quarter 1 was a tenth of last year, and last year's total of 30 was published: so it was 3.
    """
    plan = indicator.plan(quarter)
    seasonal = plan is not None and plan.profile == "seasonal"
    last_year = last_quarters(indicator.rated_basis.year.last_of(quarter).later(-4), 4)
    return seasonal and any_suppressed(last_year, suppressed)


def _suppressed_when_new(indicator: Indicator, series: Series, quarter: Quarter, policy: SmallNumbers) -> frozenset[Quarter]:
    """Return the quarters before this one that were suppressed in their own report."""
    suppressed: set[Quarter] = set()
    # In order of time: whether a quarter went decides whether the next had anything public to be subtracted from.
    for each in sorted(each for each in series if each < quarter):
        if _is_small(indicator, series[each], policy) or _differs_from_published(indicator, series, each, suppressed, policy):
            suppressed.add(each)
    return frozenset(suppressed)


def _differs_from_published(
    indicator: Indicator, series: Series, quarter: Quarter, suppressed: Set[Quarter], policy: SmallNumbers
) -> bool:
    """Whether a quarter differs by a small count from an earlier quarter of its year that was published."""
    published = [each for each in _earlier_in_year(indicator, series, quarter) if each not in suppressed]
    return any(_differ_by_few(indicator, series[each], series[quarter], policy) for each in published)


def _earlier_in_year(indicator: Indicator, series: Series, quarter: Quarter) -> list[Quarter]:
    # At most three, however long the series: only figures of one year to date are subtracted from each other.
    return [each for each in indicator.basis.year.so_far(quarter)[:-1] if each in series]


def _is_small(indicator: Indicator, point: Point, policy: SmallNumbers) -> bool:
    return point.value is not None and (point.suppressed or ratio_is_disclosive(*counts_of(indicator, point), policy))


def _differ_by_few(indicator: Indicator, before: Point, now: Point, policy: SmallNumbers) -> bool:
    """Whether the cases counted between two quarters of one year are a small count."""
    # Of in-quarter figures the difference is no group of children: those of June and those of September are different ones.
    if not indicator.basis.is_to_date:
        return False
    counts_now, counts_before = counts_of(indicator, now), counts_of(indicator, before)
    return ratio_is_disclosive_by_differencing(counts_now, counts_before, policy)
