"""Compares the target a service typed beside its figure with the target that was agreed, value by value."""

from dataclasses import replace
from fractions import Fraction

from quarterly.collecting.returns.records import IndicatorRow
from quarterly.configuration.catalogue import Indicator
from quarterly.configuration.targets.plan import TargetPlan
from quarterly.configuration.targets.target import Target
from quarterly.configuration.targets.text import TargetKind, TypedTarget, read_target
from quarterly.configuration.targets.words import as_written, target_printed
from quarterly.vocabulary.numbers import Unit, exact, half_up
from quarterly.vocabulary.polarity import Polarity
from quarterly.vocabulary.quarter import Quarter

_WITHOUT_FIGURE = (TargetKind.NEIGHBOURS, TargetKind.ENGLAND, TargetKind.BASELINE)

TypedEnds = tuple[Fraction | None, Fraction | None]


def any_target_agreed(row: IndicatorRow, indicator: Indicator, quarter: Quarter) -> bool:
    """Whether any target is agreed for an indicator whose row has one; true as well if the row has none."""
    typed = row.target_text and read_target(row.target_text).kind is not TargetKind.UNDECIDED
    return (row.target is None and not typed) or _decided(indicator, quarter) is not None


def target_agrees(row: IndicatorRow, indicator: Indicator, quarter: Quarter) -> bool:
    """Whether a row's target is the one agreed for the quarter or for the end of its year; true as well if either is missing."""
    plan = _decided(indicator, quarter)
    if plan is None or (row.target is None and not row.target_text):
        return True
    target = indicator.agreed(quarter)
    if row.target is not None:
        return _is_one_of(exact(row.target), target, plan, indicator.decimals)
    typed = read_target(row.target_text)
    if typed == _as_copied(target, plan, indicator):
        return True
    agreed: list[TypedEnds] = [(target.low, target.high), (target.annual_low, target.annual_high)]
    return _binds_alike(typed, plan, indicator.polarity) and _means_the_same(typed, plan.typed, agreed)


def agreed_target_text(indicator: Indicator, quarter: Quarter) -> str:
    """Return the quarter's target as printed; as typed, if it cannot be worked out for the quarter; "" if none is agreed."""
    plan = _decided(indicator, quarter)
    printed = target_printed(indicator.agreed(quarter), indicator.unit, indicator.target_decimals)
    return printed or (as_written(plan, indicator.unit) if plan else "")


def _decided(indicator: Indicator, quarter: Quarter) -> TargetPlan | None:
    plan = indicator.plan(quarter)
    return plan if plan and (plan.quarters or plan.typed.kind is not TargetKind.UNDECIDED) else None


def _is_one_of(figure: Fraction, target: Target, plan: TargetPlan, decimals: int) -> bool:
    # A service may copy the quarter's target, the year's, or what was agreed before a baseline was added to it.
    ends = (target.low, target.high, target.annual_low, target.annual_high, plan.typed.low, plan.typed.high)
    agreed = {end for end in ends if end is not None}
    # Nothing can be compared where the target is an average, whose figure is not known when returns are checked.
    return not agreed or any(figure in (end, exact(half_up(end, decimals))) for end in agreed)


def _as_copied(target: Target, plan: TargetPlan, indicator: Indicator) -> TypedTarget | None:
    """Return what a service types that copies the quarter's target from a report, which rounds it; None if it is not rounded."""
    agreed = plan.typed
    if target.ends is None or agreed.kind in _WITHOUT_FIGURE:
        return None
    if target.ends == target.year_end and agreed.kind is TargetKind.AMOUNT and (agreed.direction or agreed.strict or agreed.unit):
        return None  # a target with words is printed as it was typed at the year's end
    low, high = (exact(half_up(end, indicator.target_decimals)) for end in target.ends)
    copied = TypedTarget(
        kind=TargetKind.RANGE if agreed.kind is TargetKind.RANGE else TargetKind.AMOUNT,
        low=low,
        high=high,
        percent=indicator.unit is Unit.PERCENT,
    )
    # An additional amount is printed as the figure to reach, without the words that it was typed with.
    is_additional = agreed.kind is TargetKind.ADDITIONAL
    return copied if is_additional else replace(copied, direction=agreed.direction, strict=agreed.strict)


def _binds_alike(typed: TypedTarget, plan: TargetPlan, polarity: Polarity) -> bool:
    """Whether two limits bind in the same way; a figure without words, on either side, does not contradict any limit."""
    way = plan.typed.direction or (polarity if polarity in (Polarity.HIGH, Polarity.LOW) else None)
    if typed.direction and typed.direction is not way:
        return False
    without_words = not isinstance(plan.annual, str) or not (typed.direction or typed.strict)
    return without_words or typed.strict is plan.typed.strict


def _means_the_same(typed: TypedTarget, plan: TypedTarget, agreed: list[TypedEnds]) -> bool:
    if typed.kind in _WITHOUT_FIGURE:
        return typed.kind is plan.kind
    if typed.kind is TargetKind.ADDITIONAL:
        return typed.kind is plan.kind and typed.low == plan.low
    return typed.kind is not TargetKind.UNDECIDED and (typed.low, typed.high) in agreed
