"""Figures read as typed, rounded half-up and printed."""

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quarterly.vocabulary.numbers import Unit, decimals_of, exact, half_up, read_number, shown, trimmed


@pytest.mark.parametrize(
    ("numerator", "denominator", "printed"),
    [(7, 112, "6.3"), (9, 400, "2.3"), (182, 1120, "16.3"), (1, 3, "33.3"), (2, 3, "66.7"), (1, 1, "100.0")],
)
def test_ties_go_up_as_in_the_published_figures_of_dfe(numerator: int, denominator: int, printed: str) -> None:
    assert str(half_up(Fraction(numerator * 100, denominator), 1)) == printed


@pytest.mark.parametrize(
    ("number", "rounded"), [("0.5", "1"), ("1.5", "2"), ("2.5", "3"), ("-0.5", "-1"), ("-0.4", "0"), ("0.49", "0")]
)
def test_halves_go_away_from_zero(number: str, rounded: str) -> None:
    assert str(half_up(Decimal(number), 0)) == rounded


@given(st.decimals(-1_000_000, 1_000_000, places=6), st.integers(0, 4))
def test_rounding_is_that_of_decimal(number: Decimal, places: int) -> None:
    assert half_up(number, places) == number.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


@given(st.fractions(-1_000, 1_000, max_denominator=10_000), st.integers(0, 4))
def test_rounding_moves_a_number_by_half_a_place_at_most(number: Fraction, places: int) -> None:
    assert abs(Fraction(half_up(number, places)) - number) <= Fraction(1, 2 * 10**places)


@given(st.fractions(-1_000, 1_000), st.fractions(-1_000, 1_000), st.integers(0, 4))
def test_rounding_keeps_the_order(a: Fraction, b: Fraction, places: int) -> None:
    assert (half_up(a, places) <= half_up(b, places)) or a > b


@pytest.mark.parametrize(
    ("number", "meant"),
    [
        (104.9, Fraction(1049, 10)),
        (62.900000000000006, Fraction(629, 10)),
        (0.1 + 0.2, Fraction(3, 10)),
        (1178, Fraction(1178)),
        ("98.8", Fraction(494, 5)),
        (Decimal("2.50"), Fraction(5, 2)),
    ],
)
def test_a_number_is_what_was_written(number: float | str | Decimal, meant: Fraction) -> None:
    assert exact(number) == meant


@given(st.decimals(-99_999, 99_999, places=3))
def test_a_float_of_a_typed_figure_is_that_figure(figure: Decimal) -> None:
    assert exact(float(figure)) == Fraction(figure)


@pytest.mark.parametrize(
    ("number", "places", "unit", "printed"),
    [
        (Fraction(629, 10), 1, Unit.PERCENT, "62.9%"),
        (Fraction(1072), 0, Unit.COUNT, "1,072"),
        (Fraction(50), 0, Unit.PERCENT, "50%"),
        (Fraction(1049, 10), 1, Unit.PER_10000, "104.9"),
        (Fraction(0), 1, None, "0.0"),
    ],
)
def test_a_figure_is_printed_with_separators_and_symbol(number: Fraction, places: int, unit: Unit | None, printed: str) -> None:
    assert shown(number, places, unit) == printed


@pytest.mark.parametrize(
    ("number", "printed"), [("98.8", "98.8"), ("65", "65"), ("65.00", "65"), ("100", "100"), ("0.125", "0.13"), ("0", "0")]
)
def test_a_target_is_printed_with_the_decimals_it_needs(number: str, printed: str) -> None:
    assert trimmed(Fraction(number)) == printed


@pytest.mark.parametrize(
    ("text", "number", "percent"),
    [
        ("62.9%", "62.9", True),
        (" 62.9 % ", "62.9", True),
        ("1,072", "1072", False),
        ("£1,072.50", "1072.5", False),
        ("-3", "-3", False),
        ("−3", "-3", False),
        ("+5", "5", False),
        (".5", "0.5", False),
    ],
)
def test_a_figure_typed_as_text_is_read(text: str, number: str, percent: bool) -> None:
    assert read_number(text) == (Fraction(number), percent)


@pytest.mark.parametrize(
    "text",
    ["0,031", "-0,831%", "", "TBC", "n/a", "12,34", "1.072,5", "62.9%%", "about 60", "3 of 6", "5.", "1 072", "1e3", "nan"],
)
def test_what_is_no_figure_is_not_guessed_at(text: str) -> None:
    assert read_number(text) is None


@given(st.integers(-10_000_000, 10_000_000))
def test_a_whole_number_printed_is_read_back(number: int) -> None:
    assert read_number(shown(number, 0)) == (number, False)


@pytest.mark.parametrize(("text", "places"), [("62.9%", 1), ("104.90", 2), ("65", 0), ("50%", 0)])
def test_the_decimals_of_a_printed_figure_are_counted(text: str, places: int) -> None:
    assert decimals_of(text) == places


def test_the_scale_of_each_unit() -> None:
    assert {unit.value: unit.scale for unit in Unit} == {
        "percent": 100,
        "per 1,000": 1_000,
        "per 10,000": 10_000,
        "per 100,000": 100_000,
        **dict.fromkeys(("days", "weeks", "months", "pounds", "ratio", "yes or no", "date", "count", "score"), 1),
    }
