"""Take in a mail that waits for the performance officer, or throw it away; shared by the form and the command."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Literal

from adapters.audit import record
from adapters.cycle_context import CycleContext
from adapters.mail.decided_mail import note_to_run
from adapters.mail.deciding import record_taken, take_in
from adapters.mail.intake import sent_letters_of
from adapters.mail.stored_mail import FiledMail, StoredOutcome, folder_of, forget_content, mails_of, record_outcome
from flows.audit_events import new_event
from flows.form_checks import require_text
from quarterly.correspondence.matching import SentLetter
from quarterly.correspondence.outcomes import SetAside, Taken, Why
from quarterly.correspondence.why_words import IN_WORDS
from quarterly.publishing.authority import role_of
from quarterly.vocabulary.errors import SetupError
from quarterly.vocabulary.form_fields import field
from quarterly.vocabulary.quarter import Quarter

TAKE_IN: Literal["take in"] = "take in"
THROW_AWAY: Literal["throw away"] = "throw away"
MailDecision = Literal["take in", "throw away"]
SHOWN = 12  # characters of a mail's id that are printed
_FEWEST = 4  # characters of it that must at least be typed


@dataclass(frozen=True, slots=True, kw_only=True)
class MailForm:
    """The fields of the form: `mail` is the beginning of its id, `letter` the token of the letter it answers, "" if known."""

    mail: str
    decision: str
    officer: str
    letter: str = ""


def record_mail(cycle: CycleContext, form: MailForm) -> Taken | None:
    """Do what an officer decided about a mail, and record it; None of one that was thrown away.

    Raise SetupError, and change nothing, if there is no such mail or if it cannot be taken in.
    """
    require_text(mail=form.mail, decision=form.decision, officer=form.officer, letter=form.letter)
    role = role_of(form.officer, "officer", cycle.council)
    if form.decision not in (TAKE_IN, THROW_AWAY):
        raise SetupError(f"{field('decision')} must be “{TAKE_IN}” or “{THROW_AWAY}”.")
    filed, outcome = waiting_mail(cycle, form.mail)
    if form.decision == THROW_AWAY:
        _throw_away(cycle, filed, role)
        return None
    letter = _letter(cycle, form.letter) if form.letter.strip() else None
    return _take_in(cycle, filed, outcome, role, letter)


def waiting_mails(cycle: CycleContext) -> list[tuple[FiledMail, StoredOutcome]]:
    """Return the mails of a quarter that wait for the performance officer, in the order in which they came."""
    found = mails_of(cycle.restricted, cycle.council.key, cycle.quarter.key)
    return [(filed, outcome) for filed, outcome in found if outcome and outcome.became == "set-aside"]


def waiting_mail(cycle: CycleContext, typed: str) -> tuple[FiledMail, StoredOutcome]:
    """Return the one mail that waits and whose id begins so; raise SetupError if there is none, or more than one."""
    waiting, beginning = waiting_mails(cycle), typed.strip().casefold()
    meant = [each for each in waiting if each[0].mail.id.startswith(beginning)] if len(beginning) >= _FEWEST else []
    if len(meant) != 1:
        names = ", ".join(filed.mail.id[:SHOWN] for filed, _ in waiting)
        there = f"There are: {names}." if names else f"None waits of {cycle.quarter}."
        raise SetupError(f"No mail that waits has this name alone. {there}")
    return meant[0]


def _take_in(cycle: CycleContext, filed: FiledMail, outcome: StoredOutcome, role: str, letter: SentLetter | None) -> Taken:
    if outcome.why and not IN_WORDS[outcome.why].can_be_taken_in:
        raise _cannot(outcome.why)
    # The letter may be of another quarter than the one that the mail was filed under.
    own = CycleContext.of(cycle.named, str(Quarter.parse(letter.quarter))) if letter else cycle
    answering = replace(filed, mail=replace(filed.mail, answers=letter.id)) if letter else filed
    found = take_in(own, answering, replace(answering.mail, vouched_by=role))
    if isinstance(found, SetAside):
        raise _cannot(found.why)
    event = replace(new_event(cycle, "mail-taken", role), files=(filed.mail.id,))
    record(cycle.restricted, event)
    note_to_run(cycle.restricted, filed.council, found.quarter.key, filed.mail.id)
    record_taken(own, answering, found, datetime.now(UTC), role)
    return found


def _cannot(why: Why) -> SetupError:
    words = IN_WORDS[why]
    return SetupError(f"This mail cannot be taken in: {words.what}. {words.to_do}")


def _throw_away(cycle: CycleContext, filed: FiledMail, role: str) -> None:
    record(cycle.restricted, replace(new_event(cycle, "mail-thrown-away", role), files=(filed.mail.id,)))
    folder, at = folder_of(filed.council, filed.quarter, filed.mail.id), datetime.now(UTC).isoformat(timespec="microseconds")
    record_outcome(cycle.restricted, folder, StoredOutcome(became="thrown-away", at=at, by=role))
    forget_content(cycle.restricted, folder, text=True)


def _letter(cycle: CycleContext, token: str) -> SentLetter:
    found = sent_letters_of(cycle.restricted).with_token(token)
    if found is None or found.council != cycle.council.key:
        raise SetupError(
            "No letter of this council has that token. It stands at the end of a letter's subject, like [Q-3F2A9C0]."
        )
    return found
