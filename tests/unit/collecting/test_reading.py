"""From cells to rows: what is read, what is asked about, and that no row is lost."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quarterly.collecting.returns.records import IndicatorRow
from quarterly.collecting.sheets.layout import HEADER_WITHIN
from quarterly.collecting.sheets.sheets import Scalar, Sheet
from quarterly.collecting.sheets.source import Source
from tests.unit.made_reading import LAC, only, read, rows


def test_a_row_is_read_with_its_place() -> None:
    place = Source(file="return.xlsx", digest="d1", sheet="PI return", row=5, cell="E5")
    assert only(rows([1180, "Care leavers", 3, 6, 50, 65, "3 of 6"])) == IndicatorRow(
        indicator="1180",
        name="Care leavers",
        numerator=Decimal(3),
        denominator=Decimal(6),
        value=Decimal(50),
        target=Decimal(65),
        comment="3 of 6",
        source=place,
    )


@pytest.mark.parametrize("ref", [1178, 1178.0, "1178", "PI 1178", "PI - 1178", "pi-1178 ", "PI1178"])
def test_a_ref_is_read_however_it_is_typed(ref: Scalar) -> None:
    assert only(rows([ref, None, None, None, 104.9])).indicator == "1178"


@pytest.mark.parametrize("ref", [None, "", "-"])
def test_a_row_without_a_ref_is_known_by_its_name(ref: Scalar) -> None:
    assert only(rows([ref, LAC.upper(), None, None, 104.9])).indicator == "1178"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ([1197, LAC, None, None, 104.9], "1197"),
        ([None, "Children who go missing", None, None, 7], "Children who go missing"),
        ([None, None, None, None, 7], ""),
        ([1176, None, None, None, 62.9], "1176"),
        ([1197, None, None, None, None, None, "Nothing to report"], "1197"),
    ],
)
def test_a_row_nobody_knows_is_kept_to_be_asked_about(typed: list[Scalar], kept: str) -> None:
    assert only(rows(typed)).indicator == kept


def test_doubled_rows_are_both_kept() -> None:
    assert [str(one.value) for one in rows([1178, None, None, None, 104.9], [1178, None, None, None, 109.4]).indicators] == [
        "104.9",
        "109.4",
    ]


@pytest.mark.parametrize(
    "typed",
    [
        [],
        [None] * 7,
        ["", " ", None, None, None],
        ["* 1178 counts every child on the last day."],
        [None, "Queries to the data lead."],
    ],
)
def test_blank_rows_and_notes_are_no_rows(typed: list[Scalar]) -> None:
    assert [one.source.row for one in rows([1178, None, None, None, 104.9], typed, [1180, None, None, None, 50]).indicators] == [
        5,
        7,
    ]


def test_an_indicator_with_nothing_beside_its_name_and_target_is_blank_and_no_row() -> None:
    found = rows([1178, LAC, None, None, None, 98.8], [1180, None, 3, 6, 50])
    assert ([row.indicator for row in found.indicators], found.blank) == (["1180"], ("1178",))


def test_an_indicator_with_a_comment_is_a_row() -> None:
    assert only(rows([1178, LAC, None, None, None, None, "It is counted in July."])).value is None


def test_a_zero_is_a_figure() -> None:
    assert only(rows([1180, None, 0, 12, 0])).value == 0


def test_a_table_may_begin_anywhere_in_the_first_rows_and_columns() -> None:
    notes: list[list[Scalar]] = [["Please complete"]] * (HEADER_WITHIN - 1)
    table: list[list[Scalar]] = [[None, "Outturn", "Measure", "Ref"], [None, 104.9, LAC, 1178]]
    shifted = Sheet(name="Sheet1", rows=tuple(tuple(r) for r in (*notes, *table)))
    assert only(read(shifted)).source.cell == f"B{HEADER_WITHIN + 1}"


def test_of_two_columns_for_a_figure_the_first_counts() -> None:
    doubled = Sheet(name="S", rows=(("PI ref", "Actual", "Outturn"), (1178, 104.9, 96.1)))
    assert only(read(doubled)).value == Decimal("104.9")


def test_a_row_shorter_than_the_header_is_read() -> None:
    short = read(Sheet(name="S", rows=(("Actual", "Comment", "PI ref"), (5,), (6, None, 1178))))
    assert [(one.indicator, one.value) for one in short.indicators] == [("", 5), ("1178", 6)]


@given(st.lists(st.sampled_from(["1178", "1180", "1176", "x", None]), max_size=6))
def test_every_row_with_a_figure_is_kept_in_order(refs: list[str | None]) -> None:
    typed: list[list[Scalar]] = [[ref, None, None, None, position] for position, ref in enumerate(refs)]
    assert [one.value for one in rows(*typed).indicators] == list(range(len(refs)))
