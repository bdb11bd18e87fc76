"""Who takes in an answer: one function for each kind of letter that is answered by mail."""

from collections.abc import Callable, Mapping

from adapters.cycle_context import CycleContext
from adapters.mail.agenda_by_mail import take_agenda_answer
from adapters.mail.approval_by_mail import take_approval
from adapters.mail.commentary_by_mail import take_commentary
from adapters.mail.questions_by_mail import take_questions
from adapters.mail.returns_by_mail import are_replies, take_return
from adapters.mail.time_by_mail import give_time, time_wanted
from quarterly.commentary.letters import Letter, LetterKind
from quarterly.correspondence.outcomes import SetAside, Taken, Why
from quarterly.correspondence.received import ReceivedMail

# Takes the context of the letter's quarter, the mail, the letter that it answers and the council's folder. Its sender is whom the
# letter went to, or acts for them, and is proven or vouched for by an officer. It is called again after a crash: what it does, it
# does once.
TakesIn = Callable[[CycleContext, ReceivedMail, Letter, str], Taken | SetAside]


def take_answer_to_thanks(cycle: CycleContext, mail: ReceivedMail, letter: Letter, council: str) -> Taken | SetAside:
    """Take in what answers a word of thanks: more commentary, an approval that is taken back, or what there was time for."""
    if letter.about:
        return take_commentary(cycle, mail, letter, council)
    return (take_approval if letter.asks else take_answer_to_reminder)(cycle, mail, letter, council)


def take_files(cycle: CycleContext, mail: ReceivedMail, letter: Letter, council: str) -> Taken | SetAside:
    """Take in what came with an answer: returns, or the form for commentary, whichever of the two was asked for."""
    if not mail.files and (wanted := time_wanted(cycle, mail, letter)):
        return give_time(cycle, mail, letter, wanted)
    return (take_commentary if are_replies(cycle, mail) else take_return)(cycle, mail, letter, council)


def take_answer_to_reminder(cycle: CycleContext, mail: ReceivedMail, letter: Letter, council: str) -> Taken | SetAside:
    """Take in the files that answer a reminder, or a request for more time; other words are for a person."""
    found = take_files(cycle, mail, letter, council)
    return SetAside(Why.UNCLEAR) if found == SetAside(Why.NOTHING_ATTACHED) else found


BY_KIND: Mapping[LetterKind, TakesIn] = {
    LetterKind.CALL: take_files,
    LetterKind.RETURN: take_files,
    LetterKind.REQUEST: take_commentary,
    LetterKind.ASK: take_commentary,
    LetterKind.SIGN_OFF: take_approval,
    LetterKind.REMINDER: take_answer_to_reminder,
    LetterKind.THANKS: take_answer_to_thanks,
    LetterKind.CHALLENGE: take_questions,
    LetterKind.DEMOCRATIC: take_agenda_answer,
    LetterKind.AGENDA: take_agenda_answer,
}
# Letters that are answered by a file: words below the quotation hold nothing up, as they do where the words are the answer.
TEXT_ASIDE = frozenset({LetterKind.CALL, LetterKind.RETURN, LetterKind.REMINDER})
# Letters whose answer may be saved into the inbox folder for replies.
BY_FOLDER = frozenset({LetterKind.REQUEST, LetterKind.ASK})
