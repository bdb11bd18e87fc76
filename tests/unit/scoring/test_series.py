"""Values through time: marks, revisions, and what is of one definition."""

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quarterly.scoring.series.points import Point, Series, breaks_in, broken_between, known, last_quarters, since_break
from quarterly.vocabulary.marks import Mark, marks
from quarterly.vocabulary.quarter import Quarter

Q1, Q2, Q3, Q4 = (Quarter(2011, number) for number in (1, 2, 3, 4))


def point(value: int | None, *marked: Mark, **figures: Any) -> Point:
    return Point(value=None if value is None else Fraction(value), marks=marked, **figures)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("[p]", "p"),
        ("p", "p"),
        (" P ", "p"),
        ("p, r", "pr"),
        ("[p][r]", "pr"),
        ("[p] [r]", "pr"),
        ("p r", "pr"),
        ("r; p", "pr"),
        ("[p][p]", "p"),
        ("provisional", "p"),
        ("Revised", "r"),
        ("Break in series", "b"),
        ("[b], provisional", "pb"),
        ("break", "b"),
        ("estimated", "e"),
        ("estimate", "e"),
        ("[f]", "f"),
        ("final", ""),
        ("final, revised", "r"),
        ("", ""),
        ("  ", ""),
        ("[]", ""),
    ],
)
def test_marks_are_read_as_people_write_them(text: str, read: str) -> None:
    assert "".join(marks(text)) == read


@pytest.mark.parametrize("text", ["q", "[x]", "pr", "provisionally", "62.9", "not final", "p and r", "break in", "-"])
def test_what_is_no_mark_is_refused_with_the_remedy(text: str) -> None:
    with pytest.raises(ValueError, match="not a mark") as refused:
        marks(text)
    assert str(refused.value) == (
        "not a mark: write p (provisional), r (revised), b (break in series), e (estimate), f (forecast),"
        " i (illustrative), or leave it empty for a final figure"
    )


@pytest.mark.parametrize("text", ["final, p", "provisional final", "[p], final, r"])
def test_nothing_is_both_final_and_provisional(text: str) -> None:
    with pytest.raises(ValueError, match=r"^both final and provisional: write one of them$"):
        marks(text)


@given(st.lists(st.sampled_from(list(Mark))))
def test_marks_written_out_are_read_back_once_each_and_in_one_order(written: list[Mark]) -> None:
    expected = tuple(mark for mark in Mark if mark in written)
    assert marks("".join(f"[{mark}]" for mark in written)) == expected
    assert marks(", ".join(mark.meaning for mark in written)) == expected


@pytest.mark.parametrize(("value", "published", "revised"), [(5, None, False), (5, 5, False), (5, 4, True), (None, 4, True)])
def test_a_value_is_revised_if_it_is_another_than_first_published(
    value: int | None, published: int | None, revised: bool
) -> None:
    printed = None if published is None else Fraction(published)
    assert Point(value=None if value is None else Fraction(value), as_published=printed).revised is revised


def test_a_value_as_published_says_nothing_of_marks() -> None:
    assert not point(5, Mark.REVISED).revised


def test_the_last_quarters_run_over_the_end_of_a_year() -> None:
    assert last_quarters(Q2, 4) == [Quarter(2010, 3), Quarter(2010, 4), Q1, Q2]


def test_the_last_one_quarter_is_itself() -> None:
    assert last_quarters(Q2, 1) == [Q2]


def test_what_is_known_by_a_quarter_leaves_out_gaps_forecasts_and_what_came_later() -> None:
    series = {Q3: point(3), Q1: point(0), Q2: point(None), Q4: point(4), Quarter(2010, 4): point(9, Mark.FORECAST)}
    assert list(known(series, Q3).items()) == [(Q1, Fraction(0)), (Q3, Fraction(3))]


@pytest.mark.parametrize("mark", [Mark.PROVISIONAL, Mark.REVISED, Mark.ESTIMATE, Mark.BREAK])
def test_any_mark_but_a_forecasts_leaves_a_value_known(mark: Mark) -> None:
    assert known({Q1: point(1, mark)}, Q1) == {Q1: 1}


def test_breaks_are_those_given_and_those_marked() -> None:
    assert breaks_in({Q1: point(1), Q2: point(2, Mark.BREAK), Q3: point(None, Mark.BREAK)}, [Q4]) == {Q2, Q3, Q4}


@pytest.mark.parametrize(("of", "broken"), [(Q1, False), (Q2, True), (Q3, True), (Q4, False)])
def test_a_break_parts_what_is_before_it_from_what_is_at_it_or_after(of: Quarter, broken: bool) -> None:
    assert broken_between({}, Q1, Q3, [of]) is broken
    assert broken_between({of: point(1, Mark.BREAK)}, Q1, Q3) is broken


FOUR: Series = {quarter: point(quarter.number) for quarter in (Q4, Q1, Q3, Q2)}


@pytest.mark.parametrize(
    ("breaks", "numbers"),
    [([], [1, 2, 3]), ([Q1], [1, 2, 3]), ([Q2], [2, 3]), ([Q3, Q2], [3]), ([Q4], [1, 2, 3]), ([Quarter(2010, 1)], [1, 2, 3])],
)
def test_since_a_break_are_the_points_from_the_newest_one_up_to_a_quarter(breaks: list[Quarter], numbers: list[int]) -> None:
    assert [quarter.number for quarter in since_break(FOUR, Q3, breaks)] == numbers


def test_a_marked_point_is_the_first_since_its_break() -> None:
    assert list(since_break({**FOUR, Q2: point(2, Mark.BREAK)}, Q4)) == [Q2, Q3, Q4]
