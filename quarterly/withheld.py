"""Small counts of earlier quarters: what a later quarter would give away by comparing with them, or by adding to them."""

from decimal import Decimal
from fractions import Fraction

from quarterly.configuration.catalogue import Basis, Indicator
from quarterly.configuration.profile import SmallNumbers
from quarterly.numbers import Unit, half_up, shown
from quarterly.quarter import Quarter
from quarterly.series.points import Point, Series
from quarterly.small_counts import gives_away, is_small


def small_before(indicator: Indicator, series: Series, quarter: Quarter, policy: SmallNumbers) -> tuple[str, ...]:
    """Return the earlier values, as printed, that the public may not see, since their counts are small."""
    earlier = [point for each, point in series.items() if each < quarter and point.value is not None]
    small = [point for point in earlier if point.held_back or gives_away(*_counts(indicator, point), policy)]
    return tuple(sorted({shown(point.value or 0, indicator.decimals, indicator.unit) for point in small}))


def told_by_difference(indicator: Indicator, series: Series, quarter: Quarter, policy: SmallNumbers) -> bool:
    """Whether what was added since the quarter before is a small count, for values counted from April.

    6 in Quarter 1 and 8 by Quarter 2 tell of 2 in Quarter 2.
    """
    if indicator.basis is not Basis.YEAR_TO_DATE or quarter.number == 1 or quarter.previous not in series:
        return False
    pairs = zip(_counts(indicator, series[quarter]), _counts(indicator, series[quarter.previous]), strict=True)
    return any(is_small(now - before, policy) for now, before in pairs if now is not None and before is not None)


def _counts(indicator: Indicator, point: Point) -> tuple[Decimal | None, Decimal | None]:
    numerator = point.value if indicator.unit is Unit.COUNT else point.numerator
    return _whole(numerator), _whole(point.denominator)


def _whole(number: Fraction | None) -> Decimal | None:
    return None if number is None else half_up(number, 0)
