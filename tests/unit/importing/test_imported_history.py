"""Which figures of earlier quarters come from a scorecard, and is the newest quarter left to be sent as a return?"""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quarterly.collecting.layouts.of_file import mapped_file
from quarterly.collecting.layouts.scope import MappingScope
from quarterly.collecting.sheets.cells import cell_at
from quarterly.vocabulary.basis import Basis
from quarterly.vocabulary.polarity import Polarity
from quarterly.vocabulary.quarter import Quarter
from tests.unit.importing.made_scorecards import asked_of, council, history, indicators, made, sent, sheet
from tests.unit.made import LAYOUT

TWELVE = [Quarter(2026, 2).later(-back) for back in range(11, -1, -1)]
MONTHS = ["Ref", "Indicator", "Apr-26", "May-26", "Jun-26"]
HEADS = ["Ref", "Indicator", *(f"Q{each.number} {each.financial_year.replace('-', '/')}" for each in TWELVE)]


def test_every_quarter_but_the_newest_is_history() -> None:
    found = made([HEADS, ["A1", "Families", *range(100, 112)]])
    assert history(found) == [f"A1,{quarter},,,{figure},," for quarter, figure in zip(TWELVE[:-1], range(100, 111), strict=True)]
    assert (found.quarter, found.figures, found.quarters) == (Quarter(2026, 2), 11, 11)


def test_counts_are_taken_over_in_place_of_the_share_they_give() -> None:
    upper = ["Ref", "Indicator", "Q1 2026/27", None, None, "Q2 2026/27", None, None]
    lower = [None, None, "Num", "Den", "%", "Num", "Den", "%"]
    found = made([upper, lower, ["A1", "Visits in time", 318, 371, "85.7%", 655, 764, "85.7%"]])
    assert history(found) == ["A1,2026-27 Q1,318,371,,,"]


def test_a_sheet_with_fewer_quarters_takes_none_from_another() -> None:
    short = sheet([["Ref", "Indicator", "Q1 2026/27", "Q2 2026/27"], ["B1", "Visits", 5, 6]], "Visits")
    found = made(sent(sheet([HEADS, ["A1", "Families", *range(100, 112)]]), short))
    assert [line for line in history(found) if line.startswith("B1")] == ["B1,2026-27 Q1,,,5,,"]


def test_a_target_of_this_year_is_no_target_of_the_last() -> None:
    found = made([[*HEADS, "Target 2026/27"], ["A1", "Families", *range(100, 112), 120]])
    assert {year: str(plan[0].annual) for year, plan in indicators(found)["A1"].targets.items()} == {"2026-27": "120"}
    assert len(history(found)) == 11


def test_each_year_has_the_target_beside_its_own_figures() -> None:
    upper = ["Ref", "Indicator", "Q4 2025/26", None, "Q1 2026/27", None]
    found = made([upper, [None, None, "Value", "Target", "Value", "Target"], ["A1", "Families", 100, 110, 104, 120]])
    targets = indicators(found)["A1"].targets
    assert {year: str(plan[0].annual) for year, plan in targets.items()} == {"2025-26": "110", "2026-27": "120"}


def test_months_of_a_percentage_are_those_of_the_quarters_last_month() -> None:
    found = made([[*MONTHS, "Jul-26", "Aug-26", "Sep-26"], ["A1", "% seen", *range(80, 86)]])
    assert (history(found), found.quarter) == (["A1,2026-27 Q1,,,82,,"], Quarter(2026, 2))


def test_a_quarter_whose_last_month_is_to_come_is_no_quarter_yet() -> None:
    found = made([[*MONTHS, "Jul-26", "Aug-26"], ["A1", "% seen", *range(80, 85)]])
    assert found.quarter == Quarter(2026, 1)


def test_an_older_file_goes_further_back_and_has_no_layout() -> None:
    headings = ["Ref", "Measure", "Year", "Quarter", "Result"]
    older = sent(sheet([headings, ["A1", "Families", "2024/25", "Q4", 90]]), name="old.csv")
    newer = sent(sheet([["Ref", "Indicator", "Q1 2026/27", "Q2 2026/27"], ["A1", "Families", 100, 101]]))
    found = made(newer, older)
    assert history(found) == ["A1,2024-25 Q4,,,90,,", "A1,2026-27 Q1,,,100,,"]
    assert list(council(found).layouts.layouts) == ["scorecard"]


def test_of_two_files_that_differ_the_first_counts_and_it_is_asked() -> None:
    older = sent(sheet([["Ref", "Measure", "Quarter", "Result"], ["A1", "Families", "Q1 2026/27", 99]]), name="old.csv")
    newer = sent(sheet([["Ref", "Indicator", "Q1 2026/27", "Q2 2026/27"], ["A1", "Families", 100, 101]]))
    found = made(newer, older)
    assert history(found) == ["A1,2026-27 Q1,,,100,,"]
    where = "Scorecard.xlsx, Scorecard, C2, and old.csv, Scorecard, D2 differ"
    assert asked_of(found, "A1", "id") == f"which figure of 2026-27 Q1 is right? {where}. The first is taken."


@pytest.mark.parametrize("typed", ["n/a", "TBC", "see note"])
def test_what_is_no_figure_is_left_out_and_asked_about(typed: str) -> None:
    found = made([HEADS, ["A1", "Families", *range(100, 110), typed, 111]])
    where = "Scorecard, M2" if len(typed) > 5 else f"Scorecard, M2 (“{typed}”)"  # a longer text may be a name or a remark
    asked = f"what is its figure? {where} has no number, and is left out of history.csv."
    assert (len(history(found)), asked_of(found, "A1", "id")) == (10, asked)


def test_an_indicator_without_a_figure_of_the_newest_quarter_is_asked_about() -> None:
    found = made([HEADS, ["A1", "Families", *range(100, 112)], ["B1", "Old", *range(100, 110), None, None]])
    assert "It has no figure of 2026-27 Q2" in asked_of(found, "B1", "id")


REFS = st.from_regex(r"[A-Z]{1,3}\d{1,3}", fullmatch=True)
NAMES = st.text(min_size=1, max_size=40).filter(lambda name: any(map(str.isalpha, name)))
FIGURES = st.one_of(st.integers(0, 10**6), st.decimals(0, 10**5, places=1).map(float), st.integers(0, 100).map("{}%".format))
ROWS = st.dictionaries(REFS, st.tuples(NAMES, st.lists(FIGURES, min_size=2, max_size=2)), min_size=2, max_size=6)


@given(ROWS)
def test_whatever_is_imported_is_a_council_that_reads_the_same_file_as_its_return(rows: dict[str, Any]) -> None:
    lines = [[ref, name, *figures] for ref, (name, figures) in rows.items()]
    file = sent(sheet([["Ref", "Indicator", "Q1 2026/27", "Q2 2026/27"], *lines]))
    found = made(file)
    town = council(found)
    assert {each.polarity for each in town.catalogue.indicators} == {Polarity.UNCONFIRMED}
    for quarter, column in ((found.quarter.previous, 0), (found.quarter, 1)):
        scope = MappingScope(catalogue=town.catalogue, quarter=quarter, spellings=LAYOUT.for_quarter(quarter), service="")
        (layout,) = town.layouts.layouts.values()
        tables = mapped_file(file.workbook, "", layout, scope).tables
        read = {str(v["indicator"]): cell_at(t, "value", n, v["value"]).value for t in tables for n, v in t.rows()}
        assert {ref: figures[column] for ref, (_, figures) in rows.items()} == read


def test_the_sheet_of_last_year_is_history_and_no_part_of_the_return() -> None:
    heads = ["Ref", "Indicator", "Q1", "Q2"]
    found = made(sent(sheet([heads, ["A1", "Families", 5, 6]], "2026-27"), sheet([heads, ["A1", "Families", 3, 4]], "2025-26")))
    assert history(found) == ["A1,2025-26 Q1,,,3,,", "A1,2025-26 Q2,,,4,,", "A1,2026-27 Q1,,,5,,"]
    # Of sheets for a year each a return is read of the quarter's, next year's too.
    assert 'sheet: "20??-??"' in found.files["layouts.yaml"]
    assert "2025-26" not in found.files["layouts.yaml"]


TO_DATE = [
    ["Apr–Jun 2026", "Apr–Sep 2026"],
    ["YTD Jun 2026", "YTD Sep 2026"],
    ["Q1 2026/27", "Q1-Q2 2026/27"],
    ["April to June 2026", "April to September 2026"],
    ["Apr-Jun 26", "Apr-Sep 26"],
    ["Q1 2026/27 YTD", "Q2 2026/27 YTD"],
]


@pytest.mark.parametrize("heads", TO_DATE, ids=[heads[1] for heads in TO_DATE])
def test_columns_that_grow_from_april_are_the_year_to_date(heads: list[str]) -> None:
    found = made([["Ref", "Indicator", *heads], ["A1", "Families helped", 5, 11]])
    assert (indicators(found)["A1"].basis, history(found), found.quarter.number) == (
        Basis.YEAR_TO_DATE,
        ["A1,2026-27 Q1,,,5,,"],
        2,
    )
    assert "value: the year to date" in found.files["layouts.yaml"]


def test_months_that_end_quarters_alone_are_read_as_they_are_and_added_up_by_nobody() -> None:
    found = made([["Ref", "Indicator", "Mar-26", "Jun-26", "Sep-26"], ["A1", "Families helped", 5, 6, 7]])
    assert (indicators(found)["A1"].basis, history(found)) == (
        Basis.IN_QUARTER,
        ["A1,2025-26 Q4,,,5,,", "A1,2026-27 Q1,,,6,,"],
    )
    assert "value: its last month" in found.files["layouts.yaml"]


def test_figures_of_two_files_that_differ_in_two_quarters_name_one_other_quarter() -> None:
    older = sent(sheet([HEADS, ["A1", "Families", *range(200, 202), *range(102, 112)]]), name="old.xlsx")
    found = made(sent(sheet([HEADS, ["A1", "Families", *range(100, 112)]])), older)
    assert "So do those of 1 other quarter. The first is taken." in asked_of(found, "A1", "id")
