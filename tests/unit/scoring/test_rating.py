"""Which band holds: edges, what is not known, per cent of nothing, and words that accept the unknown."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

import pytest

from quarterly.configuration.rules import Amount, RatingRule
from quarterly.scoring.engine import Quantities, RuleDecision, bound_of, decide, in_units, limits_of
from quarterly.scoring.why_unknown import NoComparison, Unknown

FOUR_BANDS: list[dict[str, Any]] = [
    {"status": "star", "when": {"variance": {"above": "tolerance"}}},
    {"status": "upper", "when": {"variance": {"at_least": 0}}},
    {"status": "lower", "when": {"variance": {"at_least": "-tolerance"}}},
    {"status": "triangle"},
]
IMPROVED: list[dict[str, Any]] = [
    {"status": "green", "when": {"variance": {"at_least": 0}}},
    {"status": "amber", "when": {"variance": {"at_least": "-10%"}, "travel_year": ["better", "same"]}},
    {"status": "red"},
]


def rule(bands: list[dict[str, Any]], tolerance: str = "10%") -> RatingRule:
    limits = {"tolerance": tolerance} if "tolerance" in str(bands) else {}
    return RatingRule.model_validate({"title": "a rule", "source": "published", "limits": limits, "bands": bands})


def known(
    words: Mapping[str, str] | None = None,
    of: str = "80",
    strict: bool = False,
    unknown: Mapping[str, Unknown] | None = None,
    **numbers: str,
) -> Quantities:
    exact = {name: Fraction(number) for name, number in numbers.items()}
    references = {name: Fraction(of) for name in exact if Fraction(of)}
    return Quantities(numbers=exact, words=words or {}, references=references, unknown=unknown or {}, strict=strict)


def decided(bands: list[dict[str, Any]], of: Quantities, tolerance: str = "10%") -> RuleDecision:
    asked = rule(bands, tolerance)
    return decide(asked, limits_of(asked, {}), of)


def status(bands: list[dict[str, Any]], of: Quantities, tolerance: str = "10%") -> str:
    band = decided(bands, of, tolerance).band
    return band.status if band else "undecided"


# 10% of 80 is 8.
@pytest.mark.parametrize(
    ("variance", "told"),
    [
        ("8001/1000", "star"),
        ("8", "upper"),
        ("0", "upper"),
        ("-1/1000000000000", "lower"),
        ("-8", "lower"),
        ("-8000000000001/1000000000000", "triangle"),
    ],
)
def test_a_value_is_on_the_side_of_an_edge_that_its_band_says(variance: str, told: str) -> None:
    assert status(FOUR_BANDS, known(variance=variance)) == told


@pytest.mark.parametrize(
    ("way", "held"),
    [
        ("above", [False, False, True]),
        ("at_least", [False, True, True]),
        ("below", [True, False, False]),
        ("at_most", [True, True, False]),
    ],
)
def test_every_way_a_bound_binds(way: str, held: list[bool]) -> None:
    bands: list[Any] = [{"status": "held", "when": {"variance": {way: "2 points"}}}, {"status": "not"}]
    assert [status(bands, known(variance=v)) == "held" for v in ("1999/1000", "2", "2001/1000")] == held


def test_two_bounds_must_both_hold() -> None:
    bands: list[Any] = [
        {"status": "within", "when": {"variance": {"at_least": "-2 points", "at_most": "1 point"}}},
        {"status": "out"},
    ]
    assert [status(bands, known(variance=v)) for v in ("-2", "1", "-2001/1000", "1001/1000")] == ["within"] * 2 + ["out"] * 2


def test_points_and_units_are_not_per_cent_of_target() -> None:
    assert [status(FOUR_BANDS, known(variance="-9"), tolerance) for tolerance in ("10%", "10 points", "10 units")] == [
        "triangle",
        "lower",
        "lower",
    ]


@pytest.mark.parametrize(("variance", "told"), [("0", "upper"), ("1", "undecided"), ("-1", "undecided")])
def test_per_cent_of_a_target_of_0_is_not_guessed_at(variance: str, told: str) -> None:
    assert status(FOUR_BANDS, known(variance=variance, of="0")) == told


def test_which_side_of_a_target_of_0_a_value_is_on_is_known_all_the_same() -> None:
    # On the good side of it everything is better than 10% worse than it.
    bands: list[Any] = [{"status": "green", "when": {"variance": {"at_least": "-10%"}}}, {"status": "red"}]
    assert [status(bands, known(variance=v, of="0")) for v in ("1", "0", "-1")] == ["green", "green", "undecided"]


def test_one_bound_that_fails_is_enough_whatever_the_other_would_be() -> None:
    bands: list[Any] = [{"status": "amber", "when": {"variance": {"at_least": "-10%", "above": 0}}}, {"status": "red"}]
    assert status(bands, known(variance="-1", of="0")) == "red"


def test_a_target_of_0_in_points_is_rated() -> None:
    assert [status(FOUR_BANDS, known(variance=v, of="0"), "2 points") for v in ("-2", "-2001/1000")] == ["lower", "triangle"]


@pytest.mark.parametrize(
    ("variance", "told"), [("0", "lower"), ("1/1000", "upper"), ("-1/1000", "lower"), ("-8", "lower"), ("8", "upper")]
)
def test_a_strict_target_is_just_missed_by_its_own_figure(variance: str, told: str) -> None:
    assert status(FOUR_BANDS, known(variance=variance, strict=True)) == told


def test_a_strict_target_without_a_tolerance_is_missed_outright_by_its_own_figure() -> None:
    assert status(FOUR_BANDS, known(variance="0", strict=True), "0") == "triangle"


def test_thresholds_know_no_strict_target() -> None:
    bands: list[Any] = [{"status": "amber", "when": {"from_floor": {"at_least": 0}}}, {"status": "red"}]
    assert status(bands, known(from_floor="0", strict=True)) == "amber"


@pytest.mark.parametrize(
    ("variance", "travel", "told"),
    [
        ("0", "", "green"),
        ("-1", "better", "amber"),
        ("-1", "same", "amber"),
        ("-1", "worse", "red"),
        ("-1", "", "undecided"),
        ("-9", "", "red"),
    ],
)
def test_what_is_not_known_stops_the_rating_only_where_it_would_turn_on_it(variance: str, travel: str, told: str) -> None:
    assert status(IMPROVED, known({"travel_year": travel} if travel else {}, variance=variance)) == told


def test_an_undecided_rating_says_what_it_lacks_and_why() -> None:
    found = decided(IMPROVED, known(unknown={"travel_year": NoComparison.FIRST}, variance="-1"))
    assert (found.band, found.number, found.quantity, found.undecided) == (None, 2, "travel_year", NoComparison.FIRST)


def test_a_decision_names_its_band_by_number() -> None:
    assert decided(FOUR_BANDS, known(variance="-1")).number == 3


@pytest.mark.parametrize("accepts", [["worse", "none"], "none"])
def test_the_word_none_accepts_what_is_not_known(accepts: str | list[str]) -> None:
    bands: list[Any] = [{"status": "grey", "when": {"travel_year": accepts}}, {"status": "green"}]
    assert status(bands, known(variance="0")) == "grey"


def test_the_word_none_does_not_hold_for_what_is_known() -> None:
    bands: list[Any] = [{"status": "grey", "when": {"variance": "none"}}, {"status": "green"}]
    assert [status(bands, known(variance="0")), status(bands, known())] == ["green", "grey"]


def test_a_distance_without_a_per_cent_is_no_unknown_distance() -> None:
    bands: list[Any] = [{"status": "grey", "when": {"variance": "none"}}, *FOUR_BANDS]
    assert status(bands, known(variance="-1", of="0")) == "undecided"


def test_a_number_that_is_not_known_is_in_no_band() -> None:
    bands: list[Any] = [{"status": "first", "when": {"quintile": {"at_most": 1}}}, {"status": "fifth"}]
    assert [status(bands, known(quintile="1")), status(bands, known(quintile="2")), status(bands, known())] == [
        "first",
        "fifth",
        "undecided",
    ]


def test_a_limit_with_a_minus_is_turned_round() -> None:
    assert [bound_of(text, {"near": Amount(Fraction(5), "%")}) for text in ("near", "-near", "-2 points")] == [
        Amount(Fraction(5), "%"),
        Amount(Fraction(-5), "%"),
        Amount(Fraction(-2), "point"),
    ]


def test_an_indicators_own_limit_takes_the_place_of_the_rules() -> None:
    assert limits_of(rule(FOUR_BANDS), {"tolerance": "3 points"}) == {"tolerance": Amount(Fraction(3), "point")}


@pytest.mark.parametrize(
    ("name", "bound", "units"),
    [
        ("variance", Amount(Fraction(10), "%"), 8),
        ("variance", Amount(Fraction(10), "point"), 10),
        ("rank", Amount(Fraction(3), ""), 3),
    ],
)
def test_a_bound_in_the_indicators_unit(name: str, bound: Amount, units: int) -> None:
    assert in_units(bound, name, known(variance="0")) == units
