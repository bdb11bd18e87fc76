"""Take in the questions that come back with a draft: each is asked of the owner of its indicator."""

from adapters.audit import newest_version, record
from adapters.cycle_context import CycleContext
from adapters.mail.queue import queue_letter
from adapters.one_file import one_file
from adapters.screening import screening_for
from adapters.workbook.reader import shared_reader
from quarterly.commentary.challenge_letter import questions_receipt
from quarterly.commentary.letters import Letter
from quarterly.correspondence.answers_in_text import answers_in_text
from quarterly.correspondence.challenge import AskedAbout, has_no_question, question_problem, questions_in
from quarterly.correspondence.outcomes import SetAside, Taken, Why
from quarterly.correspondence.received import ReceivedFile, ReceivedMail
from quarterly.correspondence.senders import role_at
from quarterly.vocabulary.audit_event import AuditEvent
from quarterly.vocabulary.commentary_act import CommentaryAct
from quarterly.vocabulary.errors import ReturnError
from quarterly.vocabulary.wording import counted


def take_questions(cycle: CycleContext, mail: ReceivedMail, letter: Letter, _: str) -> Taken | SetAside:
    """Record each question of a sheet, or of the mail's words, all or none; thank whoever asked."""
    council, screening = cycle.council, screening_for(cycle.council)
    found = [each for file in mail.files for each in _in_sheet(cycle, file)]
    if not found and has_no_question(mail.text):
        return Taken("word that there is no question about the draft", cycle.quarter)
    words = answers_in_text(mail.text, council.catalogue.indicators)
    if words is None and not found:
        return SetAside(Why.UNCLEAR)
    # Beside a sheet the mail is its covering note, but where it names indicators.
    found += [AskedAbout(id, " ".join(text.split())) for id, text in (words or {}).items()]
    if not all(each.indicator for each in found):
        return SetAside(Why.UNCLEAR)
    if not found:
        return SetAside(Why.NOTHING_SAID)
    if any(screening.kinds_in(each.question) for each in found):
        return SetAside(Why.PERSONAL_DATA)
    if any(question_problem(each.question, screening) for each in found):
        return SetAside(Why.UNCLEAR)
    role = role_at(council.profile, letter.to) or role_at(council.profile, mail.sender)
    for each in found:
        record(cycle.restricted, _event(cycle, mail, each, role))
    asked = [each.indicator for each in found]
    queue_letter(cycle.restricted, cycle.post, questions_receipt(council, cycle.quarter, letter, asked, mail.id))
    return Taken(f"{counted(len(found), 'question')} about the draft", cycle.quarter)


def _in_sheet(cycle: CycleContext, file: ReceivedFile) -> list[AskedAbout]:
    try:
        with one_file(file.name):
            return questions_in(shared_reader().read(cycle.restricted.read(file.key)), cycle.council.catalogue)
    except ReturnError:
        return []


def _event(cycle: CycleContext, mail: ReceivedMail, asked: AskedAbout, role: str) -> AuditEvent:
    council, quarter = cycle.council.key, cycle.quarter.key
    return AuditEvent(
        kind="commentary-asked",
        council=council,
        quarter=quarter,
        at=mail.at.isoformat(timespec="microseconds"),
        by=role,
        version=newest_version(cycle.settings.public(), council, quarter),
        commentary=CommentaryAct(indicator=asked.indicator, text=asked.question),
    )
