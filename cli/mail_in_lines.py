"""One mail that waits, in lines for the performance officer: `quarterly mail`."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from adapters.cycle_context import CycleContext
    from adapters.mail.stored_mail import FiledMail, StoredOutcome


def lines_of_waiting(cycle: "CycleContext", filed: "FiledMail", outcome: "StoredOutcome") -> list[str]:
    """Return which mail waits and from whom, why, what to do, and what taking it in would do."""
    from quarterly.correspondence.senders import role_at
    from quarterly.correspondence.why_words import IN_WORDS
    from quarterly.vocabulary.london_time import in_london

    sender = role_at(cycle.council.profile, filed.mail.sender) or filed.mail.sender or "somebody unnamed"
    words = IN_WORDS[outcome.why] if outcome.why else None
    lines = [f"{filed.mail.name}  {in_london(filed.mail.at)}, from: {sender}"]
    if returned := _returned(cycle, filed):
        lines.append(f"  The letter to: {returned} came back. {words.to_do if words else ''}")
    elif words:
        lines.append(f"  It waits because {words.what}. {words.to_do}")
        lines += [
            f"  {sentence}"
            for sentence in (_as_sign_off(cycle, filed), _as_word_on_agenda(cycle, filed), _as_time(cycle, filed))
            if sentence
        ]
    return lines


def _as_sign_off(cycle: "CycleContext", filed: "FiledMail") -> str:
    """Return what taking in a reply to a request for a sign-off would do, "" for any other mail."""
    from dataclasses import replace

    from adapters.mail.approval_by_mail import answer_to
    from adapters.mail.deciding import all_written
    from adapters.mail.queue import letter_of
    from quarterly.commentary.letters import LetterKind
    from quarterly.correspondence.approvals import Answer, read_approval
    from quarterly.correspondence.senders import role_at
    from quarterly.correspondence.why_words import COUNTED_AS, OTHER_ADDRESS, READ_FIRST

    letter = letter_of(cycle.restricted, cycle.post, filed.mail.answers) if filed.mail.answers else None
    if letter is None or letter.kind not in (LetterKind.SIGN_OFF, LetterKind.THANKS) or len(letter.asks) != 2 or letter.about:
        return ""
    mail = replace(filed.mail, text=all_written(filed), vouched_by="officer")
    pack, answer = answer_to(cycle, mail, letter)
    _, role = letter.asks
    if letter.kind is LetterKind.THANKS and answer is not Answer.WITHDRAWN:
        return ""  # the receipt of an approval is answered to take it back, and with nothing else
    # Of one that waits as nobody vouches for its sender, nothing else says that it may be "approved subject to …".
    is_plain = answer is Answer.WITHDRAWN or (read_approval(mail).answer is answer and not mail.files)
    is_theirs = role_at(cycle.council.profile, filed.mail.sender) in ("", role)  # of a stranger it is said already
    hints = f"{'' if is_theirs else OTHER_ADDRESS.format(role=role)}{'' if is_plain else READ_FIRST}"
    return f"{hints}{COUNTED_AS[answer].format(pack=pack, role=role)}"


def _as_word_on_agenda(cycle: "CycleContext", filed: "FiledMail") -> str:
    """Return what taking in a reply to the files for an agenda would do, "" for any other mail."""
    from dataclasses import replace

    from adapters.mail.deciding import all_written
    from adapters.mail.queue import letter_of
    from quarterly.commentary.letters import LetterKind
    from quarterly.correspondence.agenda_answers import read_agenda_answer
    from quarterly.correspondence.why_words import AGENDA_COUNTED_AS

    letter = letter_of(cycle.restricted, cycle.post, filed.mail.answers) if filed.mail.answers else None
    if letter is None or letter.kind not in (LetterKind.DEMOCRATIC, LetterKind.AGENDA):
        return ""
    return AGENDA_COUNTED_AS[read_agenda_answer(replace(filed.mail, text=all_written(filed))).word]


def _as_time(cycle: "CycleContext", filed: "FiledMail") -> str:
    """Return until when taking in a request for more time would give it, "" for any other mail."""
    from adapters.mail.deciding import may_give_time
    from adapters.mail.queue import letter_of
    from adapters.mail.time_by_mail import time_wanted

    letter = letter_of(cycle.restricted, cycle.post, filed.mail.answers) if filed.mail.answers else None
    wanted = time_wanted(cycle, filed.mail, letter) if letter and may_give_time(cycle, filed) else None
    return wanted.in_words if wanted and wanted.owed else ""


def _returned(cycle: "CycleContext", filed: "FiledMail") -> str:
    """Return the role that cannot be reached, of a bounce."""
    from adapters.mail.queue import letter_of
    from quarterly.correspondence.received import MailKind
    from quarterly.correspondence.senders import role_at

    if filed.mail.kind is not MailKind.BOUNCE or not filed.mail.answers:
        return ""
    letter = letter_of(cycle.restricted, cycle.post, filed.mail.answers)
    return role_at(cycle.council.profile, letter.to) if letter else ""
