"""Does a figure bear a claim out? One indicator at a time, in facts and in words."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from quarterly.configuration.catalogue import Indicator
from quarterly.configuration.council import Council
from quarterly.disclosure.small_counts import SUPPRESSION_MARK
from quarterly.scoring.chart_data import PublishedFigures
from quarterly.scoring.score import RatingStatus, Score
from quarterly.scoring.series.travel import Direction
from quarterly.vocabulary.numbers import Unit, shown
from quarterly.vocabulary.polarity import Polarity

IN_LINE_POINTS, IN_LINE_PER_CENT = 3, 5  # how far from England's figure is still in line: our assumption, told with every verdict


class Outcome(StrEnum):
    """What the figures say to a claim."""

    SUPPORTED = "supported"
    CONTRADICTED = "contradicted"
    UNSUPPORTED = "unsupported"


@dataclass(frozen=True, slots=True)
class Evidence:
    """One indicator's word on a claim: who ("PI 1178 (104.9)") and what ("is “Worse than target”"; unsupported "no rating")."""

    outcome: Outcome
    who: str
    what: str


Judge = Callable[[Council, Indicator, Score], Evidence]


def _on_target(council: Council, indicator: Indicator, score: Score) -> Evidence:
    if not score.final:
        why = "held back" if score.standing is RatingStatus.RATED else score.standing.value
        return nothing(indicator, f"no rating ({why})")
    state = council.profile.scales.indicators.state(score.final)
    held = f" against a target of {score.target}" if score.target else ""
    # A band may be called on target and still ask for an explanation.
    met = not state.explain or state.word.casefold().startswith("on target")
    return _either(met, _figure(indicator, score), f"is “{state.word}”{held}")


def _off_target(council: Council, indicator: Indicator, score: Score) -> Evidence:
    found = _on_target(council, indicator, score)
    turned = {Outcome.SUPPORTED: Outcome.CONTRADICTED, Outcome.CONTRADICTED: Outcome.SUPPORTED}
    return Evidence(turned.get(found.outcome, found.outcome), found.who, found.what)


def _travelled(travel: str, wanted: Direction, than: str, indicator: Indicator, score: Score) -> Evidence:
    if travel == SUPPRESSION_MARK:
        return nothing(indicator, f"no comparison with {than} (its figure is held back)")
    direction, _, because = travel.partition(" because: ")
    if direction in ("", Direction.NONE):
        return nothing(indicator, f"no comparison with {than}{f' ({because})' if because else ''}")
    if wanted is Direction.BETTER and direction in (Direction.HIGHER, Direction.LOWER):
        return nothing(indicator, f"{direction} than {than}, and neither way is better")
    compared = f"the same as {than}" if direction == Direction.SAME else f"{direction} than {than}"
    return _either(direction == wanted, _figure(indicator, score), f"is {compared}")


def _quartile(wanted: tuple[str, ...], indicator: Indicator, score: Score) -> Evidence:
    standing = score.benchmark.partition(";")[0]
    quartile = standing.partition(" (")[0].removesuffix(" quartile")
    if quartile not in ("top", "second", "third", "bottom"):
        return nothing(indicator, "no place among other authorities' published figures")
    return _either(quartile in wanted, _figure(indicator, score), f"is in the {standing}")


def _in_line(_: Council, indicator: Indicator, score: Score) -> Evidence:
    others = _others(score)
    if others is None or not others.england:
        return nothing(indicator, "no published figure of England's to stand beside")
    ours, england = Fraction(others.ours_exact), Fraction(others.england)
    points = indicator.unit is Unit.PERCENT
    near = Fraction(IN_LINE_POINTS) if points else abs(england) * IN_LINE_PER_CENT / 100
    within = f"{IN_LINE_POINTS} percentage points" if points else f"{IN_LINE_PER_CENT} per cent"
    met = abs(ours - england) <= near
    where = f"England's {_in_unit(england, indicator)} of {others.year}"
    distance = f"within {within} of" if met else f"more than {within} from"
    return _either(met, f"{indicator.ref} ({others.ours})", f"is {distance} {where}")


def _better_than_neighbours(_: Council, indicator: Indicator, score: Score) -> Evidence:
    others = _others(score)
    if others is None or not others.neighbours:
        return nothing(indicator, "no published figures of statistical neighbours to stand beside")
    ours, theirs = Fraction(others.ours_exact), Fraction(others.neighbours)
    if indicator.polarity not in (Polarity.HIGH, Polarity.LOW):
        return nothing(indicator, "neither way is simply better")
    better = ours > theirs if indicator.polarity is Polarity.HIGH else ours < theirs
    word = "the same as" if ours == theirs else f"{'better' if better else 'worse'} than"
    where = f"the neighbours' {others.average} of {_in_unit(theirs, indicator)} in {others.year}"
    return _either(better, f"{indicator.ref} ({others.ours})", f"is {word} {where}")


SAYS: dict[str, Judge] = {
    "on target": _on_target,
    "off target": _off_target,
    "better than last quarter": lambda _, i, s: _travelled(s.travel_previous, Direction.BETTER, "last quarter", i, s),
    "better than last year": lambda _, i, s: _travelled(s.travel_year, Direction.BETTER, "the same quarter last year", i, s),
    "same as last year": lambda _, i, s: _travelled(s.travel_year, Direction.SAME, "the same quarter last year", i, s),
    "top or second quartile": lambda _, i, s: _quartile(("top", "second"), i, s),
    "top quartile": lambda _, i, s: _quartile(("top",), i, s),
    "in line with england": _in_line,
    "better than neighbours": _better_than_neighbours,
}


def _others(score: Score) -> PublishedFigures | None:
    return score.course.others if score.course else None


def _either(met: bool, who: str, what: str) -> Evidence:
    return Evidence(Outcome.SUPPORTED if met else Outcome.CONTRADICTED, who, what)


def nothing(indicator: Indicator, why: str) -> Evidence:
    """Return that an indicator bears nothing out, and why."""
    return Evidence(Outcome.UNSUPPORTED, indicator.ref, why)


def _figure(indicator: Indicator, score: Score) -> str:
    value = score.rated_value or score.value
    return f"{indicator.ref} ({value})" if value else indicator.ref


def _in_unit(value: Fraction, indicator: Indicator) -> str:
    return shown(value, indicator.decimals, indicator.unit)
