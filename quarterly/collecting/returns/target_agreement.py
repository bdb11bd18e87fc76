"""Does the target a service typed beside its figure say what was agreed?"""

from fractions import Fraction

from quarterly.collecting.returns.records import IndicatorRow
from quarterly.configuration.catalogue import Indicator
from quarterly.configuration.targets.plan import TargetPlan
from quarterly.configuration.targets.text import TargetKind, TypedTarget, read_target
from quarterly.configuration.targets.words import as_written, target_printed
from quarterly.vocabulary.numbers import exact, half_up
from quarterly.vocabulary.polarity import Polarity
from quarterly.vocabulary.quarter import Quarter

_WITHOUT_FIGURE = (TargetKind.NEIGHBOURS, TargetKind.ENGLAND, TargetKind.BASELINE)

TypedEnds = tuple[Fraction | None, Fraction | None]


def is_agreed(row: IndicatorRow, indicator: Indicator, quarter: Quarter) -> bool:
    """Whether any target is agreed, where a row carries one."""
    typed = row.target_text and read_target(row.target_text).kind is not TargetKind.UNDECIDED
    return (row.target is None and not typed) or _decided(indicator, quarter) is not None


def target_as_agreed_or_none(row: IndicatorRow, indicator: Indicator, quarter: Quarter) -> bool:
    """Whether a row's target is the one agreed for the quarter or for the end of its year; so if either is none."""
    plan = _decided(indicator, quarter)
    if plan is None or (row.target is None and not row.target_text):
        return True
    target = indicator.agreed(quarter)
    agreed: list[TypedEnds] = [(target.low, target.high), (target.annual_low, target.annual_high)]
    if row.target is not None:
        figures = {figure for ends in (*agreed, (plan.typed.low, plan.typed.high)) for figure in ends if figure is not None}
        # An average is not known here; and a service may copy the target as a report prints it.
        return not figures or any(exact(row.target) in (figure, exact(half_up(figure, indicator.decimals))) for figure in figures)
    if row.target_text.casefold().strip(" .") == target_printed(target, indicator.unit).casefold():
        return True
    typed = read_target(row.target_text)
    return _binds_alike(typed, plan, indicator.polarity) and _says(typed, plan.typed, agreed)


def agreed_target_text(indicator: Indicator, quarter: Quarter) -> str:
    """Return the agreed target as it is printed, as typed where it is none of this quarter's figures; "" where none is agreed."""
    plan = _decided(indicator, quarter)
    return target_printed(indicator.agreed(quarter), indicator.unit) or (as_written(plan, indicator.unit) if plan else "")


def _decided(indicator: Indicator, quarter: Quarter) -> TargetPlan | None:
    plan = indicator.plan(quarter)
    return plan if plan and (plan.quarters or plan.typed.kind is not TargetKind.UNDECIDED) else None


def _binds_alike(typed: TypedTarget, plan: TargetPlan, polarity: Polarity) -> bool:
    """Whether two limits bind the same way; a bare figure, of either side, says nothing of the limit itself."""
    way = plan.typed.direction or (polarity if polarity in (Polarity.HIGH, Polarity.LOW) else None)
    if typed.direction and typed.direction is not way:
        return False
    bare = not isinstance(plan.annual, str) or not (typed.direction or typed.strict)
    return bare or typed.strict is plan.typed.strict


def _says(typed: TypedTarget, plan: TypedTarget, agreed: list[TypedEnds]) -> bool:
    if typed.kind in _WITHOUT_FIGURE:
        return typed.kind is plan.kind
    if typed.kind is TargetKind.ADDITIONAL:
        return typed.kind is plan.kind and typed.low == plan.low
    return typed.kind is not TargetKind.UNDECIDED and (typed.low, typed.high) in agreed
