"""The cases behind a figure: its numerator and denominator, as sent or as anybody can work them out from the value."""

from decimal import Decimal
from fractions import Fraction

from quarterly.configuration.catalogue import Indicator
from quarterly.scoring.series.points import Point
from quarterly.vocabulary.numbers import Unit, half_up


def counts_of(indicator: Indicator, point: Point) -> tuple[Decimal | None, Decimal | None]:
    """Return a figure's numerator and denominator, where they were sent or follow from the value.

    50% out of 6 is 3 of 6, whether the 3 was sent or not: what can be worked out must be screened like what was sent.
    """
    # A printed percentage is rounded itself: 23% of 13 is 2.99 cases, which any reader takes for 3.
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
