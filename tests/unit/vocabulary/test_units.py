"""Figures of every unit, as people type them and as they are printed."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quarterly.vocabulary.numbers import Unit
from quarterly.vocabulary.units import as_number, from_number, printed, read_in, trimmed_in

DAY = Fraction(date(2026, 9, 30).toordinal())


@pytest.mark.parametrize(
    ("number", "unit", "text"),
    [
        ("62.94", Unit.PERCENT, "62.9%"),
        ("1072", Unit.COUNT, "1,072.0"),
        ("1200", Unit.POUNDS, "£1,200.0"),
        ("-350.25", Unit.POUNDS, "-£350.3"),
        ("3.2", Unit.RATIO, "3.2 : 1"),
        ("12.04", Unit.WEEKS, "12.0 weeks"),
        ("1", Unit.MONTHS, "1.0 month"),
        ("174", Unit.DAYS, "174.0"),
        ("1", Unit.YES_NO, "Yes"),
        ("0", Unit.YES_NO, "No"),
    ],
)
def test_a_figure_is_printed_with_its_unit(number: str, unit: Unit, text: str) -> None:
    assert printed(Fraction(number), 1, unit) == text


def test_a_date_is_printed_as_people_write_it() -> None:
    assert (printed(DAY, 2, Unit.DATE), trimmed_in(DAY, Unit.DATE)) == ("30 September 2026", "30 September 2026")


@pytest.mark.parametrize(
    ("text", "unit", "number"),
    [
        ("£1,200", Unit.POUNDS, 1200),
        ("-£350", Unit.POUNDS, -350),
        ("£ 1.25m", Unit.POUNDS, 1_250_000),
        ("£350k", Unit.POUNDS, 350_000),
        ("1,200", Unit.POUNDS, 1200),
        ("431 days", Unit.DAYS, 431),
        ("20 working days", Unit.DAYS, 20),
        ("1 week", Unit.WEEKS, 1),
        ("3.5 Months", Unit.MONTHS, Fraction("3.5")),
        ("3.2 : 1", Unit.RATIO, Fraction("3.2")),
        ("3.2:1", Unit.RATIO, Fraction("3.2")),
        ("3 to 1", Unit.RATIO, 3),
        ("yes", Unit.YES_NO, 1),
        ("N", Unit.YES_NO, 0),
        ("True", Unit.YES_NO, 1),
        ("30/09/2026", Unit.DATE, DAY),
        ("2026-09-30T00:00:00", Unit.DATE, DAY),
        ("30 September 2026", Unit.DATE, DAY),
        ("62.9 %", Unit.PERCENT, Fraction("62.9")),
    ],
)
def test_a_figure_is_read_with_the_sign_of_its_unit(text: str, unit: Unit, number: Fraction) -> None:
    assert read_in(text, unit) == (number, "")


@pytest.mark.parametrize(
    ("text", "unit", "given_in"),
    [
        ("£1,200", Unit.PERCENT, "pounds"),
        ("62.9%", Unit.DAYS, "per cent"),
        ("12 weeks", Unit.DAYS, "weeks"),
        ("3.2 : 1", Unit.COUNT, "ratio"),
    ],
)
def test_a_figure_of_another_unit_says_which(text: str, unit: Unit, given_in: str) -> None:
    read = read_in(text, unit)
    assert read is not None
    assert read[1] == given_in


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("maybe", Unit.YES_NO),
        ("1", Unit.YES_NO),
        ("31 September 2026", Unit.DATE),
        ("12", Unit.DATE),
        ("1 : 3", Unit.RATIO),
        ("about 3 weeks", Unit.WEEKS),
        ("£1,2", Unit.POUNDS),
        ("£5%", Unit.POUNDS),
        ("", Unit.COUNT),
    ],
)
def test_what_is_no_figure_of_a_unit_is_not_read(text: str, unit: Unit) -> None:
    assert read_in(text, unit) is None


@given(st.decimals(0, 10**6, places=2), st.sampled_from([unit for unit in Unit if unit.is_quantity]))
def test_what_is_printed_reads_as_the_same_figure(number: Decimal, unit: Unit) -> None:
    assert read_in(printed(number, 2, unit), unit) == (Fraction(number), "")


@given(st.dates())
def test_a_date_printed_reads_as_the_same_day(day: date) -> None:
    number = Fraction(day.toordinal())
    if day.year >= 1000:
        assert read_in(printed(number, 0, Unit.DATE), Unit.DATE) == (number, "")
        assert from_number(as_number(number, 0, Unit.DATE), Unit.DATE) == number


def test_a_table_for_programs_has_a_date_in_eight_digits_and_yes_as_one() -> None:
    assert [as_number(DAY, 1, Unit.DATE), as_number(Fraction(1), 0, Unit.YES_NO)] == [20260930, 1]
