"""Everything that is known about an indicator's quarter before a rule is applied, unrounded."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from quarterly.configuration.catalogue import Indicator
from quarterly.configuration.rules import amount
from quarterly.configuration.targets.goal import Goal
from quarterly.configuration.targets.target import NoTarget, Target, TargetGap, target_at
from quarterly.configuration.targets.text import TargetKind
from quarterly.scoring.benchmarking.comparators import Average, BenchmarkPosition, Peers, position_among
from quarterly.scoring.benchmarking.published_rows import Comparator, year_key
from quarterly.scoring.series import spc
from quarterly.scoring.series.bases import Based, BasisChange, on_basis
from quarterly.scoring.series.forecast import Forecast
from quarterly.scoring.series.points import Point, Series, breaks_in, known, last_quarters, since_break
from quarterly.scoring.series.travel import (
    Travel,
    TravelTerms,
    last_year_end,
    named_quarter,
    over_window,
    previous_quarter,
    same_quarter_last_year,
)
from quarterly.scoring.why_unknown import NotKnown
from quarterly.scoring.year_end import added_by_quarter, year_end_forecast
from quarterly.vocabulary.polarity import Polarity
from quarterly.vocabulary.quarter import Quarter

LEAST_FOR_SPC = 7  # the shortest run that is a signal


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What a council's figures are compared with, and how: others' published figures by indicator id, neighbours, settings.

    `area` is the council's own number among the authorities, `window` the number of quarters that travel over a window looks at,
    and `screened` is whether outliers are left out of the limits of control charts. Values are compared besides with the end of
    last year if `last_year_end`, and with the quarter `since`.
    """

    comparators: Mapping[str, Sequence[Comparator]]
    area: str = ""
    neighbours: Sequence[str] = ()
    model: str = ""
    window: int = 8
    screened: bool = True
    average: Average = "mean"
    last_year_end: bool = False
    since: Quarter | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Control:
    """What a control chart shows about the latest value, and its limits.

    The limits are worked out from the values since the quarter `first`; `special` are the quarters of special causes.
    """

    limits: spc.ControlLimits
    variation: spc.Variation
    assurance: spc.Assurance | None
    first: Quarter
    special: tuple[Quarter, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorQuarter:
    """One indicator's quarter as it is to be rated: its series with a point for the quarter, and what the owner sent besides.

    `expected` is the owner's forecast of the year's end, `judged` the status they judged the indicator to have.
    """

    indicator: Indicator
    quarter: Quarter
    series: Series
    expected: Fraction | None = None
    judged: str = ""

    @property
    def sent(self) -> Point:
        """The quarter's own point."""
        return self.series[self.quarter]

    def with_value(self, value: Fraction) -> "IndicatorQuarter":
        """Return the same quarter as it would be with another value."""
        return replace(self, series={**self.series, self.quarter: replace(self.sent, value=value)})


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """What is known about one indicator's quarter, in its own unit: the value as sent and as rated, and all it is compared with.

    `forecast` is where the year is heading on the rated basis and `expected` the owner's own forecast; both are compared with the
    goal of the `year_end`. A value that moves by no more than `stable` counts as the same.
    """

    sent: Point
    rated: Based
    target: Target
    goal: Goal
    year_end: Goal
    previous: Travel
    year: Travel
    window: Travel
    year_end_before: Travel | None
    since: Travel | None
    forecast: Forecast
    stable: Fraction
    expected: Fraction | None
    benchmark: BenchmarkPosition | None
    control: Control | None
    no_control: NotKnown | None
    judged: str


def figures_of(of: IndicatorQuarter, around: Surroundings) -> Figures:
    """Work out everything that is known about an indicator's quarter."""
    indicator, quarter, series = of.indicator, of.quarter, of.series
    # Targets, seasons and forecasts are of the rated basis; travel compares what was sent, which readers have seen before.
    rated_series = _rated_series(indicator, series)
    rated = on_basis(series, quarter, _change_of(indicator))
    benchmark = position_of(rated.value, indicator, quarter, around, Goal(indicator.polarity))
    target = _target(indicator, quarter, rated_series, benchmark)
    goal = Goal(indicator.polarity, target.low, target.high, target.strict)
    if indicator.polarity in (Polarity.RANGE, Polarity.MIDPOINT):
        # Here the distance from target is what is ranked, and the target may itself be an average of the others' figures.
        benchmark = position_of(rated.value, indicator, quarter, around, goal)
    terms = _travel_terms(of, goal)
    control = _control(of, terms.goal, around.screened)
    return Figures(
        sent=of.sent,
        rated=rated,
        target=target,
        goal=goal,
        year_end=replace(goal, low=target.annual_low, high=target.annual_high),
        previous=previous_quarter(series, quarter, terms),
        year=same_quarter_last_year(series, quarter, terms),
        window=over_window(series, quarter, terms, around.window),
        year_end_before=last_year_end(series, quarter, terms) if around.last_year_end else None,
        since=named_quarter(series, quarter, around.since, terms) if around.since else None,
        forecast=year_end_forecast(indicator, rated_series, quarter, rated),
        stable=terms.stable,
        expected=of.expected,
        benchmark=benchmark,
        control=None if isinstance(control, NotKnown) else control,
        no_control=control if isinstance(control, NotKnown) else None,
        judged=of.judged,
    )


def target_of(indicator: Indicator, quarter: Quarter, series: Series, around: Surroundings) -> Target:
    """Return the target of a quarter that has no figure of its own."""
    # The averages of other authorities, which a target may be, do not depend on the council's value: any one will do.
    others = position_of(Fraction(0), indicator, quarter, around, Goal(indicator.polarity))
    return _target(indicator, quarter, _rated_series(indicator, series), others)


def _change_of(indicator: Indicator) -> BasisChange:
    return BasisChange(indicator.unit, indicator.basis, indicator.rated_basis, indicator.break_quarters)


def _rated_series(indicator: Indicator, series: Series) -> Series:
    """Return the whole series on the basis that is rated."""
    if not indicator.rated_on_another_basis:
        return series
    change = _change_of(indicator)
    based = {each: on_basis(series, each, change) for each in series}
    return {
        each: Point(value=found.value, numerator=found.numerator, denominator=found.denominator, marks=series[each].marks)
        for each, found in based.items()
    }


def _travel_terms(of: IndicatorQuarter, goal: Goal) -> TravelTerms:
    """Return how the values are compared over time: as they are sent, which may be on another basis than the rated one.

    The target is on the rated basis, so on another basis there is none. A range or midpoint without a target has no good
    direction, and the quarter is then treated as the first one on its basis: it is compared with none before it.
    """
    indicator, series, quarter = of.indicator, of.series, of.quarter
    rebased = [Quarter.parse(text) for text in indicator.rebased]
    if indicator.rated_on_another_basis:
        goal = Goal(indicator.polarity)
        if indicator.polarity in (Polarity.RANGE, Polarity.MIDPOINT):
            rebased.append(quarter)
    return TravelTerms(
        goal=goal,
        stable=_stable(indicator, of.sent.value),
        basis=indicator.basis,
        breaks=breaks_in(series, indicator.break_quarters),
        rebased=rebased,
    )


def position_of(
    value: Fraction | None, indicator: Indicator, quarter: Quarter, around: Surroundings, goal: Goal
) -> BenchmarkPosition | None:
    """Return the position of a value among the published figures of others; None where there are none.

    Figures of later years are left out, so that a quarter that is scored again is compared with the same figures as before.
    """
    found = around.comparators.get(indicator.id, ())
    published = [each for each in found if (year_key(each.year) or (0,))[0] <= quarter.year]
    if value is None or not published:
        return None
    peers = Peers(around.area or None, around.neighbours, around.model, around.average, indicator.decimals)
    return position_among(value, published, goal=goal, peers=peers)


def _target(indicator: Indicator, quarter: Quarter, rated: Series, position: BenchmarkPosition | None) -> Target:
    plan = indicator.plan(quarter)
    year = indicator.rated_basis.year
    if plan is None:
        # A new year has begun, and those of the last one are no targets for it.
        had_one = year.key(year.last_of(quarter).later(-4)) in indicator.targets
        return Target(reason=NoTarget(TargetGap.NOT_AGREED_YET if had_one else TargetGap.NOT_AGREED))
    known_averages = {
        TargetKind.NEIGHBOURS: position.neighbours_average if position else None,
        TargetKind.ENGLAND: position.england if position else None,
    }
    averages = {kind: figure for kind, figure in known_averages.items() if figure is not None}
    # What each quarter of last year added is the shape of a seasonal profile: after 10, 20, 30 and 40, three tenths of this
    # year's target are due by Quarter 2.
    added = added_by_quarter(indicator, rated, quarter)
    last_year = [added.get(each) for each in last_quarters(year.last_of(quarter).later(-4), 4)]
    return target_at(plan, quarter, year=year, last_year=last_year, averages=averages)


def quarters_between(first: Quarter, last: Quarter) -> list[Quarter]:
    """Return every quarter from the first to the last, both included."""
    return last_quarters(last, 4 * (last.year - first.year) + last.number - first.number + 1)


def _stable(indicator: Indicator, value: Fraction | None) -> Fraction:
    """Return how far a value may move and count as the same, in its unit; a band in per cent is of the value now."""
    band = amount(indicator.stable)
    return abs(value) * band.number / 100 if band.unit == "%" and value is not None else band.number


def _control(of: IndicatorQuarter, goal: Goal, screened: bool) -> Control | NotKnown:
    """Return what the control chart of the values since the last break shows, or why there is none.

    Limits assume that quarters are independent of each other. A year to date contains the quarter before and a rolling year three
    of its quarters, so only separate quarters are charted.
    """
    counted = known(since_break(of.series, of.quarter, of.indicator.break_quarters), of.quarter)
    if (
        not (of.indicator.basis.is_of_separate_quarters and of.indicator.unit.is_quantity)
        or len(counted) < LEAST_FOR_SPC
        or of.quarter not in counted
    ):
        return NotKnown.SHORT_SERIES
    # A quarter without a value stays in the series as a gap: the values on its two sides are no neighbours, and the step from
    # one to the other is no moving range.
    span = quarters_between(min(counted), of.quarter)
    values = [counted.get(each) for each in span]
    within = spc.limits(values, screened=screened)
    if within is None:
        return NotKnown.STANDS_STILL
    causes = spc.special_causes(values, within)
    return Control(
        limits=within,
        variation=spc.variation(causes[-1], goal.polarity),
        # Whether usual variation reaches the target is a question about one figure; a range has two ends.
        assurance=spc.assurance(within, goal.low if goal.low == goal.high else None, goal.polarity),
        first=span[0],
        special=tuple(each for each, cause in zip(span, causes, strict=True) if cause),
    )
