"""The last quarters of an indicator as its charts draw them: each value beside the target it was held against then."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from quarterly.configuration.targets.plan import AVERAGES
from quarterly.configuration.targets.target import Ends
from quarterly.scoring.figures import Surroundings, target_of
from quarterly.scoring.rating_context import RatingContext
from quarterly.scoring.series.points import Point, breaks_in, last_quarters
from quarterly.vocabulary.basis import Basis
from quarterly.vocabulary.marks import Mark
from quarterly.vocabulary.quarter import Quarter
from quarterly.vocabulary.suppressed import Suppressed

SHOWN = 12  # quarters: three years, in letters that can be read


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryPoint:
    """One quarter: its value with its marks, and both ends of the target it was held against then.

    `break_before` tells that from this quarter on the definition is another.
    """

    quarter: Quarter
    value: Fraction | Suppressed | None = None
    target: Ends | Suppressed | None = None
    marks: tuple[Mark, ...] = ()
    break_before: bool = False

    @property
    def counted(self) -> Fraction | None:
        """The value, where it is shown and no forecast: nobody has counted that."""
        return None if isinstance(self.value, Suppressed) or Mark.FORECAST in self.marks else self.value


def chart_data_of(case: RatingContext) -> tuple[HistoryPoint, ...]:
    """Return the last quarters up to this one, from the first that has a value; none where no quarter has one."""
    breaks = breaks_in(case.series, [Quarter.parse(text) for text in case.indicator.breaks])
    return tuple(_point(case, each, each in breaks) for each in _quarters(case))


def _quarters(case: RatingContext) -> Sequence[Quarter]:
    """Return the quarters that are drawn; those without a value stand between those that have one."""
    last = last_quarters(case.quarter, SHOWN)
    with_value = [each for each in last if each in case.series and case.series[each].value is not None]
    return [each for each in last if with_value and each >= with_value[0] and (each in with_value or _is_due(case, each))]


def _is_due(case: RatingContext, each: Quarter) -> bool:
    """Whether a quarter without a value is a gap: what is counted once a year has none in between."""
    once_a_year = case.indicator.basis is Basis.ANNUAL
    return each.number in ({case.quarter.number} if once_a_year else case.indicator.due)


def _point(case: RatingContext, each: Quarter, broken: bool) -> HistoryPoint:
    point = case.series.get(each, Point(value=None))
    return HistoryPoint(quarter=each, value=point.value, target=_target(case, each), marks=point.marks, break_before=broken)


def _target(case: RatingContext, each: Quarter) -> Ends | None:
    """Return the target of a quarter, as the rule knew it then; none where the rating is of another basis than the values."""
    if case.indicator.rated_on_another_basis:
        return None
    if each == case.quarter:
        return case.known.target.ends
    plan = case.indicator.plan(each)
    asks = plan is not None and plan.typed.kind in AVERAGES
    # To place a value among others takes its time.
    around: Surroundings = case.around if asks else replace(case.around, comparators={})
    return target_of(case.indicator, each, case.series, around).ends
