"""What is taken from a file of “explore education statistics”, and what is left out or refused?"""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quarterly.configuration.official_files import OfficialFile
from quarterly.scoring.benchmarking.official_rows import (
    LeftOut,
    OfficialTable,
    breakdowns,
    figure_columns,
    official_rows,
    replaced,
)
from quarterly.vocabulary.errors import SetupError

HEADER = [
    *("time_period", "time_identifier", "geographic_level", "country_code", "country_name", "region_code", "region_name"),
    *("old_la_code", "new_la_code", "la_name", "category", "number", "rate"),
]
USUAL = {
    "time_period": "202425",
    "time_identifier": "Financial year",
    "geographic_level": "Local authority",
    "country_code": "E92000001",
    "country_name": "England",
    "old_la_code": "332",
    "new_la_code": "E08000027",
    "la_name": "Dudley",
    "category": "Total",
    "number": "612",
    "rate": "87.10",
}
NATIONAL = {"geographic_level": "National", "old_la_code": "", "new_la_code": "", "la_name": ""}
NUMBERS = {"dudley": "332"}


def table(*changes: dict[str, str], header: list[str] = HEADER) -> OfficialTable:
    rows = [[{**USUAL, **change}.get(name, "") for name in header] for change in changes]
    return OfficialTable(name="cla.csv", header=header, rows=rows, row_numbers=range(2, len(rows) + 2))


def mapping(**changes: Any) -> OfficialFile:
    usual: dict[str, Any] = {"file": "cla.csv", "source": "DfE", "indicators": {"in-care": "rate"}}
    return OfficialFile(**{**usual, **changes})


def taken(*changes: dict[str, str], header: list[str] = HEADER, **mapped: Any) -> list[tuple[str, str, str]]:
    found = official_rows(table(*changes, header=header), mapping(**mapped), NUMBERS)
    return [(row["year"], row["area"], row["value"]) for row in found.rows]


def test_a_row_of_an_authority_is_taken_as_it_is_printed() -> None:
    (row,) = official_rows(table({}), mapping(), NUMBERS).rows
    assert row == {"indicator": "in-care", "year": "2024-25", "area": "332", "value": "87.10", "source": "DfE"}


def test_the_country_is_england() -> None:
    assert taken(NATIONAL) == [("2024-25", "England", "87.10")]


@pytest.mark.parametrize(
    ("period", "identifier", "year"),
    [
        ("202425", "Academic year", "2024-25"),
        ("2024", "Calendar year", "2024"),
        ("2024", "Reporting year", "2024"),
        ("202425", "", "2024-25"),
        ("2024", "", "2024"),
    ],
)
def test_years_are_written_as_people_write_them(period: str, identifier: str, year: str) -> None:
    assert taken({"time_period": period, "time_identifier": identifier})[0][0] == year


@pytest.mark.parametrize("change", [{"old_la_code": ""}, {"old_la_code": "z", "la_name": " DUDLEY "}])
def test_an_authority_without_its_number_is_found_by_its_name(change: dict[str, str]) -> None:
    assert taken(change)[0][1] == "332"


def test_a_file_without_levels_and_names_goes_by_numbers() -> None:
    assert taken({}, header=["time_period", "old_la_code", "rate"]) == [("2024-25", "332", "87.10")]


@pytest.mark.parametrize("mark", ["c", "z", "x", "low", ""])
def test_marks_of_missing_figures_stay(mark: str) -> None:
    assert taken({"rate": mark})[0][2] == mark


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"geographic_level": "Regional"}, LeftOut.LEVEL),
        ({"geographic_level": "School"}, LeftOut.LEVEL),
        ({"geographic_level": "National", "country_name": "Wales"}, LeftOut.LEVEL),
        ({"time_identifier": "Financial year Q1"}, LeftOut.PERIOD),
        ({"time_identifier": "Autumn term"}, LeftOut.PERIOD),
        ({"time_period": "2025", "time_identifier": "April"}, LeftOut.PERIOD),
        ({"time_period": "2025", "time_identifier": "Week 3"}, LeftOut.PERIOD),
        ({"old_la_code": "", "la_name": "Elsewhere"}, LeftOut.AREA),
        ({"old_la_code": "986", "la_name": "West Midlands"}, LeftOut.AREA),
    ],
)
def test_what_is_no_benchmark_is_left_out_and_counted(change: dict[str, str], why: LeftOut) -> None:
    found = official_rows(table({"old_la_code": "333"}, change), mapping(), NUMBERS)
    assert ([row["area"] for row in found.rows], found.left_out) == (["333"], {why: 1})


def test_where_chooses_among_breakdowns() -> None:
    assert taken({"category": "Male", "rate": "1"}, {"rate": "2"}, where={"category": "total"})[0][2] == "2"


def test_two_rows_of_an_area_and_year_are_refused_with_what_tells_them_apart() -> None:
    with pytest.raises(SetupError, match=r"rows 2 and 3 .* they differ in category \(“Total”, “Male”\)\.$"):
        taken({}, {"category": "Male", "rate": "90"})


def test_a_row_that_stands_twice_is_refused() -> None:
    with pytest.raises(SetupError, match="nothing tells them apart"):
        taken({}, {})


def test_a_value_that_is_not_there_is_answered_with_those_that_are() -> None:
    with pytest.raises(SetupError, match=r"no row in which “category” is “All”\. There it is: Male, Total\."):
        taken({}, {"category": "Male"}, where={"category": "All"})


@pytest.mark.parametrize("change", [{"where": {"sex": "Total"}}, {"indicators": {"in-care": "sex"}}])
def test_a_column_that_is_not_there_is_answered_with_those_that_are(change: dict[str, Any]) -> None:
    with pytest.raises(SetupError, match=r"^cla.csv has no column “sex”\. Its columns: time_period, .*, rate\.$"):
        taken({}, **change)


def test_a_column_of_words_is_no_indicator() -> None:
    with pytest.raises(SetupError, match=r"^cla\.csv, row 2, column “category” holds no figure"):
        taken({}, indicators={"in-care": "category"})


def test_a_file_of_regions_alone_is_refused() -> None:
    with pytest.raises(SetupError, match="no row of England or of an authority"):
        taken({"geographic_level": "Regional"})


def test_columns_are_told_apart_by_what_stands_in_them() -> None:
    of = table({"rate": "c"}, {"category": "Male"})
    assert (breakdowns(of), figure_columns(of)) == ({"category": ["Total", "Male"]}, ["number", "rate"])


ROW = st.fixed_dictionaries(
    {
        "indicator": st.sampled_from(["a", "b"]),
        "year": st.sampled_from(["2023-24", "202324", "2024-25"]),
        "area": st.sampled_from(["332", "333", "England"]),
        "value": st.just("1"),
    }
)


@given(old=st.lists(ROW), new=st.lists(ROW))
def test_putting_the_same_file_in_again_changes_nothing(old: list[dict[str, str]], new: list[dict[str, str]]) -> None:
    once = replaced(old, new)
    assert replaced(once, new) == once


def test_others_years_and_indicators_stay_and_areas_that_are_gone_go() -> None:
    old = [
        {"indicator": "a", "year": "2023-24", "area": "332"},
        {"indicator": "a", "year": "2024/25", "area": "999"},
        {"indicator": "b", "year": "2024-25", "area": "332"},
    ]
    new = [{"indicator": "a", "year": "2024-25", "area": "332"}]
    assert replaced(old, new) == [old[0], old[2], *new]
