"""Small counts of earlier quarters: what a later quarter would give away by comparing with them, or by adding to them."""

from quarterly.configuration.catalogue import Basis, Indicator
from quarterly.configuration.profile import SmallNumbers
from quarterly.numbers import shown
from quarterly.quarter import Quarter
from quarterly.rating.counts import counts_of
from quarterly.series.points import Series
from quarterly.small_counts import gives_away, is_small


def small_before(indicator: Indicator, series: Series, quarter: Quarter, policy: SmallNumbers) -> tuple[str, ...]:
    """Return the earlier values, as printed, that the public may not see, since their counts are small."""
    earlier = [point for each, point in series.items() if each < quarter and point.value is not None]
    small = [point for point in earlier if point.held_back or gives_away(*counts_of(indicator, point), policy)]
    return tuple(sorted({shown(point.value or 0, indicator.decimals, indicator.unit) for point in small}))


def told_by_difference(indicator: Indicator, series: Series, quarter: Quarter, policy: SmallNumbers) -> bool:
    """Whether what was added since an earlier quarter of the year is a small count, for values counted from April.

    6 in Quarter 1 and 8 by Quarter 2 tell of 2 in Quarter 2.
    """
    if indicator.basis is not Basis.YEAR_TO_DATE:
        return False
    now = counts_of(indicator, series[quarter])
    earlier = [counts_of(indicator, series[each]) for each in series if each < quarter and each.year == quarter.year]
    pairs = [pair for counts in earlier for pair in zip(now, counts, strict=True)]
    return any(is_small(later - before, policy) for later, before in pairs if later is not None and before is not None)
