"""Which columns of numbers that are not read are asked about, where the values were worked out from counts?"""

import pytest

from quarterly.collecting.sheets.sheets import Scalar
from tests.unit.made_reading import codes, read, sheet


def found(
    heading: Scalar, cell: Scalar, *, counts: tuple[Scalar, Scalar] = (30, 60), value: bool = False
) -> list[tuple[str, str | None]]:
    header: list[Scalar] = ["PI ref", "Numerator", "Denominator", heading, "Target", *(["Actual"] if value else [])]
    return codes(read(sheet([[1180, *counts, cell, None, *([50] if value else [])]], header=header)))


@pytest.mark.parametrize("heading", ["Outturn Q4 2025/26", "YTD", "%", "March 2026", "Performance"])
@pytest.mark.parametrize("cell", [48, 48.5, "48%", 0])
def test_numbers_under_a_heading_that_is_not_known_are_asked_about_there(heading: str, cell: Scalar) -> None:
    assert found(heading, cell) == [("C27", "D4")]


@pytest.mark.parametrize("heading", ["Last year", "Rank", "England average", "Change from last quarter", "Year", None])
def test_a_column_that_is_plainly_something_else_is_not(heading: Scalar) -> None:
    assert found(heading, 48) == []


@pytest.mark.parametrize("cell", ["Ms Jones", "as planned", None, True])
def test_a_column_without_numbers_is_not(cell: Scalar) -> None:
    assert found("YTD", cell) == []


def test_a_column_beside_one_of_values_is_not() -> None:
    assert found("YTD", 48, value=True) == []


def test_a_column_beside_rows_without_counts_is_left_to_the_rule_on_figures_that_were_not_read() -> None:
    assert [code for code, _ in found("YTD", 48, counts=(None, None))] == ["C13"]


def test_each_column_is_asked_about_once_however_many_rows_it_has() -> None:
    header: list[Scalar] = ["PI ref", "Numerator", "Denominator", "March 2026", "April 2026"]
    rows: list[list[Scalar]] = [[1180, 30, 60, 48, 49], [1181, 30, 60, 48, None]]
    assert [each for each in codes(read(sheet(rows, header=header))) if each[0] == "C27"] == [("C27", "D4"), ("C27", "E4")]
