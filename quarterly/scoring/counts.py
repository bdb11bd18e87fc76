"""The cases behind a figure: how many, and out of how many; of a ratio, one side gives the other away."""

from decimal import Decimal
from fractions import Fraction

from quarterly.configuration.catalogue import Indicator
from quarterly.scoring.series.points import Point
from quarterly.vocabulary.numbers import Unit, half_up


def counts_of(indicator: Indicator, point: Point) -> tuple[Decimal | None, Decimal | None]:
    """Return how many cases a figure stands for, and out of how many, where that is known or follows."""
    numerator, denominator, value, scale = point.numerator, point.denominator, point.value, indicator.unit.scale
    if indicator.unit is Unit.COUNT:
        numerator = value
    elif scale > 1 and value and numerator is None and denominator:
        numerator = Fraction(half_up(value * denominator / scale, 0))
    elif scale > 1 and value and denominator is None and numerator:
        denominator = Fraction(half_up(numerator * scale / value, 0))
    return _decimal(numerator), _decimal(denominator)


def _decimal(number: Fraction | None) -> Decimal | None:
    return None if number is None else Decimal(number.numerator) / Decimal(number.denominator)
