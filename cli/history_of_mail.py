"""What came by mail, in the words of `quarterly history`: who by role, when, and what became of it; never a word of it."""

from collections.abc import Iterator

from adapters.cycle_context import CycleContext
from adapters.mail.stored_mail import StoredOutcome, mails_of
from quarterly.correspondence.senders import role_at
from quarterly.correspondence.why_words import IN_WORDS
from quarterly.vocabulary.audit_event import AuditEvent

SHOWN = 12  # of a mail's id
DECIDED = {"mail-taken": "took in a mail that waited", "mail-thrown-away": "threw away a mail"}


def mail_entries(cycle: CycleContext) -> Iterator[tuple[str, str, str]]:
    """Yield the time (ISO, UTC), the sender's role and what became of each mail of a quarter."""
    for filed, outcome in mails_of(cycle.restricted, cycle.council.key, cycle.quarter.key):
        role = role_at(cycle.council.profile, filed.mail.sender) or "Somebody who is no contact of the profile"
        saved = ", saved in the inbox" if filed.service else ""
        yield filed.mail.at.isoformat(), role, f"{_became(outcome)} ({filed.mail.name}{saved})"


def decided_in_words(event: AuditEvent) -> str:
    """Return what an officer did with a mail."""
    return f"{DECIDED[event.kind]} ({event.files[0][:SHOWN]})"


def _became(outcome: StoredOutcome | None) -> str:
    if outcome is None:
        return "sent a mail that is not decided about yet"
    if outcome.became == "taken":
        return f"answered by mail: {outcome.what}"
    if outcome.became == "noted":
        return f"sent {outcome.what}"
    if outcome.why and outcome.became == "set-aside":
        return f"sent a mail that waits: {IN_WORDS[outcome.why].what}"
    return "sent a mail that was thrown away"
