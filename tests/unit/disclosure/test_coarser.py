"""When does a whole number of per cent tell little enough to be printed instead of a mark?"""

from fractions import Fraction

import pytest

from quarterly.configuration.profile import SmallNumbers
from quarterly.disclosure.coarser import may_be_whole_per_cent
from quarterly.disclosure.suppression import screen
from quarterly.disclosure.why_suppressed import WhySuppressed
from quarterly.scoring.background import Background
from quarterly.scoring.score import RatingStatus, Score
from quarterly.scoring.series.points import Point
from quarterly.vocabulary.basis import Basis
from quarterly.vocabulary.quarter import Quarter
from quarterly.vocabulary.suppressed import SUPPRESSED
from tests.unit.made import as_public, holding, scorecard
from tests.unit.small_council import SMALL, indicator

NOW, POLICY = Quarter(2012, 3), SmallNumbers()
SHARE = indicator("101", decimals=1)


def share(part: int, whole: int) -> Point:
    return Point(value=Fraction(100 * part, whole), numerator=Fraction(part), denominator=Fraction(whole))


@pytest.mark.parametrize(
    ("part", "whole", "expected"),
    [
        (3, 2000, True),  # 0% is 0 to 9: it may be none, and of the small counts all are left
        (3, 1000, False),  # 0% is 0 to 4, but then a mark would stand for 5 alone
        (997, 1000, True),  # 100% leaves 0 to 5
        (5, 1000, False),  # 1% is 5 to 14: whoever knows that it is small knows the 5
        (3, 60, False),  # 5% is 3
        (2, 400, False),  # 1% is 2 to 5: a small count, whichever
        (3, 250, False),
        (4, 2000, True),
        (4, 5, False),
    ],
)
def test_a_whole_number_is_printed_where_it_could_be_none_or_many_and_three_small_counts(
    part: int, whole: int, expected: bool
) -> None:
    assert may_be_whole_per_cent(SHARE, share(part, whole), POLICY) is expected


def test_a_year_to_date_is_no_coarser_for_it() -> None:
    """The quarter before was printed, and the two are subtracted."""
    assert not may_be_whole_per_cent(SHARE.model_copy(update={"basis": Basis.YEAR_TO_DATE}), share(3, 2000), POLICY)


def scored(point: Point, comment: str = "") -> Score:
    numerator, denominator = (None if each is None else int(each) for each in (point.numerator, point.denominator))
    return Score(
        indicator="101",
        standing=RatingStatus.RATED,
        sent=point,
        numerator=numerator,  # type: ignore[arg-type]
        denominator=denominator,  # type: ignore[arg-type]
        final="red",
        comment=comment,
    )


def test_the_public_sees_the_whole_number_and_neither_counts_nor_rating() -> None:
    seen = as_public(scored(share(3, 2000), "Three went missing."), SHARE, NOW, council=SMALL)
    assert (seen.value, seen.numerator, seen.denominator, seen.final) == (0, None, None, "")
    assert (seen.variance, seen.comment, seen.history) == (SUPPRESSED, "", ())


def test_two_small_counts_that_print_the_same_whole_number_look_the_same_to_the_public() -> None:
    one, other = (as_public(scored(share(part, 2000)), SHARE, NOW, council=SMALL) for part in (2, 3))
    assert one == other


def test_why_it_is_coarser_is_known_to_council_staff() -> None:
    (found,) = screen(scorecard(scored(share(3, 2000)), quarter=NOW), holding(SMALL, SHARE), Background())
    assert (found.why, found.is_coarser, found.is_suppressed) == (WhySuppressed.SMALL_COUNT, True, False)
