"""Which texts of a text file are numbers, and which stay what they are?"""

import pytest

from quarterly.collecting.sheets.decimal_commas import may_be_thousands
from quarterly.collecting.sheets.delimited import with_numbers
from quarterly.collecting.sheets.sheets import Scalar, Sheet


def read(value: Scalar, *, decimal_comma: bool = False, delimited: bool = True) -> tuple[Scalar, bool]:
    sheet = with_numbers(Sheet(name="Table", rows=((value,),), delimited=delimited), decimal_comma=decimal_comma)
    return sheet.rows[0][0], "A1" in sheet.percent_cells


@pytest.mark.parametrize(
    ("typed", "number"),
    [("62.9", 62.9), ("45", 45), ("0", 0), ("-1.5", -1.5), ("−3", -3), ("1,072", 1072), ("1,072.5", 1072.5), ("TRUE", True)],
)
def test_a_plain_number_is_one(typed: str, number: Scalar) -> None:
    found = read(typed)
    assert (found, type(found[0])) == ((number, False), type(number))


@pytest.mark.parametrize("typed", ["62.9%", "62.9 %"])
def test_a_percentage_is_read_as_a_workbook_has_it(typed: str) -> None:
    assert read(typed) == (0.629, True)


@pytest.mark.parametrize(
    "typed",
    [
        "007",
        "0,031",
        "-0,831",
        "1.23E+11",
        "62,9",
        "10,72",
        "£1,200",
        "431 days",
        "3/6",
        "06-Mar",
        "n/a",
        "",
        "12345678901234567",
        None,
    ],
)
def test_anything_else_stays_as_it_was_typed(typed: Scalar) -> None:
    assert read(typed) == (typed, False)


@pytest.mark.parametrize(
    ("typed", "number"),
    [("62,9", 62.9), ("1.072", 1072), ("1.072,5", 1072.5), ("1 072,5", 1072.5), ("45", 45)],
)
def test_a_decimal_comma_is_read_where_the_profile_says_so(typed: str, number: Scalar) -> None:
    assert read(typed, decimal_comma=True) == (number, False)


def test_a_decimal_comma_in_a_percentage() -> None:
    assert read("62,9%", decimal_comma=True) == (0.629, True)


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("£4.100", "£4100"),
        ("£4.150,50", "£4150.50"),
        ("-£4.100", "-£4100"),
        ("12,5 days", "12.5 days"),
        ("1.431 days", "1431 days"),
    ],
)
def test_an_amount_or_a_time_keeps_its_unit_and_gets_a_decimal_point(typed: str, text: str) -> None:
    assert read(typed, decimal_comma=True) == (text, False)


@pytest.mark.parametrize("typed", ["KPI 1.250", "£12.5", "12,5 of 14 days", "days", "between £1.100 and £1.200"])
def test_a_text_that_is_no_figure_with_a_decimal_comma_stays(typed: str) -> None:
    assert read(typed, decimal_comma=True) == (typed, False)


def test_beside_decimal_commas_an_amount_may_be_of_thousands_and_stays() -> None:
    sheet = Sheet(name="Table", rows=(("62,9", "£4.100", "£4,100", "£41"),), delimited=True)
    assert [may_be_thousands(value) for value in with_numbers(sheet).rows[0]] == [False, True, True, False]


def test_a_cell_of_text_in_a_workbook_is_read_with_a_decimal_comma_too() -> None:
    assert read("62,9", decimal_comma=True, delimited=False) == (62.9, False)


@pytest.mark.parametrize("typed", ["62.9", "1176", "TRUE"])
def test_other_texts_of_a_workbook_stay_text(typed: str) -> None:
    assert read(typed, decimal_comma=True, delimited=False) == (typed, False)
