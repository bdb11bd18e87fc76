"""A target in words: as it was written, how it changed within the year, and where it disagrees with its indicator."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from quarterly.configuration.targets.plan import AVERAGES, TargetPlan
from quarterly.configuration.targets.text import TargetKind
from quarterly.vocabulary.numbers import Unit, exact, trimmed
from quarterly.vocabulary.polarity import Polarity
from quarterly.vocabulary.quarter import Quarter

_ONE_FIGURE = (TargetKind.AMOUNT, TargetKind.ADDITIONAL, *AVERAGES)

Ends = tuple[Fraction, Fraction]


def printed(ends: Ends, unit: Unit) -> str:
    """Return one figure, or the two ends of a range, with the unit's symbol."""
    return " to ".join(f"{_separated(trimmed(end))}{unit.symbol}" for end in dict.fromkeys(ends))


def _separated(number: str) -> str:
    """Return a printed number with thousands separators: "2,432.88"."""
    whole, point, decimals = number.partition(".")
    return f"{int(whole):,}{point}{decimals}" if whole not in ("-0", "-") else number


def as_written(plan: TargetPlan, unit: Unit) -> str:
    """Return the target of the year's end as it was typed."""
    if isinstance(plan.annual, Decimal):
        return printed((exact(plan.annual),) * 2, unit)
    return " ".join((plan.annual or "").split()).removesuffix(".")


def baseline_printed(plan: TargetPlan, unit: Unit) -> str:
    """Return the baseline, "" where there is none."""
    return "" if plan.baseline is None else printed((exact(plan.baseline),) * 2, unit)


def with_baseline(plan: TargetPlan, unit: Unit) -> str:
    """Return the target as typed, with what it is counted from."""
    return f"{as_written(plan, unit)} on a baseline of {baseline_printed(plan, unit)}"


def changed(versions: Sequence[TargetPlan], quarter: Quarter, unit: Unit) -> str:
    """Return what changed within the year up to a quarter, a sentence a change; "" where nothing did."""
    begun = [plan for plan in versions if plan.begins is None or plan.begins <= quarter]
    return " ".join(
        f"The target was {_described(before, unit)} until Quarter {after.begins.previous.number}; {_described(after, unit)} from "
        f"{after.begins.title} was approved by {after.approved_by}: {after.reason.rstrip('. ')}."
        for before, after in pairwise(begun)
        if after.begins
    )


def _described(plan: TargetPlan, unit: Unit) -> str:
    if plan.quarters:
        figures = ["none" if figure is None else printed((exact(figure),) * 2, unit) for figure in plan.quarters]
        return f"{', '.join(figures[:3])} and {figures[3]} by quarter"
    if plan.profile == "trajectory":
        way = f"{as_written(plan, unit)} on a trajectory from {baseline_printed(plan, unit)}"
        return f"{way} by {Quarter.parse(plan.due).title}" if plan.due else way
    whole = as_written(plan, unit) if plan.baseline is None else with_baseline(plan, unit)
    return whole + {"linear": " for the year in equal steps", "seasonal": " for the year as last year went"}.get(plan.profile, "")


def direction_problem(versions: Sequence[TargetPlan], polarity: Polarity, unit: Unit) -> str:
    """Return how what was typed disagrees with an indicator's polarity or unit, and the remedy; "" where it agrees."""
    return next((problem for plan in versions for problem in _disagreements(plan, polarity, unit)), "")


def _disagreements(plan: TargetPlan, polarity: Polarity, unit: Unit) -> Iterator[str]:
    typed, one_way = plan.typed, polarity in (Polarity.HIGH, Polarity.LOW)
    written = f"“{_described(plan, unit) if plan.quarters else as_written(plan, unit)}”"
    if typed.direction and typed.direction is not polarity:
        better = "higher" if typed.direction is Polarity.HIGH else "lower"
        yield f"{written} says that {better} is better, but polarity is {polarity}. Correct one of the two."
    if (typed.strict or typed.kind is TargetKind.BASELINE) and not one_way:
        yield f"{written} needs a way that is better, but polarity is {polarity}. Type a figure, or make polarity high or low."
    if typed.kind is TargetKind.RANGE and polarity is not Polarity.RANGE:
        yield f"{written} is a range, but polarity is {polarity}. Make it “polarity: range”, or type one figure."
    if polarity is Polarity.RANGE and (plan.quarters or typed.kind in _ONE_FIGURE):
        yield f"{written} is no range, but polarity is range. Type a range such as 10 to 15, or make it “polarity: midpoint”."
    if not typed.fits(unit):
        yield f"{written} does not count in the indicator's unit, which is {unit}. Correct one of the two."
