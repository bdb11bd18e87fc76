"""Everything known of one indicator in a quarter, unrounded, before any rule is asked: what its rating is worked out from."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from quarterly.configuration.catalogue import Indicator
from quarterly.configuration.rules import amount
from quarterly.configuration.targets.goal import Goal
from quarterly.configuration.targets.target import NoTarget, Target, TargetGap, target_at
from quarterly.configuration.targets.text import TargetKind
from quarterly.scoring.benchmarking.comparators import Average, BenchmarkPosition, place_among
from quarterly.scoring.benchmarking.published_rows import Comparator, year_key
from quarterly.scoring.series import spc
from quarterly.scoring.series.bases import Based, on_basis
from quarterly.scoring.series.forecast import Forecast, forecast, in_quarter, no_forecast
from quarterly.scoring.series.points import Point, Series, breaks_in, known, last_quarters, since_break
from quarterly.scoring.series.travel import Travel, over_window, previous_quarter, same_quarter_last_year
from quarterly.scoring.why_unknown import ForecastNote, NoForecast
from quarterly.vocabulary.basis import ADDING_METHODS, Basis, Method
from quarterly.vocabulary.numbers import Unit
from quarterly.vocabulary.polarity import Polarity
from quarterly.vocabulary.quarter import Quarter

SEPARATE = (Basis.SNAPSHOT, Basis.IN_QUARTER)  # what is counted up, or carried along, moves by itself from quarter to quarter
LEAST_FOR_SPC = 7  # the shortest run that is a signal
NOT_WITHIN_A_YEAR = (Basis.ANNUAL, Basis.THREE_YEAR)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a council's figures are compared with: others' published figures by indicator id, its neighbours, its settings."""

    comparators: Mapping[str, Sequence[Comparator]]
    area: str = ""
    neighbours: Sequence[str] = ()
    model: str = ""
    window: int = 8
    screened: bool = True
    average: Average = "mean"


@dataclass(frozen=True, slots=True, kw_only=True)
class Control:
    """What a control chart says of the latest value, and the limits it says it by.

    The limits are worked out from the values since the quarter `first`; `special` are the quarters of special causes.
    """

    limits: spc.ControlLimits
    variation: spc.Variation
    assurance: spc.Assurance | None
    first: Quarter
    special: tuple[Quarter, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """One indicator's quarter in its own unit: the value as sent, the one that is rated, and what they are compared with.

    `ahead` is where the year is heading on the rated basis and `expected` the owner's own year end; `year_end` is the target both
    are held against. `stable` is how far a value may move and count as the same. `place` is where it stands among others.
    """

    sent: Point
    rated: Based
    target: Target
    aim: Goal
    year_end: Goal
    previous: Travel
    year: Travel
    window: Travel
    ahead: Forecast
    stable: Fraction
    expected: Fraction | None
    place: BenchmarkPosition | None
    control: Control | None
    judged: str


def figures(
    indicator: Indicator,
    quarter: Quarter,
    series: Series,
    around: Surroundings,
    expected: Fraction | None = None,
    judged: str = "",
) -> Figures:
    """Work out everything that is known of an indicator whose series has a point for the quarter."""
    sent, breaks = series[quarter], [Quarter.parse(text) for text in indicator.breaks]
    basis = indicator.status_basis or indicator.basis
    rated_series = _on(series, indicator, basis, breaks)
    rated = on_basis(series, quarter, indicator.unit, indicator.basis, basis, breaks)
    place = placed(rated.value, indicator, quarter, around, Goal(indicator.polarity))
    target = _target(indicator, quarter, rated_series, basis, breaks, place)
    aim = Goal(indicator.polarity, target.low, target.high, target.strict)
    if indicator.polarity in (Polarity.RANGE, Polarity.MIDPOINT):
        place = placed(rated.value, indicator, quarter, around, aim)
    compared = {"breaks": breaks_in(series, breaks), "rebased": [Quarter.parse(text) for text in indicator.rebased]}
    stable = _stable(indicator, series, quarter)
    travelled = aim if basis is indicator.basis else Goal(indicator.polarity)  # the target is of the other basis
    if travelled is not aim and indicator.polarity in (Polarity.RANGE, Polarity.MIDPOINT):
        compared["rebased"] = [*compared["rebased"], quarter]  # and without it no way is good
    return Figures(
        sent=sent,
        rated=rated,
        target=target,
        aim=aim,
        year_end=replace(aim, low=target.annual_low, high=target.annual_high),
        previous=previous_quarter(series, quarter, travelled, stable, basis=indicator.basis, **compared),
        year=same_quarter_last_year(series, quarter, travelled, stable, **compared),
        window=over_window(series, quarter, travelled, stable, around.window, basis=indicator.basis, **compared),
        ahead=_possible(_ahead(indicator, rated_series, quarter, basis, breaks, rated), indicator.unit),
        stable=stable,
        expected=expected,
        place=place,
        control=_control(since_break(series, quarter, breaks), quarter, indicator.basis, travelled, around.screened),
        judged=judged,
    )


def target_of(indicator: Indicator, quarter: Quarter, series: Series, around: Surroundings) -> Target:
    """Return the target of a quarter that has no figure of its own."""
    breaks, basis = [Quarter.parse(text) for text in indicator.breaks], indicator.status_basis or indicator.basis
    others = placed(Fraction(0), indicator, quarter, around, Goal(indicator.polarity))  # their average does not turn on our value
    return _target(indicator, quarter, _on(series, indicator, basis, breaks), basis, breaks, others)


def forecast_method(indicator: Indicator) -> Method | None:
    """Return how an indicator's year end is forecast: as it says, else by what its values count; None for yearly figures."""
    basis = indicator.status_basis or indicator.basis
    if basis in NOT_WITHIN_A_YEAR:
        return None
    usual = Method.RUN_RATE if basis is Basis.YEAR_TO_DATE and indicator.unit is Unit.COUNT else Method.LAST_FOUR
    return indicator.forecast or usual


def _on(series: Series, indicator: Indicator, basis: Basis, breaks: Sequence[Quarter]) -> Series:
    """Return the whole series on the basis that is rated."""
    if basis is indicator.basis:
        return series
    found = {each: on_basis(series, each, indicator.unit, indicator.basis, basis, breaks) for each in series}
    return {each: Point(based.value, based.numerator, based.denominator, series[each].marks) for each, based in found.items()}


def placed(
    value: Fraction | None, indicator: Indicator, quarter: Quarter, around: Surroundings, aim: Goal
) -> BenchmarkPosition | None:
    """Return where a value stands among the published figures of others; None where there are none.

    Figures of later years are left out, so that a quarter scored again is compared with what it was compared with.
    """
    found = around.comparators.get(indicator.id, ())
    published = [each for each in found if (year_key(each.year) or (0,))[0] <= quarter.year]
    if value is None or not published:
        return None
    return place_among(
        value,
        published,
        aim=aim,
        own_area=around.area or None,
        neighbours=around.neighbours,
        model=around.model,
        average=around.average,
    )


def _target(
    indicator: Indicator,
    quarter: Quarter,
    rated: Series,
    basis: Basis,
    breaks: Sequence[Quarter],
    place: BenchmarkPosition | None,
) -> Target:
    plan = indicator.plan(quarter)
    if plan is None:
        return Target(reason=NoTarget(TargetGap.NOT_AGREED))
    known_averages = {
        TargetKind.NEIGHBOURS: place.neighbours_average if place else None,
        TargetKind.ENGLAND: place.england if place else None,
    }
    averages = {kind: figure for kind, figure in known_averages.items() if figure is not None}
    added = _added(rated, quarter, basis, breaks)
    last_year = [added.get(Quarter(quarter.year - 1, number)) for number in (1, 2, 3, 4)]
    return target_at(plan, quarter, last_year=last_year, averages=averages)


def _added(series: Series, until: Quarter, basis: Basis, breaks: Collection[Quarter]) -> dict[Quarter, Fraction]:
    """Return what each quarter added, of one definition with the last."""
    values = known(since_break(series, until, breaks), until)
    return in_quarter(values) if basis is Basis.YEAR_TO_DATE else values


def _ahead(
    indicator: Indicator, series: Series, quarter: Quarter, basis: Basis, breaks: Collection[Quarter], rated: Based
) -> Forecast:
    method = forecast_method(indicator)
    if method is None:
        return Forecast(None, reason=NoForecast(ForecastNote.NOT_WITHIN_A_YEAR, basis=basis))
    if rated.value is None:
        return no_forecast(ForecastNote.NO_VALUE)
    if method in ADDING_METHODS:
        return forecast(_added(series, quarter, basis, breaks), method, rated.denominator)
    return forecast(known(since_break(series, quarter, breaks), quarter), method, rated.denominator)


def _possible(ahead: Forecast, unit: Unit) -> Forecast:
    """Return a forecast whose interval ends where figures do: at 0, and at 100%."""
    if ahead.lower is None or ahead.upper is None or unit is Unit.SCORE:
        return ahead
    most = Fraction(100) if unit is Unit.PERCENT else max(ahead.upper, Fraction(0))
    return replace(ahead, lower=min(max(ahead.lower, Fraction(0)), most), upper=max(min(ahead.upper, most), Fraction(0)))


def quarters_between(first: Quarter, last: Quarter) -> list[Quarter]:
    """Return every quarter from the first to the last, both included."""
    return last_quarters(last, 4 * (last.year - first.year) + last.number - first.number + 1)


def _stable(indicator: Indicator, series: Series, quarter: Quarter) -> Fraction:
    """Return how far a value may move and count as stable, in its unit; per cent are of the value as it is now."""
    band, value = amount(indicator.stable), series[quarter].value
    return abs(value) * band.number / 100 if band.unit == "%" and value is not None else band.number


def _control(series: Series, quarter: Quarter, basis: Basis, aim: Goal, screened: bool) -> Control | None:
    """Return what the control chart of a series of one definition says; None where it is too short to say anything.

    Only separate quarters are charted: sums from April, rolling and repeated yearly figures are not independent of each other.
    """
    counted = known(series, quarter)
    if basis not in SEPARATE or len(counted) < LEAST_FOR_SPC or quarter not in counted:
        return None
    span = quarters_between(min(counted), quarter)
    values = [counted.get(each) for each in span]
    within = spc.limits(values, screened=screened)
    if within is None:
        return None
    causes = spc.special_causes(values, within)
    return Control(
        limits=within,
        variation=spc.variation(causes[-1], aim.polarity),
        assurance=spc.assurance(within, aim.low if aim.low == aim.high else None, aim.polarity),
        first=span[0],
        special=tuple(each for each, cause in zip(span, causes, strict=True) if cause),
    )
