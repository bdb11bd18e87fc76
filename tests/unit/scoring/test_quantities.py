"""What rules can ask about: every named quantity, unrounded, and why it is not known where it is not."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

import pytest

from quarterly.reporting.wording.why_unknown import reason
from quarterly.scoring.benchmarking.published_rows import Comparator
from quarterly.scoring.engine import Quantities
from quarterly.scoring.figures import IndicatorQuarter, Surroundings, figures_of
from quarterly.scoring.quantities import quantities_of
from quarterly.scoring.series.points import Point, last_quarters
from quarterly.scoring.why_unknown import NotKnown
from quarterly.vocabulary.basis import Basis
from quarterly.vocabulary.numbers import Unit
from quarterly.vocabulary.polarity import Polarity
from quarterly.vocabulary.quarter import Quarter
from tests.unit.made import indicator

Q3 = Quarter(2012, 3)
LOW, RANGE, MIDDLE, NEITHER = Polarity.LOW, Polarity.RANGE, Polarity.MIDPOINT, Polarity.NONE
OPEN = Polarity.UNCONFIRMED
EIGHT = [10, 20, 30, 40, 50, 60, 70, 80]


def of(
    *values: float | str | None, expected: int | None = None, judged: str = "", others: Sequence[int] = (), **changes: Any
) -> Quantities:
    """Return the quantities of an indicator with these values up to Quarter 3; a percentage, aimed at 80 unless changed."""
    told = indicator("1180", **{"targets": {"2012-13": 80}, **changes})
    points = zip(last_quarters(Q3, len(values)), values, strict=True)
    series = {quarter: Point(value=None if value is None else Fraction(str(value))) for quarter, value in points}
    published = [
        Comparator(indicator=told.id, year="2011-12", area=str(301 + n), value=Fraction(figure), source="DfE")
        for n, figure in enumerate(others)
    ]
    around = Surroundings(comparators={told.id: published} if published else {})
    owners = None if expected is None else Fraction(expected)
    rated = IndicatorQuarter(indicator=told, quarter=Q3, series=series, expected=owners, judged=judged)
    return quantities_of(told, Q3, figures_of(rated, around))


@pytest.mark.parametrize(
    ("found", "numbers"),
    [
        (of(72), {"variance": -8, "value": 72}),
        (of(72, polarity=LOW), {"variance": 8, "value": 72}),
        (of(72, thresholds={"floor": 60}), {"variance": -8, "from_floor": 12}),
        (of(72, thresholds={"floor": 60}, polarity=LOW), {"variance": 8, "from_floor": -12}),
        (of(72, thresholds={"floor": 60}, targets={}), {"from_floor": 12}),
        (of(9, polarity=RANGE, targets={"2012-13": "10 to 15"}), {"variance": -1}),
        (of(45, polarity=MIDDLE, targets={"2012-13": 50}), {"variance": -5}),
        (of(70, 72), {"change_previous": 2}),
        (of(40, 50, unit=Unit.COUNT), {"change_previous": 25}),
        (of(-40, 50, unit=Unit.COUNT), {"change_previous": 225}),
        (of(60, None, None, None, 72), {"change_year": 12}),
        (of(40, 50, polarity=MIDDLE, targets={}), {"change_previous": 10}),
        (of(72, expected=84), {"expected_variance": 4}),
        (of(70, 70, 70, 70, 70, 70, 70, 74), {"forecast_variance": Fraction("-7.5")}),
        (of(63, others=EIGHT), {"rank": 3, "quintile": 2}),
        (of(60, targets={"2012-13": {"quarters": [20, 40, 60, 80]}}, expected=79), {"variance": 0, "expected_variance": -1}),
    ],
)
def test_numbers_by_name(found: Quantities, numbers: dict[str, int | Fraction]) -> None:
    assert {name: found.numbers.get(name) for name in numbers} == numbers


@pytest.mark.parametrize(
    ("found", "words"),
    [
        (of(70, 72), {"travel_previous": "better"}),
        (of(70, 72, polarity=LOW), {"travel_previous": "worse"}),
        (of(70, 72, polarity=NEITHER), {"travel_previous": "higher"}),
        (of(70, 72, polarity=OPEN), {"travel_previous": "higher"}),
        (of(72, 72), {"travel_previous": "same"}),
        (of(60, None, None, None, 72), {"travel_year": "better"}),
        (of(60, 62, 66, 65, 69, 68), {"travel_previous": "worse", "travel_window": "better"}),
        (of(63, others=EIGHT), {"quartile": "A"}),
        (of(81), {"place": "above"}),
        (of(80), {"place": "inside"}),
        (of(*[1, 2] * 6, 9), {"variation": "improving special cause", "assurance": "consistently fails"}),
        (of(72, judged="upper"), {"judged": "upper"}),
        (of(72, targets={"2012-13": {"annual": 80, "due": "2012-13 Q4"}}), {"target_date": "not reached"}),
        (of(72, targets={"2012-13": {"annual": 80, "due": "2012-13 Q3"}}), {"target_date": "reached"}),
        (of(72, targets={}), {"target_date": "reached"}),
    ],
)
def test_words_by_name(found: Quantities, words: dict[str, str]) -> None:
    assert {name: found.words.get(name) for name in words} == words


@pytest.mark.parametrize(
    ("found", "name", "why"),
    [
        (of(72, targets={}), "variance", "no target agreed"),
        (of(72, targets={"2011-12": 65}), "variance", "no target agreed yet"),  # a new year has begun
        (of(72, targets={"2010-11": 65}), "variance", "no target agreed"),
        (of(72, targets={"2012-13": "TBC"}), "variance", "no target agreed yet"),
        (of(72, targets={"2012-13": "above national average"}), "variance", "England's average is not known"),
        (of(72, polarity=NEITHER), "variance", NotKnown.NO_GOOD_WAY),
        (of(72, polarity=OPEN), "variance", NotKnown.UNCONFIRMED),
        (of(72, polarity=NEITHER, thresholds={"floor": 60}), "from_floor", NotKnown.NO_GOOD_WAY),
        (of(72, polarity=MIDDLE, thresholds={"floor": 60}), "from_floor", NotKnown.NO_ONE_WAY),
        (of(9, polarity=RANGE, targets={"2012-13": "10 to 15"}, thresholds={"floor": 6}), "from_floor", NotKnown.NO_ONE_WAY),
        (of(72), "expected_variance", "its owner has sent no forecast"),
        (of(72, expected=84, targets={}), "expected_variance", "no target agreed"),
        (
            of(72, expected=84, targets={"2012-13": {"quarters": [20, 40, 60, None]}}),
            "expected_variance",
            "no target agreed for the end of the year",
        ),
        (
            of(72, expected=84, targets={"2012-13": "above national average"}),
            "expected_variance",
            "England's average is not known",
        ),
        (of(70, 72), "forecast_variance", "no forecast: 2 of at least 8 points"),
        (of(72), "travel_previous", "first value"),
        (of(70, None, None, None, 72), "travel_previous", "no value then"),
        (of(70, 72, breaks=("2012-13 Q3",)), "travel_previous", "break in series"),
        (of(40, 45, polarity=RANGE, targets={}), "travel_previous", "the range is not agreed"),
        (of(72), "change_previous", "first value"),
        (of(0, 72, unit=Unit.COUNT), "change_previous", "the earlier figure was 0, and a change in per cent of 0 does not exist"),
        (of(72), "quartile", "no figures of other authorities"),
        (of(72, others=[10, 20, 30]), "quartile", "no quartile, as fewer than 4 authorities have a figure"),
        (of(72, others=EIGHT, polarity=NEITHER), "rank", "no quartile or rank, as neither a high nor a low figure is better"),
        (of(72, others=EIGHT, polarity=OPEN), "rank", "no quartile or rank, as which way is good is not confirmed yet"),
        (of(72, targets={}), "place", "no target agreed"),
        (of(1, 2, 1, 2, 1, 2), "variation", "too few separate quarters for a control chart"),
        (of(1, 2, 1, 2, 1, 2, 1, targets={}), "assurance", "no target agreed"),
        (of(72), "judged", "it has not been judged"),
        (of(72, status_basis=Basis.YEAR_TO_DATE), "value", "Quarter 1 2012/13 is missing, Quarter 2 2012/13 is missing"),
    ],
)
def test_what_is_not_known_says_why(found: Quantities, name: str, why: str) -> None:
    assert name not in {**found.numbers, **found.words}
    assert reason(found.unknown[name]).startswith(why)


def test_a_figure_is_not_rounded() -> None:
    assert of("239/3").numbers["variance"] == Fraction(-1, 3)


def test_per_cent_are_of_the_target_of_the_same_distance() -> None:
    stepped = {"2012-13": {"quarters": [20, 40, 60, 80]}}
    found = of(54, targets=stepped, expected=72, thresholds={"floor": -30})
    assert found.references == {"variance": 60, "expected_variance": 80, "from_floor": 30}


def test_a_strict_target_is_told() -> None:
    found = [of(80, targets={"2012-13": text}).strict for text in ("more than 80%", "at least 80%")]
    assert found == [True, False]
