"""Stage 4: ask owners to explain what is off target, pick up their replies, and send the post."""

from collections.abc import Sequence
from datetime import UTC, date, datetime

from adapters.cycle_context import Workplace
from adapters.mail_queue import deliver, letters, put_in_post
from adapters.workbook.request import RequestItem, commentary_workbook
from quarterly.collecting.returns.records import ServiceReturn
from quarterly.commentary.letters import Attachment, request_letter
from quarterly.commentary.requests import by_owner, commentary
from quarterly.publishing.references import CommentaryRound, ScorecardReference, ValidatedReturn
from quarterly.reporting.parts import mark_of
from quarterly.scoring.score import Scorecard
from quarterly.vocabulary.canonical import digest
from quarterly.vocabulary.working_days import working_days_after
from tasks._stage import stage

INSTRUCTIONS = (
    "Please say in the column Comment what is behind the figure, what is being done, by whom and by when. "
    "Write nothing that could identify a child."
)


@stage("request_commentary")
def request_commentary(
    council: str, quarter: str, scorecard: ScorecardReference, returns: tuple[ValidatedReturn, ...]
) -> CommentaryRound:
    """Ask each owner once for what is off target and unexplained; return what has been answered and what is awaited."""
    place = Workplace.of(council, quarter)
    card = place.load(Scorecard, scorecard.output)
    round_ = commentary(place.council, card, [place.load(ServiceReturn, sent.output) for sent in returns])
    asked = {indicator for letter in letters(place.restricted, place.post) for indicator in letter.about}
    now = datetime.now(UTC)
    due = working_days_after(now.date(), place.council.profile.commentary_working_days)
    for owner, indicators in by_owner(place.council, [i for i in round_.awaited if i not in asked]).items():
        _ask(place, owner, indicators, card, due)
    posted = deliver(place.restricted, place.post, place.settings, now)
    key = f"stages/{place.council.key}/{place.quarter.key}/request_commentary/{digest(round_)[:32]}"
    return CommentaryRound(place.save(key, round_), len(round_.awaited), posted)


def _ask(place: Workplace, owner: str, indicators: Sequence[str], card: Scorecard, due: date) -> None:
    title = f"{place.council.profile.short_name}: commentary for {place.quarter.title}"
    form = commentary_workbook(title, INSTRUCTIONS, _items(place, indicators, card))
    key = f"{place.post}/forms/{digest(form)[:32]}.xlsx"
    place.restricted.create(key, form)
    contact = place.council.profile.contacts[owner]
    attachment = Attachment(f"commentary-{place.quarter.key}.xlsx", key)
    letter = request_letter(place.council, place.quarter, contact, indicators, attachment, due)
    put_in_post(place.restricted, place.post, letter)


def _items(place: Workplace, indicators: Sequence[str], card: Scorecard) -> list[RequestItem]:
    scores = {score.indicator: score for score in card.scores}
    scale = place.council.profile.scales.indicators
    return [
        RequestItem(i.id, i.name, scores[i.id].value, scores[i.id].target, mark_of(scores[i.id], scale)["word"])
        for i in place.council.catalogue.indicators
        if i.id in indicators
    ]
