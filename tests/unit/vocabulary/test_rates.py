"""Percentages and rates from counts."""

from decimal import ROUND_HALF_UP, Decimal, localcontext
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quarterly.vocabulary.numbers import half_up
from quarterly.vocabulary.rates import NoRate, Rate, rate


def test_a_rate_is_kept_unrounded() -> None:
    assert rate(Fraction(1), Fraction(3)) == Rate(Fraction(100, 3))


def test_a_rate_per_10000_is_scaled() -> None:
    assert rate(Fraction(741), Fraction(70600), per=10_000).exact == Fraction(7_410_000, 70_600)


def test_nought_of_some_is_nought() -> None:
    assert rate(Fraction(0), Fraction(5)) == Rate(Fraction(0))


@pytest.mark.parametrize(
    ("numerator", "denominator", "note"),
    [
        (0, 0, "no rate: denominator is 0"),
        (5, 0, "no rate: denominator is 0"),
        (5, -1, "no rate: denominator is negative"),
        (None, 5, "no rate: numerator suppressed or missing"),
        (5, None, "no rate: denominator suppressed or missing"),
        (None, None, "no rate: numerator and denominator suppressed or missing"),
    ],
)
def test_where_there_is_no_rate_the_note_says_why(numerator: int | None, denominator: int | None, note: str) -> None:
    part, whole = (None if count is None else Fraction(count) for count in (numerator, denominator))
    assert rate(part, whole) == Rate(None, NoRate(note))


@given(st.integers(0, 10**6), st.integers(1, 10**6), st.sampled_from([100, 1000, 10_000, 100_000]), st.integers(0, 4))
def test_rounding_is_that_of_decimal_with_more_digits_than_it_needs(part: int, whole: int, per: int, places: int) -> None:
    with localcontext() as context:
        context.prec = 60
        expected = (Decimal(part * per) / whole).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    assert half_up(rate(Fraction(part), Fraction(whole), per).exact or 0, places) == expected


@given(st.integers(0, 10**6), st.integers(0, 4))
def test_every_tie_goes_up(units: int, places: int) -> None:
    tie = rate(Fraction(2 * units + 1), Fraction(2 * 10**places), per=1).exact
    assert tie is not None
    assert half_up(tie, places) == Decimal(units + 1).scaleb(-places)
