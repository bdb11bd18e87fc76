"""Which ambers may turn red: how far the red is, against how far the figure moves in a quarter, and where the year is heading.

An indicator is at risk where the worse rating is less than one expected quarterly movement away, where the year is forecast to
end in it, or where it worsened in two quarters running. The expected movement is the mean moving range / 1.128, the usual
estimate of the standard deviation of single values (W. A. Shewhart; d2 for pairs).
"""

from collections.abc import Mapping
from dataclasses import replace
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
    """Why an indicator may come to have a worse status."""

    NEAR = "near"
    FORECAST = "forecast"
    WORSENED_TWICE = "worsened twice"


def worse_edge(rule: RatingRule, limits: RuleLimits, of: Quantities, worse: str, polarity: Polarity) -> Fraction | None:
    """Return how far the value may worsen, in its unit, before the rule gives the worse status; None where it never would."""
    steps = sorted({step for step in _steps(rule, limits, of, polarity) if step >= 0})
    for place, step in enumerate(steps):
        beyond = (step + steps[place + 1]) / 2 if place + 1 < len(steps) else step + 1
        if _status(rule, limits, moved(of, -beyond, polarity)) == worse:
            return step
    return None


def reasons(
    rule: RatingRule,
    limits: RuleLimits,
    of: Quantities,
    worse: str,
    values: Mapping[Quarter, Fraction],
    quarter: Quarter,
    aim: Goal,
    ahead: Forecast,
    stable: Fraction = Fraction(0),
) -> tuple[AtRisk, ...]:
    """Return why an indicator may come to have the worse status; nothing where it is not at risk of it.

    `values` are those of one definition up to the quarter, in the order of time; a movement of no more than `stable` is none.
    """
    found = []
    edge, movement = worse_edge(rule, limits, of, worse, aim.polarity), expected_movement(values, quarter)
    if edge is not None and movement is not None and edge < movement:
        found.append(AtRisk.NEAR)
    if ahead.value is not None and quarter.number < 4 and _forecast_status(rule, limits, of, aim, ahead.value) == worse:
        found.append(AtRisk.FORECAST)
    if _worsened_twice(values, quarter, aim, stable):
        found.append(AtRisk.WORSENED_TWICE)
    return tuple(found)


def expected_movement(values: Mapping[Quarter, Fraction], quarter: Quarter) -> Fraction | None:
    """Return how far the value usually moves from quarter to quarter; None under three neighbouring pairs."""
    steps = [abs(value - values[each.previous]) for each, value in values.items() if each <= quarter and each.previous in values]
    return mean(steps) / D2 if len(steps) >= 3 else None


def _worsened_twice(values: Mapping[Quarter, Fraction], quarter: Quarter, aim: Goal, stable: Fraction) -> bool:
    three = [quarter.previous.previous, quarter.previous, quarter]
    if not all(each in values for each in three):
        return False
    steps = [aim.improvement(values[before], values[now]) for before, now in pairwise(three)]
    return all(step is not None and step < -stable for step in steps)


def _forecast_status(rule: RatingRule, limits: RuleLimits, of: Quantities, aim: Goal, end: Fraction) -> str:
    """Return the status the rule would give the forecast against the target of the year's end, everything else as it is."""
    by = aim.improvement(of.numbers["value"], end) if "value" in of.numbers else None
    if by is None:
        return ""
    there = moved(of, by, aim.polarity)
    numbers = {name: number for name, number in there.numbers.items() if name != "variance"}
    references = {name: number for name, number in there.references.items() if name != "variance"}
    if "forecast_variance" in of.numbers:
        numbers["variance"] = of.numbers["forecast_variance"]
    if "forecast_variance" in of.references:
        references["variance"] = of.references["forecast_variance"]
    return _status(rule, limits, replace(there, numbers=numbers, references=references))


def _status(rule: RatingRule, limits: RuleLimits, of: Quantities) -> str:
    band = decide(rule, limits, of).band
    return band.status if band else ""


def _steps(rule: RatingRule, limits: RuleLimits, of: Quantities, polarity: Polarity) -> list[Fraction]:
    """Return how far the value is better than every bound the rule sets it, in its unit, worse is negative."""
    found = []
    for name, condition in (each for band in rule.bands for each in band.when.items()):
        way = _way(name, polarity)
        if not isinstance(condition, Span) or name not in of.numbers or not way:
            continue
        bounds = (in_units(bound_of(text, limits), name, of) for _, text in condition.bounds)
        found += [way * (of.numbers[name] - bound) for bound in bounds if bound is not None]
    return found


def moved(of: Quantities, by: Fraction, polarity: Polarity) -> Quantities:
    """Return the quantities as they would be if the value were better by so much, in its unit."""
    return replace(of, numbers={name: number + by * _way(name, polarity) for name, number in of.numbers.items()})


def _way(name: str, polarity: Polarity) -> int:
    """Return 1 for what grows as the value gets better, -1 for what shrinks, 0 for what does not follow the value."""
    if name == "value":
        return {Polarity.HIGH: 1, Polarity.LOW: -1}.get(polarity, 0)
    return int(name == "variance" or name.startswith(FROM))
