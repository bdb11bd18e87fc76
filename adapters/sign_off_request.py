"""The request for a sign-off of a draft: one for each draft, and no second one on a day on which the first is unanswered."""

from datetime import datetime

from adapters.audit import events_of
from adapters.cycle_context import CycleContext
from adapters.mail.queue import queue_letter, sent_letters, withdraw_unsent
from adapters.release_files import draft_for
from quarterly.commentary.draft_letters import DraftToRead, sign_off_letter
from quarterly.commentary.letters import Letter, LetterKind
from quarterly.publishing.audit import SIGNING
from quarterly.publishing.authority import address_of
from quarterly.vocabulary.local_day import local_day


def ask_for_sign_off(cycle: CycleContext, folder: str, draft: DraftToRead, role: str, now: datetime) -> bool:
    """Store the request to a role to sign off the draft in a folder; False if it has one of today about another draft.

    Whoever is asked about each of a day's drafts reads none. On the last day for a sign-off they are asked all the same.
    """
    council, today, store = cycle.council, local_day(now), cycle.restricted
    sent = [(each, at) for each, at in sent_letters(store, cycle.post, f"{LetterKind.SIGN_OFF}-") if role in each.asks]
    enclosed = draft_for(cycle, folder, draft, address_of(council, role))
    letter = sign_off_letter(council, cycle.quarter, enclosed, role, is_again=bool(sent))
    if any(each.id == letter.id for each, _ in sent):
        return True
    of_today = [each for each, at in sent if local_day(datetime.fromisoformat(at)) == today]
    is_last_day = letter.by is not None and letter.by <= today
    if not is_last_day and any(not _is_answered(cycle, each, role) for each in of_today):
        return False
    # One that a mail server did not take asks about a draft that has changed since.
    withdraw_unsent(store, cycle.post, (LetterKind.SIGN_OFF,))
    queue_letter(store, cycle.post, letter)
    return True


def _is_answered(cycle: CycleContext, request: Letter, role: str) -> bool:
    events = events_of(cycle.restricted, cycle.council.key, cycle.quarter.key)
    return any(each.kind in SIGNING and each.by == role and each.pack.startswith(request.asks[0]) for each in events)
