"""What holds of every rating rule that was published, whatever the figures."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from quarterly.configuration.rules import FROM, UNKNOWN, WORDS, Band, RatingRule, Span, is_distance
from quarterly.configuration.targets.goal import Goal
from quarterly.scoring.background import Background
from quarterly.scoring.caveats import RatedUnrounded
from quarterly.scoring.engine import Quantities, RuleLimits, decide, holds, limits_of
from quarterly.scoring.score import RatingStatus, Score
from quarterly.scoring.score_quarter import SentFigure, score_point
from quarterly.scoring.series.points import Point
from quarterly.vocabulary.numbers import exact, half_up
from quarterly.vocabulary.polarity import Polarity
from quarterly.vocabulary.quarter import Quarter
from tests.properties import costly
from tests.unit.made import TOWN, distance_of, indicator, words_of

FILE = Path(__file__).parents[2] / "rules" / "published.yaml"
HIGH, LOW = Polarity.HIGH, Polarity.LOW

targets = st.fractions(-200, 200, max_denominator=8).filter(bool)
distances = st.fractions(-40, 40, max_denominator=16)
factors = st.fractions(Fraction(1, 50), 50, max_denominator=50)
ways = st.sampled_from([HIGH, LOW])


class Published:
    """One published rule with the limits its usual indicator has, and the statuses of its scale, the best first."""

    def __init__(self, key: str, name: str, written: dict[str, Any]) -> None:
        self.name = f"{key}: {name}"
        self.rule = RatingRule.model_validate(written["rules"][name])
        own = written["usual"].get("limits", {})
        self.limits: RuleLimits = limits_of(self.rule, own)
        self.statuses = [str(status) for status in written["scale"]]

    def status(self, of: Quantities) -> str:
        """Return the status that the rule gives, "not rated" or "undecided"."""
        band = decide(self.rule, self.limits, of).band
        return (band.status or "not rated") if band else "undecided"


def rules() -> Iterator[Published]:
    for written in yaml.safe_load(FILE.read_text(encoding="utf-8")):
        yield from (Published(written["key"], name, written) for name in written["rules"])


EVERY = list(rules())  # what is asked of each takes a quarter of the examples a rule: they are many
BY_DISTANCE = [each for each in EVERY if all(name == "variance" or name.startswith(FROM) for name in each.rule.quantities)]
IN_PER_CENT = [each for each in BY_DISTANCE if all(limit.unit in ("%", "") for limit in each.limits.values())]
IN_WORDS = [each for each in EVERY if any(name in WORDS for name in each.rule.quantities)]


def names(rules: list[Published]) -> list[str]:
    return [each.name for each in rules]


def at(value: Fraction, target: Fraction, way: Polarity, asks: Published, strict: bool = False) -> Quantities:
    """Return the quantities of a value against a target.

    The rule's thresholds are on the bad side of the target, each a tenth of the target further off than the one before.
    """
    step = abs(target) / 10 * (1 if way is LOW else -1)
    held = {"variance": target, **{f"{FROM}{name}": target + n * step for n, name in enumerate(asks.rule.thresholds, 1)}}
    aims = {name: Goal(way, figure, figure, strict) for name, figure in held.items()}
    numbers = {name: aim.variance(value) or Fraction(0) for name, aim in aims.items()}
    references = {name: reference for name, aim in aims.items() if (reference := aim.reference(value))}
    return Quantities(numbers=numbers, references=references, strict=strict)


def test_most_published_rules_look_at_distances_alone() -> None:
    assert (len(EVERY), len(BY_DISTANCE), len(IN_PER_CENT), len(IN_WORDS)) == (27, 14, 12, 8)


@pytest.mark.parametrize("asks", BY_DISTANCE, ids=names(BY_DISTANCE))
@costly(4)
@given(targets, distances, distances, ways)
def test_a_better_value_never_gets_a_worse_status(
    asks: Published, target: Fraction, one: Fraction, other: Fraction, way: Polarity
) -> None:
    worse, better = sorted((target + one, target + other), reverse=way is LOW)
    ranks = [asks.statuses.index(asks.status(at(value, target, way, asks))) for value in (better, worse)]
    assert ranks == sorted(ranks)


@pytest.mark.parametrize("asks", BY_DISTANCE, ids=names(BY_DISTANCE))
@costly(4)
@given(targets, distances)
def test_what_is_as_far_on_the_good_side_has_the_same_status_whichever_side_is_good(
    asks: Published, target: Fraction, distance: Fraction
) -> None:
    assert asks.status(at(target + distance, target, HIGH, asks)) == asks.status(at(target - distance, target, LOW, asks))


@pytest.mark.parametrize("asks", BY_DISTANCE, ids=names(BY_DISTANCE))
@costly(4)
@given(targets, distances)
def test_a_negative_figure_against_a_negative_target_mirrors_the_positive_ones(
    asks: Published, target: Fraction, distance: Fraction
) -> None:
    value = target + distance
    assert asks.status(at(value, target, HIGH, asks)) == asks.status(at(-value, -target, LOW, asks))


@pytest.mark.parametrize("asks", IN_PER_CENT, ids=names(IN_PER_CENT))
@costly(4)
@given(targets, distances, ways, factors)
def test_per_cent_of_target_do_not_turn_on_the_unit(
    asks: Published, target: Fraction, distance: Fraction, way: Polarity, factor: Fraction
) -> None:
    value = target + distance
    assert asks.status(at(value, target, way, asks)) == asks.status(at(value * factor, target * factor, way, asks))


@pytest.mark.parametrize("asks", BY_DISTANCE, ids=names(BY_DISTANCE))
@costly(4)
@given(targets, distances, ways)
def test_a_strict_target_differs_only_exactly_on_target(
    asks: Published, target: Fraction, distance: Fraction, way: Polarity
) -> None:
    plain, strict = (at(target + distance, target, way, asks, strict) for strict in (False, True))
    assert distance == 0 or asks.status(plain) == asks.status(strict)


@pytest.mark.parametrize("asks", BY_DISTANCE, ids=names(BY_DISTANCE))
@costly(4)
@given(targets, ways)
def test_exactly_on_a_strict_target_is_what_is_just_short_of_it(asks: Published, target: Fraction, way: Polarity) -> None:
    hair = Fraction(-1, 10**12) if way is HIGH else Fraction(1, 10**12)
    assert asks.status(at(target, target, way, asks, strict=True)) == asks.status(at(target + hair, target, way, asks))


@st.composite
def anything(draw: st.DrawFn, asks: Published) -> Quantities:
    """Return quantities of any kind for all a rule asks about: whether they could come together does not matter."""
    numbers, words, references = {}, {}, {}
    for name in asks.rule.quantities:
        if name in WORDS:
            words[name] = draw(st.sampled_from(WORDS[name] or asks.statuses))
        else:
            numbers[name] = draw(distances)
        if is_distance(name) and draw(st.booleans()):
            references[name] = abs(draw(targets))
    return Quantities(numbers=numbers, words=words, references=references, strict=draw(st.booleans()))


def without(name: str, of: Quantities) -> Quantities:
    numbers = {each: number for each, number in of.numbers.items() if each != name}
    return replace(of, numbers=numbers, words={each: word for each, word in of.words.items() if each != name})


@pytest.mark.parametrize("asks", EVERY, ids=names(EVERY))
@costly(4)
@given(st.data())
def test_what_is_rated_without_knowing_something_is_so_whatever_that_is(asks: Published, data: st.DataObject) -> None:
    known = data.draw(anything(asks))
    name = data.draw(st.sampled_from(asks.rule.quantities))
    found = decide(asks.rule, asks.limits, without(name, known))
    accepted = any(UNKNOWN in words for band in asks.rule.bands for words in [band.when.get(name)] if isinstance(words, tuple))
    assert found.band is None or accepted or found == decide(asks.rule, asks.limits, known)


@pytest.mark.parametrize("asks", EVERY, ids=names(EVERY))
def test_with_nothing_known_nothing_is_rated_but_by_a_band_for_that(asks: Published) -> None:
    accepts = any(isinstance(words, tuple) and UNKNOWN in words for words in asks.rule.bands[0].when.values())
    found = decide(asks.rule, asks.limits, Quantities())
    assert (found.band is not None) == accepts


@pytest.mark.parametrize("asks", IN_WORDS, ids=names(IN_WORDS))
@costly(4)
@given(st.data())
def test_adding_the_word_none_decides_what_was_not(asks: Published, data: st.DataObject) -> None:
    name = data.draw(st.sampled_from([name for name in asks.rule.quantities if name in WORDS]))
    known = without(name, data.draw(anything(asks)))
    found = decide(asks.rule, asks.limits, known)
    if found.quantity == name:
        band = asks.rule.bands[found.number - 1]
        accepting = band.model_copy(update={"when": {**band.when, name: (*_words(band, name), UNKNOWN)}})
        bands = tuple(accepting if each is band else each for each in asks.rule.bands)
        decided = decide(asks.rule.model_copy(update={"bands": bands}), asks.limits, known)
        assert decided.band is accepting or decided.quantity not in ("", name)


def _words(band: Band, name: str) -> tuple[str, ...]:
    words = band.when[name]
    return () if isinstance(words, Span) else words


@pytest.mark.parametrize("asks", EVERY, ids=names(EVERY))
@costly(4)
@given(st.data())
def test_the_band_that_holds_is_the_first_that_can(asks: Published, data: st.DataObject) -> None:
    known = data.draw(anything(asks))
    found = decide(asks.rule, asks.limits, known)
    for band in asks.rule.bands[: found.number - 1]:
        assert False in [holds(name, condition, asks.limits, known) for name, condition in band.when.items()]


def scored(value: Fraction, decimals: int, target: Decimal, way: Polarity) -> Score:
    told = indicator("1180", targets={"2012-13": str(target)}, polarity=way, decimals=decimals)
    return score_point(TOWN, told, Quarter(2012, 1), SentFigure(Point(value=value)), Background())


values = st.fractions(0, 100, max_denominator=2_000)
percentages = st.decimals(Decimal("0.5"), 100, places=1)


@given(values, percentages, ways)
def test_how_many_decimals_are_printed_changes_no_rating(value: Fraction, target: Decimal, way: Polarity) -> None:
    assert len({scored(value, decimals, target, way).final for decimals in range(5)}) == 1


@given(values, st.integers(0, 2), percentages, ways)
def test_a_figure_that_would_be_rated_otherwise_as_printed_says_so_and_no_other_does(
    value: Fraction, decimals: int, target: Decimal, way: Polarity
) -> None:
    found = scored(value, decimals, target, way)
    as_printed = scored(exact(half_up(value, decimals)), decimals, target, way)
    noted = any(isinstance(caveat, RatedUnrounded) for caveat in found.caveats)
    assert found.standing is as_printed.standing is RatingStatus.RATED
    assert noted == (found.final != as_printed.final)


@given(percentages, st.fractions(Fraction(-1, 5), Fraction(1, 5), max_denominator=10_000), ways)
def test_a_printed_distance_is_on_the_side_of_the_tolerance_that_it_is_rated_on(
    target: Decimal, distance: Fraction, way: Polarity
) -> None:
    found = scored(exact(target) * (1 + distance), 1, target, way)
    told = indicator("1180", targets={"2012-13": str(target)}, polarity=way, decimals=1)
    printed = exact(distance_of(words_of(found, told)).removesuffix("%"))
    expected = "star" if printed > 10 else "upper" if printed >= 0 else "lower" if printed >= -10 else "triangle"
    assert found.final == expected


@given(values, percentages, ways)
def test_the_towns_rule_is_what_arithmetic_says_it_is(value: Fraction, target: Decimal, way: Polarity) -> None:
    ratio = value / exact(target)
    better = ratio - 1 if way is HIGH else 1 - ratio
    tenth = Fraction(1, 10)
    expected = "star" if better > tenth else "upper" if better >= 0 else "lower" if better >= -tenth else "triangle"
    assert scored(value, 1, target, way).final == expected
