"""The commentary of a quarter: the owners' replies, and the indicators that still need one."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from quarterly.collecting.returns.records import ServiceReturn
from quarterly.configuration.council import Council
from quarterly.scoring.score import RatingStatus, Score, Scorecard
from quarterly.screening.screening import Screening
from quarterly.vocabulary.withheld import says_nothing


@dataclass(frozen=True, slots=True)
class Commentary:
    """The replies so far by indicator id, and the indicators whose reply is awaited, in the catalogue's order."""

    replies: dict[str, str] = field(default_factory=dict)
    awaited: tuple[str, ...] = ()


def commentary(council: Council, card: Scorecard, returns: Sequence[ServiceReturn], screening: Screening) -> Commentary:
    """Return the replies received, and the indicators off target that have neither a comment in the return nor a reply.

    A comment of which no sentence is printed explains nothing to anybody, and is as good as none.
    """
    replies = {row.indicator: row.comment for sent in returns for row in sent.comments}
    explain = {state.status for state in council.profile.scales.indicators.states if state.explain}
    awaited = [
        score.indicator
        for score in card.scores
        if score.final in explain
        and all(_says_nothing(text, screening) for text in (score.comment, replies.get(score.indicator, "")))
    ]
    return Commentary(replies, tuple(awaited))


def with_replies(card: Scorecard, replies: dict[str, str]) -> Scorecard:
    """Return the scorecard with each owner's reply added after the comment in the return."""
    return replace(card, scores=tuple(_with_reply(score, replies.get(score.indicator, "")) for score in card.scores))


def by_owner(council: Council, indicators: Sequence[str]) -> dict[str, list[str]]:
    """Group indicator ids by the contact key of their owner."""
    groups: dict[str, list[str]] = {}
    for indicator in council.catalogue.indicators:
        if indicator.id in indicators:
            groups.setdefault(indicator.owner, []).append(indicator.id)
    return groups


def _says_nothing(text: str, screening: Screening) -> bool:
    return not text or says_nothing(screening.for_staff(text))


def _with_reply(score: Score, reply: str) -> Score:
    # A reply explains the figure its writer was asked about, which is not printed while the indicator is under query.
    if not reply or reply == score.comment or score.standing is RatingStatus.UNDER_QUERY:
        return score
    return replace(score, comment=f"{score.comment}\n\n{reply}" if score.comment else reply)
