"""Why something is not known, in words."""

from functools import singledispatch

from quarterly.configuration.targets.target import NoTarget
from quarterly.configuration.targets.words import no_target
from quarterly.scoring.benchmarking.comparators import LEAST_FOR_QUARTILES
from quarterly.scoring.series.forecast import LEAST_DENOMINATOR, LEAST_MISSES, LEAST_POINTS, MANY_MISSES, Forecast
from quarterly.scoring.why_unknown import (
    ForecastNote,
    Gaps,
    NoComparison,
    NoForecast,
    NoPosition,
    NotKnown,
    OtherBasis,
    PositionNote,
    Unknown,
)
from quarterly.vocabulary.basis import Basis
from quarterly.vocabulary.rates import NoRate

_FIGURES_OF = {
    Basis.SNAPSHOT: "a snapshot",
    Basis.IN_QUARTER: "an in-quarter figure",
    Basis.YEAR_TO_DATE: "a year-to-date figure",
    Basis.ROLLING_YEAR: "a figure of 12 months",
    Basis.MONTH: "a month's figure",
    Basis.TERM: "a term's figure",
    Basis.CALENDAR_YEAR: "a figure of the calendar year to date",
    Basis.ACADEMIC_YEAR: "a figure of the academic year to date",
    Basis.ANNUAL: "an annual figure",
    Basis.THREE_YEAR: "a three-year figure",
}
_NO_FORECAST = {
    ForecastNote.NO_QUANTITY: "a date, and a yes or no, cannot be carried on",
    ForecastNote.WITHIN_A_QUARTER: "the academic year ends in August, within a quarter",
    ForecastNote.NO_VALUE: "no value this quarter",
    ForecastNote.FEW_CASES: f"denominator under {LEAST_DENOMINATOR}",
    ForecastNote.GAP_LAST_YEAR: "a quarter of last year is missing",
    ForecastNote.GAP_THIS_YEAR: "a quarter of this year is missing",
    ForecastNote.NOTHING_LAST_YEAR: "nothing was counted in these quarters of last year",
    ForecastNote.GAP_BEFORE: "one of the quarters before the latest is missing",
    ForecastNote.NOBODY_LATELY: "nobody was in the cohort of the latest quarter",
    ForecastNote.NOT_BETTER: "after Quarter 1, no method is nearer to the year's end than the figure itself",
}
_OF_A_FORECAST = {
    ForecastNote.ONE_QUARTER: "no interval: one quarter of the year tells nothing of how quarters vary",
    ForecastNote.TOO_FEW_MISSES: f"no interval: fewer than {LEAST_MISSES} earlier forecasts can be held against what came",
    ForecastNote.NEVER_MISSED: "no interval: earlier forecasts never missed, which says nothing of a change",
    ForecastNote.YEAR_ENDED: "the year has ended: its own figure",
}
_POSITION = {
    PositionNote.DISTANCE_FROM_RANGE: "compared by distance from the target range",
    PositionNote.DISTANCE_FROM_TARGET: "compared by distance from the target",
    PositionNote.NO_GOOD_WAY: "no quartile or rank, as neither a high nor a low figure is better",
    PositionNote.UNCONFIRMED: "no quartile or rank, as which way is good is not confirmed yet",
    PositionNote.NO_TARGET: "no quartile or rank, as no target is agreed to measure the distance from",
    PositionNote.TOO_FEW: f"no quartile, as fewer than {LEAST_FOR_QUARTILES} authorities have a figure",
    PositionNote.TIED: "no quartile, as a quarter of the authorities or more have just this figure",
}


def reason(unknown: Unknown) -> str:
    """Return the reason why something is not known, to stand in brackets or after a colon."""
    return _reason(unknown)


def bare_reason(unknown: Unknown) -> str:
    """Return the reason alone, for a sentence that has named what is not known."""
    return _no_forecast(unknown) if isinstance(unknown, NoForecast) and unknown.note not in _OF_A_FORECAST else _reason(unknown)


def rough_guide(forecast: Forecast) -> str:
    """Return that an interval may hold less than it says, where it comes from few earlier forecasts; "" where it does not."""
    few = forecast.lower is not None and 0 < forecast.misses < MANY_MISSES
    return f"a rough guide: from {forecast.misses} earlier forecasts" if few else ""


def limits_of_position(limits: NoPosition) -> str:
    """Return what limits a comparison with other authorities."""
    notes = [_POSITION[note] for note in limits.notes]
    if limits.models:
        notes.append(f"neighbours not compared, as the figures are for the neighbours' model {' and '.join(limits.models)}")
    return "; ".join(notes)


@singledispatch
def _reason(unknown: Unknown) -> str:
    raise AssertionError(unknown)


@_reason.register(NoComparison)
@_reason.register(NotKnown)
@_reason.register(NoRate)
def _(unknown: NoComparison | NotKnown | NoRate) -> str:
    return unknown.value


@_reason.register
def _(unknown: Gaps) -> str:
    return ", ".join(f"{quarter.title} {gap.value}" for quarter, gap in unknown.gaps)


@_reason.register
def _(unknown: OtherBasis) -> str:
    return f"{_FIGURES_OF[unknown.sent]} cannot be counted as {unknown.wanted.value}"


@_reason.register
def _(unknown: NoForecast) -> str:
    return _OF_A_FORECAST.get(unknown.note) or f"no forecast: {_no_forecast(unknown)}"


@_reason.register
def _(unknown: NoTarget) -> str:
    return no_target(unknown)


@_reason.register
def _(unknown: NoPosition) -> str:
    return limits_of_position(unknown)


def _no_forecast(unknown: NoForecast) -> str:
    if unknown.note is ForecastNote.TOO_FEW_POINTS:
        return f"{unknown.points} of at least {LEAST_POINTS} points"
    if unknown.note is ForecastNote.NOT_WITHIN_A_YEAR and unknown.basis:
        return f"{unknown.basis.value} figures are not carried on within a year"
    return _NO_FORECAST[unknown.note]
