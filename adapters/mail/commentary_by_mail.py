"""Take in what owners and heads of service answer by mail: the form that came back, or what they wrote into the mail itself."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from adapters.audit import events_of
from adapters.checking import SentFile, read_return
from adapters.cycle_context import CycleContext
from adapters.expectations import load_layout
from adapters.inbox import COMMENTARY, OTHERS, open_inbox
from adapters.mail.placing import Placing
from adapters.mail.queue import queue_letter, sent_letters
from adapters.mail.time_by_mail import give_time, time_wanted
from adapters.one_file import one_file
from adapters.publication import versions
from adapters.screening import screening_in
from quarterly.collecting.returns.records import CommentRow
from quarterly.collecting.returns.reply_parts import PARTS
from quarterly.commentary.asked_figures import last_given
from quarterly.commentary.letters import Letter, LetterKind
from quarterly.commentary.officers_part import officers_part
from quarterly.commentary.requests import head_of
from quarterly.commentary.thanks_letter import TakenAnswer, thanks_letter
from quarterly.configuration.catalogue import Indicator
from quarterly.correspondence.answers_in_text import agrees, answers_in_text
from quarterly.correspondence.outcomes import SetAside, Taken, Why
from quarterly.correspondence.received import ReceivedFile, ReceivedMail
from quarterly.correspondence.time_asked import may_ask_for_time
from quarterly.publishing.due import is_finished
from quarterly.screening.screening import Screening
from quarterly.vocabulary.canonical import digest
from quarterly.vocabulary.errors import ReturnError
from quarterly.vocabulary.local_day import local_day
from quarterly.vocabulary.withheld import says_nothing
from quarterly.vocabulary.wording import listed

_AGREED = "Agreed."
_HASTE = timedelta(minutes=1)  # nobody reads thanks and writes an answer to them in less


def take_commentary(cycle: CycleContext, mail: ReceivedMail, letter: Letter, council: str) -> Taken | SetAside:
    """Put a form that came back into the inbox folder for replies, or a form made of the mail's words; thank whoever answered."""
    if not mail.vouched_by and is_finished(versions(cycle.settings.public(), cycle.council.key, cycle.quarter.key)):
        return SetAside(Why.PUBLISHED)
    about = [each for each in cycle.council.catalogue.indicators if each.id in letter.about]
    forms = [file for file in mail.files if OTHERS[COMMENTARY].accepts(file.name)]
    # Printed as an answer, "Can I have until Friday?" would explain nothing to anybody.
    if not forms and not mail.is_answer and (mail.until or may_ask_for_time(mail.text)):
        wanted = time_wanted(cycle, mail, letter)
        return give_time(cycle, mail, letter, wanted) if wanted else SetAside(Why.UNCLEAR)
    read = [rows for file in forms if (rows := _rows(cycle, file)) is not None]
    unread = len(forms) - len(read)  # the cycle refuses them, and says why
    screening = screening_in(cycle)
    answered = [_taken(row.indicator, _parts(row), row.text, screening) for rows in read for row in rows]
    to_head = _is_to_head(cycle, letter, about)
    words = _agreed(about) if to_head and agrees(mail.text, load_layout()) else answers_in_text(mail.text, about)
    if words is None and not (answered or unread):
        return SetAside(Why.UNCLEAR)
    if words and not forms and not mail.vouched_by and _is_hasty(cycle, mail, letter):
        return SetAside(Why.UNCLEAR)
    # Of an answer in a file that cannot be read, its covering note would be printed.
    if words and unread and not mail.vouched_by:
        return SetAside(Why.UNCLEAR)
    if not (answered or unread or words):
        return SetAside(Why.NOTHING_SAID)
    placing = Placing(cycle, mail, open_inbox(cycle.settings, council, cycle.council.key, cycle.quarter))
    for file in forms:
        placing.put(COMMENTARY, file.name, cycle.restricted.read(file.key))
    # Beside a form that is filled in, the mail is its covering note.
    if words and not answered:
        name = f"commentary-{digest(mail.id)[:12]}.xlsx"
        placing.put(COMMENTARY, name, _form_of(cycle, letter, words, of_head=to_head))
        answered = [_taken(id, _parts_of(text, to_head), text, screening) for id, text in words.items()]
    if answered:
        # A program may answer thanks, in other words each time: such words are thanked for once a day, so that no two write to
        # each other.
        same = local_day(mail.at).isoformat() if letter.kind is LetterKind.THANKS and not forms else mail.id
        queue_letter(cycle.restricted, cycle.post, thanks_letter(cycle.council, cycle.quarter, letter, answered, same))
    names = [each.short for each in cycle.council.catalogue.indicators if each.id in {one.indicator for one in answered}]
    return Taken(f"commentary on {listed(names)}" if names else "a form for commentary", cycle.quarter)


def _rows(cycle: CycleContext, file: ReceivedFile) -> tuple[CommentRow, ...] | None:
    """Return the answers in a form, None of a file that cannot be taken."""
    body = cycle.restricted.read(file.key)
    try:
        with one_file(file.name):
            sent = SentFile(body=body, service=COMMENTARY, name=file.name, digest=digest(body))
            return read_return(sent, cycle.council, cycle.quarter, screening_in(cycle, COMMENTARY))[1].comments
    except ReturnError:
        return None


def _taken(id: str, parts: Sequence[str], text: str, screening: Screening) -> TakenAnswer:
    return TakenAnswer(id, parts, len(screening.open_sentences(text)), says_nothing(screening.for_public(text)))


def _is_hasty(cycle: CycleContext, mail: ReceivedMail, letter: Letter) -> bool:
    """Whether a mail came so soon after thanks that a program wrote it, which did not say so in a header."""
    if letter.kind is not LetterKind.THANKS:
        return False
    sent = [datetime.fromisoformat(at) for _, at in sent_letters(cycle.restricted, cycle.post, letter.id)]
    return any(at <= mail.at < at + _HASTE for at in sent)


def _parts(row: CommentRow) -> list[str]:
    return [part for part in PARTS if getattr(row, part)]


def _agreed(about: Sequence[Indicator]) -> dict[str, str]:
    return {each.id: _AGREED for each in about}


def _parts_of(text: str, of_head: bool) -> list[str]:
    return ["comment"] if not of_head else [] if text == _AGREED else ["head_adds"]


def _form_of(cycle: CycleContext, letter: Letter, words: dict[str, str], *, of_head: bool) -> bytes:
    from adapters.workbook.request import RequestItem, answers_workbook

    figures = last_given(letter.figures)
    questions = officers_part(events_of(cycle.restricted, cycle.council.key, cycle.quarter.key))
    items = [
        RequestItem(
            ref=each.ref,
            name=each.name,
            value=figures[each.id].printed if each.id in figures else "",
            target="",
            against_target="",
            rating="",
            question=next((one.reference for one in reversed(questions.about(each.id)) if one.reference in letter.asks), ""),
            why=words[each.id],
        )
        for each in cycle.council.catalogue.indicators
        if each.id in words
    ]
    title = f"{cycle.council.profile.short_name}: commentary for {cycle.quarter.title}"
    return answers_workbook(title, items, of_head=of_head)


def _is_to_head(cycle: CycleContext, letter: Letter, about: Sequence[Indicator]) -> bool:
    contacts = cycle.council.profile.contacts
    heads = {head for each in about if (head := head_of(cycle.council, each))}
    owners = {contacts[each.owner].email for each in about}
    return letter.to not in owners and letter.to in {contacts[head].email for head in heads}
