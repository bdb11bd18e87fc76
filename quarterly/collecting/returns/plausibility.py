"""Whether a row's figures are plausible: the arithmetic behind the rules of expectations/values.yaml."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from quarterly.collecting.returns.records import IndicatorRow
from quarterly.configuration.catalogue import Indicator
from quarterly.vocabulary.numbers import Unit, exact, half_up

FAR = 5  # times the target, or a fifth of it; a misplaced decimal point is a factor of 10 and so always beyond


def agrees_with_counts(row: IndicatorRow, indicator: Indicator) -> bool:
    """Whether the typed value is the ratio of the counts, rounded half-up to the decimals it was typed with."""
    ratio = row.exact_value(indicator)
    if row.value is None or row.numerator is None or not row.denominator or indicator.unit.scale == 1 or ratio is None:
        return True
    # For 39 of 62 (62.903), 62.9 and 63 are right, and 62.8 is not.
    return half_up(ratio, places_of(row.value)) == row.value


def are_exchanged(row: IndicatorRow, indicator: Indicator) -> bool:
    """Whether the typed value is not the ratio of the counts, and would be if each stood in the other's place."""
    if row.value is None or not row.numerator or not row.denominator or agrees_with_counts(row, indicator):
        return False
    return agrees_with_counts(replace(row, numerator=row.denominator, denominator=row.numerator), indicator)


def is_share_of_counts(row: IndicatorRow, indicator: Indicator) -> bool:
    """Whether a typed percentage is not the ratio of the counts, and would be if it were multiplied by a hundred."""
    if row.value is None or indicator.unit is not Unit.PERCENT or row.value > 1 or agrees_with_counts(row, indicator):
        return False
    return agrees_with_counts(replace(row, value=row.value * 100), indicator)


def counts_a_cohort(row: IndicatorRow, denominator: Decimal) -> bool:
    """Whether a denominator is a number of cases: 1 or more, or 0 for an empty cohort in a row without a value."""
    nobody = denominator == 0 and not row.numerator and row.value is None
    return nobody or (is_whole(denominator) and denominator >= 1)


def looks_like_fraction(row: IndicatorRow, target: Fraction | None) -> bool:
    """Whether a typed percentage seems to be a share of 1, as 0.629 for 62.9: a hundred times as much is nearer the target.

    Nearer as a ratio: 0.8 against a target of 2 is plausible, against 65 it is not.
    """
    if row.value is None or target is None or (row.numerator is not None and row.denominator):
        return False
    return is_share(exact(row.value), target)


def is_share(value: Fraction, target: Fraction) -> bool:
    """Whether a percentage seems to be a share of 1, as it is far nearer the target when multiplied by a hundred."""
    # 0.629 against 65 is taken for 62.9%; 0.8 against 2 is a plausible 0.8%.
    return 0 < value <= 1 < target and 10 * value < target


def can_be(value: Fraction, unit: Unit, target: Fraction | None) -> bool:
    """Whether a figure that is not counted yet, such as a forecast, is possible in this unit."""
    if unit is Unit.PERCENT:
        return 0 <= value <= 100 and not (target is not None and is_share(value, target))
    return value >= 0 or unit.may_be_negative


def is_far(value: Fraction, target: Fraction, indicator: Indicator) -> bool:
    """Whether a value is so far from target that its decimal point or unit may be wrong.

    Not asked of a percentage, which has bounds of its own, or of a score, which may be negative; a year to date is not asked
    whether it is too low, because it is far below its target early in the year.
    """
    if indicator.unit in (Unit.PERCENT, Unit.SCORE) or not indicator.unit.is_quantity or value <= 0 or target <= 0:
        return False
    return value > FAR * target or (value * FAR < target and not indicator.basis.is_to_date)


def is_whole(number: Decimal) -> bool:
    """Whether a number has no decimals: 22 and 22.0 have none."""
    return exact(number).denominator == 1


def places_of(number: Decimal | None) -> int:
    """Return the decimal places a figure was typed with."""
    return 0 if number is None else max(0, -int(number.normalize().as_tuple().exponent))
