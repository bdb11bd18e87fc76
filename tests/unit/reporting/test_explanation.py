"""The sentence beside a rating: every figure in it, in words a councillor understands, and never an edge it is not at."""

from fractions import Fraction
from typing import Any

import pytest

from quarterly.configuration.rules import RatingRule
from quarterly.reporting.wording.distances import with_unit
from quarterly.reporting.wording.scores import ScoreInWords
from quarterly.scoring.background import Background
from quarterly.scoring.benchmarking.published_rows import Comparator
from quarterly.scoring.figures import Surroundings
from quarterly.scoring.score_quarter import SentFigure, score_point
from quarterly.scoring.series.points import Point, last_quarters
from quarterly.vocabulary.basis import Basis
from quarterly.vocabulary.numbers import Unit
from quarterly.vocabulary.polarity import Polarity
from quarterly.vocabulary.quarter import Quarter
from tests.unit.made import TOWN, indicator, words_of

Q3 = Quarter(2012, 3)
LOW, RANGE, MIDDLE = Polarity.LOW, Polarity.RANGE, Polarity.MIDPOINT
AVERAGE = "Above Stat Neighbour Average"


def rated(
    value: str | None,
    *when: dict[str, Any],
    before: tuple[str, ...] = (),
    limits: dict[str, str] | None = None,
    expected: str | None = None,
    judged: str = "",
    others: tuple[int, ...] = (),
    **changes: Any,
) -> ScoreInWords:
    """Rate a percentage aimed at 80 by a rule that asks this for the town's best status and has no other but the worst."""
    written = {
        "title": "a rule",
        "source": "published",
        "limits": limits or {},
        "bands": [*({"status": "star", "when": each} for each in when), {"status": "triangle"}],
    }
    rule = RatingRule.model_validate(written)
    council = TOWN.model_copy(update={"profile": TOWN.profile.model_copy(update={"rules": {"four-bands": rule}})})
    told = indicator("1180", **{"targets": {"2012-13": 80}, "decimals": 1, **changes})
    history = zip(last_quarters(Q3, len(before) + 1), before, strict=False)
    published = [
        Comparator(indicator="1180", year="2011-12", area=str(301 + n), value=Fraction(figure), source="DfE")
        for n, figure in enumerate(others)
    ]
    near = tuple(each.area for each in published)
    around = Surroundings(comparators={"1180": published} if published else {}, neighbours=near, model="May 2025")
    background = Background({"1180": {quarter: Point(value=Fraction(figure)) for quarter, figure in history}}, around)
    now = Point(value=None if value is None else Fraction(value))
    found = score_point(council, told, Q3, SentFigure(now, None if expected is None else Fraction(expected), judged), background)
    return words_of(found, told, Q3, council)


def says(*arguments: Any, **changes: Any) -> str:
    return rated(*arguments, **changes).explanation


MET, WITHIN, TRAVELLED = {"variance": {"at_least": 0}}, {"variance": {"at_least": "-tolerance"}}, {"travel_previous": "better"}
FLOOR, FAR = {"from_floor": {"at_least": 0}}, {"limits": {"tolerance": "10%"}}
FULL, HALF = "“Exceeds target”.", "“Worse than target”."


@pytest.mark.parametrize(
    ("told", "sentence"),
    [
        (says("82", MET), "82.0% against a target of 80% (higher is better) is 2.5% better than target: " + FULL),
        (says("80", MET), "80.0% against a target of 80% (higher is better) is exactly on target: " + FULL),
        (says("78", MET), "78.0% against a target of 80% (higher is better) is 2.5% worse than target: " + HALF),
        (says("78", MET, polarity=LOW), "78.0% against a target of 80% (lower is better) is 2.5% better than target: " + FULL),
        (
            says("78", WITHIN, **FAR),
            "78.0% against a target of 80% (higher is better) is 2.5% worse than target, within the tolerance of 10%: " + FULL,
        ),
        (
            says("72", WITHIN, **FAR),
            "72.0% against a target of 80% (higher is better) is 10.0% worse than target, exactly at the tolerance of 10%: "
            + FULL,
        ),
        (
            says("71.99", WITHIN, **FAR),
            "72.0% against a target of 80% (higher is better) is 10.01% worse than target, beyond the tolerance of 10%: " + HALF,
        ),
        (
            says("78", {"variance": {"at_least": "-3 points"}}),
            "78.0% against a target of 80% (higher is better) is 2.0 points worse than target, within 3 points: " + FULL,
        ),
        (
            says("79", {"variance": {"at_least": "-1 point"}}),
            "79.0% against a target of 80% (higher is better) is 1.0 point worse than target, exactly at 1 point: " + FULL,
        ),
        (
            says("86", {"variance": {"at_least": "-5 units"}}, unit=Unit.DAYS, decimals=0, polarity=LOW),
            "86 against a target of 80 (lower is better) is 6 days longer than target, beyond 5 days: " + HALF,
        ),
        (
            says("1", MET, targets={"2012-13": 0}, polarity=LOW),
            "1.0% against a target of 0% (lower is better) is 1.0 point worse than target: " + HALF,
        ),
        (
            says("9", MET, polarity=RANGE, targets={"2012-13": "10 to 15%"}),
            "9.0% against a target of 10% to 15% (inside the range is best) is 10.0% outside the range: " + HALF,
        ),
        (
            says("12", MET, polarity=RANGE, targets={"2012-13": "10 to 15%"}),
            "12.0% against a target of 10% to 15% (inside the range is best) is inside the range: " + FULL,
        ),
        (
            says("45", MET, polarity=MIDDLE, targets={"2012-13": 50}),
            "45.0% against a target of 50% (the nearer the better) is 10.0% away from target: " + HALF,
        ),
    ],
)
def test_a_distance_from_target_is_told(told: str, sentence: str) -> None:
    assert told == sentence


@pytest.mark.parametrize(
    ("target", "value", "told"),
    [
        ("Fewer than 85%", "84", "84.0% against the target “Fewer than 85%” (lower is better) is 1.2% better than target"),
        (
            "Fewer than 85%",
            "85",
            "85.0% against the target “Fewer than 85%” (lower is better) is just the figure named, which a target in these words "
            "does not count as met",
        ),
        ("<=85%", "85", "85.0% against the target “at most 85%” (lower is better) is exactly on target"),
        ("85% or less", "85", "85.0% against a target of 85% or less (lower is better) is exactly on target"),
        (
            "Below Stat Neighbour Average",
            "60",
            "60.0% against the target “below the neighbours' average of 62%” (lower is better) is 3.2% better than target",
        ),
    ],
)
def test_a_target_in_words_is_quoted(target: str, value: str, told: str) -> None:
    assert says(value, MET, targets={"2012-13": target}, polarity=LOW, others=(60, 62, 64)).startswith(told)


@pytest.mark.parametrize(
    ("told", "clause"),
    [
        (says("82", TRAVELLED, before=("81",)), "82.0% is better than in the quarter before (81.0%)"),
        (says("82", TRAVELLED, before=("82",)), "82.0% is the same as in the quarter before (82.0%)"),
        (says("82", TRAVELLED, before=("82.5",), stable="1 point"), "82.0% is about the same as in the quarter before (82.5%)"),
        (says("82", TRAVELLED, before=("81.99",)), "82.0% is better, unrounded, than in the quarter before (82.0%)"),
        (
            says("82", {"travel_year": "better"}, before=("80", "90", "90", "90")),
            "82.0% is better than in the same quarter last year (80.0%)",
        ),
        (
            says("82", {"travel_window": "better"}, before=("60", "62", "64", "80", "90")),
            "82.0% has become better over the last 6 quarters",
        ),
        (
            says("82", {"travel_window": "better"}, before=("82", "82", "82", "82")),
            "82.0% has stayed about the same over the last 5 quarters",
        ),
        (says("82", FLOOR, thresholds={"floor": 70}), "82.0% is 12.0 points better than the floor of 70%"),
        (says("69.999", FLOOR, thresholds={"floor": 70}), "70.0% is 0.001 points worse than the floor of 70% before rounding"),
        (says("70", FLOOR, thresholds={"floor": 70}), "70.0% is exactly at the floor of 70%"),
        (
            says("82", {"change_previous": {"above": 0}}, before=("80.5",)),
            "82.0% has changed by +1.5 points since the quarter before",
        ),
        (
            says("82", {"change_previous": {"above": 2}}, before=("80.001",)),
            "82.0% has changed by +1.999 points since the quarter before",
        ),
        (
            says("60", {"change_previous": {"above": 0}}, before=("80",), unit=Unit.COUNT, decimals=0),
            "60 has changed by -25.0% since the quarter before",
        ),
        (says("82", {"place": "above"}), "82.0% lies above the target of 80%"),
        (says("80", {"place": "above"}), "80.0% is exactly at the target of 80%"),
        (
            says("9", {"place": "below"}, polarity=RANGE, targets={"2012-13": "10 to 15%"}),
            "9.0% lies below the range of 10% to 15%",
        ),
        (
            says("70", {"expected_variance": {"at_least": 0}}, expected="79.99"),
            "70.0% is expected by its owner to end the year at 79.99%, which would miss the target of 80%",
        ),
        (
            says("70", {"forecast_variance": {"at_least": 0}}, before=("90", "90", "90", "90", "95", "95", "100")),
            "70.0% is forecast to end the year at 80.0%, which would meet the target of 80%",
        ),
        (
            says("82", {"target_date": "reached"}, targets={"2012-13": {"annual": 80, "due": "2012-13 Q3"}}),
            "82.0% has a target date of Quarter 3 2012/13, which has been reached",
        ),
        (says("82", {"judged": "star"}, judged="star"), "82.0% was judged rather than worked out"),
        (
            says("2", {"variation": "common cause"}, before=("1", "2", "1", "2", "1", "2")),
            "2.0% moves no more than usual (common cause)",
        ),
        (
            says("2", {"assurance": "consistently passes"}, before=("1", "2", "1", "2", "1", "2")),
            "2.0% comes from a process that has limits on the worse side of its target, so that a usual quarter misses it",
        ),
    ],
)
def test_every_quantity_is_told(told: str, clause: str) -> None:
    assert told in (f"{clause}: {FULL}", f"{clause}: {HALF}")


def test_all_that_was_asked_up_to_the_band_that_held_is_told() -> None:
    told = says("75", MET, {**TRAVELLED, **FLOOR}, before=("76",), thresholds={"floor": 70})
    assert told == (
        "75.0% against a target of 80% (higher is better) is 6.3% worse than target, is worse than in the quarter before "
        "(76.0%), and is 5.0 points better than the floor of 70%: “Worse than target”."
    )


def test_what_was_asked_after_the_band_that_held_is_not() -> None:
    told = says("82", MET, TRAVELLED, before=("81",))
    assert told == "82.0% against a target of 80% (higher is better) is 2.5% better than target: “Exceeds target”."


@pytest.mark.parametrize(
    ("told", "sentence"),
    [
        (says("82", {"variance": "none"}, targets={}), "82.0% has no distance from target (no target agreed): " + FULL),
        (
            says("82", {"travel_year": ["better", "none"]}),
            "82.0% has no direction of travel since the same quarter last year (first value): " + FULL,
        ),
        (says(None, {"value": "none"}), "There is no figure for this quarter: " + FULL),
        (
            says(None, {"judged": ["star", "none"]}),
            "There is no figure for this quarter; the indicator has not been judged: " + FULL,
        ),
        (says(None, {"judged": ["star", "none"]}, judged="star"), "The indicator was judged rather than worked out: " + FULL),
    ],
)
def test_what_is_rated_although_something_is_not_known_says_what(told: str, sentence: str) -> None:
    assert told == sentence


@pytest.mark.parametrize(
    ("told", "sentence"),
    [
        (
            says("82", TRAVELLED),
            "that depends on its direction of travel since the quarter before, which is not known: first value.",
        ),
        (
            says("82", {"forecast_variance": {"above": 0}}),
            "that depends on its forecast of the year's end, which is not known: 1 of at least 8 points.",
        ),
        (
            says("82", {"expected_variance": {"above": 0}}),
            "that depends on its owner's own forecast of the year's end, which is not known: its owner has sent no forecast.",
        ),
        (says("82", {"judged": "star"}), "that depends on its judgement, which is not known: it has not been judged."),
        (
            says("82", FLOOR, thresholds={"floor": 70}, polarity=MIDDLE),
            "a threshold has one good side, and of this measure neither high nor low is simply better.",
        ),
        (says("82", MET, polarity=Polarity.NONE), "neither a high nor a low figure is better for this measure."),
        (
            says("1", {"from_floor": {"at_least": "-10%"}}, thresholds={"floor": 0}, polarity=LOW),
            "the floor is 0, and a distance in per cent of 0 does not exist.",
        ),
        (says("82", MET, targets={"2012-13": AVERAGE}), "the neighbours' average is not known."),
    ],
)
def test_what_is_not_rated_says_why(told: str, sentence: str) -> None:
    assert told == f"Not rated: {sentence}"


def test_a_figure_rated_on_another_basis_says_which() -> None:
    told = says(
        "30", MET, before=("20", "25"), unit=Unit.COUNT, decimals=0, basis=Basis.IN_QUARTER, status_basis=Basis.YEAR_TO_DATE
    )
    assert told.startswith("75 (year-to-date) against a target of 80 (higher is better) is 6.3% worse than target")


@pytest.mark.parametrize(
    ("printed", "unit", "told"),
    [
        ("1.0", Unit.PERCENT, "1.0 point"),
        ("-2.0", Unit.PERCENT, "-2.0 points"),
        ("1", Unit.DAYS, "1 day"),
        ("5", Unit.COUNT, "5"),
    ],
)
def test_a_distance_says_what_it_counts_in(printed: str, unit: Unit, told: str) -> None:
    assert with_unit(printed, unit) == told
