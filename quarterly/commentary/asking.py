"""Who is asked what now: each indicator once, and again where its figure, a question or the owner's answer is another."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from quarterly.collecting.returns.records import CommentRow
from quarterly.commentary.asked_figures import AskedFigure, has_to_be_explained_anew, is_other, last_given
from quarterly.commentary.letters import Letter
from quarterly.commentary.officers_part import DirectorateQuestion, reply_digest
from quarterly.commentary.requests import AskedSoFar, Commentary, by_head, by_owner
from quarterly.configuration.catalogue import Indicator
from quarterly.configuration.council import Council

_DIGEST = 12  # characters of the digest of an answer that a head of service was asked about


@dataclass(frozen=True, slots=True)
class FigureChange:
    """A figure as a letter gave it last, and as it is now."""

    before: AskedFigure
    now: AskedFigure


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """What one contact is asked now, by its key: about which indicators, and which figures have changed since they were given.

    `questions` are the directorate's that are open on them. `news` are changes that need no answer. `replies` are the owners'
    answers that a head of service is asked about, and "" for an owner's own. `asks` are the references by which the letter is
    known to have asked all that.
    """

    contact: str
    indicators: tuple[str, ...]
    changed: tuple[FigureChange, ...] = ()
    news: tuple[FigureChange, ...] = ()
    questions: tuple[DirectorateQuestion, ...] = ()
    replies: Mapping[str, CommentRow] = field(default_factory=dict)
    is_head: bool = False
    figures: tuple[AskedFigure, ...] = ()

    @property
    def asks(self) -> tuple[str, ...]:
        """The references of its questions and of the answers that it shows to a head of service."""
        shown = (_answer_reference(each) for each in self.replies.values()) if self.is_head else ()
        return (*(each.reference for each in self.questions), *shown)


def asks(
    council: Council, found: Commentary, so_far: AskedSoFar, sent: Sequence[Letter], replies: Mapping[str, CommentRow]
) -> Iterator[Ask]:
    """Yield what each contact is asked now. `sent` are all letters about figures, `replies` the replies in force."""
    indicators = {each.id: each for each in council.catalogue.indicators}
    for owner, ids in by_owner(council, found.from_owners).items():
        letters = _to(council, owner, sent)
        given = last_given(figure for letter in letters for figure in letter.figures)
        questions = {id: so_far.officers.open_about(id, replies.get(id)) for id in ids}
        now = [
            id
            for id in ids
            if not any(id in letter.about for letter in letters)
            or _asks_more(questions[id], letters)
            or _has_changed(indicators[id], found, given.get(id), so_far.now.get(id))
        ]
        if now:
            changes = [FigureChange(given[id], so_far.now[id]) for id in given if _is_news(given[id], so_far.now.get(id))]
            yield _numbered(
                Ask(
                    contact=owner,
                    indicators=tuple(now),
                    changed=tuple(each for each in changes if each.now.indicator in now),
                    news=tuple(each for each in changes if each.now.indicator not in now),
                    questions=tuple(each for id in now for each in questions[id]),
                    replies={id: replies[id] for id in now if id in replies},
                ),
                so_far,
            )
    for head, ids in by_head(council, found.with_head).items():
        asked = {reference for letter in _to(council, head, sent) for reference in letter.asks}
        now = [id for id in ids if _answer_reference(replies[id]) not in asked]
        if now:
            of_owners = {id: replies[id] for id in now}
            yield _numbered(Ask(contact=head, indicators=tuple(now), replies=of_owners, is_head=True), so_far)


def _to(council: Council, contact: str, sent: Sequence[Letter]) -> list[Letter]:
    # By the address: a new owner was never asked.
    address = council.profile.contacts[contact].email.casefold()
    return [letter for letter in sent if letter.to.casefold() == address]


def _asks_more(questions: Sequence[DirectorateQuestion], letters: Sequence[Letter]) -> bool:
    asked = {reference for letter in letters for reference in letter.asks}
    return any(each.reference not in asked for each in questions)


def _has_changed(indicator: Indicator, found: Commentary, given: AskedFigure | None, now: AskedFigure | None) -> bool:
    if given is None or now is None:
        return False  # a letter of an earlier version of this program gave no figures
    return has_to_be_explained_anew(given, now, indicator) or (indicator.id in found.outdated and is_other(given, now))


def _is_news(given: AskedFigure, now: AskedFigure | None) -> bool:
    return now is not None and is_other(given, now)


def _numbered(ask: Ask, so_far: AskedSoFar) -> Ask:
    """Return what is asked with the figures that its letter gives, numbered after those that were given before."""
    given = [*ask.indicators, *(each.now.indicator for each in ask.news)]
    figures = [
        replace(so_far.now[id], number=1 + max((each.number for each in so_far.before.get(id, ())), default=0))
        for id in given
        if id in so_far.now
    ]
    return replace(ask, figures=tuple(figures))


def _answer_reference(reply: CommentRow) -> str:
    return reply_digest(reply.text)[:_DIGEST]
