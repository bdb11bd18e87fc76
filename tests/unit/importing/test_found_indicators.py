"""Which rows of a scorecard are indicators, and what do they say of themselves?"""

from typing import Any

import pytest

from quarterly.vocabulary.basis import Basis
from quarterly.vocabulary.errors import ReturnError
from quarterly.vocabulary.numbers import Unit
from tests.unit.importing.made_scorecards import HEADINGS, indicators, made, only, sent, sheet


def test_sections_totals_notes_and_blank_rows_are_no_indicators() -> None:
    found = made(
        [
            ["Town Council: scorecard 2026/27"],
            [],
            HEADINGS,
            ["Child protection"],
            ["CP1", "Plans reviewed on time", 90, 91],
            [],
            [None, "Total of the above", 90, 91],
            ["In care"],
            ["IC1", "Children visited", 80, 82],
            ["Total", "Children visited, all areas", 85, 86],
            ["Note: provisional until March"],
        ]
    )
    assert [(each.id, each.priority) for each in indicators(found).values()] == [("CP1", "child-protection"), ("IC1", "in-care")]
    assert "not_read: [Total of the above, Total]" in found.files["layouts.yaml"]


def test_a_long_name_that_begins_as_a_total_does_is_an_indicator() -> None:
    assert list(indicators(made([["Indicator", "Q2 2026/27"], ["Average weekly cost of a placement", 1500], ["All", 3]]))) == [
        "average-weekly-cost-of-a-placement"
    ]


def test_years_above_months_and_a_column_of_references_without_a_heading_are_read() -> None:
    found = made(
        [
            [None, "Measure", "2025/26", None, None, "2026/27", None, None, "Target"],
            [None, None, "Jan", "Feb", "Mar", "Apr", "May", "Jun"],
            ["CP 1", "Children in need", 10, 11, 12, 13, 14, 15, 20],
            ["CP 2", "Children visited", 20, 21, 22, 23, 24, 25, None],
        ]
    )
    assert {id: (each.ref, each.basis) for id, each in indicators(found).items()} == {
        "cp-1": ("CP 1", Basis.MONTH),
        "cp-2": ("CP 2", Basis.MONTH),
    }
    assert found.quarter.key == "2026-27-q1"


def test_a_row_each_for_actual_and_target_is_one_indicator() -> None:
    found = made(
        [
            ["Ref", "Measure", "", "Q1 2026/27", "Q2 2026/27"],
            ["WF1", "Agency staff", "Actual", "16%", "15%"],
            [None, None, "Target", "14%", "12%"],
            ["WF2", "Turnover", "Actual", "9%", "8%"],
            [None, None, "Target", "7%", "7%"],
        ]
    )
    one = indicators(found)["WF1"]
    assert (len(indicators(found)), one.unit, str(one.targets["2026-27"][0].annual)) == (2, Unit.PERCENT, "12%")


def test_a_long_list_is_one_indicator_for_each_reference() -> None:
    rows = [[ref, year, quarter, 5] for ref in ("A1", "A2") for year in ("2025/26", "2026/27") for quarter in ("Q1", "Q2")]
    assert list(indicators(made([["Ref", "Year", "Quarter", "Figure"], *rows]))) == ["A1", "A2"]


def test_indicators_side_by_side_are_read() -> None:
    found = made(
        [["Ref", "A1", "A2", "A3"], ["Indicator", "One", "Two", "Three"], ["Q1 2026/27", 1, 2, 3], ["Q2 2026/27", 4, 5, 6]]
    )
    assert [each.name for each in indicators(found).values()] == ["One", "Two", "Three"]


def test_rows_below_a_second_row_of_headings_are_asked_about() -> None:
    found = made([HEADINGS, ["A1", "One", 1, 2], [], ["Ref", "Indicator", "Q1 2025/26", "Q2 2025/26"], ["B1", "Other", 3, 4]])
    assert (list(indicators(found)), "begin anew at A4" in found.files["layouts.yaml"]) == (["A1"], True)
    assert 'rows: "2-3"' in found.files["layouts.yaml"]


@pytest.mark.parametrize(
    "rows", [[["Minutes"], ["We met on Tuesday."]], [["Ref", "Indicator"], ["A1", "One"]], [], [[1, 2], [3, 4]]]
)
def test_a_file_without_indicators_is_refused_with_what_it_needs(rows: list[list[Any]]) -> None:
    with pytest.raises(ReturnError, match=r"Scorecard\.xlsx: no sheet .*has indicators.*Add the headings that are missing"):
        made(rows)


def test_figures_that_say_no_time_are_refused() -> None:
    with pytest.raises(ReturnError, match="Each column or row of figures has to say its quarter or its month"):
        made([["Ref", "Indicator", "Actual"], ["A1", "One", 5]])


def test_a_hidden_sheet_is_not_taken_over() -> None:
    hidden = sheet([HEADINGS, ["B1", "Old", 1, 2]], "Old", visible=False)
    assert list(indicators(made(sent(sheet([HEADINGS, ["A1", "One", 1, 2]]), hidden)))) == ["A1"]


@pytest.mark.parametrize(
    ("ref", "name", "id", "printed"),
    [
        ("CP3", "Plans", "CP3", "CP3"),
        ("NI 59", "Assessments", "ni-59", "NI 59"),
        (1178, "Children in care", "1178", "1178"),
        (None, "Assessments within 45 days", "assessments-within-45-days", ""),
    ],
)
def test_an_id_is_made_of_the_reference_else_of_the_name(ref: Any, name: str, id: str, printed: str) -> None:
    one = only(ref, name, 5, 6)
    assert (one.id, one.ref) == (id, printed)


def test_two_indicators_of_one_name_have_an_id_each() -> None:
    found = made([["Indicator", "Service", "Q2 2026/27"], ["Plans: open!", "North", 5], ["Plans open", "South", 6]])
    assert list(indicators(found)) == ["plans-open", "plans-open-2"]


@pytest.mark.parametrize(
    ("name", "figure", "unit"),
    [
        ("Reviews on time", "84.3%", Unit.PERCENT),
        ("% reviews on time", 84.3, Unit.PERCENT),
        ("Plans per 10,000 children", 44.2, Unit.PER_10000),
        ("Cost of a placement", "£1,200", Unit.POUNDS),
        ("Cost of a placement", 1200, Unit.POUNDS),
        ("Days to a decision", 12.5, Unit.DAYS),
        ("Wait for a visit", "12 days", Unit.DAYS),
        ("Families helped", 431, Unit.COUNT),
        ("Emotional health", 14.2, Unit.SCORE),
    ],
)
def test_a_unit_is_known_by_the_figures_or_the_name(name: str, figure: Any, unit: Unit) -> None:
    assert only("A1", name, figure, figure).unit is unit


@pytest.mark.parametrize(
    ("typed", "unit"),
    [("Percentage", Unit.PERCENT), ("Money", Unit.POUNDS), ("Number", Unit.COUNT), ("%", Unit.PERCENT), ("Days", Unit.DAYS)],
)
def test_a_unit_is_the_one_its_column_states(typed: str, unit: Unit) -> None:
    assert only("A1", "Something", typed, 5, headings=["Ref", "Indicator", "Data type", "Q2 2026/27"]).unit is unit


def test_a_column_that_says_number_makes_no_count_of_a_rate() -> None:
    one = only("A1", "Plans per 10,000", "Number", 44.25, headings=["Ref", "Indicator", "Data type", "Q2 2026/27"])
    assert one.unit is Unit.PER_10000


@pytest.mark.parametrize(
    ("figure", "shown", "decimals"),
    [(0.8422035, {"D2": 1}, 1), (0.8422035, {}, 1), (0.84, {}, 0), (0.843, {}, 1), (0.84255, {"D2": 2}, 2)],
)
def test_decimals_are_those_shown_else_those_typed(figure: float, shown: dict[str, int], decimals: int) -> None:
    percent = sheet([HEADINGS, ["A1", "Reviews", None, figure]], percent_cells=frozenset({"D2"}))
    (one,) = indicators(made(sent(percent, decimals={"Scorecard": shown}))).values()
    assert one.decimals == decimals
