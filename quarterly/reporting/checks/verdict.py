"""Whether one indicator's figures support a claim: the evidence as an outcome and in words."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from quarterly.configuration.catalogue import Indicator
from quarterly.configuration.council import Council
from quarterly.configuration.targets.words import target_printed
from quarterly.reporting.wording.benchmarks import quartile_or_rank
from quarterly.reporting.wording.figures import in_unit
from quarterly.reporting.wording.statuses import status_in_words
from quarterly.reporting.wording.terms import direction_in_words
from quarterly.reporting.wording.why_unknown import reason
from quarterly.scoring.benchmarking.comparators import BenchmarkPosition, Quartile
from quarterly.scoring.score import RatingStatus, Score, rated_figure
from quarterly.scoring.series.travel import Direction, Travel
from quarterly.vocabulary.numbers import Unit
from quarterly.vocabulary.polarity import Polarity
from quarterly.vocabulary.suppressed import Suppressed

# How far from England's figure is still "in line with England": an assumption, which every verdict therefore states.
IN_LINE_POINTS, IN_LINE_PER_CENT = 3, 5


class ClaimOutcome(StrEnum):
    """Whether the figures support a claim."""

    SUPPORTED = "supported"
    CONTRADICTED = "contradicted"
    UNSUPPORTED = "unsupported"


@dataclass(frozen=True, slots=True)
class Evidence:
    """One indicator's evidence on a claim: `who` is "PI 1178 (104.9)", `what` is "is “Worse than target”" or "no rating"."""

    outcome: ClaimOutcome
    who: str
    what: str


Judge = Callable[[Council, Indicator, Score], Evidence]


def _on_target(council: Council, indicator: Indicator, score: Score) -> Evidence:
    if not score.final:
        why = "held back" if score.standing is RatingStatus.RATED else status_in_words(score.standing)
        return no_evidence(indicator, f"no rating ({why})")
    state = council.profile.scales.indicators.state(score.final)
    target = _target(score, indicator)
    beside = f" against a target of {target}" if target else ""
    return _evidence_for(state.counts_as_on_target, _figure(indicator, score), f"is “{state.word}”{beside}")


def _off_target(council: Council, indicator: Indicator, score: Score) -> Evidence:
    found = _on_target(council, indicator, score)
    # Without a rating neither claim is borne out: the opposite of unsupported is unsupported.
    opposite = {ClaimOutcome.SUPPORTED: ClaimOutcome.CONTRADICTED, ClaimOutcome.CONTRADICTED: ClaimOutcome.SUPPORTED}
    return Evidence(opposite.get(found.outcome, found.outcome), found.who, found.what)


def _travelled(travel: Travel | Suppressed | None, wanted: Direction, than: str, indicator: Indicator, score: Score) -> Evidence:
    if isinstance(travel, Suppressed):
        return no_evidence(indicator, f"no comparison with {than} (its figure is held back)")
    if travel is None or travel.direction is Direction.NONE:
        because = f" ({reason(travel.because)})" if travel and travel.because else ""
        return no_evidence(indicator, f"no comparison with {than}{because}")
    direction = travel.direction
    if wanted is Direction.BETTER and direction in (Direction.HIGHER, Direction.LOWER):
        return no_evidence(indicator, f"{direction_in_words(direction)} than {than}, and {_no_way(indicator)}")
    compared = f"the same as {than}" if direction is Direction.SAME else f"{direction_in_words(direction)} than {than}"
    return _evidence_for(direction is wanted, _figure(indicator, score), f"is {compared}")


def _no_way(indicator: Indicator) -> str:
    is_open = indicator.polarity is Polarity.UNCONFIRMED
    return "which way is better is not confirmed" if is_open else "neither way is simply better"


def _quartile(wanted: tuple[Quartile, ...], indicator: Indicator, score: Score) -> Evidence:
    position = score.benchmark
    if position is None or position.quartile is None:
        return no_evidence(indicator, "no place among other authorities' published figures")
    return _evidence_for(position.quartile in wanted, _figure(indicator, score), f"is in the {quartile_or_rank(position)}")


def _in_line(_: Council, indicator: Indicator, score: Score) -> Evidence:
    others, ours = _others(score), rated_figure(score, indicator)
    if others is None or others.england is None or ours is None:
        return no_evidence(indicator, "no published figure of England's to stand beside")
    england = others.england
    points = indicator.unit is Unit.PERCENT
    near = Fraction(IN_LINE_POINTS) if points else abs(england) * IN_LINE_PER_CENT / 100
    within = f"{IN_LINE_POINTS} percentage points" if points else f"{IN_LINE_PER_CENT} per cent"
    met = abs(ours - england) <= near
    where = f"England's {in_unit(england, indicator)} of {others.year}"
    distance = f"within {within} of" if met else f"more than {within} from"
    return _evidence_for(met, f"{indicator.short} ({in_unit(ours, indicator)})", f"is {distance} {where}")


def _better_than_neighbours(_: Council, indicator: Indicator, score: Score) -> Evidence:
    others, ours = _others(score), rated_figure(score, indicator)
    if others is None or others.neighbours_average is None or ours is None:
        return no_evidence(indicator, "no published figures of statistical neighbours to stand beside")
    theirs = others.neighbours_average
    if indicator.polarity not in (Polarity.HIGH, Polarity.LOW):
        return no_evidence(indicator, _no_way(indicator))
    better = ours > theirs if indicator.polarity is Polarity.HIGH else ours < theirs
    word = "the same as" if ours == theirs else f"{'better' if better else 'worse'} than"
    rounds_alike = ours != theirs and in_unit(ours, indicator) == in_unit(theirs, indicator)
    where = f"the neighbours' {others.average} of {in_unit(theirs, indicator)} in {others.year}"
    where += " before rounding" if rounds_alike else ""
    return _evidence_for(better, f"{indicator.short} ({in_unit(ours, indicator)})", f"is {word} {where}")


JUDGES: dict[str, Judge] = {
    "on target": _on_target,
    "off target": _off_target,
    "better than last quarter": lambda _, i, s: _travelled(s.travel_previous, Direction.BETTER, "last quarter", i, s),
    "better than last year": lambda _, i, s: _travelled(s.travel_year, Direction.BETTER, "the same quarter last year", i, s),
    "same as last year": lambda _, i, s: _travelled(s.travel_year, Direction.SAME, "the same quarter last year", i, s),
    "top or second quartile": lambda _, i, s: _quartile((Quartile.TOP, Quartile.SECOND), i, s),
    "top quartile": lambda _, i, s: _quartile((Quartile.TOP,), i, s),
    "in line with england": _in_line,
    "better than neighbours": _better_than_neighbours,
}


def _others(score: Score) -> BenchmarkPosition | None:
    """Return the published figures of other authorities, if the value can be compared with them."""
    return score.benchmark if score.benchmark and score.benchmark.spread else None


def _target(score: Score, indicator: Indicator) -> str:
    if score.target is None or isinstance(score.target, Suppressed):
        return in_unit(score.target, indicator)
    return target_printed(score.target, indicator.unit, indicator.target_decimals)


def _evidence_for(met: bool, who: str, what: str) -> Evidence:
    return Evidence(ClaimOutcome.SUPPORTED if met else ClaimOutcome.CONTRADICTED, who, what)


def no_evidence(indicator: Indicator, why: str) -> Evidence:
    """Return that an indicator neither supports nor contradicts a claim, and why."""
    return Evidence(ClaimOutcome.UNSUPPORTED, indicator.short, why)


def _figure(indicator: Indicator, score: Score) -> str:
    value = in_unit(score.value if score.rated_value is None else score.rated_value, indicator)
    return f"{indicator.short} ({value})" if value else indicator.short
