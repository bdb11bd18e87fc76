"""Stage 4: ask owners to explain what is off target, then heads of service, collect their replies, and send all letters."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from adapters.audit import events_of
from adapters.cycle_context import CycleContext
from adapters.mail.queue import deliver, letters, queue_letter
from adapters.screening import screening_in
from quarterly.collecting.returns.records import CommentRow, ServiceReturn
from quarterly.commentary.asked_figures import AskedFigure, asked_figure, told_apart
from quarterly.commentary.asking import Ask, asks
from quarterly.commentary.letters import Attachment, Letter, LetterKind
from quarterly.commentary.officers_part import officers_part, questions_worded
from quarterly.commentary.request_letter import CommentaryRequest, request_letter
from quarterly.commentary.requests import AskedSoFar, Commentary, by_head, by_owner, commentary
from quarterly.configuration.catalogue import Indicator
from quarterly.configuration.deadlines import commentary_deadline
from quarterly.reporting.parts import figure, mark_of
from quarterly.reporting.wording.scores import in_words
from quarterly.reporting.wording.stretches import stretch_in_short
from quarterly.scoring.illustrative import ScorePart
from quarterly.scoring.score import Score, Scorecard
from quarterly.vocabulary.canonical import digest
from quarterly.vocabulary.illustrative import LEGEND
from quarterly.vocabulary.local_day import local_day
from tasks._stage import stage
from tasks.references import CommentaryRound, ScorecardReference, ValidatedReturn

if TYPE_CHECKING:
    from adapters.workbook.request import RequestItem

INSTRUCTIONS = (
    "Please say why the figure is as it is, what is being done, by whom and by when. Short is welcome: a committee reads it. "
    "Write nothing that could identify a child."
)
INSTRUCTIONS_FOR_HEADS = (
    "The owners have answered. Please write what you add into the column Head of service, or “agreed”, and correct the answer "
    "where it is wrong. Write nothing that could identify a child."
)
GIVING_FIGURES = (LetterKind.REQUEST, LetterKind.ASK, LetterKind.THANKS)  # the letters that give an owner figures


@stage("request_commentary")
def request_commentary(
    council: str, quarter: str, scorecard: ScorecardReference, returns: tuple[ValidatedReturn, ...]
) -> CommentaryRound:
    """Ask each owner once about indicators off target without commentary; return what was answered and what is awaited."""
    cycle = CycleContext.of(council, quarter)
    asking = _Asking(cycle, cycle.load(Scorecard, scorecard.output))
    loaded = [cycle.load(ServiceReturn, sent.output) for sent in returns]
    # From the letters themselves: a list of its own could be lost, or kept, without them.
    sent = letters(cycle.restricted, cycle.post, GIVING_FIGURES)
    so_far = asking.so_far(sent)
    round_ = commentary(cycle.council, asking.card, loaded, screening_in(cycle), so_far)
    replies = {row.indicator: row for each in loaded for row in each.comments}
    now = datetime.now(UTC)
    for each in asks(cycle.council, round_, so_far, sent, replies):
        asking.ask(each, round_, local_day(now))
    delivery = deliver(cycle.restricted, cycle.post, cycle.settings, now)
    key = f"stages/{cycle.council.key}/{cycle.quarter.key}/request_commentary/{digest(round_)[:32]}"
    return CommentaryRound(
        output=cycle.save(key, round_),
        awaited=_counted(cycle, round_),
        posted=delivery.sent,
        unsent=delivery.unsent,
    )


def _counted(cycle: CycleContext, round_: Commentary) -> dict[str, int]:
    """Return of how many indicators each contact owes commentary, owners before heads of service."""
    owed: dict[str, int] = {}
    for groups in (by_owner(cycle.council, round_.from_owners), by_head(cycle.council, round_.with_head)):
        for contact, ids in groups.items():
            owed[contact] = owed.get(contact, 0) + len(ids)
    return owed


@dataclass(frozen=True, slots=True)
class _Asking:
    """One quarter's requests: its scorecard, and the letters made from it."""

    cycle: CycleContext
    card: Scorecard

    def so_far(self, sent: Sequence[Letter]) -> AskedSoFar:
        """Return what was asked and given before, and today's figures of whatever it was about or has to be explained."""
        before: dict[str, list[AskedFigure]] = {}
        for given in (each for letter in sent for each in letter.figures):
            before.setdefault(given.indicator, []).append(given)
        events = events_of(self.cycle.restricted, self.cycle.council.key, self.cycle.quarter.key)
        part = officers_part(events)
        explain = {state.status for state in self.cycle.council.profile.scales.indicators.states if state.explain}
        wanted = {*before, *(each.indicator for each in part.questions)}
        now = {
            score.indicator: told_apart(
                asked_figure(score, self._value(indicator, score)),
                before.get(score.indicator, ()),
                self._rating(indicator, score),
            )
            for indicator, score in self._pairs()
            if score.indicator in wanted or score.final in explain
        }
        return AskedSoFar(before, now, part)

    def ask(self, ask: Ask, round_: Commentary, today: date) -> None:
        """Make the form and the letter of one contact."""
        from adapters.workbook.request import commentary_workbook  # with openpyxl, which a run that asks nobody does without

        cycle, profile = self.cycle, self.cycle.council.profile
        invented = {each.indicator for each in self.card.scores if each.indicator in ask.indicators and _is_invented(each)}
        instructions = INSTRUCTIONS_FOR_HEADS if ask.is_head else INSTRUCTIONS
        title = f"{profile.short_name}: commentary for {cycle.quarter.title}"
        text = f"{instructions} {LEGEND}" if invented else instructions
        form = commentary_workbook(title, text, self._items(ask), for_head=ask.is_head)
        key = f"{cycle.post}/forms/{digest(form)[:32]}.xlsx"
        cycle.restricted.create(key, form)
        days = [date.fromisoformat(each.due) for each in ask.questions if each.due]
        due = min([commentary_deadline(profile.calendar, cycle.quarter, today, profile.commentary_working_days), *days])
        request = CommentaryRequest(
            ask=ask,
            form=Attachment(f"commentary-{cycle.quarter.key}.xlsx", key),
            due=due,
            illustrative=invented,
            off_target=round_.awaited,
        )
        queue_letter(cycle.restricted, cycle.post, request_letter(cycle.council, cycle.quarter, request))

    def _items(self, ask: Ask) -> "list[RequestItem]":
        return [self._item(indicator, score, ask) for indicator, score in self._pairs() if indicator.id in ask.indicators]

    def _item(self, indicator: Indicator, score: Score, ask: Ask) -> "RequestItem":
        from adapters.workbook.request import RequestItem

        words = in_words(score, indicator, self.cycle.council, self.cycle.quarter)
        given = {each.indicator: each.printed for each in ask.figures}
        questions = [each for each in ask.questions if each.indicator == indicator.id]
        reply = ask.replies.get(indicator.id) if ask.is_head else None
        return RequestItem(
            ref=indicator.ref,
            name=indicator.name,
            value=given.get(indicator.id) or self._value(indicator, score),
            target=words.target_now,
            against_target=words.against_target,
            rating=self._rating(indicator, score),
            before=next((each.before.printed for each in ask.changed if each.now.indicator == indicator.id), ""),
            question=questions[-1].reference if questions else "",
            asked=questions_worded(questions),
            remark="" if ask.is_head else score.comment,
            why=_part(reply, "comment"),
            doing=_part(reply, "doing"),
            by_whom=_part(reply, "by_whom"),
            by_when=_part(reply, "by_when"),
        )

    def _value(self, indicator: Indicator, score: Score) -> str:
        words = in_words(score, indicator, self.cycle.council, self.cycle.quarter)
        return f"{figure(words)} ({stretch_in_short(indicator.basis, self.cycle.quarter)})"

    def _rating(self, indicator: Indicator, score: Score) -> str:
        words = in_words(score, indicator, self.cycle.council, self.cycle.quarter)
        return str(mark_of(words.score, self.cycle.council.profile.scales.indicators)["word"])

    def _pairs(self) -> list[tuple[Indicator, Score]]:
        return list(zip(self.cycle.council.catalogue.indicators, self.card.scores, strict=True))


def _part(reply: CommentRow | None, part: str) -> str:
    return getattr(reply, part) if reply else ""


def _is_invented(score: Score) -> bool:
    return score.invents(ScorePart.RATING)
