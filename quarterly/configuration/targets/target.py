"""The target of one quarter, worked out from what was agreed for the year."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from quarterly.configuration.targets.plan import AVERAGES, TargetPlan
from quarterly.configuration.targets.text import TargetKind
from quarterly.vocabulary.numbers import exact
from quarterly.vocabulary.quarter import Quarter
from quarterly.vocabulary.years import Year

Ends = tuple[Fraction, Fraction]


class TargetGap(StrEnum):
    """Why a quarter has no target."""

    NOT_AGREED = "not agreed"
    NOT_AGREED_YET = "not agreed yet"
    NOT_FOR_THE_QUARTER = "not agreed for the quarter"
    NOT_FOR_THE_YEAR = "not agreed for the end of the year"
    NO_NEIGHBOURS = "neighbours' average not known"
    NO_ENGLAND = "England's average not known"
    LAST_YEAR_MISSING = "quarters of last year missing"
    LAST_YEAR_NEGATIVE = "a quarter of last year below 0"
    LAST_YEAR_NOTHING = "nothing counted last year"


_NOT_AGREED = (TargetGap.NOT_AGREED, TargetGap.NOT_AGREED_YET, TargetGap.NOT_FOR_THE_QUARTER, TargetGap.NOT_FOR_THE_YEAR)
_NO_AVERAGE = {TargetKind.NEIGHBOURS: TargetGap.NO_NEIGHBOURS, TargetKind.ENGLAND: TargetGap.NO_ENGLAND}


@dataclass(frozen=True, slots=True)
class NoTarget:
    """Why there is no target, with the numbers of the quarters concerned."""

    gap: TargetGap
    quarters: tuple[int, ...] = ()

    @property
    def is_not_agreed(self) -> bool:
        """Whether no target is agreed; if not, one is agreed that cannot be worked out for this quarter."""
        return self.gap in _NOT_AGREED


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """The target that one quarter's value is compared with, unrounded in the indicator's unit.

    `low` and `high` differ only in a range; both are None where there is no target, and `reason` is why. `annual_low` and
    `annual_high` are the target for the end of the `year`, or of the quarter `due`, on the way to which this one is a step.
    `plan` is what was agreed.
    """

    low: Fraction | None = None
    high: Fraction | None = None
    strict: bool = False
    annual_low: Fraction | None = None
    annual_high: Fraction | None = None
    due: Quarter | None = None
    year: Year = Year.FINANCIAL
    plan: TargetPlan | None = None
    reason: NoTarget | None = None

    @property
    def ends(self) -> Ends | None:
        """Both ends of the target, equal unless it is a range; None where there is none."""
        return None if self.low is None or self.high is None else (self.low, self.high)

    @property
    def year_end(self) -> Ends | None:
        """Both ends of the target for the end of the year, or of the quarter `due`; None where there is none."""
        return None if self.annual_low is None or self.annual_high is None else (self.annual_low, self.annual_high)


def target_at(
    plan: TargetPlan | None,
    quarter: Quarter,
    *,
    year: Year = Year.FINANCIAL,
    last_year: Sequence[Fraction | None] = (),
    averages: Mapping[TargetKind, Fraction] = {},
) -> Target:
    """Return the target of a quarter; `last_year` has what each of last year's four quarters added, for a seasonal profile.

    `year` is the one over which the indicator is counted, by which the quarter is the first, second, third or last.
    """
    if plan is None:
        return Target(year=year, reason=NoTarget(TargetGap.NOT_AGREED_YET))
    due = Quarter.parse(plan.due) if plan.due else None
    end = _end(plan, averages)
    if end is None and not plan.quarters:
        gap = _NO_AVERAGE.get(plan.typed.kind, TargetGap.NOT_AGREED_YET)
        return Target(due=due, year=year, plan=plan, reason=NoTarget(gap))
    point = _point(plan, end, (quarter, year), last_year)
    annual_low, annual_high = end or (None, None)
    if isinstance(point, NoTarget):
        return Target(annual_low=annual_low, annual_high=annual_high, due=due, year=year, plan=plan, reason=point)
    return Target(
        low=point[0],
        high=point[1],
        strict=plan.typed.strict,
        annual_low=annual_low,
        annual_high=annual_high,
        due=due,
        year=year,
        plan=plan,
    )


def _end(plan: TargetPlan, averages: Mapping[TargetKind, Fraction]) -> Ends | None:
    """Return the target for the end of the year, or for when it is due; None if none is agreed or its average is not known."""
    typed = plan.typed
    baseline = exact(plan.baseline) if plan.baseline is not None else Fraction(0)
    if typed.kind in AVERAGES:
        return (averages[typed.kind],) * 2 if typed.kind in averages else None
    if typed.kind is TargetKind.BASELINE:
        return baseline, baseline
    if typed.low is None or typed.high is None:
        return None
    return (typed.low + baseline,) * 2 if typed.kind is TargetKind.ADDITIONAL else (typed.low, typed.high)


def _point(plan: TargetPlan, end: Ends | None, at: tuple[Quarter, Year], last_year: Sequence[Fraction | None]) -> Ends | NoTarget:
    """Return the quarter's own target, or why it has none."""
    quarter, year = at
    if plan.quarters or end is None:
        figure = plan.quarters[year.position(quarter) - 1]
        return NoTarget(TargetGap.NOT_FOR_THE_QUARTER, (quarter.number,)) if figure is None else (exact(figure),) * 2
    share = _share(plan, quarter, year, last_year)
    if isinstance(share, NoTarget):
        return share
    start = exact(plan.baseline) if plan.profile == "trajectory" and plan.baseline is not None else Fraction(0)
    return start + (end[0] - start) * share, start + (end[1] - start) * share


def _share(plan: TargetPlan, quarter: Quarter, year: Year, last_year: Sequence[Fraction | None]) -> Fraction | NoTarget:
    """Return the share of the way to the annual target that is due by the end of a quarter, or why it is not known."""
    if plan.profile == "linear":
        return Fraction(year.months(quarter), 12)
    if plan.profile == "seasonal":
        return _seasonal(year.position(quarter), last_year, year)
    if plan.profile == "flat":
        return Fraction(1)
    # From 1,200 at the end of March to 2,000 a year later: 1,400, 1,600, 1,800 and 2,000 are due quarter by quarter.
    starts = Quarter.parse(plan.starts) if plan.starts else year.last_of(quarter).later(-4)
    due = Quarter.parse(plan.due) if plan.due else year.last_of(quarter)
    elapsed, whole = _quarters_between(starts, quarter), _quarters_between(starts, due)
    return Fraction(min(elapsed, whole), whole) if elapsed > 0 else Fraction(0)


def _seasonal(position: int, last_year: Sequence[Fraction | None], year: Year) -> Fraction | NoTarget:
    # With one quarter missing, the shares of all others would be too large, so there is no target rather than a wrong one.
    amounts = dict(zip((1, 2, 3, 4), last_year, strict=False))
    known = [amount for amount in amounts.values() if amount is not None]
    if missing := tuple(n for n in (1, 2, 3, 4) if amounts.get(n) is None):
        return NoTarget(TargetGap.LAST_YEAR_MISSING, tuple(sorted(year.number(n) for n in missing)))
    if min(known) < 0:
        return NoTarget(TargetGap.LAST_YEAR_NEGATIVE)
    if not any(known):
        return NoTarget(TargetGap.LAST_YEAR_NOTHING)
    return sum(known[:position], Fraction(0)) / sum(known)


def _quarters_between(first: Quarter, last: Quarter) -> int:
    return 4 * (last.year - first.year) + last.number - first.number
