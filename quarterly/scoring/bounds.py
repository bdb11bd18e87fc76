"""The bounds of a rule on the distance from target: where one band ends and the next begins, and its tolerance."""

from dataclasses import dataclass
from fractions import Fraction

from quarterly.configuration.rules import Amount, RatingRule, Span
from quarterly.scoring.engine import Quantities, RuleLimits, bound_of, in_units


@dataclass(frozen=True, slots=True)
class Tolerance:
    """How far from target still counts as near it, on both sides or on the worse side alone."""

    amount: Amount
    both_sides: bool


def bounds(rule: RatingRule, limits: RuleLimits) -> list[tuple[str, Amount]]:
    """Return every bound of a rule on the distance from target, as written and as an amount."""
    spans = [band.when["variance"] for band in rule.bands if "variance" in band.when]
    texts = dict.fromkeys(text for span in spans if isinstance(span, Span) for _, text in span.bounds)
    return [(text, bound_of(text, limits)) for text in texts]


def variance_bounds(rule: RatingRule, limits: RuleLimits, of: Quantities) -> list[Fraction]:
    """Return the bounds on the distance from target in the indicator's unit, without per cent of a target of 0."""
    found = (in_units(bound, "variance", of) for _, bound in bounds(rule, limits))
    return [bound for bound in found if bound is not None]


def tolerance_of(rule: RatingRule, limits: RuleLimits) -> Tolerance | None:
    """Return the limit within which a value is near its target; None where a rule has no such limit, or several."""
    named = {text for text, _ in bounds(rule, limits)}
    # Most rules have a tolerance on the worse side alone; Dudley's star and triangle begin at the same distance on both.
    found = [Tolerance(limit, name in named) for name, limit in limits.items() if f"-{name}" in named and limit.number]
    return found[0] if len(found) == 1 else None
