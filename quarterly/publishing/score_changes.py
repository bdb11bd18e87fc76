"""Figures and ratings of a draft beside those of the last draft and of the quarter before, for whoever releases it."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

from quarterly.configuration.catalogue import Indicator
from quarterly.configuration.council import Council
from quarterly.reporting.parts import figure, mark_of
from quarterly.reporting.wording.figures import in_unit, marks_beside
from quarterly.reporting.wording.scores import in_words
from quarterly.reporting.wording.statuses import status_in_words
from quarterly.scoring.illustrative import ScorePart
from quarterly.scoring.score import Scorecard
from quarterly.vocabulary.illustrative import signed
from quarterly.vocabulary.quarter import Quarter

_Key = tuple[str, str]  # the name of its scale, and the id of an indicator or the ref of a key activity


@dataclass(frozen=True, slots=True)
class ShownScore:
    """A figure and a rating as a report prints them; the figure is "" where there is none, the rating where it is not known.

    `status` is the rating as the scale orders it, "" where there is none.
    """

    figure: str
    rating: str
    status: str = ""

    @property
    def text(self) -> str:
        """Both in one line."""
        return ", ".join(each for each in (self.figure, self.rating) if each)

    def differs_from(self, other: "ShownScore | None") -> bool:
        """Whether another one is known to have another figure or rating."""
        if other is None:
            return False
        return self.figure != other.figure or bool(self.rating and other.rating and self.rating != other.rating)


class Urgency(IntEnum):
    """Why a change is looked at first: it is new in this draft, the rating got worse or another, only the figure changed."""

    SINCE_DRAFT = 0
    RATED_WORSE = 1
    RATED_OTHERWISE = 2
    FIGURE_ALONE = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreChange:
    """An indicator or key activity that differs; `before` and `last_quarter` are None where nothing is known of them."""

    key: str
    title: str
    now: ShownScore
    before: ShownScore | None
    last_quarter: ShownScore | None
    urgency: Urgency

    @property
    def known(self) -> tuple[ShownScore, ...]:
        """What is shown of it: now, and in the last draft and the quarter before where they are known."""
        return tuple(each for each in (self.now, self.before, self.last_quarter) if each)


@dataclass(frozen=True, slots=True)
class Compared:
    """A scorecard and the quarter that it is of."""

    card: Scorecard
    quarter: Quarter


def score_changes(
    council: Council, now: Compared, before: Compared | None, last_quarter: Compared | None
) -> tuple[ScoreChange, ...]:
    """Return what changed since the last draft or the quarter before, the most urgent first.

    What is printed is compared. Nothing is known of an indicator in a scorecard that lacks it. Without a published scorecard of
    the quarter before, its figures are those of the history, rated by today's rules.
    """
    shown, was = _shown(council, now), _shown(council, before)
    then = _shown(council, last_quarter) if last_quarter else _from_history(council, now)
    scales = council.profile.scales
    states = {
        "indicators": [state.status for state in scales.indicators.states],
        "actions": [state.status for state in scales.actions.states],
    }
    found = []
    for key, title in _titles(council).items():
        score, old, earlier = shown.get(key), was.get(key), then.get(key)
        if score and (score.differs_from(old) or score.differs_from(earlier)):
            urgency = Urgency.SINCE_DRAFT if score.differs_from(old) else _urgency(score, earlier, states[key[0]])
            found.append(ScoreChange(key=key[1], title=title, now=score, before=old, last_quarter=earlier, urgency=urgency))
    return tuple(sorted(found, key=lambda change: change.urgency))


def _titles(council: Council) -> dict[_Key, str]:
    """Return the printed name of each indicator, with the basis of its figures, and key activity, as in the catalogue."""
    # Of two quarters, so that no stretch of months would be right for both.
    found = {("indicators", each.id): f"{named(each)} ({each.basis.value})" for each in council.catalogue.indicators}
    return found | {("actions", each.ref): f"{each.ref}: {each.activity}" for each in council.profile.actions()}


def named(indicator: Indicator) -> str:
    """Return an indicator as people call it: by its number and name, or by its name alone."""
    return indicator.titled


def _shown(council: Council, compared: Compared | None) -> dict[_Key, ShownScore]:
    if compared is None:
        return {}
    scales, indicators = council.profile.scales, {each.id: each for each in council.catalogue.indicators}
    found = {}
    for score in compared.card.scores:
        if indicator := indicators.get(score.indicator):
            words = in_words(score, indicator, council, compared.quarter)
            # A council may have changed its scale since the last draft, which was rated on the old one.
            known = not score.final or any(state.status == score.final for state in scales.indicators.states)
            rating = mark_of(score, scales.indicators)["word"] if known else score.final  # of a scale that is no longer used
            found["indicators", indicator.id] = ShownScore(figure(words) if score.value is not None else "", rating, score.final)
    for action in compared.card.actions:
        state = scales.actions.find(action.status) if action.status else None
        word = state.word if state else action.status or status_in_words(action.standing)
        found["actions", action.ref] = ShownScore("", word, action.status)
    return found


def _from_history(council: Council, compared: Compared) -> dict[_Key, ShownScore]:
    found, indicators = {}, {each.id: each for each in council.catalogue.indicators}
    words = {state.status: state.word for state in council.profile.scales.indicators.states}
    for score in compared.card.scores:
        indicator = indicators.get(score.indicator)
        point = next((each for each in score.history if each.quarter == compared.quarter.previous), None)
        if indicator and point and point.value is not None:
            value = f"{in_unit(point.value, indicator)} {marks_beside(point.marks)}".rstrip()
            rating = signed(words.get(score.before, ""), score.invents(ScorePart.BEFORE))
            found["indicators", indicator.id] = ShownScore(value, rating, score.before)
    return found


def _urgency(now: ShownScore, then: ShownScore | None, states: Sequence[str]) -> Urgency:
    if then is None or then.rating in ("", now.rating):
        return Urgency.FIGURE_ALONE
    known = now.status in states and then.status in states
    worse = known and states.index(now.status) > states.index(then.status)
    return Urgency.RATED_WORSE if worse else Urgency.RATED_OTHERWISE
