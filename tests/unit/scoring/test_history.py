"""Earlier quarters as known now: what was published of them first and last, and what a council restated."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from quarterly.disclosure.history import points_of
from quarterly.reporting.wording.comparisons import direction
from quarterly.scoring.background import Background
from quarterly.scoring.caveats import EarlierRevised
from quarterly.scoring.history import history
from quarterly.scoring.score import RatingStatus, Score
from quarterly.scoring.score_quarter import SentFigure, score_point
from quarterly.scoring.series.points import Point, Series
from quarterly.scoring.series.values import Value, read_values
from quarterly.scoring.stored import StoredScorecard
from quarterly.vocabulary.marks import Mark
from quarterly.vocabulary.quarter import Quarter
from tests.unit.made import TOWN, indicator, scorecard, words_of

Q1, Q2, Q3 = Quarter(2012, 1), Quarter(2012, 2), Quarter(2012, 3)
HEADER = ("indicator", "quarter", "numerator", "denominator", "value", "as_published", "mark")


def published(
    value: str = "", numerator: int | None = None, denominator: int | None = None, marks: tuple[Mark, ...] = ()
) -> Score:
    """Return what was published of the indicator 1180; without a value, that it was under query."""
    counts = [None if count is None else Decimal(count) for count in (numerator, denominator)]
    standing = RatingStatus.RATED if value else RatingStatus.UNDER_QUERY
    sent = Point(value=Fraction(value), marks=marks) if value else None
    return Score(indicator="1180", standing=standing, sent=sent, numerator=counts[0], denominator=counts[1])


def as_kept(score: Score) -> dict[str, Point]:
    """Return the points of a scorecard that was published with this score."""
    return points_of(StoredScorecard(scorecard(score), ()), TOWN)


def imported(*rows: str) -> tuple[Value, ...]:
    """Return rows of history.csv, their cells separated by commas."""
    cells = [dict(zip(HEADER, row.split(","), strict=True)) for row in rows]
    return read_values(HEADER, cells, range(2, len(rows) + 2), "history.csv", TOWN.catalogue).rows


def known(*rows: str, **versions: tuple[Score, ...]) -> Series:
    """Return what is known of the indicator, after versions of quarters by their number."""
    found = {Quarter(2012, int(number[1])): list(map(as_kept, scores)) for number, scores in versions.items()}
    return history(imported(*rows), found).get("1180", {})


# What was published


def test_a_quarter_published_once_has_that_figure() -> None:
    (point,) = known(q1=(published("50", 30, 60),)).values()
    assert (point.value, point.numerator, point.denominator, point.revised) == (50, 30, 60, False)


def test_a_figure_of_a_later_version_stands_and_the_first_is_kept_beside_it() -> None:
    (point,) = known(q1=(published("50", 30, 60), published("55", 33, 60))).values()
    assert (point.value, point.as_published, point.numerator, point.revised) == (55, 50, 33, True)


def test_a_later_version_with_the_same_figure_revises_nothing() -> None:
    (point,) = known(q1=(published("50"), published("50"))).values()
    assert (point.value, point.revised) == (50, False)


def test_a_figure_is_kept_unrounded() -> None:
    (point,) = known(q1=(published("125/3"),)).values()
    assert point.value == Fraction(125, 3)


def test_a_figure_published_first_in_a_later_version_was_never_another() -> None:
    (point,) = known(q1=(published(), published("55"))).values()
    assert (point.value, point.revised) == (55, False)


@pytest.mark.parametrize("versions", [(published(),), (published("50"), published())])
def test_what_the_newest_version_does_not_show_is_not_known(versions: tuple[Score, ...]) -> None:
    assert known(q1=versions) == {}


def test_the_marks_of_a_published_figure_stay_with_it() -> None:
    (point,) = known(q1=(published("50", marks=(Mark.PROVISIONAL, Mark.ESTIMATE)),)).values()
    assert point.marks == (Mark.PROVISIONAL, Mark.ESTIMATE)


def test_every_quarter_has_its_own_figure() -> None:
    found = known(q1=(published("50"),), q2=(published("60"),))
    assert {quarter: point.value for quarter, point in found.items()} == {Q1: 50, Q2: 60}


# What was imported


def test_a_quarter_that_was_never_published_has_its_imported_figure() -> None:
    assert known("1180,2012-13 Q1,30,60,,,") == {Q1: Point(value=Fraction(50), numerator=Fraction(30), denominator=Fraction(60))}


def test_a_published_figure_stands_against_an_imported_one() -> None:
    (point,) = known("1180,2012-13 Q1,,,48,,", q1=(published("50"),)).values()
    assert (point.value, point.revised) == (50, False)


def test_an_imported_figure_stands_where_nothing_was_published_of_its_indicator() -> None:
    (point,) = known("1180,2012-13 Q1,,,48,,", q1=(published(),)).values()
    assert point.value == 48


def test_a_figure_restated_as_revised_stands_against_the_published_one_which_is_kept_beside_it() -> None:
    (point,) = known("1180,2012-13 Q1,,,48,,r", q1=(published("50"),)).values()
    assert (point.value, point.as_published, point.revised) == (48, 50, True)


def test_beside_a_restated_figure_stands_the_one_published_first() -> None:
    (point,) = known("1180,2012-13 Q1,,,48,,r", q1=(published("50"), published("55"))).values()
    assert (point.value, point.as_published) == (48, 50)


def test_beside_a_restated_figure_stands_the_one_published_first_though_it_was_withdrawn_since() -> None:
    (point,) = known("1180,2012-13 Q1,,,48,,r", q1=(published("50"), published())).values()
    assert (point.value, point.as_published) == (48, 50)


def test_what_a_council_says_was_published_counts() -> None:
    (point,) = known("1180,2012-13 Q1,,,48,47,r", q1=(published("50"),)).values()
    assert (point.value, point.as_published) == (48, 47)


def test_a_restated_figure_that_was_never_published_has_no_other_beside_it() -> None:
    (point,) = known("1180,2012-13 Q1,,,48,,r").values()
    assert (point.value, point.as_published, point.revised) == (48, None, False)


def test_what_was_suppressed_stays_so_when_it_is_restated_however_many_it_counts() -> None:
    """Beside a public total and its other parts, the final 12 would tell of the 4 that an earlier report suppressed."""
    (point,) = known("1180,2012-13 Q1,12,60,,,r", q1=(published("6.7", 4, 60),)).values()
    assert (point.value, point.suppressed) == (20, True)


def test_a_restated_figure_of_which_nothing_was_suppressed_is_screened_by_its_own_counts() -> None:
    (point,) = known("1180,2012-13 Q1,12,60,,,r", q1=(published("50", 30, 60),)).values()
    assert point.suppressed is False


def test_a_restated_figure_says_on_which_day_it_was_revised() -> None:
    header = (*HEADER, "revised_on")
    row = dict(zip(header, ("1180", "2012-13 Q1", "", "", "48", "50", "r", "2013-11-20"), strict=True))
    (value,) = read_values(header, [row], [2], "history.csv", TOWN.catalogue).rows
    assert value.point.revised_on == date(2013, 11, 20)


def test_a_day_of_revision_that_is_none_is_named_with_its_cell() -> None:
    header = (*HEADER, "revised_on")
    row = dict(zip(header, ("1180", "2012-13 Q1", "", "", "48", "50", "r", "20/11/2013"), strict=True))
    (problem,) = read_values(header, [row], [2], "history.csv", TOWN.catalogue).problems
    assert problem == "history.csv, row 2, column “revised_on”: is not a day. Write it like this: 2026-11-20."


def test_a_figure_taken_back_is_restated_as_unknown() -> None:
    (point,) = known("1180,2012-13 Q1,,,,,r", q1=(published("50"),)).values()
    assert (point.value, point.as_published, point.revised) == (None, 50, True)


# What it is for


def after(*rows: str, **versions: tuple[Score, ...]) -> Score:
    """Return the score of 60% in Quarter 2."""
    found = {Quarter(2012, int(number[1])): list(map(as_kept, scores)) for number, scores in versions.items()}
    return score_point(
        TOWN, indicator("1180"), Q2, SentFigure(Point(value=Fraction(60))), Background(history(imported(*rows), found))
    )


@pytest.mark.parametrize(
    ("before", "travel"),
    [("50", "better"), ("60", "same"), ("70", "worse"), ("", "no comparison because: first value")],
)
def test_travel_is_from_what_was_published(before: str, travel: str) -> None:
    assert words_of(after(q1=(published(before),)), quarter=Q2).travel_previous == travel


def test_a_comparison_is_with_the_figure_as_it_is_now_and_says_so() -> None:
    found = after(q1=(published("70"), published("55")))
    note = "Compared with Quarter 1 2012/13, as that figure is now; another was published then."
    assert (direction(found.travel_previous), found.caveats) == ("better", (EarlierRevised(Q1, last_year=False),))
    assert words_of(found, quarter=Q2).caveats == [note]


def test_a_comparison_with_a_figure_as_published_says_nothing() -> None:
    assert after(q1=(published("55"),)).caveats == ()


def test_a_comparison_with_a_restated_figure_says_so() -> None:
    found = after("1180,2012-13 Q1,,,55,,r", q1=(published("70"),))
    assert (direction(found.travel_previous), len(found.caveats)) == ("better", 1)


def test_a_break_marked_in_an_imported_figure_ends_the_comparison() -> None:
    found = after("1180,2012-13 Q1,,,55,,b", "1180,2011-12 Q2,,,50,,")
    assert (direction(found.travel_previous), direction(found.travel_year)) == (
        "better",
        "no comparison because: break in series",
    )
