"""The rule engine: which band of a rule a figure falls into, by named quantities that are compared unrounded."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from quarterly.configuration.rules import DISTANCES, UNKNOWN, Amount, Band, Condition, RatingRule, amount, is_distance
from quarterly.scoring.why_unknown import NotKnown, Unknown


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantities:
    """What is known about one figure, by the names that rules use: numbers, words, and why the others are not known.

    Distances are favourable (better is positive) and in the indicator's unit; `references` are the figures that distances in per
    cent are percentages of. A `strict` target ("fewer than 85") is not met by its own figure.
    """

    numbers: Mapping[str, Fraction] = field(default_factory=dict)
    words: Mapping[str, str] = field(default_factory=dict)
    references: Mapping[str, Fraction] = field(default_factory=dict)
    unknown: Mapping[str, Unknown] = field(default_factory=dict)
    strict: bool = False


@dataclass(frozen=True, slots=True)
class RuleDecision:
    """The band that applies, numbered from 1 in the rule's order; or None, with the quantity that is missing, and why."""

    band: Band | None
    number: int
    quantity: str = ""
    undecided: Unknown | None = None


RuleLimits = Mapping[str, Amount]


def decide(rule: RatingRule, limits: RuleLimits, of: Quantities) -> RuleDecision:
    """Return the first band whose conditions are all met.

    A condition on a quantity that is not known is neither met nor failed. If the band depends on it, the figure is not rated at
    all: going on to the next band would be a guess. A band can list "none" among its words to decide what is not known.
    """
    for number, band in enumerate(rule.bands, start=1):
        met = {name: holds(name, condition, limits, of) for name, condition in band.when.items()}
        if all(met.values()):
            return RuleDecision(band, number)
        if False not in met.values():
            name = next(name for name, truth in met.items() if truth is None)
            return RuleDecision(None, number, name, of.unknown.get(name, NotKnown.UNSAID))
    raise AssertionError("the last band has no conditions, which reading the rule has checked")


def holds(name: str, condition: Condition, limits: RuleLimits, of: Quantities) -> bool | None:
    """Return whether a condition is met; None where that cannot be known."""
    if isinstance(condition, tuple):
        known = name in of.words or name in of.numbers
        return of.words.get(name) in condition if known else True if UNKNOWN in condition else None
    if name not in of.numbers:
        return None
    number, answers = of.numbers[name], []
    for way, text in condition.bounds:
        bound = in_units(bound_of(text, limits), name, of)
        if bound is None:
            # Per cent of a target of 0 does not exist, but on which side of the target a value is can still decide.
            # Where the target is 0, -3 is surely not 10% better than it; whether it is 10% worse nobody can say.
            side = bound_of(text, limits).number
            answers.append(None if number and (number > 0) == (side > 0) else _compare(way, number, side, False))
        else:
            answers.append(_compare(way, number, bound, of.strict and name in DISTANCES))
    return False if False in answers else None if None in answers else True


def bound_of(text: str, limits: RuleLimits) -> Amount:
    """Return a bound as an amount: "-tolerance" is the limit of that name, negative; "2 points" is an amount already."""
    name = text.lstrip("-")
    if name in limits:
        return -limits[name] if text.startswith("-") else limits[name]
    return amount(text)


def in_units(bound: Amount, name: str, of: Quantities) -> Fraction | None:
    """Return a bound in the indicator's unit; None for per cent of a figure that is 0 or not known."""
    if bound.unit != "%" or not bound.number or not is_distance(name):
        return bound.number
    reference = of.references.get(name)
    return bound.number * reference / 100 if reference else None


def limits_of(rule: RatingRule, own: Mapping[str, str]) -> dict[str, Amount]:
    """Return the limits in force for one indicator: the rule's, replaced by those that the indicator states for itself."""
    stated = {**{name: text for name, text in rule.limits.items() if text is not None}, **own}
    return {name: amount(text) for name, text in stated.items() if name in rule.limits}


def _compare(way: str, number: Fraction, bound: Fraction, strict: bool) -> bool:
    if strict and bound == 0 and number == 0:
        return way in ("below", "at_most")  # "fewer than 85" is not met by 85: exactly on target counts as just missed
    if way == "above":
        return number > bound
    if way == "at_least":
        return number >= bound
    return number < bound if way == "below" else number <= bound
