"""When is a published figure the same as that of a run, and what does a published direction of travel say?"""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quarterly.configuration.scales import Scale, State
from quarterly.configuration.targets.target import Target
from quarterly.publishing.rehearsal.of_table import by_initial
from quarterly.publishing.rehearsal.outcomes import Outcome, of_figure, of_rating, of_target
from quarterly.publishing.rehearsal.published import (
    Comparison,
    Part,
    PublishedFigure,
    PublishedRating,
    PublishedRow,
    PublishedTable,
    PublishedTravel,
    Way,
)
from quarterly.publishing.rehearsal.travel_reading import TravelReading, reading_of
from quarterly.scoring.score import RatingStatus, Score
from quarterly.scoring.series.points import Point
from quarterly.scoring.series.travel import Direction, Travel
from quarterly.vocabulary.numbers import half_up
from tests.unit.made import TOWN, indicator

RATE, SCALE = indicator("1176", decimals=1), TOWN.profile.scales.indicators


def score(value: Fraction | None = None, **fields: object) -> Score:
    sent = None if value is None else Point(value=value)
    return Score(indicator="a", standing=RatingStatus.RATED, sent=sent, **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize(("typed", "status"), [("G", "green"), ("a", "amber"), ("R", "red"), ("N", "amber"), ("O", ""), ("", "")])
def test_a_lone_letter_is_a_rating_by_its_word_or_its_colour_where_no_other_begins_with_it(typed: str, status: str) -> None:
    words = {"green": "On target", "amber": "Near target", "red": "Off target"}
    of = [State(status=key, word=word, shape="circle", colour="#00653b", meaning=word) for key, word in words.items()]
    found = by_initial(Scale(title="Ratings", states=tuple(of)), typed)
    assert (found.status if found else "") == status


@given(st.fractions(0, 100), st.integers(0, 6))
def test_a_figure_rounded_half_up_is_never_another(value: Fraction, places: int) -> None:
    rounded = Fraction(half_up(value, places))
    outcome, _ = of_figure(PublishedFigure("", rounded, places), Part.VALUE, score(value), RATE)
    assert outcome in ((Outcome.SAME,) if places >= 1 else (Outcome.SAME, Outcome.ROUNDED))


@given(st.fractions(0, 100), st.integers(1, 6), st.integers(1, 50))
def test_a_figure_that_prints_otherwise_differs(value: Fraction, places: int, tenths: int) -> None:
    other = Fraction(half_up(value, places)) + Fraction(tenths, 10)
    assert of_figure(PublishedFigure("", other, places), Part.VALUE, score(value), RATE)[0] is Outcome.DIFFERS


@pytest.mark.parametrize(
    ("published", "now", "outcome"),
    [
        ("62.9", "39/62", Outcome.SAME),  # rounded to the decimals that the council prints
        ("62", "62.3", Outcome.ROUNDED),
        ("62.94", "62.9", Outcome.ROUNDED),  # both are printed 62.9
        ("63", "62.3", Outcome.DIFFERS),
        ("629", "62.9", Outcome.DIFFERS),
        ("62.9", "", Outcome.ONLY_PUBLISHED),
        ("", "62.9", Outcome.ONLY_IN_THE_RUN),
        ("", "", Outcome.SAME),
        ("about 60", "62.9", Outcome.NOT_READ),
    ],
)
def test_a_value_is_compared_with_the_decimals_it_was_published_with(published: str, now: str, outcome: Outcome) -> None:
    number = None if not published or " " in published else Fraction(published)
    figure = PublishedFigure(published, number, len(published.partition(".")[2]))
    value = Fraction(now) * (100 if "/" in now else 1) if now else None
    assert of_figure(figure, Part.VALUE, score(value), RATE)[0] is outcome


def test_the_value_that_is_rated_on_another_basis_may_have_been_published() -> None:
    both = score(Fraction(12), rated_value=Fraction(40))
    assert [of_figure(PublishedFigure("", Fraction(n), 0), Part.VALUE, both, RATE)[0] for n in (12, 40, 41)] == [
        Outcome.SAME,
        Outcome.SAME,
        Outcome.DIFFERS,
    ]


@pytest.mark.parametrize(
    ("published", "now", "outcome"),
    [
        ("72", "72.4", Outcome.ROUNDED),
        ("72.3", "72.4", Outcome.DIFFERS),
        ("72.4", "72", Outcome.DIFFERS),
        ("72.4", "72.4", Outcome.SAME),
    ],
)
def test_a_target_was_rounded_only_if_it_was_published_with_fewer_decimals(published: str, now: str, outcome: Outcome) -> None:
    agreed = Target(low=Fraction(now), high=Fraction(now), annual_low=Fraction(90), annual_high=Fraction(90))
    figure = PublishedFigure(published, Fraction(published), len(published.partition(".")[2]))
    assert of_target(figure, score(target=agreed), "")[0] is outcome
    assert of_target(PublishedFigure("90", Fraction(90), 0), score(target=agreed), "")[0] is Outcome.SAME


def test_a_rating_differs_by_the_steps_between_the_two() -> None:
    best, worst = SCALE.states[0], SCALE.states[-1]
    rated = score(final=best.status)
    found = [
        of_rating(PublishedRating(word, status), rated, SCALE) for word, status in ((best.word, best.status), ("x", worst.status))
    ]
    assert found == [(Outcome.SAME, 0), (Outcome.DIFFERS, len(SCALE.states) - 1)]
    assert of_rating(PublishedRating("purple"), rated, SCALE)[0] is Outcome.NOT_READ
    assert of_rating(PublishedRating(""), score(), SCALE)[0] is Outcome.SAME


def travelled(direction: Direction, change: int) -> Travel:
    return Travel(direction=direction, change=Fraction(change), before=Fraction(10))


def table(ways: list[Way]) -> PublishedTable:
    rows = (PublishedRow(indicator=str(n), where="", travel=(PublishedTravel("", way),)) for n, way in enumerate(ways))
    return PublishedTable("", tuple(rows))


def scores(year: list[Travel], quarter: list[Travel]) -> dict[str, Score]:
    return {str(n): score(travel_year=a, travel_previous=b) for n, (a, b) in enumerate(zip(year, quarter, strict=True))}


FELL, ROSE = travelled(Direction.BETTER, -2), travelled(Direction.WORSE, 2)  # where lower is better


def test_directions_are_those_of_the_comparison_and_the_arrows_that_most_rows_agree_with() -> None:
    year, quarter = [FELL, FELL, ROSE], [ROSE, ROSE, FELL]
    as_movement = reading_of(table([Way.DOWN, Way.DOWN, Way.UP]), scores(year, [FELL, ROSE, FELL]))
    assert as_movement == TravelReading(Comparison.YEAR_BEFORE, arrows_move=True)
    as_improvement = reading_of(table([Way.WORSE, Way.DOWN, Way.UP]), scores(year, quarter))
    assert as_improvement == TravelReading(Comparison.QUARTER_BEFORE, arrows_move=False)


@pytest.mark.parametrize(
    ("way", "now", "agrees"),
    [
        (Way.BETTER, FELL, True),
        (Way.LOWER, FELL, True),
        (Way.HIGHER, FELL, False),
        (Way.UP, FELL, True),
        (Way.UP, travelled(Direction.LOWER, -2), False),  # no way is good, so that an arrow can only say which way it moved
        (Way.SAME, travelled(Direction.SAME, 0), True),
        (Way.NONE, Travel(direction=Direction.NONE), True),
        (Way.NONE, None, True),
        (Way.BETTER, Travel(direction=Direction.NONE), None),
        (Way.NONE, FELL, None),
        (None, FELL, None),
    ],
)
def test_what_a_direction_says_is_held_against_that_of_the_run(way: Way | None, now: Travel | None, agrees: bool | None) -> None:
    assert TravelReading().agrees(PublishedTravel("", way), score(travel_previous=now)) is agrees
