"""Is every row and column of a scorecard an indicator, a heading, or said to be left out, at its cell?"""

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.expectations import load_layout
from adapters.reference import scorecard_words
from quarterly.collecting.sheets.layout import plain
from quarterly.importing.found_rows import scorecards_in
from quarterly.importing.imported import ImportedCouncil
from quarterly.importing.left_out import left_out_lines
from quarterly.vocabulary.errors import ReturnError
from quarterly.vocabulary.numbers import Unit
from tests.unit.importing.made_scorecards import HEADINGS, asked_of, indicators, made, past, sent, sheet

FIRST = ["A1", "Plans", "90%", "91%"]


def lines(*rows: list[Any], headings: list[Any] = HEADINGS) -> list[str]:
    """Return what is said to be left out of a scorecard of these rows below its first indicator."""
    return left_out(made([headings, FIRST, *rows]))


def left_out(found: ImportedCouncil) -> list[str]:
    return list(left_out_lines(found.left_out))


@pytest.mark.parametrize("typed", ["13/20", "84,3", "18-19", "est. 84", "see note", "?"])
def test_a_row_without_a_plain_figure_is_an_indicator_that_is_asked_about(typed: str) -> None:
    found = made([HEADINGS, FIRST, ["A2", "Half", None, typed]])
    assert (list(indicators(found)), "Scorecard, D3" in asked_of(found, "A2", "id")) == (["A1", "A2"], True)


def test_a_row_with_a_reference_like_others_and_no_figure_is_an_indicator_that_is_asked_about() -> None:
    found = made([HEADINGS, FIRST, ["A2", "New this year"]])
    assert "is it still reported? It has no figure of 2026-27 Q2" in asked_of(found, "A2", "id")


@pytest.mark.parametrize(("typed", "unit"), [(("Yes", "No"), Unit.YES_NO), (("2026-06-30", "2026-09-30"), Unit.DATE)])
def test_what_is_no_quantity_is_rated_as_met_or_not(typed: tuple[str, str], unit: Unit) -> None:
    found = made([HEADINGS, ["A1", "Policy agreed", *typed]])
    one = indicators(found)["A1"]
    assert (one.unit, one.rule, past(found).problems) == (unit, "no-tolerance", ())


@pytest.mark.parametrize("name", ["England", "England average 2024/25", "Statistical neighbours", "SN average"])
def test_a_row_of_others_is_no_indicator_and_the_command_is_named_that_takes_their_figures(name: str) -> None:
    found = made([HEADINGS, FIRST, [None, name, "80%", "81%"]])
    (said,) = left_out(found)
    assert said.startswith(f"sheet “Scorecard”, B3 “{name}”: figures of others beside an indicator. `quarterly benchmarks`")
    assert (list(indicators(found)), f"not_read: [{name}]" in found.files["layouts.yaml"]) == (["A1"], True)


def test_a_row_of_last_year_is_no_indicator() -> None:
    (said,) = lines([None, "Last year", "80%", "81%"])
    assert "B3 “Last year”: earlier figures beside an indicator." in said


def test_a_row_of_targets_is_that_of_the_indicator_above_it() -> None:
    found = made([HEADINGS, FIRST, [None, "Target", "92%", "95%"], ["A2", "Visits", 5, 6], [None, "Target", None, 8]])
    targets = {id: str(each.targets["2026-27"][0].annual) for id, each in indicators(found).items()}
    assert (targets, left_out(found)) == ({"A1": "95%", "A2": "8"}, [])


def test_a_row_that_says_what_it_holds_and_not_of_which_indicator_is_left_out() -> None:
    (said,) = lines([None, "Numerator", 9, 10])
    assert said.startswith("sheet “Scorecard”, B3 “Numerator”: says what it holds and not of which indicator. Write the")


def test_rows_of_one_reason_are_one_line_that_names_each_cell() -> None:
    said = lines(
        [None, "England", 1, 2], ["A2", "Visits", 5, 6], [None, "England", 1, 2], ["Key", "R is red"], [None, None, 5, 6]
    )
    assert [line.partition(": ")[0] for line in said] == [
        "sheet “Scorecard”, B3 “England” and B5 “England”",
        "sheet “Scorecard”, A6 “Key”",
        "sheet “Scorecard”, C7 “5”",
    ]


def test_columns_that_no_quarter_is_read_from_are_said_at_their_headings() -> None:
    headings = [*HEADINGS, "RAG", "Q1 2012/13", "Rank", None, "DoT"]
    found = made([headings, [*FIRST, "G", "80%", 12, "x"]])
    assert left_out(found) == [
        "sheet “Scorecard”, E1 “RAG”: ratings, which are worked out again.",
        "sheet “Scorecard”, F1 “Q1 2012/13”: older than six years.",
        "sheet “Scorecard”, G1 “Rank” and H2: a column that nobody reads.",
        "sheet “Scorecard”, I1 “DoT”: a column in which nothing is written. Colours are not read: ratings are worked out again.",
    ]


def test_sheets_without_indicators_and_hidden_ones_are_said_with_the_file_where_there_are_several() -> None:
    notes, hidden = sheet([["We met."]], "Notes"), sheet([HEADINGS, FIRST], "Old", visible=False)
    older = sent(sheet([["Ref", "Measure", "Quarter", "Result"], ["A1", "Plans", "Q1 2025/26", "80%"]]), name="old.csv")
    assert left_out(made(sent(sheet([HEADINGS, FIRST]), notes, hidden, sheet([], "Empty")), older)) == [
        "Scorecard.xlsx, sheet “Notes”: a sheet without a table of indicators.",
        "Scorecard.xlsx, sheet “Old”: a hidden sheet. Show it, and import again, to have it.",
    ]


CELLS = st.sampled_from(
    [
        None,
        None,
        5,
        0.5,
        "81%",
        "13/20",
        "n/a",
        "Yes",
        "Target",
        "England",
        "Total",
        "Actual",
        "A1",
        "B2",
        "Plans",
        "Note: x",
        "1",
    ]
)


@given(st.lists(st.lists(CELLS, min_size=5, max_size=5), max_size=8))
def test_every_row_below_the_headings_is_an_indicator_or_its_target_a_heading_or_said(rows: list[list[Any]]) -> None:
    file = sent(sheet([["Ref", "Indicator", "Q1 2026/27", "Q2 2026/27", "Comments"], ["A1", "Plans", 90, 91, None], *rows]))
    (card,) = scorecards_in(file, scorecard_words(), load_layout())
    targets = [cell.name for row in card.rows for _, cell in row.targets]
    cells = [*(row.cell for row in card.rows), *targets, *card.sections, *(each.cell for each in card.left_out)]
    told = {int(re.sub(r"\D", "", cell)) for cell in cells}
    told |= set(range(card.numbers.stop, len(rows) + 3))  # below a second row of headings, which is said
    told |= {row for row in card.numbers if card.columns.holds is not None and card.columns.held(row)}  # of a block of rows
    assert {number for number, row in enumerate(rows, 3) if any(plain(value) for value in row)} <= told


@given(st.lists(st.lists(CELLS, min_size=5, max_size=5), max_size=6))
def test_whatever_stands_in_the_rows_the_folder_loads(rows: list[list[Any]]) -> None:
    headings = ["Ref", "Indicator", "Target", "Q1 2026/27", "Q2 2026/27"]
    try:
        found = made([headings, ["A9", "Plans agreed", "95%", "90%", "91%"], *rows])
    except ReturnError:
        return  # a sheet that is not understood is refused with a sentence
    past(found)
    assert "A9" in indicators(found)


@pytest.mark.parametrize("rows", [[["Plans", None, "x"]], [["A1", "Plans", None, None]]])
def test_a_sheet_without_any_figure_is_refused(rows: list[list[Any]]) -> None:
    with pytest.raises(ReturnError):
        made([HEADINGS, *rows])
