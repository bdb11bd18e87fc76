"""Which indicators are at risk of a worse rating: how near the worse rating is, compared with how far the value usually moves.

An indicator is at risk where the worse rating is less than one expected quarterly movement away, where our forecast or its
owner's ends the year in it, or where the value worsened in two quarters running. The expected movement is the mean moving range
/ 1.128, the usual estimate of the standard deviation of single values (W. A. Shewhart). 1.128 is d2 for pairs: the mean distance
between two values drawn from one normal distribution, in standard deviations.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction
from itertools import pairwise
from statistics import mean

from quarterly.configuration.rules import FROM, RatingRule, Span
from quarterly.configuration.targets.goal import Goal
from quarterly.scoring.engine import Quantities, RuleLimits, bound_of, decide, in_units
from quarterly.scoring.series.forecast import Forecast
from quarterly.vocabulary.polarity import Polarity
from quarterly.vocabulary.quarter import Quarter

D2 = Fraction(1128, 1000)


class AtRisk(StrEnum):
    """Why an indicator may soon have a worse status."""

    NEAR = "near"
    FORECAST = "forecast"
    EXPECTED = "expected"
    WORSENED_TWICE = "worsened twice"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlook:
    """Where a value comes from and where it is heading.

    `values` are those of one definition up to the quarter, in the order of time. `forecast` is ours of the year's end and
    `expected` its owner's; `year_is_over` is whether the year ends with the quarter. A movement of no more than `stable` counts
    as none.
    """

    values: Mapping[Quarter, Fraction]
    quarter: Quarter
    goal: Goal
    forecast: Forecast
    expected: Fraction | None = None
    year_is_over: bool = False
    stable: Fraction = Fraction(0)


def worse_edge(rule: RatingRule, limits: RuleLimits, quantities: Quantities, worse: str, polarity: Polarity) -> Fraction | None:
    """Return how far the value may worsen, in its unit, before the rule gives the worse status; None where it never would.

    The status can change only at a bound of the rule, so it is enough to ask the rule once between each bound and the next.
    """
    # 70 where high is good, the target 72.5 and amber reaches down to 10% below it: the target's own bound is passed already
    # (a step of -2.5, left out), and 65.25 is 4.75 away.
    steps = sorted({step for step in _steps(rule, limits, quantities, polarity) if step >= 0})
    for n, step in enumerate(steps):
        # Never asked at the bound itself: which of its two bands a bound belongs to is for the rule to say.
        beyond = (step + steps[n + 1]) / 2 if n + 1 < len(steps) else step + 1
        if _status(rule, limits, moved(quantities, -beyond, polarity)) == worse:
            return step
    return None


def reasons(rule: RatingRule, limits: RuleLimits, quantities: Quantities, worse: str, outlook: Outlook) -> tuple[AtRisk, ...]:
    """Return why an indicator may soon have the worse status, nothing where it is not at risk of it."""
    found = []
    values, quarter, goal = outlook.values, outlook.quarter, outlook.goal
    edge, movement = worse_edge(rule, limits, quantities, worse, goal.polarity), expected_movement(values, quarter)
    if edge is not None and movement is not None and edge < movement:
        found.append(AtRisk.NEAR)
    ends = (
        (AtRisk.FORECAST, "forecast_variance", outlook.forecast.value),
        (AtRisk.EXPECTED, "expected_variance", outlook.expected),
    )
    for why, variance, end in ends:
        # Of a year that has ended the forecast is the value that has just been rated.
        if (
            end is not None
            and not outlook.year_is_over
            and _status_at_the_end(rule, limits, quantities, goal, (variance, end)) == worse
        ):
            found.append(why)
    if _worsened_twice(outlook):
        found.append(AtRisk.WORSENED_TWICE)
    return tuple(found)


def expected_movement(values: Mapping[Quarter, Fraction], quarter: Quarter) -> Fraction | None:
    """Return how far the value usually moves from quarter to quarter; None with fewer than three pairs of adjacent quarters."""
    # 10, 12, 11, 14 move by 2, 1 and 3: on average by 2, and 2 / 1.128 = 1.77 is one expected movement.
    steps = [abs(value - values[each.previous]) for each, value in values.items() if each <= quarter and each.previous in values]
    return mean(steps) / D2 if len(steps) >= 3 else None


def _worsened_twice(outlook: Outlook) -> bool:
    values, quarter = outlook.values, outlook.quarter
    three = [quarter.previous.previous, quarter.previous, quarter]
    if not all(each in values for each in three):
        return False
    steps = [outlook.goal.improvement(values[before], values[now]) for before, now in pairwise(three)]
    return all(step is not None and step < -outlook.stable for step in steps)


def _status_at_the_end(
    rule: RatingRule, limits: RuleLimits, quantities: Quantities, goal: Goal, forecast: tuple[str, Fraction]
) -> str:
    """Return the status the rule would give a forecast against the year-end target, everything else as it is now.

    A forecast comes with the name of its distance from that target.
    """
    variance, end = forecast
    by = goal.improvement(quantities.numbers["value"], end) if "value" in quantities.numbers else None
    if by is None:
        return ""
    there = moved(quantities, by, goal.polarity)
    numbers = {name: number for name, number in there.numbers.items() if name != "variance"}
    references = {name: number for name, number in there.references.items() if name != "variance"}
    # The year's end has a target of its own: of 80 homes by March, 40 by September is on target now and half of it then.
    if variance in quantities.numbers:
        numbers["variance"] = quantities.numbers[variance]
    if variance in quantities.references:
        references["variance"] = quantities.references[variance]
    return _status(rule, limits, replace(there, numbers=numbers, references=references))


def _status(rule: RatingRule, limits: RuleLimits, quantities: Quantities) -> str:
    band = decide(rule, limits, quantities).band
    return band.status if band else ""


def _steps(rule: RatingRule, limits: RuleLimits, quantities: Quantities, polarity: Polarity) -> list[Fraction]:
    """Return how much better the value is than each bound of the rule, in its unit; negative where it is worse."""
    found = []
    for name, condition in (each for band in rule.bands for each in band.when.items()):
        way = _way(name, polarity)
        if not isinstance(condition, Span) or name not in quantities.numbers or not way:
            continue
        bounds = (in_units(bound_of(text, limits), name, quantities) for _, text in condition.bounds)
        found += [way * (quantities.numbers[name] - bound) for bound in bounds if bound is not None]
    return found


def moved(quantities: Quantities, by: Fraction, polarity: Polarity) -> Quantities:
    """Return the quantities as they would be if the value were better by an amount in its unit."""
    return replace(quantities, numbers={name: number + by * _way(name, polarity) for name, number in quantities.numbers.items()})


def _way(name: str, polarity: Polarity) -> int:
    """Return 1 for what grows as the value gets better, -1 for what shrinks, 0 for what does not follow the value."""
    if name == "value":
        return {Polarity.HIGH: 1, Polarity.LOW: -1}.get(polarity, 0)
    return int(name == "variance" or name.startswith(FROM))
