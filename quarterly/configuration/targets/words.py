"""A target in words: as printed, as typed, how it changed within the year, and where it contradicts its indicator."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from quarterly.configuration.targets.plan import AGAINST, AVERAGES, TargetPlan
from quarterly.configuration.targets.target import Ends, NoTarget, Target, TargetGap
from quarterly.configuration.targets.text import TargetKind
from quarterly.vocabulary.numbers import Unit, exact
from quarterly.vocabulary.polarity import Polarity
from quarterly.vocabulary.quarter import Quarter
from quarterly.vocabulary.units import trimmed_in

MOST_DECIMALS = 2  # of a target, where a count's own do not say less
_ONE_FIGURE = (TargetKind.AMOUNT, TargetKind.ADDITIONAL, *AVERAGES)
_WAYS = {
    (Polarity.HIGH, True): "above ", (Polarity.HIGH, False): "at least ",
    (Polarity.LOW, True): "below ", (Polarity.LOW, False): "at most ",
    (None, True): "better than ",
}  # fmt: skip
_SIGNS = ("<", ">", "≤", "≥")
_SET_BY = {
    "statutory": "set by law",
    "DfE": "set by the Department for Education",
    "local": "set by the council",
    "partner": "agreed with partners",
}
_GAPS = {
    TargetGap.NOT_AGREED: "no target agreed",
    TargetGap.NOT_AGREED_YET: "no target agreed yet",
    TargetGap.NOT_FOR_THE_YEAR: "no target agreed for the end of the year",
    TargetGap.NO_NEIGHBOURS: "the neighbours' average is not known",
    TargetGap.NO_ENGLAND: "England's average is not known",
    TargetGap.LAST_YEAR_NEGATIVE: "a quarter of last year is below 0, so there is no seasonal profile",
    TargetGap.LAST_YEAR_NOTHING: "nothing was counted last year, so there is no seasonal profile",
}


def printed(ends: Ends, unit: Unit, most: int = MOST_DECIMALS) -> str:
    """Return one figure, or the two ends of a range, with the unit's symbol and at most so many decimals."""
    return " to ".join(trimmed_in(end, unit, most) for end in dict.fromkeys(ends))


def target_printed(target: Target, unit: Unit, most: int = MOST_DECIMALS) -> str:
    """Return the target of one quarter as it is printed, with at most so many decimals; "" where there is none."""
    if target.ends is None or target.plan is None:
        return ""
    typed, at_the_end = target.plan.typed, target.ends == target.year_end
    # The words were typed for the figure of the year's end, and a quarter on the way to it has a figure of its own.
    if at_the_end and typed.kind is TargetKind.AMOUNT and (typed.direction or typed.strict or typed.unit):
        return _worded(target.plan, unit)
    words = "" if typed.kind is TargetKind.ADDITIONAL else _WAYS.get((typed.direction, typed.strict), "")
    against = f"{AGAINST[typed.kind]} of " if at_the_end and typed.kind in AGAINST else ""
    return f"{words}{against}{printed(target.ends, unit, most)}"


def target_note(target: Target, quarter: Quarter, unit: Unit, most: int = MOST_DECIMALS) -> str:
    """Return who set a target and how it follows from the year's target, as it is printed; where there is none, why."""
    plan, point, end = target.plan, target.ends, target.year_end
    if target.reason:
        return no_target(target.reason)
    if plan is None or point is None:
        return ""
    notes = [_SET_BY[plan.origin]] if plan.origin else []
    notes += [with_baseline(plan, unit)] if plan.typed.kind is TargetKind.ADDITIONAL else []
    if end is not None and point != end:
        at = target.due or target.year.last_of(quarter)
        whole = f"of {printed(end, unit)} {f'by {at.title}' if target.due else f'for the {target.year.value}'}"
        if plan.profile == "trajectory":
            whole = f"on the way from {baseline_printed(plan, unit)} to {printed(end, unit)} in {at.title}"
        notes.append(f"planned so far: {printed(point, unit, most)} {whole}")
    return "; ".join(notes)


def no_target(reason: NoTarget) -> str:
    """Return in words why there is no target."""
    numbers = [str(number) for number in reason.quarters]
    if reason.gap is TargetGap.NOT_FOR_THE_QUARTER:
        return f"no target agreed for Quarter {numbers[0]}"
    if reason.gap is TargetGap.LAST_YEAR_MISSING:
        first, last = ", ".join(numbers[:-1]), numbers[-1]
        which = f"Quarters {first} and {last} are" if first else f"Quarter {last} is"
        return f"last year's {which} missing, so there is no seasonal profile"
    return _GAPS[reason.gap]


def as_written(plan: TargetPlan, unit: Unit) -> str:
    """Return the target for the year's end as it was typed."""
    if isinstance(plan.annual, Decimal):
        return printed((exact(plan.annual),) * 2, unit)
    typed = plan.typed
    if typed.unit in (Unit.YES_NO, Unit.DATE) and typed.low is not None:
        return f"{'by ' if typed.direction else ''}{printed((typed.low,) * 2, Unit(typed.unit))}"
    return " ".join((plan.annual or "").split()).removesuffix(".")


def _worded(plan: TargetPlan, unit: Unit) -> str:
    """Return the target for the year's end as it was typed, with words in place of a sign: ">=80%" is "at least 80%"."""
    typed, text = plan.typed, as_written(plan, unit)
    if typed.kind is not TargetKind.AMOUNT or typed.low is None or not text.startswith(_SIGNS):
        return text
    figure = text.lstrip("<>=≤≥ ") if typed.unit else printed((typed.low,) * 2, unit)  # with "days" where that was typed
    return f"{_WAYS[typed.direction, typed.strict]}{figure}"


def baseline_printed(plan: TargetPlan, unit: Unit) -> str:
    """Return the baseline, "" where there is none."""
    return "" if plan.baseline is None else printed((exact(plan.baseline),) * 2, unit)


def with_baseline(plan: TargetPlan, unit: Unit) -> str:
    """Return the target as typed, with the baseline it is counted from."""
    return f"{as_written(plan, unit)} on a baseline of {baseline_printed(plan, unit)}"


def changed(versions: Sequence[TargetPlan], quarter: Quarter, unit: Unit) -> str:
    """Return a sentence for each change of the target within the year up to a quarter; "" if there was none."""
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
    whole = _worded(plan, unit) if plan.baseline is None else with_baseline(plan, unit)
    return whole + {"linear": " for the year in equal steps", "seasonal": " for the year as last year went"}.get(plan.profile, "")


def direction_problem(versions: Sequence[TargetPlan], polarity: Polarity, unit: Unit) -> str:
    """Return how a typed target contradicts an indicator's polarity or unit, and the remedy; "" where it does not."""
    return next((problem for plan in versions for problem in _disagreements(plan, polarity, unit)), "")


def _disagreements(plan: TargetPlan, polarity: Polarity, unit: Unit) -> Iterator[str]:
    typed, one_way = plan.typed, polarity in (Polarity.HIGH, Polarity.LOW)
    is_open = polarity is Polarity.UNCONFIRMED  # what a target says is then one reason more for what to answer
    written = f"“{_described(plan, unit) if plan.quarters else as_written(plan, unit)}”"
    if typed.direction and typed.direction is not polarity and not is_open:
        better = "higher" if typed.direction is Polarity.HIGH else "lower"
        yield f"{written} says that {better} is better, but polarity is {polarity}. Correct one of the two."
    if (typed.strict or typed.kind is TargetKind.BASELINE) and not (one_way or is_open):
        yield f"{written} needs a way that is better, but polarity is {polarity}. Type a figure, or make polarity high or low."
    if typed.kind is TargetKind.RANGE and polarity is not Polarity.RANGE and not is_open:
        yield f"{written} is a range, but polarity is {polarity}. Make it “polarity: range”, or type one figure."
    if polarity is Polarity.RANGE and (plan.quarters or typed.kind in _ONE_FIGURE):
        yield f"{written} is no range, but polarity is range. Type a range such as 10 to 15, or make it “polarity: midpoint”."
    if not typed.fits(unit):
        yield f"{written} does not count in the indicator's unit, which is {unit}. Correct one of the two."
