"""Take in a mail that waits for the performance officer, or throw it away; shared by the form and the command."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Literal

from adapters.audit import record
from adapters.cycle_context import CycleContext
from adapters.mail.decided_mail import note_to_run
from adapters.mail.deciding import may_give_time, record_taken, take_in
from adapters.mail.intake import sent_letters_of
from adapters.mail.stored_mail import FiledMail, StoredOutcome, folder_of, forget_content, record_outcome, waiting_mails
from flows.audit_events import new_event
from flows.form_checks import day_from_today, require_nothing_personal, require_text
from quarterly.correspondence.matching import SentLetter
from quarterly.correspondence.outcomes import SetAside, Taken, Why
from quarterly.correspondence.why_words import IN_WORDS
from quarterly.publishing.authority import role_of
from quarterly.vocabulary.errors import SetupError
from quarterly.vocabulary.form_fields import field
from quarterly.vocabulary.quarter import Quarter

TAKE_IN: Literal["take in"] = "take in"
AS_ANSWER: Literal["take its words as the answer"] = "take its words as the answer"
THROW_AWAY: Literal["throw away"] = "throw away"
_FEWEST = 4  # characters of it that must at least be typed


@dataclass(frozen=True, slots=True, kw_only=True)
class MailForm:
    """The fields of the form: `mail` is the beginning of its id, `letter` the token of the letter it answers, "" if known.

    `until` is the day until which more time is given, "" for the day that the mail names.
    """

    mail: str
    decision: str
    officer: str
    letter: str = ""
    until: str = ""


def record_mail(cycle: CycleContext, form: MailForm) -> Taken | None:
    """Do what an officer decided about a mail, and record it; None of one that was thrown away.

    Raise SetupError, and change nothing, if there is no such mail or if it cannot be taken in.
    """
    require_text(mail=form.mail, decision=form.decision, officer=form.officer, letter=form.letter, until=form.until)
    require_nothing_personal(cycle.council, until=form.until)
    role = role_of(form.officer, "officer", cycle.council)
    if form.decision not in (TAKE_IN, AS_ANSWER, THROW_AWAY):
        raise SetupError(f"{field('decision')} must be “{TAKE_IN}”, “{AS_ANSWER}” or “{THROW_AWAY}”.")
    until = day_from_today(form.until) if form.until.strip() else None
    if until and form.decision != TAKE_IN:
        raise SetupError(f"{field('until')} gives more time, and goes with “{TAKE_IN}” alone.")
    filed, outcome = waiting_mail(cycle, form.mail)
    if form.decision == THROW_AWAY:
        _throw_away(cycle, filed, role)
        return None
    letter = _letter(cycle, form.letter) if form.letter.strip() else None
    mail = replace(filed.mail, vouched_by=role, until=until, is_answer=form.decision == AS_ANSWER)
    return _take_in(cycle, replace(filed, mail=mail), outcome, letter)


def waiting_mail(cycle: CycleContext, typed: str) -> tuple[FiledMail, StoredOutcome]:
    """Return the one mail that waits and whose id begins so; raise SetupError if there is none, or more than one."""
    waiting, beginning = waiting_mails(cycle.restricted, cycle.council.key, cycle.quarter.key), typed.strip().casefold()
    meant = [each for each in waiting if each[0].mail.id.startswith(beginning)] if len(beginning) >= _FEWEST else []
    if len(meant) != 1:
        names = ", ".join(filed.mail.name for filed, _ in waiting)
        there = f"There are: {names}." if names else f"None waits of {cycle.quarter}."
        raise SetupError(f"No mail that waits has this name alone. {there}")
    return meant[0]


def _take_in(cycle: CycleContext, filed: FiledMail, outcome: StoredOutcome, letter: SentLetter | None) -> Taken:
    if outcome.why and not IN_WORDS[outcome.why].can_be_taken_in:
        raise _cannot(outcome.why)
    # The letter may be of another quarter than the one that the mail was filed under.
    own = CycleContext.of(cycle.named, str(Quarter.parse(letter.quarter))) if letter else cycle
    answering = replace(filed, mail=replace(filed.mail, answers=letter.id)) if letter else filed
    if answering.mail.until and not may_give_time(own, answering):
        raise SetupError(
            f"{field('until')} gives more time, and this mail answers no letter that asks for something, or brings a file."
        )
    role, found = answering.mail.vouched_by, take_in(own, answering, answering.mail)
    if found == SetAside(Why.MORE_TIME):
        raise SetupError(f"Say until when there is time, under {field('until')}: the mail names no day that is certain.")
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
