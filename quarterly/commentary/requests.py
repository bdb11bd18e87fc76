"""The commentary of a quarter: the owners' replies, and what still needs one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from quarterly.collecting.returns.records import CommentRow, ServiceReturn
from quarterly.commentary.asked_figures import AskedFigure, has_to_be_explained_anew
from quarterly.commentary.officers_part import OfficersPart
from quarterly.configuration.catalogue import Indicator
from quarterly.configuration.council import Council
from quarterly.scoring.score import RatingStatus, Score, Scorecard
from quarterly.screening.screening import Screening
from quarterly.vocabulary.withheld import says_nothing

NOTE = "Note with the figure:"  # a paragraph of its own before a remark that is not the owner's commentary


@dataclass(frozen=True, slots=True)
class Commentary:
    """The replies so far by indicator id, and the indicators whose reply is awaited, in the catalogue's order.

    `awaited` are those off target that nobody has explained. Of `asked` the directorate has asked something that is not answered
    yet, and of `with_head` the owner has answered and the head of service has not. On those in `notes` the return has a remark
    that is not the owner's commentary. `outdated` are those whose reply was about another figure; they are awaited again.
    """

    replies: dict[str, str] = field(default_factory=dict)
    awaited: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()
    with_head: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    outdated: tuple[str, ...] = ()

    @property
    def from_owners(self) -> tuple[str, ...]:
        """All indicators on which an owner still has to say something."""
        return tuple(dict.fromkeys((*self.awaited, *self.asked)))


@dataclass(frozen=True, slots=True)
class AskedSoFar:
    """What was asked: the figures that letters gave, by indicator, those of today, and what officers asked and reworded."""

    before: Mapping[str, Sequence[AskedFigure]] = field(default_factory=dict)
    now: Mapping[str, AskedFigure] = field(default_factory=dict)
    officers: OfficersPart = field(default_factory=OfficersPart)


def commentary(
    council: Council, card: Scorecard, returns: Sequence[ServiceReturn], screening: Screening, asked: AskedSoFar | None = None
) -> Commentary:
    """Return the replies received, and the indicators that have neither a comment of their owner in the return nor a reply.

    A comment of which no sentence is printed explains nothing to anybody, and is as good as none. So does a reply about a figure
    that has changed since, where it may be wrong of the new one.
    """
    so_far = asked or AskedSoFar()
    rows = {row.indicator: row for sent in returns for row in sent.comments}
    indicators = {each.id: each for each in council.catalogue.indicators}
    outdated = [id for id, row in rows.items() if id in indicators and _is_outdated(row, indicators[id], so_far)]
    replies = {id: so_far.officers.worded(row) for id, row in rows.items() if id not in outdated}
    explain = {state.status for state in council.profile.scales.indicators.states if state.explain}
    awaited, questioned, with_head, notes = [], [], [], []
    for score in card.scores:
        id = score.indicator
        counts = remark_counts(council, indicators[id])
        if score.comment and not counts:
            notes.append(id)
        said = [replies.get(id, ""), *([score.comment] if counts else [])]
        if score.final in explain and all(_says_nothing(text, screening) for text in said):
            awaited.append(id)
        elif so_far.officers.is_open(id, rows.get(id)):
            questioned.append(id)
        elif id in replies and head_of(council, indicators[id]) and not rows[id].head_has_answered:
            with_head.append(id)
    return Commentary(replies, tuple(awaited), tuple(questioned), tuple(with_head), tuple(notes), tuple(outdated))


def remark_counts(council: Council, indicator: Indicator) -> bool:
    """Whether a remark in a return is the owner's commentary: by the profile, or because the owner sends the return."""
    service = council.profile.services.get(indicator.service)
    own = service is not None and service.contact == indicator.owner
    return own or council.profile.commentary.remarks == "commentary"


def head_of(council: Council, indicator: Indicator) -> str:
    """Return the contact who answers after an indicator's owner, "" where nobody does."""
    service = council.profile.services.get(indicator.service)
    if council.profile.commentary.head_of_service == "not asked" or service is None or service.head == indicator.owner:
        return ""
    return service.head


def with_replies(card: Scorecard, found: Commentary) -> Scorecard:
    """Return the scorecard with each owner's reply beside the remark in the return, or before it where that is a note."""
    return replace(card, scores=tuple(_with_reply(score, found) for score in card.scores))


def by_owner(council: Council, indicators: Sequence[str]) -> dict[str, list[str]]:
    """Group indicator ids by the contact key of their owner."""
    groups: dict[str, list[str]] = {}
    for indicator in council.catalogue.indicators:
        if indicator.id in indicators:
            groups.setdefault(indicator.owner, []).append(indicator.id)
    return groups


def by_head(council: Council, indicators: Sequence[str]) -> dict[str, list[str]]:
    """Group indicator ids by the contact key of the head of their service."""
    groups: dict[str, list[str]] = {}
    for indicator in council.catalogue.indicators:
        if indicator.id in indicators and (head := head_of(council, indicator)):
            groups.setdefault(head, []).append(indicator.id)
    return groups


def _is_outdated(row: CommentRow, indicator: Indicator, asked: AskedSoFar) -> bool:
    now = asked.now.get(row.indicator)
    about = next((each for each in asked.before.get(row.indicator, ()) if each.printed == row.figure), None)
    # Without a figure in the reply, or with one that no letter gave, nobody knows what it was about: it counts as it came.
    return now is not None and about is not None and has_to_be_explained_anew(about, now, indicator, row.text)


def _says_nothing(text: str, screening: Screening) -> bool:
    return not text or says_nothing(screening.for_staff(text))


def _with_reply(score: Score, found: Commentary) -> Score:
    remark, reply = score.comment, found.replies.get(score.indicator, "")
    # A reply explains the figure its writer was asked about, which is not printed while the indicator is under query.
    if reply == remark or score.standing is RatingStatus.UNDER_QUERY:
        reply = ""
    parts = [reply, NOTE, remark] if score.indicator in found.notes else [remark, reply]
    return replace(score, comment="\n\n".join(part for part in parts if part))
