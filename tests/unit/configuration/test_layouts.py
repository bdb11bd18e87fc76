"""Layouts as people write them down, and the mistakes that are found in them before a file is read."""

import pytest

from quarterly.configuration.layouts import Place, TableMap, Times, place_of, span_of
from quarterly.vocabulary.errors import SetupError
from quarterly.vocabulary.quarter import Quarter
from tests.unit.made_council import layouts

TABLE = "      - {sheet: Scorecard, headings: 4-5, ref: column A, value: the quarter}\n"


def written(tables: str = TABLE, rest: str = "") -> str:
    return f"layouts:\n  scorecard:\n{rest}    tables:\n{tables}"


@pytest.mark.parametrize(
    ("typed", "place"),
    [
        ("column F", Place(column=5)),
        ("row 12", Place(column=11)),
        ("Column AA", Place(column=26)),
        ("Comments", Place(heading="Comments")),
        ("the quarter", Place(times=Times.QUARTER)),
        ("The quarter, Actual", Place(times=Times.QUARTER, heading="Actual")),
        ("the year’s months added up", Place(times=Times.SO_FAR)),
        ("Actual, to date", Place(heading="Actual, to date")),
    ],
)
def test_a_place_is_a_column_a_heading_or_a_time(typed: str, place: Place) -> None:
    assert place_of(typed) == place


@pytest.mark.parametrize(("typed", "span"), [("4", (4, 4)), ("4-5", (4, 5)), ("A-B", (1, 2)), ("", (0, 0))])
def test_rows_and_columns_are_written_from_one_to_another(typed: str, span: tuple[int, int]) -> None:
    assert span_of(typed) == span


def test_an_exception_counts_for_its_indicator_alone() -> None:
    table = TableMap(ref="Ref", value="the quarter", exceptions={"1180": {"value": "column F"}})
    assert [table.place("value", id) for id in ("1180", "1178")] == ["column F", "the quarter"]


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (written("      - {headings: 5-4, ref: Ref, value: Actual}\n"), "“5-4” is no row, and no rows from one to another"),
        (written(rest="    services: [care]\n    files: [a]\n"), "services → 0: “care” is not known here."),
        (written(rest="    services: [schools]\n"), "a file for several services is known by its name: say which under files."),
        (written("      - {sheet: S, headings: 1, value: Actual}\n"), "and would read no row."),
        (written("      - {sheet: S, headings: 1, ref: Ref}\n"), "no place for value, numerator or denominator"),
        (written("      - {sheet: S, ref: column A, value: Actual}\n"), "“Actual” is found by its heading: say under headings"),
        (written("      - {sheet: S, cells: {1179: {value: D4}}}\n"), "cells → 1179: “1179” is not known here."),
        (
            written('      - {sheet: S, ref: A, cells: {"1178": {value: D4}}}\n'),
            "single cells or places for all its rows, not both",
        ),
        (written('      - {sheet: S, cells: {"1178": {value: D}}}\n'), "cells → 1178 → value: String should match pattern"),
        (written("      - {headings: 1, ref: column A, value: Actual}\n"), "it would be used for every file"),
        ("layouts:\n  scorecard: {files: [a]}\n", "it has no table, and would read nothing."),
    ],
)
def test_a_mistake_is_named_with_its_line_and_what_to_do(content: str, problem: str) -> None:
    with pytest.raises(SetupError) as error:
        layouts(content)
    assert str(error.value).startswith("layouts.yaml, line ")
    assert problem in str(error.value)


def test_a_layout_may_end_with_a_quarter() -> None:
    content = written(rest="    until: 2012-13 Q2\n")
    assert [list(layouts(content, Quarter(2012, number)).layouts) for number in (2, 3)] == [["scorecard"], []]
