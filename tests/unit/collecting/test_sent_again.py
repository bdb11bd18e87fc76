"""A row that is sent again: what it replaces, what stays, and that a blank changes nothing wherever it comes."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.screening import screening_for
from quarterly.collecting.returns.in_force import service_return
from quarterly.collecting.returns.reading import ReturnReader
from quarterly.collecting.returns.records import CheckedFile, IndicatorRow, ServiceReturn
from quarterly.collecting.sheets.sheets import Scalar, Workbook
from quarterly.scoring.score import RatingStatus
from quarterly.scoring.score_quarter import score_indicators
from tests.unit.made import CARE, LAYOUT, Q1, RULES, SAFE, TOWN, action, council, file, finding, row, sent
from tests.unit.made_reading import sheet
from tests.unit.made_rows import source

BEFORE = row("1180", "50", 3, 6, "Three left school.", file="a.xlsx")


def after(*rows: IndicatorRow, service: str = CARE) -> ServiceReturn:
    """Return what is in force after each of these rows came in a file of its own: a.xlsx, b.xlsx, c.xlsx."""
    named = [replace(each, source=source(file=f"{name}.xlsx")) for each, name in zip(rows, "abcd", strict=False)]
    return sent(service, *(file(each.source.file, each) for each in named))


def one(*rows: IndicatorRow) -> IndicatorRow:
    (found,) = after(*rows).indicators
    return found


def told(found: ServiceReturn) -> list[str]:
    return [each.code for each in found.findings if each.code not in ("Q01", "Q02")]


def figures(found: IndicatorRow) -> tuple[Any, ...]:
    return found.value, found.numerator, found.denominator, found.comment


def test_a_comment_alone_leaves_the_figure_and_its_source() -> None:
    found = one(BEFORE, row("1180", comment="A fourth begins in May."))
    assert (figures(found), found.source.file) == ((50, 3, 6, "A fourth begins in May."), "a.xlsx")
    assert told(after(BEFORE, row("1180", comment="A fourth begins in May."))) == ["Q05"]


@pytest.mark.parametrize(
    "again", [row("1180", "50", 3, 6), row("1180", "50"), row("1180", None, 3, 6), row("1180", "50", None, 6)]
)
def test_the_same_figure_keeps_its_counts_and_its_comment(again: IndicatorRow) -> None:
    assert figures(one(BEFORE, again)) == (50, 3, 6, "Three left school.")
    assert told(after(BEFORE, again)) == []


@pytest.mark.parametrize("again", [row("1180"), row("1180", None, None, 6)])
def test_a_sign_in_place_of_a_figure_leaves_none_of_the_figure_before(again: IndicatorRow) -> None:
    found = one(BEFORE, replace(again, withheld=True))
    assert (found.value, found.numerator) == (None, None)


def test_a_comment_after_a_sign_in_place_of_a_figure_brings_none_back() -> None:
    assert one(BEFORE, replace(row("1180"), withheld=True), row("1180", comment="Two left.")).value is None


def test_a_figure_that_the_counts_round_to_is_the_same() -> None:
    assert figures(one(row("1180", None, 3, 7), row("1180", "42.9"))) == (Decimal("42.9"), 3, 7, "")


def test_counts_that_are_added_to_the_same_figure_leave_its_comment() -> None:
    assert figures(one(row("1180", "50", comment="Three left."), row("1180", None, 3, 6))) == (50, 3, 6, "Three left.")


@pytest.mark.parametrize("again", [row("1180", "60", 3, 5), row("1180", "50", 30, 60), row("1180", None, 2, 6)])
def test_a_changed_figure_is_not_explained_by_the_comment_on_another(again: IndicatorRow) -> None:
    assert one(BEFORE, again).comment == ""
    assert told(after(BEFORE, again)) == ["Q06"]


def test_a_comment_that_said_why_there_was_none_goes_when_the_figure_comes() -> None:
    assert figures(one(row("1180", comment="It is counted in July."), row("1180", "50", 3, 6))) == (50, 3, 6, "")


@pytest.mark.parametrize("again", [row("1180", "40"), row("1180", None, 4), row("1180", None, None, 5)])
def test_a_changed_figure_without_the_counts_sent_before_is_under_query(again: IndicatorRow) -> None:
    assert after(BEFORE, again).under_query == ("1180",)
    assert after(BEFORE, again, row("1180", comment="It is right.")).under_query == ("1180",)
    assert after(BEFORE, again, row("1180", "40", 4, 10)).under_query == ()


def test_counts_are_not_lost_by_taking_the_figure_back_in_between() -> None:
    gone = replace(row("1180"), taken_back=True)
    assert after(BEFORE, gone, row("1180", "40")).under_query == ("1180",)


def test_one_count_beside_a_value_tells_the_other() -> None:
    assert after(BEFORE, row("1180", "40", None, 10)).under_query == ()


def test_a_rate_that_never_had_counts_is_not_asked_for_them() -> None:
    assert after(row("1178", "104.9"), row("1178", "109.4")).under_query == ()


def test_a_mark_and_a_forecast_alone_are_added() -> None:
    found = one(BEFORE, replace(row("1180"), marks="p", expected=Decimal(60)))
    assert (figures(found), found.marks, found.expected) == (figures(BEFORE), "p", 60)


def test_a_figure_sent_again_without_its_mark_is_final() -> None:
    assert one(replace(BEFORE, marks="p"), row("1180", "50")).marks == ""


def test_words_take_the_figure_back_and_a_blank_comment_does_not_bring_it_again() -> None:
    gone = replace(row("1180", comment="It counted the wrong year."), taken_back=True)
    found = one(BEFORE, gone, row("1180", comment="It will be counted anew."))
    assert (figures(found), found.taken_back) == ((None, None, None, "It will be counted anew."), True)
    scored = score_indicators(TOWN, Q1, [after(BEFORE, gone)]).scores
    assert [each.standing for each in scored if each.indicator == "1180"] == [RatingStatus.TAKEN_BACK]


def test_a_figure_sent_after_it_was_taken_back_counts() -> None:
    assert one(BEFORE, replace(row("1180"), taken_back=True), row("1180", "40", 4, 10)).value == 40


def queried(again: IndicatorRow, *later: IndicatorRow) -> ServiceReturn:
    """Return what is in force where a second row has a critical finding."""
    wrong = replace(again, source=source(file="b.xlsx"))
    rest = [file("c.xlsx", replace(each, source=source(file="c.xlsx"))) for each in later]
    return sent(CARE, file("a.xlsx", BEFORE), file("b.xlsx", wrong, findings=[finding("1180", "V02", file="b.xlsx")]), *rest)


def test_a_comment_on_a_figure_under_query_leaves_it_there() -> None:
    assert queried(row("1180", "150"), row("1180", comment="It is right.")).under_query == ("1180",)


def test_of_a_figure_that_could_not_be_read_a_comment_says_why_there_is_none() -> None:
    found = queried(row("1180"), row("1180", comment="There is none."))
    assert (found.under_query, found.indicators[0].value, found.indicators[0].comment) == ((), None, "There is none.")


def test_a_comment_that_contradicts_the_figure_of_an_earlier_row_is_asked_about() -> None:
    found = after(row("1178", "104.9"), row("1178", comment="It rose to 109.4."))
    assert [(f.code, f.file, f.quoted) for f in found.findings if f.code == "K03"] == [("K03", "b.xlsx", ("109.4",))]


def test_of_an_indicator_of_two_services_a_comment_leaves_the_count() -> None:
    of = council(i1180={"denominator_service": SAFE})
    rows = [row("1180", None, None, 6, file="a.xlsx"), row("1180", comment="All were counted.", file="b.xlsx")]
    (found,) = service_return(SAFE, [file(each.source.file, each) for each in rows], of, Q1, RULES).indicators
    assert (found.denominator, found.comment) == (6, "All were counted.")


# Key activities


@pytest.mark.parametrize(
    ("again", "status", "progress"),
    [
        (action("YP2b", "tick", "", file="b.xlsx"), "tick", "Agreed."),
        (action("YP2b", "", "Begun.", file="b.xlsx"), "tick", "Begun."),
        (action("YP2b", "star", "", file="b.xlsx"), "star", ""),
    ],
)
def test_a_blank_status_or_progress_says_nothing(again: Any, status: str, progress: str) -> None:
    first = file("a.xlsx", action("YP2b", "tick", "Agreed.", file="a.xlsx"))
    asked = [finding("YP2b", "A02", file="b.xlsx", sheet="Actions")] if not again.status else []
    found = sent(CARE, first, file("b.xlsx", again, findings=asked))
    assert [(each.status, each.progress) for each in found.actions] == [(status, progress)]
    assert found.under_query == ()


# Wherever a blank comes

CELLS: st.SearchStrategy[tuple[Scalar, ...]] = st.tuples(
    st.sampled_from([None, 3, 30]),
    st.sampled_from([None, 6, 60]),
    st.sampled_from([None, 50, 40, "abc", "withdrawn"]),
    st.just(None),
    st.sampled_from([None, "Three left school."]),
)
BLANK: st.SearchStrategy[tuple[Scalar, ...]] = st.tuples(
    *[st.sampled_from([None, "-", "n/a"])] * 3, st.sampled_from([None, 65]), st.sampled_from([None, "-"])
)
IDS = ("1180", "adoption-matching")
Typed = tuple[str, tuple[Scalar, ...]]


def in_force(files: Sequence[Sequence[Typed]]) -> tuple[Any, ...]:
    """Return the rows in force, without their positions, and what is under query."""
    checked = [_read(f"{number}.xlsx", typed) for number, typed in enumerate(files)]
    found = service_return(CARE, checked, TOWN, Q1, RULES)
    rows = sorted((replace(each, source=source(), name="", target=None) for each in found.indicators), key=str)
    return rows, set(found.under_query)


SCREENING = screening_for(TOWN)


def _read(name: str, typed: Sequence[Typed]) -> CheckedFile:
    reader = ReturnReader(TOWN, Q1, LAYOUT, RULES, SCREENING)
    found = reader.read(Workbook((sheet([[id, None, *cells] for id, cells in typed]),)), service=CARE, file=name, digest=name)
    return CheckedFile(
        name=name, digest=name, refused="", indicators=found.indicators, findings=found.findings, blank=found.blank
    )


@given(
    st.lists(st.lists(st.tuples(st.sampled_from(IDS), CELLS), unique_by=lambda each: each[0], max_size=2), max_size=4),
    st.lists(st.tuples(st.integers(0, 4), st.lists(st.tuples(st.sampled_from(IDS), BLANK), max_size=3)), max_size=3),
    st.lists(st.tuples(st.integers(0, 3), st.sampled_from(IDS), BLANK), max_size=3),
)
def test_blank_rows_and_files_anywhere_change_nothing_that_is_in_force(
    files: list[list[Typed]], blank_files: list[tuple[int, list[Typed]]], blank_rows: list[tuple[int, str, tuple[Scalar, ...]]]
) -> None:
    more = [list(typed) for typed in files]
    for at, id, cells in blank_rows:
        if at < len(more):
            more[at].append((id, cells))
    for at, rows in blank_files:
        more.insert(at, rows)
    assert in_force(more) == in_force(files)
