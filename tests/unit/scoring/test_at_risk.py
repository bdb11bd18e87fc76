"""Which ambers may turn red: how near the red is, where the year is heading, and what happened twice running."""

from collections.abc import Sequence
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quarterly.configuration.rules import RatingRule
from quarterly.configuration.targets.goal import Goal
from quarterly.configuration.targets.target import NoTarget, TargetGap
from quarterly.scoring.at_risk import AtRisk, Outlook, expected_movement, moved, reasons, worse_edge
from quarterly.scoring.engine import Quantities, RuleLimits, decide, limits_of
from quarterly.scoring.series.forecast import Forecast
from quarterly.scoring.series.points import last_quarters
from quarterly.vocabulary.polarity import Polarity
from quarterly.vocabulary.quarter import Quarter
from tests.unit.small_council import SMALL

FOUR_BANDS = SMALL.profile.rules["four-bands"]
LIMITS = limits_of(FOUR_BANDS, {})
HIGH, LOW = Polarity.HIGH, Polarity.LOW
Q2, Q4 = Quarter(2012, 2), Quarter(2012, 4)
NEAR, END, OWNERS, TWICE = AtRisk.NEAR, AtRisk.FORECAST, AtRisk.EXPECTED, AtRisk.WORSENED_TWICE
FLOOR = RatingRule.model_validate(
    {
        "title": "target and floor",
        "source": "published",
        "bands": [
            {"status": "green", "when": {"variance": {"at_least": 0}}},
            {"status": "amber", "when": {"from_floor": {"at_least": 0}}},
            {"status": "red"},
        ],
    }
)
THRESHOLDS = RatingRule.model_validate(
    {
        "title": "thresholds",
        "source": "published",
        "bands": [
            {"status": "green", "when": {"from_good": {"at_least": 0}}},
            {"status": "amber", "when": {"from_floor": {"at_least": 0}}},
            {"status": "red"},
        ],
    }
)
PLAIN = RatingRule.model_validate(
    {
        "title": "the figure",
        "source": "published",
        "bands": [{"status": "amber", "when": {"value": {"at_least": 60}}}, {"status": "red"}],
    }
)


def at(
    value: str | int | Fraction, target: int | None = 80, polarity: Polarity = HIGH, end: int | None = None, **thresholds: int
) -> Quantities:
    """Return the quantities of a value against a target and thresholds, with a forecast of the year's end against 80."""
    held = {"variance": target, **{f"from_{name}": threshold for name, threshold in thresholds.items()}}
    aims = {name: Goal(polarity, Fraction(figure), Fraction(figure)) for name, figure in held.items() if figure is not None}
    numbers = {name: aim.variance(Fraction(value)) or Fraction(0) for name, aim in aims.items()}
    references = {name: reference for name, aim in aims.items() if (reference := aim.reference(Fraction(value)))}
    if end is not None and target is not None:
        for name in ("forecast_variance", "expected_variance"):
            numbers[name] = aims["variance"].variance(Fraction(end)) or Fraction(0)
            references[name] = Fraction(target)
    return Quantities(numbers={**numbers, "value": Fraction(value)}, references=references)


def edge(
    of: Quantities, worse: str, rule: RatingRule = FOUR_BANDS, limits: RuleLimits = LIMITS, way: Polarity = HIGH
) -> Fraction | None:
    return worse_edge(rule, limits, of, worse, way)


def series(*values: int) -> dict[Quarter, Fraction]:
    return {quarter: Fraction(value) for quarter, value in zip(last_quarters(Q2, len(values)), values, strict=bool(values))}


def told(
    values: Sequence[int], of: Quantities, rule: RatingRule = FOUR_BANDS, worse: str = "triangle", **more: int
) -> tuple[AtRisk, ...]:
    ahead = Forecast(value=Fraction(more["end"]) if "end" in more else None)
    quarter = Quarter(2012, more.get("quarter", 2))
    goal = Goal(HIGH, Fraction(80), Fraction(80))
    owners = Fraction(more["owners"]) if "owners" in more else None
    over = quarter.number == 4
    outlook = Outlook(values=series(*values), quarter=quarter, goal=goal, forecast=ahead, expected=owners, year_is_over=over)
    return reasons(rule, limits_of(rule, {}), of, worse, outlook)


# The triangle begins 10% below 80, at 72; the star 10% above it, at 88.
@pytest.mark.parametrize(
    ("of", "worse", "distance"),
    [
        (at(75), "triangle", 3),
        (at(72), "triangle", 0),
        (at(79), "triangle", 7),
        (at(85), "triangle", 13),
        (at(85), "lower", 5),
        (at(90), "upper", 2),
        (at(71), "triangle", None),
        (at(75), "upper", None),
    ],
)
def test_how_far_a_value_may_worsen(of: Quantities, worse: str, distance: int | None) -> None:
    assert edge(of, worse) == distance


def test_where_low_is_good_a_value_worsens_upwards() -> None:
    assert edge(at(85, polarity=LOW), "triangle", way=LOW) == 3


def test_a_floor_is_how_far_away_it_is_and_not_the_target() -> None:
    assert edge(at(75, floor=70), "red", FLOOR, {}) == 5


def test_thresholds_need_no_target() -> None:
    assert edge(at(75, target=None, good=80, floor=70), "red", THRESHOLDS, {}) == 5


def test_a_bound_on_the_figure_itself_is_an_edge_where_a_way_is_good() -> None:
    found = [edge(at(65, target=None), "red", PLAIN, {}, way) for way in (HIGH, Polarity.NONE)]
    assert found == [5, None]


def test_of_a_target_of_0_no_tolerance_in_per_cent_is_an_edge() -> None:
    assert edge(at(0, target=0), "triangle") is None


def test_what_is_not_known_puts_nothing_at_risk() -> None:
    assert edge(Quantities(unknown={"variance": NoTarget(TargetGap.NOT_AGREED)}), "triangle") is None


@given(st.integers(720, 799), st.integers(1, 1000))
def test_a_little_less_keeps_the_status_and_a_little_more_loses_it(tenths: int, little: int) -> None:
    value, slight = Fraction(tenths, 10), Fraction(little, 100_000)
    distance = edge(at(value), "triangle")
    assert distance is not None
    statuses = [_status(at(value - distance + by)) for by in (slight, Fraction(0), -slight)]
    assert statuses == ["lower" if value - distance + slight < 80 else "upper", "lower", "triangle"]


@given(st.fractions(0, 200, max_denominator=100), st.fractions(-200, 200, max_denominator=100), st.sampled_from([HIGH, LOW]))
def test_a_moved_figure_is_the_figure_it_moved_to(value: Fraction, by: Fraction, way: Polarity) -> None:
    there = value + by if way is HIGH else value - by
    assert moved(at(value, polarity=way, floor=60), by, way) == at(there, polarity=way, floor=60)


def _status(of: Quantities) -> str:
    band = decide(FOUR_BANDS, LIMITS, of).band
    return band.status if band else ""


def test_the_expected_movement_is_the_mean_moving_range_over_1_128() -> None:
    assert expected_movement(series(10, 12, 11, 14), Q2) == Fraction(2) / Fraction("1.128")


def test_two_steps_are_too_few_to_expect_anything() -> None:
    assert expected_movement(series(10, 12, 11), Q2) is None


def test_a_step_across_a_gap_is_none() -> None:
    values = series(10, 12, 11, 14, 15)
    del values[last_quarters(Q2, 3)[0]]
    assert expected_movement(values, Q2) is None


@pytest.mark.parametrize(
    ("values", "value", "expected"),
    [
        # One usual movement is 2 / 1.128, which is 1.77.
        ([75, 73, 75, 73], 73, (NEAR,)),
        ([76, 78, 76, 74], 74, (TWICE,)),
        ([72, 74, 72, 74], 74, ()),
        ([77, 75, 74, 73], 73, (NEAR, TWICE)),
        ([75, 73], 73, ()),
        ([], 73, ()),
    ],
)
def test_an_amber_is_at_risk_by_its_course(values: list[int], value: int, expected: tuple[AtRisk, ...]) -> None:
    assert told(values, at(value)) == expected


def test_exactly_one_usual_movement_away_is_not_near() -> None:
    values = {each: Fraction("1.128") * (n % 2) for n, each in enumerate(last_quarters(Q2, 4))}
    outlook = Outlook(values=values, quarter=Q2, goal=Goal(HIGH), forecast=Forecast(value=None))
    found = [reasons(FOUR_BANDS, LIMITS, at(value), "triangle", outlook) for value in ("73", "72.999")]
    assert found == [(), (NEAR,)]


@pytest.mark.parametrize(("end", "quarter", "expected"), [(71, 2, (END,)), (72, 2, ()), (71, 4, ()), (85, 2, ())])
def test_an_amber_is_at_risk_by_its_forecast_until_the_year_has_ended(
    end: int, quarter: int, expected: tuple[AtRisk, ...]
) -> None:
    assert told([], at(75, end=end), end=end, quarter=quarter) == expected


@pytest.mark.parametrize(("owners", "quarter", "expected"), [(71, 2, (OWNERS,)), (72, 2, ()), (71, 4, ())])
def test_an_amber_is_at_risk_by_its_owners_forecast_too(owners: int, quarter: int, expected: tuple[AtRisk, ...]) -> None:
    assert told([], at(75, end=owners), owners=owners, quarter=quarter) == expected


def test_of_two_forecasts_each_one_that_ends_worse_is_named() -> None:
    assert told([], at(75, end=71), end=71, owners=71) == (END, OWNERS)


@pytest.mark.parametrize(("end", "expected"), [(69, (END,)), (70, ())])
def test_a_floor_is_held_against_the_forecast_too(end: int, expected: tuple[AtRisk, ...]) -> None:
    assert told([], at(75, end=end, floor=70), FLOOR, "red", end=end) == expected


@pytest.mark.parametrize(("end", "expected"), [(69, (END,)), (70, ())])
def test_thresholds_are_held_against_the_forecast_without_a_target(end: int, expected: tuple[AtRisk, ...]) -> None:
    assert told([], at(75, target=None, good=80, floor=70), THRESHOLDS, "red", end=end) == expected
