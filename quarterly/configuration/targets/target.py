"""What was agreed for a year means for one quarter: the figure its value is held against, and how it is printed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from quarterly.configuration.targets.plan import AGAINST, AVERAGES, TargetPlan
from quarterly.configuration.targets.text import TargetKind
from quarterly.configuration.targets.words import Ends, as_written, baseline_printed, printed, with_baseline
from quarterly.vocabulary.numbers import Unit, exact
from quarterly.vocabulary.polarity import Polarity
from quarterly.vocabulary.quarter import Quarter

_WORDS = {
    (Polarity.HIGH, True): "above ", (Polarity.HIGH, False): "at least ",
    (Polarity.LOW, True): "below ", (Polarity.LOW, False): "at most ",
    (None, True): "better than ",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Target:
    """What one quarter's value is held against, unrounded in the indicator's unit, and as it is printed.

    `low` and `high` differ only in a range; both are None where there is no target, for the reason in `note`. `annual_low` and
    `annual_high` are the target at the end of the year, or of the quarter `due`, to which this one is a step.
    """

    low: Fraction | None
    high: Fraction | None
    strict: bool = False
    text: str = ""
    annual_low: Fraction | None = None
    annual_high: Fraction | None = None
    note: str = ""
    due: Quarter | None = None


def target_at(
    plan: TargetPlan | None,
    quarter: Quarter,
    unit: Unit,
    *,
    last_year: Sequence[Fraction | None] = (),
    averages: Mapping[TargetKind, Fraction] = {},
) -> Target:
    """Return the target of a quarter; `last_year` is what each of last year's four quarters added, in order."""
    if plan is None:
        return Target(None, None, note="no target agreed yet")
    due = Quarter.parse(plan.due) if plan.due else None
    end = _end(plan, averages)
    if end is None and not plan.quarters:
        average = AVERAGES.get(plan.typed.kind)
        return Target(None, None, note=f"{average} is not known" if average else "no target agreed yet", due=due)
    point = _point(plan, end, quarter, last_year)
    annual_low, annual_high = end or (None, None)
    if isinstance(point, str):
        return Target(None, None, annual_low=annual_low, annual_high=annual_high, note=point, due=due)
    text, note = _text(plan, point, end, unit), _note(plan, point, end, quarter, unit)
    return Target(*point, plan.typed.strict, text, annual_low, annual_high, note, due)


def _end(plan: TargetPlan, averages: Mapping[TargetKind, Fraction]) -> Ends | None:
    """Return the target at the end of the year, or when it is due; None where it is not agreed or its average not known."""
    typed = plan.typed
    baseline = exact(plan.baseline) if plan.baseline is not None else Fraction(0)
    if typed.kind in AVERAGES:
        return (averages[typed.kind],) * 2 if typed.kind in averages else None
    if typed.kind is TargetKind.BASELINE:
        return baseline, baseline
    if typed.low is None or typed.high is None:
        return None
    return (typed.low + baseline,) * 2 if typed.kind is TargetKind.ADDITIONAL else (typed.low, typed.high)


def _point(plan: TargetPlan, end: Ends | None, quarter: Quarter, last_year: Sequence[Fraction | None]) -> Ends | str:
    """Return the quarter's own target, or in words why it has none."""
    if plan.quarters or end is None:
        figure = plan.quarters[quarter.number - 1]
        return f"no target agreed for Quarter {quarter.number}" if figure is None else (exact(figure),) * 2
    share = _share(plan, quarter, last_year)
    if isinstance(share, str):
        return share
    start = exact(plan.baseline) if plan.profile == "trajectory" and plan.baseline is not None else Fraction(0)
    return start + (end[0] - start) * share, start + (end[1] - start) * share


def _share(plan: TargetPlan, quarter: Quarter, last_year: Sequence[Fraction | None]) -> Fraction | str:
    """Return how much of the way to the annual target lies behind at the end of a quarter, or why that is not known."""
    if plan.profile == "linear":
        return Fraction(quarter.number, 4)
    if plan.profile == "seasonal":
        return _seasonal(quarter.number, last_year)
    if plan.profile == "flat":
        return Fraction(1)
    starts = Quarter.parse(plan.starts) if plan.starts else Quarter(quarter.year - 1, 4)
    due = Quarter.parse(plan.due) if plan.due else Quarter(quarter.year, 4)
    elapsed = _apart(starts, quarter)
    return Fraction(min(elapsed, _apart(starts, due)), _apart(starts, due)) if elapsed > 0 else Fraction(0)


def _seasonal(number: int, last_year: Sequence[Fraction | None]) -> Fraction | str:
    amounts = dict(zip((1, 2, 3, 4), last_year, strict=False))
    known = [amount for amount in amounts.values() if amount is not None]
    missing = [str(n) for n in (1, 2, 3, 4) if amounts.get(n) is None]
    if missing:
        first, last = ", ".join(missing[:-1]), missing[-1]
        which = f"Quarters {first} and {last} are" if first else f"Quarter {last} is"
        return f"last year's {which} missing, so there is no seasonal profile"
    if min(known) < 0:
        return "a quarter of last year is below 0, so there is no seasonal profile"
    if not any(known):
        return "nothing was counted last year, so there is no seasonal profile"
    return sum(known[:number], Fraction(0)) / sum(known)


def _apart(first: Quarter, last: Quarter) -> int:
    return 4 * (last.year - first.year) + last.number - first.number


_SET_BY = {
    "statutory": "set by law",
    "DfE": "set by the Department for Education",
    "local": "set by the council",
    "partner": "agreed with partners",
}


def _text(plan: TargetPlan, point: Ends, end: Ends | None, unit: Unit) -> str:
    typed = plan.typed
    # What the words were typed about is the figure of the year's end; a step to it has a figure of its own.
    if point == end and typed.kind is TargetKind.AMOUNT and (typed.direction or typed.strict or typed.unit):
        return as_written(plan, unit)
    words = "" if typed.kind is TargetKind.ADDITIONAL else _WORDS.get((typed.direction, typed.strict), "")
    against = f"{AGAINST[typed.kind]} of " if point == end and typed.kind in AGAINST else ""
    return f"{words}{against}{printed(point, unit)}"


def _note(plan: TargetPlan, point: Ends, end: Ends | None, quarter: Quarter, unit: Unit) -> str:
    notes = [_SET_BY[plan.origin]] if plan.origin else []
    notes += [with_baseline(plan, unit)] if plan.typed.kind is TargetKind.ADDITIONAL else []
    if end is not None and point != end:
        at = Quarter.parse(plan.due) if plan.due else Quarter(quarter.year, 4)
        whole = f"of {printed(end, unit)} {f'by {at.title}' if plan.due else 'for the year'}"
        if plan.profile == "trajectory":
            whole = f"on the way from {baseline_printed(plan, unit)} to {printed(end, unit)} in {at.title}"
        notes.append(f"profiled: {printed(point, unit)} {whole}")
    return "; ".join(notes)
