"""What becomes of a mail that is filed: it is taken in, needs nothing, or waits for the performance officer."""

from dataclasses import replace
from datetime import datetime

from adapters.cycle_context import CycleContext
from adapters.mail.approval_by_mail import may_stop, tell_of_a_stop
from adapters.mail.queue import letter_of
from adapters.mail.returns_by_mail import take_return_of, take_return_unasked
from adapters.mail.stored_mail import FiledMail, StoredOutcome, filed_mail, folder_of, forget_content, outcome_of, record_outcome
from adapters.mail.taking_in import BY_FOLDER, BY_KIND, TEXT_ASIDE
from adapters.mail.time_by_mail import asks_for_something
from quarterly.commentary.letters import Letter
from quarterly.correspondence.outcomes import Noted, SetAside, Taken, Why
from quarterly.correspondence.received import MailKind, ReceivedMail
from quarterly.correspondence.senders import contacts_at, may_answer, may_send_what_was_asked, role_at
from quarterly.vocabulary.quarter import Quarter

_ASIDE = {MailKind.BOUNCE: Why.BOUNCE, MailKind.INVITATION: Why.INVITATION, MailKind.UNREADABLE: Why.UNREADABLE}
_SENT_BY_ITSELF = {MailKind.AUTOMATIC: "an automatic reply", MailKind.OUR_OWN: "a letter of this program that came back"}


def decide(cycle: CycleContext, folder: str, now: datetime) -> StoredOutcome | None:
    """Decide about the mail of a folder, do what follows, and record it; None if the mail was removed meanwhile.

    It is safe to call again after any failure: one that is decided about stays as it is.
    """
    if not (filed := filed_mail(cycle.restricted, folder)):
        return None
    if outcome := outcome_of(cycle.restricted, folder):
        return _settled(cycle, folder, filed, outcome)
    found, letter = _decided(cycle, filed), _letter(cycle, filed)
    if isinstance(found, SetAside) and letter and filed.is_read:
        tell_of_a_stop(cycle, replace(filed.mail, text=all_written(filed)), letter, found.why)
    return record_taken(cycle, filed, found, now) if isinstance(found, Taken) else _record(cycle, filed, _outcome(found, now))


def record_taken(cycle: CycleContext, filed: FiledMail, found: Taken, now: datetime, by: str = "") -> StoredOutcome:
    """Record that a mail was taken in, and delete what need not be kept of it."""
    at = now.isoformat(timespec="microseconds")
    return _record(cycle, filed, StoredOutcome(became="taken", at=at, what=found.what, quarter=found.quarter.key, by=by))


def _outcome(found: Noted | SetAside, now: datetime) -> StoredOutcome:
    at = now.isoformat(timespec="microseconds")
    if isinstance(found, Noted):
        return StoredOutcome(became="noted", at=at, what=found.what)
    return StoredOutcome(became="set-aside", at=at, why=found.why)


def _record(cycle: CycleContext, filed: FiledMail, outcome: StoredOutcome) -> StoredOutcome:
    folder = folder_of(filed.council, filed.quarter, filed.mail.id)
    record_outcome(cycle.restricted, folder, outcome)
    return _settled(cycle, folder, filed, outcome)


def _settled(cycle: CycleContext, folder: str, filed: FiledMail, outcome: StoredOutcome) -> StoredOutcome:
    # A return is in the inbox and then in the archive, without what may not be stored: its mail would hold that for years.
    if outcome.became == "taken" and _brings_returns(cycle, filed):
        forget_content(cycle.restricted, folder, text=False)
    return outcome


def _decided(cycle: CycleContext, filed: FiledMail) -> Taken | Noted | SetAside:
    mail = filed.mail
    if not filed.is_read:
        return SetAside(Why.DAMAGED)
    if not filed.is_whole:
        return SetAside(Why.TOO_LARGE)
    # Nobody's absence brings a workbook: that is a program that sends a return.
    if (what := _SENT_BY_ITSELF.get(mail.kind)) and not (mail.kind is MailKind.AUTOMATIC and mail.files):
        return Noted(_from_role(what, role_at(cycle.council.profile, mail.sender)))
    if why := _ASIDE.get(mail.kind):
        return SetAside(why)
    letter = _letter(cycle, filed)
    # Whoever can write into a folder of returns or replies may send what belongs there, and approves nothing by it.
    if filed.service and (letter is None or letter.kind in BY_FOLDER or filed.service in cycle.council.profile.services):
        officer = cycle.council.profile.contacts[cycle.council.profile.performance_officer].role
        return take_in(cycle, filed, replace(mail, vouched_by=officer))
    profile = cycle.council.profile
    if not contacts_at(profile, mail.sender):
        return SetAside(Why.SENDER_UNKNOWN)
    if not mail.is_proven:
        return SetAside(Why.SENDER_NOT_PROVEN)
    if letter and not (
        may_answer(profile, mail.sender, letter.to)
        or (letter.kind in TEXT_ASIDE and may_send_what_was_asked(profile, mail.sender, letter.to))
    ):
        return SetAside(Why.NOT_ASKED)
    return take_in(cycle, filed, mail)


def take_in(cycle: CycleContext, filed: FiledMail, mail: ReceivedMail) -> Taken | SetAside:
    """Take in a mail whose sender is proven or vouched for, by the letter that it answers or the folder it was saved in."""
    council = cycle.named or cycle.council.key
    letter = _letter(cycle, filed)
    if filed.service in cycle.council.profile.services or (filed.service and letter is None):
        return take_return_of(cycle, mail, filed.service, council)
    if letter is None:
        return take_return_unasked(cycle, mail, council)
    takes_in = BY_KIND.get(letter.kind)
    if takes_in is None:
        return SetAside(Why.NOT_READ_HERE)
    whole = replace(mail, text=all_written(filed))
    if letter.kind in TEXT_ASIDE or mail.vouched_by or may_stop(cycle, whole, letter):
        mail = whole
    elif filed.elsewhere:
        return SetAside(Why.IN_THE_QUOTATION)
    return takes_in(cycle, mail, letter, council)


def may_give_time(cycle: CycleContext, filed: FiledMail) -> bool:
    """Whether more time can be given in answer to a mail: it brings nothing, and answers a letter that asks for something."""
    letter = _letter(cycle, filed)
    return not filed.mail.files and letter is not None and asks_for_something(letter)


def all_written(filed: FiledMail) -> str:
    """Return what was written above the quoted letter and below or within it."""
    return "\n\n".join(text for text in (filed.mail.text, filed.elsewhere) if text)


def _brings_returns(cycle: CycleContext, filed: FiledMail) -> bool:
    letter = _letter(cycle, filed)
    return filed.service in cycle.council.profile.services or letter is None or letter.kind in TEXT_ASIDE


def _letter(cycle: CycleContext, filed: FiledMail) -> Letter | None:
    # Of the quarter that is worked in: an officer may give the letter of another than the one a mail was filed under.
    return letter_of(cycle.restricted, cycle.post, filed.mail.answers) if filed.mail.answers else None


def _from_role(what: str, role: str) -> str:
    return f"{what} of: {role}" if role else what


def context_of(filed: FiledMail) -> CycleContext:
    """Return the context of the quarter that a mail is filed under."""
    return CycleContext.of(filed.council, str(Quarter.parse(filed.quarter)))
