"""What a figure is compared with beside its target: earlier quarters, the year's end, other authorities, its control chart."""

from collections.abc import Iterator

from quarterly.configuration.targets.words import target_note
from quarterly.reporting.wording.benchmarks import position
from quarterly.reporting.wording.context import WordingContext
from quarterly.reporting.wording.explanation import mentions_position, mentions_variation
from quarterly.reporting.wording.figures import in_unit
from quarterly.reporting.wording.quantities import ASSURED, VARIED
from quarterly.reporting.wording.terms import direction_in_words
from quarterly.reporting.wording.why_unknown import reason, rough_guide
from quarterly.scoring.illustrative import ScorePart
from quarterly.scoring.score import Score
from quarterly.scoring.series.forecast import Forecast
from quarterly.scoring.series.points import Point
from quarterly.scoring.series.travel import Direction, Travel
from quarterly.scoring.why_unknown import ForecastNote, NoComparison
from quarterly.vocabulary.basis import Basis
from quarterly.vocabulary.quarter import Quarter
from quarterly.vocabulary.suppressed import SUPPRESSION_MARK, Suppressed
from quarterly.vocabulary.wording import begun

Travelled = Travel | Suppressed | None


def has_travel(score: Score) -> bool:
    """Whether a direction of travel can be stated: not before an earlier value is known."""
    return any(
        _is_stated(travel) for travel in (score.travel_previous, score.travel_year, score.travel_year_end, score.travel_since)
    )


def direction(travel: Travelled) -> str:
    """Return a direction, or that there is no comparison and why: "no comparison because: first value"."""
    if travel is None or isinstance(travel, Suppressed):
        return SUPPRESSION_MARK if travel else ""
    word = direction_in_words(travel.direction)
    return f"{word} because: {reason(travel.because)}" if travel.because else word


def travel_in_short(context: WordingContext) -> str:
    """Return the directions in short: "Quarter: better. Year: worse."; a dash where no earlier value is known."""
    score = context.score
    if not has_travel(score):
        # What is suppressed has no travel: a dash that stands for made-up figures follows from them as their directions would.
        gone = score.travel_previous is None and score.travel_year is None
        return context.sign("–", *((ScorePart.TRAVEL_PREVIOUS, ScorePart.TRAVEL_YEAR) if gone else ()))
    found: list[tuple[Travelled, str, ScorePart]] = []
    further = [(travel, f"Since {quarter}", part) for travel, quarter, part in _further(context)]
    if not _is_once_a_year(score):
        if _is_without_value(score.travel_previous) and _is_without_value(score.travel_year) and not further:
            return context.sign(f"{begun(_short(score.travel_year))}.", ScorePart.TRAVEL_PREVIOUS, ScorePart.TRAVEL_YEAR)
        found.append((score.travel_previous, _before(context).capitalize(), ScorePart.TRAVEL_PREVIOUS))
    found.append((score.travel_year, "Year", ScorePart.TRAVEL_YEAR))
    return " ".join(context.sign(f"{name}: {_short(travel)}.", part) for travel, name, part in (*found, *further))


def forecast_note(forecast: Forecast | None, context: WordingContext) -> str:
    """Return the interval of a forecast, or why there is no interval or no forecast."""
    if forecast is None or forecast.reason or forecast.lower is None or forecast.upper is None:
        return reason(forecast.reason) if forecast and forecast.reason else ""
    lower, upper = (in_unit(end, context.indicator) for end in (forecast.lower, forecast.upper))
    nominal = rough_guide(forecast)
    return f"95% interval {lower} to {upper}{', ' if nominal else ''}{nominal}"


def beside_the_target(context: WordingContext) -> str:
    """Return everything known beside the target, as sentences."""
    sentences = (*_of_target(context), *_of_travel(context), *_of_year_end(context), *_of_others(context))
    return " ".join(context.sign(sentence, part) for sentence, part in sentences)


def year_end_and_others(context: WordingContext) -> str:
    """Return what is expected of the year, how the figure stands among others, and how unusual it is, as sentences."""
    sentences = (*_of_target(context), *_of_year_end(context), *_of_others(context))
    return " ".join(context.sign(sentence, part) for sentence, part in sentences)


def _of_target(context: WordingContext) -> Iterator[tuple[str, ScorePart]]:
    note = target_note(context.target, context.quarter, context.indicator.unit, context.indicator.target_decimals)
    if isinstance(context.score.sent, Point) and note and context.target.ends:
        yield f"Target: {note}.", ScorePart.TARGET


def _of_travel(context: WordingContext) -> Iterator[tuple[str, ScorePart]]:
    score = context.score
    if has_travel(score):
        if not _is_once_a_year(score):
            yield f"Against the {_before(context)} before: {direction(score.travel_previous)}.", ScorePart.TRAVEL_PREVIOUS
        yield f"Against the same quarter last year: {direction(score.travel_year)}.", ScorePart.TRAVEL_YEAR
        for travel, quarter, part in _further(context):
            end = ", the end of last year" if part is ScorePart.TRAVEL_YEAR_END else ""
            yield f"Against {quarter.title}{end}: {direction(travel)}.", part


def _further(context: WordingContext) -> Iterator[tuple[Travelled, Quarter, ScorePart]]:
    """Yield the directions that the profile asks for besides, each with the quarter that the value is compared with."""
    score, plan = context.score, context.council.profile.travel
    if score.travel_year_end is not None:
        last = context.indicator.basis.year.last_of(context.quarter).later(-4)
        yield score.travel_year_end, last, ScorePart.TRAVEL_YEAR_END
    if score.travel_since is not None and plan.named:
        yield score.travel_since, plan.named, ScorePart.TRAVEL_SINCE


def _before(context: WordingContext) -> str:
    return "term" if context.indicator.basis is Basis.TERM else "quarter"


def _of_year_end(context: WordingContext) -> Iterator[tuple[str, ScorePart]]:
    score, indicator = context.score, context.indicator
    year = indicator.rated_basis.year.value
    # The own figure of a year that has ended stands above the sentence already.
    ended = score.forecast and score.forecast.reason and score.forecast.reason.note is ForecastNote.YEAR_ENDED
    if score.forecast and score.forecast.value is not None and not ended:
        note = forecast_note(score.forecast, context)
        bracketed = f" ({note})" if note else ""
        yield f"Forecast for the end of the {year}: {in_unit(score.forecast.value, indicator)}{bracketed}.", ScorePart.FORECAST
    if score.expected is not None:
        yield f"Its owner expects {in_unit(score.expected, indicator)} at the end of the {year}.", ScorePart.EXPECTED


def _of_others(context: WordingContext) -> Iterator[tuple[str, ScorePart]]:
    control, others = context.score.control, context.score.benchmark
    if control:
        varied = "" if mentions_variation(context) else VARIED[control.variation]
        assured = ASSURED[control.assurance] if control.assurance else ""
        part = ScorePart.ASSURANCE if control.assurance else ScorePart.CONTROL
        trial = f" (trial limits, of only {control.limits.points} values)" if control.limits.trial else ""
        if clauses := [clause for clause in (varied, assured) if clause]:
            yield f"By its control chart{trial} it {' and '.join(clauses)}.", part
    if others and not mentions_position(context):
        yield f"Among other authorities: {position(others, context.indicator)}.", ScorePart.BENCHMARK


def _is_stated(travel: Travelled) -> bool:
    return isinstance(travel, Suppressed) or (travel is not None and travel.because is not NoComparison.FIRST)


def _is_once_a_year(score: Score) -> bool:
    """Whether the quarter before covers another stretch of the year, so that only last year's quarter is comparable."""
    travel = score.travel_previous
    return isinstance(travel, Travel) and travel.because is NoComparison.OTHER_BASIS


def _is_without_value(travel: Travelled) -> bool:
    """Whether there is nothing to compare, as the quarter itself has no value."""
    return isinstance(travel, Travel) and travel.because is NoComparison.NO_VALUE


def _short(travel: Travelled) -> str:
    if isinstance(travel, Travel) and travel.direction is Direction.NONE and travel.because:
        return f"not comparable ({reason(travel.because)})"
    return direction(travel)
