"""Changes so large that somebody has to see them before they are released: a published figure gone, a rating moved by two steps.

The sentences are for officers. They name no value, and no rating of an indicator that is suppressed in public.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from quarterly.configuration.catalogue import Indicator
from quarterly.configuration.council import Council
from quarterly.configuration.scales import Scale
from quarterly.publishing.holds import HoldKind, Outstanding
from quarterly.reporting.wording.statuses import status_in_words
from quarterly.scoring.score import ActionScore, RatingStatus, Score
from quarterly.scoring.stored import StoredScorecard

# One step is what most corrections do. Two, as from Red to Green, may be a misplaced decimal point.
ONE_STEP = 1


@dataclass(frozen=True, slots=True)
class PublishedScores:
    """The scorecard of a published version, by the version's number."""

    version: int
    stored: StoredScorecard


def large_changes(before: PublishedScores, now: StoredScorecard, council: Council) -> Iterator[Outstanding]:
    """Yield what a scorecard changes by much in what is published, in the order of the published scorecard."""
    indicators = {indicator.id: indicator for indicator in council.catalogue.indicators}
    suppressed = {*before.stored.suppressed, *now.suppressed}
    scores = {score.indicator: score for score in now.card.scores}
    for was in before.stored.card.scores:
        found, indicator = scores.get(was.indicator), indicators.get(was.indicator)
        if found and indicator:
            yield from _of_indicator(before.version, was, found, indicator, council)
            yield from _of_rating(before.version, (was, found), indicator, council, was.indicator in suppressed)
        elif was.figure is not None:
            yield _large(was.indicator, f"Version {before.version} has a figure of {was.indicator}, which is no longer reported.")
    actions = {action.ref: action for action in now.card.actions}
    for action in before.stored.card.actions:
        yield from _of_action(before.version, action, actions.get(action.ref), council)


def _of_indicator(version: int, was: Score, now: Score, indicator: Indicator, council: Council) -> Iterator[Outstanding]:
    where = _where(indicator, council)
    if was.figure is not None and now.figure is None:
        why = status_in_words(now.standing)
        yield _large(where, f"Version {version} has a figure of “{indicator.name}”, and now it has none: {why}.")
    if _lost_counts(was, now):
        yield Outstanding(
            kind=HoldKind.DISCLOSURE,
            where=where,
            sentence=f"Version {version} was made with the counts behind “{indicator.name}”; without them nobody can see "
            "whether the new figure is about few children.",
        )


def _of_rating(
    version: int, scores: tuple[Score, Score], indicator: Indicator, council: Council, suppressed: bool
) -> Iterator[Outstanding]:
    scale, (was, now) = council.profile.scales.indicators, (score.final for score in scores)
    if _steps(scale, was, now) <= ONE_STEP:
        return
    named = f"“{indicator.name}”"
    unnamed = f"The rating of {named}, suppressed in public, is more than one step from version {version}."
    moved = _moved(version, named, scale.state(was).word, scale.state(now).word)
    yield _large(_where(indicator, council), unnamed if suppressed else moved)


def _of_action(version: int, was: ActionScore, now: ActionScore | None, council: Council) -> Iterator[Outstanding]:
    scale = council.profile.scales.actions
    if was.standing is RatingStatus.RATED and (now is None or now.standing is not RatingStatus.RATED):
        why = status_in_words(now.standing) if now else "no longer reported"
        yield _large(was.ref, f"Version {version} has a status of key activity {was.ref}, and now it has none: {why}.")
    elif now and _steps(scale, was.status, now.status) > ONE_STEP:
        words = scale.state(was.status).word, scale.state(now.status).word
        yield _large(was.ref, _moved(version, f"key activity {was.ref}", *words))


def _moved(version: int, what: str, was: str, now: str) -> str:
    return f"The rating of {what} is “{was}” in version {version} and now “{now}”."


def _steps(scale: Scale, was: str, now: str) -> int:
    """Return by how many steps of a scale a status moved; none where either is not on the scale."""
    order = [state.status for state in scale.states]
    return abs(order.index(was) - order.index(now)) if was in order and now in order else 0


def _lost_counts(was: Score, now: Score) -> bool:
    # 50% of 6 was suppressed for its three children. Sent again as 50% alone, it could be published.
    had_counts = was.numerator is not None or was.denominator is not None
    return had_counts and now.figure is not None and now.numerator is None and now.denominator is None


def _where(indicator: Indicator, council: Council) -> str:
    service = council.profile.services.get(indicator.service)
    return f"{service.name if service else indicator.service}, {indicator.name}"


def _large(where: str, sentence: str) -> Outstanding:
    return Outstanding(kind=HoldKind.LARGE_CHANGES, where=where, sentence=sentence)
