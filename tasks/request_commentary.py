"""Stage 4: ask owners to explain what is off target, collect their replies, and send all letters."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from adapters.cycle_context import CycleContext
from adapters.mail.queue import deliver, letters, queue_letter
from adapters.screening import screening_in
from quarterly.collecting.returns.records import ServiceReturn
from quarterly.commentary.letters import Attachment, LetterKind
from quarterly.commentary.request_letter import CommentaryRequest, request_letter
from quarterly.commentary.requests import by_owner, commentary
from quarterly.configuration.deadlines import commentary_deadline
from quarterly.reporting.parts import figure, mark_of
from quarterly.reporting.wording.scores import in_words
from quarterly.reporting.wording.stretches import stretch_in_short
from quarterly.scoring.illustrative import ScorePart
from quarterly.scoring.score import Scorecard
from quarterly.vocabulary.canonical import digest
from quarterly.vocabulary.illustrative import LEGEND
from quarterly.vocabulary.local_day import local_day
from tasks._stage import stage
from tasks.references import CommentaryRound, ScorecardReference, ValidatedReturn

if TYPE_CHECKING:
    from adapters.workbook.request import RequestItem

INSTRUCTIONS = (
    "Please say in the column Comment what is behind the figure, what is being done, by whom and by when. "
    "Write nothing that could identify a child."
)


@stage("request_commentary")
def request_commentary(
    council: str, quarter: str, scorecard: ScorecardReference, returns: tuple[ValidatedReturn, ...]
) -> CommentaryRound:
    """Ask each owner once about indicators off target without commentary; return what was answered and what is awaited."""
    cycle = CycleContext.of(council, quarter)
    card = cycle.load(Scorecard, scorecard.output)
    loaded = [cycle.load(ServiceReturn, sent.output) for sent in returns]
    round_ = commentary(cycle.council, card, loaded, screening_in(cycle))
    # From the letters themselves: a list of its own could be lost, or kept, without them.
    asked = {indicator for letter in letters(cycle.restricted, cycle.post, LetterKind.REQUEST) for indicator in letter.about}
    now = datetime.now(UTC)
    profile = cycle.council.profile
    due = commentary_deadline(profile.calendar, cycle.quarter, local_day(now), profile.commentary_working_days)
    for owner, indicators in by_owner(cycle.council, [i for i in round_.awaited if i not in asked]).items():
        _ask(cycle, owner, indicators, card, due)
    delivery = deliver(cycle.restricted, cycle.post, cycle.settings, now)
    key = f"stages/{cycle.council.key}/{cycle.quarter.key}/request_commentary/{digest(round_)[:32]}"
    return CommentaryRound(
        output=cycle.save(key, round_),
        awaited={owner: len(indicators) for owner, indicators in by_owner(cycle.council, round_.awaited).items()},
        posted=delivery.sent,
        unsent=delivery.unsent,
    )


def _ask(cycle: CycleContext, owner: str, indicators: Sequence[str], card: Scorecard, due: date) -> None:
    from adapters.workbook.request import commentary_workbook  # with openpyxl, which a run that asks nobody does without

    title = f"{cycle.council.profile.short_name}: commentary for {cycle.quarter.title}"
    invented = {each.indicator for each in card.scores if each.indicator in indicators and each.invents(ScorePart.RATING)}
    instructions = f"{INSTRUCTIONS} {LEGEND}" if invented else INSTRUCTIONS
    form = commentary_workbook(title, instructions, _items(cycle, indicators, card))
    key = f"{cycle.post}/forms/{digest(form)[:32]}.xlsx"
    cycle.restricted.create(key, form)
    contact = cycle.council.profile.contacts[owner]
    attachment = Attachment(f"commentary-{cycle.quarter.key}.xlsx", key)
    request = CommentaryRequest(owner=contact, indicators=indicators, form=attachment, due=due, illustrative=invented)
    queue_letter(cycle.restricted, cycle.post, request_letter(cycle.council, cycle.quarter, request))


def _items(cycle: CycleContext, indicators: Sequence[str], card: Scorecard) -> "list[RequestItem]":
    from adapters.workbook.request import RequestItem

    scores = {score.indicator: score for score in card.scores}
    scale = cycle.council.profile.scales.indicators
    return [
        RequestItem(
            ref=i.ref,
            name=i.name,
            value=f"{figure(words)} ({stretch_in_short(i.basis, cycle.quarter)})",
            target=words.target_now,
            against_target=words.against_target,
            rating=mark_of(words.score, scale)["word"],
        )
        for i in cycle.council.catalogue.indicators
        if i.id in indicators
        for words in [in_words(scores[i.id], i, cycle.council, cycle.quarter)]
    ]
