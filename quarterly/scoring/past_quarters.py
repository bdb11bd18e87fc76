"""A score's course, from its case: the last quarters as they were rated, the limits they stay within, the figures of others."""

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from quarterly.configuration.rules import RatingRule, Span
from quarterly.configuration.targets.plan import AVERAGES
from quarterly.configuration.targets.target import Target
from quarterly.disclosure.differencing import any_suppressed, is_target_suppressed
from quarterly.scoring.benchmarking.benchmarks import quartiles
from quarterly.scoring.benchmarking.comparators import LEAST_FOR_QUARTILES
from quarterly.scoring.benchmarking.published_rows import ENGLAND, year_key
from quarterly.scoring.chart_data import SHOWN, ChartData, ControlLimits, HistoryPoint, PublishedFigures, Tolerance
from quarterly.scoring.figures import quarters_between, target_of
from quarterly.scoring.rating_context import RatingContext, in_unit
from quarterly.scoring.series import spc
from quarterly.scoring.series.points import Point, breaks_in, known, last_quarters, since_break
from quarterly.vocabulary.basis import Basis
from quarterly.vocabulary.marks import Mark
from quarterly.vocabulary.numbers import shown
from quarterly.vocabulary.quarter import Quarter

NOT_OF_THIS_BASIS = Target(None, None, note="the target is of another basis")


def chart_data_of(case: RatingContext, hidden: frozenset[Quarter]) -> ChartData | None:
    """Return what the charts of a score are drawn from; None where no quarter has a value. `hidden` are held back."""
    quarters = _quarters(case)
    if not quarters:
        return None
    breaks = breaks_in(case.series, _breaks(case))
    earlier = tuple(_earlier(case, each, hidden, each in breaks) for each in quarters)
    return ChartData(earlier, _control(case, hidden), _others(case), None if _another_basis(case) else _tolerance(case))


def _quarters(case: RatingContext) -> list[Quarter]:
    """Return the last quarters up to this one, from the first that has a value; those without one stand between them."""
    last = last_quarters(case.quarter, SHOWN)
    with_value = [each for each in last if each in case.series and case.series[each].value is not None]
    return [each for each in last if with_value and each >= with_value[0] and (each in with_value or _is_due(case, each))]


def _is_due(case: RatingContext, each: Quarter) -> bool:
    """Whether a quarter without a value is a gap: what is counted once a year has none in between."""
    once_a_year = case.indicator.basis is Basis.ANNUAL
    return each.number in ({case.quarter.number} if once_a_year else case.indicator.due)


def _earlier(case: RatingContext, each: Quarter, hidden: frozenset[Quarter], broken: bool) -> HistoryPoint:
    point, target = case.series.get(each, Point(None)), _target(case, each)
    counted = Mark.FORECAST not in point.marks
    return HistoryPoint(
        quarter=str(each),
        value=in_unit(point.value, case.indicator),
        value_exact=_text(point.value) if counted else "",
        target_exact=_text(target.low),
        target_upper_exact=_text(target.high) if target.high != target.low else "",
        marks="".join(f"[{mark}]" for mark in point.marks),
        break_before=broken,
        held_back=each in hidden,
        target_held_back=is_target_suppressed(case.indicator, each, hidden),
    )


def _target(case: RatingContext, each: Quarter) -> Target:
    """Return the target of a quarter, as the rule knew it then; none where the rating is of another basis than the values."""
    if _another_basis(case):
        return NOT_OF_THIS_BASIS
    if each == case.quarter:
        return case.known.target
    plan = case.indicator.plan(each)
    asks = plan is not None and plan.typed.kind in AVERAGES
    around = case.around if asks else replace(case.around, comparators={})  # to place a value among others takes its time
    return target_of(case.indicator, each, case.series, around)


def _another_basis(case: RatingContext) -> bool:
    return case.indicator.status_basis not in (None, case.indicator.basis)


def _control(case: RatingContext, hidden: frozenset[Quarter]) -> ControlLimits | None:
    if case.known.control is None:
        return None
    limits, counted = case.known.control.limits, known(since_break(case.series, case.quarter, _breaks(case)), case.quarter)
    span = quarters_between(min(counted), case.quarter)
    causes = spc.special_causes([counted.get(each) for each in span], limits)
    return ControlLimits(
        mean=str(limits.mean),
        lower=str(limits.lower),
        upper=str(limits.upper),
        trial=limits.trial,
        first=str(span[0]),
        points=limits.points,
        special=tuple(str(each) for each, cause in zip(span, causes, strict=True) if cause),
        held_back=any_suppressed(counted, hidden),
    )


def _others(case: RatingContext) -> PublishedFigures | None:
    """Return the year's figures that the rated value was placed among."""
    place, ours = case.known.place, case.known.rated.value
    if place is None or ours is None:
        return None
    of_year = [each for each in case.around.comparators[case.indicator.id] if year_key(each.year) == year_key(place.year)]
    figures = [each.value for each in of_year if each.value is not None and each.area != ENGLAND]
    edges = quartiles(figures) if len(figures) >= LEAST_FOR_QUARTILES else None
    return PublishedFigures(
        ours=shown(ours, case.indicator.decimals, case.indicator.unit),
        ours_exact=str(ours),
        year=place.year,
        source=place.source,
        authorities=place.authorities,
        edges=(str(edges.first), str(edges.second), str(edges.third)) if edges else (),
        low=_text(min(figures, default=None)),
        high=_text(max(figures, default=None)),
        england=_text(place.england),
        neighbours=_text(place.neighbours_average(case.around.average)),
        average=case.around.average,
    )


def _tolerance(case: RatingContext) -> Tolerance | None:
    """Return the one limit that bounds how far from target is still near it; None where a rule has none, or several."""
    bounds = set(_bounds_on_variance(case.rule))
    found = [
        Tolerance(str(limit), both_sides=name in bounds)
        for name, limit in case.limits.items()
        if f"-{name}" in bounds and limit.number
    ]
    return found[0] if len(found) == 1 else None


def _bounds_on_variance(rule: RatingRule) -> Iterator[str]:
    for band in rule.bands:
        span = band.when.get("variance")
        if isinstance(span, Span):
            yield from (bound for _, bound in span.bounds)


def _breaks(case: RatingContext) -> list[Quarter]:
    return [Quarter.parse(text) for text in case.indicator.breaks]


def _text(number: Fraction | None) -> str:
    return "" if number is None else str(number)
