"""A report at a glance, as values: how many are on target, what is worst, what changed since last quarter, what was corrected.

The first page is worded from them, and so is every shorter product of the same report.
"""

import re
from collections import Counter
from dataclasses import dataclass

from quarterly.configuration.catalogue import Indicator
from quarterly.configuration.scales import State
from quarterly.reporting.chart_model import RatingCount, StatusMark
from quarterly.reporting.parts import Material, action_mark, plain_mark_of, signed_mark, state_mark
from quarterly.reporting.prose import bare
from quarterly.scoring.illustrative import ScorePart
from quarterly.scoring.score import Score
from quarterly.scoring.series.travel import Direction, Travel
from quarterly.scoring.year_outturn import met_target_of_year
from quarterly.screening.sentences import sentences_in
from quarterly.vocabulary.withheld import says_nothing
from quarterly.vocabulary.wording import begun

# What owners type in front of the reason, which in a column headed "Why" would stand there twice.
_LABEL = re.compile(r"^(why|reason)s?:\s+(?=\w)", re.IGNORECASE)
MOST_WORST = 5  # that a reader with a minute takes in


@dataclass(frozen=True, slots=True, kw_only=True)
class OffTarget:
    """An indicator that is off target, its rating, and the reason that its owner gives, in one sentence.

    `reason` says so if commentary is awaited, left out or not given.
    """

    indicator: Indicator
    score: Score
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RatingChange:
    """An indicator whose rating differs from the quarter before by the same rules."""

    indicator: Indicator
    before: StatusMark
    now: StatusMark
    is_better: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class AtAGlance:
    """What a report says on its first page.

    `counts` are the indicators by rating, best first, then those without one by the reason; `activities` the key activities by
    status. `on_target` of the `rated` are on target. `year_targets_met` of the `year_targets` were met, none before the year is
    over. `off_target` are those to be explained, worst first. `moved` counts by
    direction the indicators whose figure can be compared with the quarter before. `at_risk` are indicators at risk of a worse
    rating, by the word of that. `corrected` names what a correction changed, each once; `corrected_since` is the version it is
    compared with, 0 for none. `missing` are the services without a return.
    """

    counts: tuple[RatingCount, ...]
    activities: tuple[RatingCount, ...]
    rated: int
    on_target: int
    year_targets: int
    year_targets_met: int
    off_target: tuple[OffTarget, ...]
    changed: tuple[RatingChange, ...]
    moved: dict[Direction, int]
    at_risk: dict[str, tuple[Indicator, ...]]
    corrected_since: int
    corrected: tuple[str, ...]
    missing: tuple[str, ...]
    awaited: int

    @property
    def worst(self) -> tuple[OffTarget, ...]:
        """The worst of those off target, no more than a first page has room for."""
        return self.off_target[:MOST_WORST]

    @property
    def others(self) -> tuple[OffTarget, ...]:
        """Those off target that are not among the worst."""
        return self.off_target[MOST_WORST:]


def at_a_glance(material: Material) -> AtAGlance:
    """Return a rendering at a glance."""
    scales, due = material.council.profile.scales, material.due()
    states = {state.status: state for state in scales.indicators.states}
    finals = [states[score.final] for _, score in due if score.final in states]
    of_year = (met_target_of_year(indicator, score, material.quarter) for indicator, score in due)
    met = [each for each in of_year if each is not None]
    corrections = material.corrections
    corrects = corrections is not None and not (corrections.issue_before and corrections.issue != corrections.issue_before)
    return AtAGlance(
        counts=_counts([plain_mark_of(score, scales.indicators) for _, score in due], scales.indicators.states),
        activities=_counts([action_mark(each, scales.actions) for each in material.card.actions], scales.actions.states),
        rated=len(finals),
        on_target=sum(state.counts_as_on_target for state in finals),
        year_targets=len(met),
        year_targets_met=sum(met),
        off_target=tuple(
            OffTarget(indicator=indicator, score=score, reason=reason_in_short(score, material))
            for indicator, score in material.off_target()
        ),
        changed=_changed(material),
        moved=_moved(material),
        at_risk=_at_risk(material),
        corrected_since=corrections.version if corrections and corrects and corrections.changes else 0,
        corrected=tuple(dict.fromkeys(each.title for each in corrections.changes)) if corrections and corrects else (),
        missing=tuple(material.council.profile.services[service].name for service in material.card.missing),
        awaited=sum(material.awaits(score) for _, score in due),
    )


def reason_in_short(score: Score, material: Material) -> str:
    """Return the first sentence of the owner's explanation that says something, or why there is none."""
    if material.awaits(score):
        return "Commentary awaited."
    told = [each.strip() for each in sentences_in(bare(score.comment, material)) if any(c.isalnum() for c in each)]
    said = [each for each in told if not says_nothing(each)]
    if said:
        label = _LABEL.match(said[0])
        return begun(said[0][label.end() :]) if label else said[0]
    return "Withheld." if score.comment.strip() else "No reason is given."


def _counts(marks: list[StatusMark], states: tuple[State, ...]) -> tuple[RatingCount, ...]:
    words = [state.word for state in states]
    found = Counter(mark["word"] for mark in marks)
    by_word = {mark["word"]: mark for mark in marks}
    order = sorted(found, key=lambda word: words.index(word) if word in words else len(words))
    return tuple(RatingCount(mark=by_word[word], count=found[word]) for word in order)


def _changed(material: Material) -> tuple[RatingChange, ...]:
    """Return the indicators whose rating differs from that of the quarter before, worse changes first."""
    scale = material.council.profile.scales.indicators
    order = [state.status for state in scale.states]
    # The rating before is by rule: beside one that was decided, it would compare two different things.
    by_rule = [(i, s) for i, s in material.due() if s.final == s.mechanical and {s.final, s.before} <= set(order)]
    changed = [(i, s) for i, s in by_rule if s.final != s.before]
    changed.sort(key=lambda pair: order.index(pair[1].before) - order.index(pair[1].final))
    return tuple(
        RatingChange(
            indicator=i,
            before=signed_mark(state_mark(scale, s.before), s.invents(ScorePart.BEFORE)),
            now=signed_mark(state_mark(scale, s.final), s.invents(ScorePart.RATING)),
            is_better=order.index(s.final) < order.index(s.before),
        )
        for i, s in changed
    )


def _moved(material: Material) -> dict[Direction, int]:
    directions = [score.travel_previous.direction for _, score in material.due() if isinstance(score.travel_previous, Travel)]
    return dict(Counter(each for each in directions if each in (Direction.BETTER, Direction.WORSE, Direction.SAME)))


def _at_risk(material: Material) -> dict[str, tuple[Indicator, ...]]:
    scale = material.council.profile.scales.indicators
    found: dict[str, tuple[Indicator, ...]] = {}
    for indicator, score in material.due():
        worse = scale.state(score.final).at_risk_of if score.final else ""
        if worse and score.at_risk:
            word = scale.state(worse).word
            found[word] = (*found.get(word, ()), indicator)
    return found
