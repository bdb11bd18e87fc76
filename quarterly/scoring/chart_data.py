"""The last quarters of an indicator as charts draw them: each value with the target that it was rated against then."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from quarterly.configuration.targets.plan import AVERAGES
from quarterly.configuration.targets.target import Ends
from quarterly.scoring.figures import Surroundings, target_of
from quarterly.scoring.rating_context import RatingContext
from quarterly.scoring.series.points import Point, breaks_in, last_quarters
from quarterly.scoring.what_is_illustrative import is_target_illustrative
from quarterly.vocabulary.basis import Basis
from quarterly.vocabulary.marks import Mark
from quarterly.vocabulary.quarter import Quarter
from quarterly.vocabulary.suppressed import Suppressed

SHOWN = 12  # quarters: three years, in letters that can be read


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryPoint:
    """One quarter: its value with its marks, and both ends of the target that it was rated against then.

    `break_before` is whether the definition is another from this quarter on, `revised_on` the day on which the value was revised
    since it was published, where that is known.
    """

    quarter: Quarter
    value: Fraction | Suppressed | None = None
    target: Ends | Suppressed | None = None
    marks: tuple[Mark, ...] = ()
    break_before: bool = False
    is_target_illustrative: bool = False
    revised_on: date | None = None

    @property
    def counted(self) -> Fraction | None:
        """The value, unless it is suppressed or a forecast, which nobody has counted yet."""
        return None if isinstance(self.value, Suppressed) or Mark.FORECAST in self.marks else self.value


def chart_data_of(context: RatingContext) -> tuple[HistoryPoint, ...]:
    """Return the last quarters up to this one, from the first that has a value; none where no quarter has one, nor of dates."""
    if not context.indicator.unit.is_quantity:
        return ()
    breaks = breaks_in(context.series, context.indicator.break_quarters)
    return tuple(_point(context, each, each in breaks) for each in _quarters(context))


def _quarters(context: RatingContext) -> Sequence[Quarter]:
    """Return the quarters that are drawn: from the first with a value, with gaps for later ones that lack theirs."""
    last = last_quarters(context.quarter, SHOWN)
    with_value = [each for each in last if each in context.series and context.series[each].value is not None]
    return [each for each in last if with_value and each >= with_value[0] and (each in with_value or _is_due(context, each))]


def _is_due(context: RatingContext, each: Quarter) -> bool:
    """Whether a quarter without a value is a gap; between annual figures there is none."""
    once_a_year = context.indicator.basis is Basis.ANNUAL
    return each.number in ({context.quarter.number} if once_a_year else context.indicator.due)


def _point(context: RatingContext, each: Quarter, broken: bool) -> HistoryPoint:
    point = context.series.get(each, Point(value=None))
    return HistoryPoint(
        quarter=each,
        value=point.value,
        target=_target(context, each),
        marks=point.printed_marks,
        revised_on=point.revised_on,
        break_before=broken,
        is_target_illustrative=is_target_illustrative(context.indicator, each, context.series, context.around),
    )


def _target(context: RatingContext, each: Quarter) -> Ends | None:
    """Return the target of a quarter as it was then; none where the rating is on another basis than the values."""
    if context.indicator.rated_on_another_basis:
        return None
    if each == context.quarter:
        return context.figures.target.ends
    plan = context.indicator.plan(each)
    needs_others = plan is not None and plan.typed.kind in AVERAGES
    # Ranking among all authorities is slow, and only targets that are their average need it.
    around: Surroundings = context.around if needs_others else replace(context.around, comparators={})
    return target_of(context.indicator, each, context.series, around).ends
