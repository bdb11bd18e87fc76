"""Does a reply to the files for an agenda count only from the right address, about the files that were sent last?"""

import json
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document

from adapters.audit import events_of
from adapters.cycle_context import CycleContext
from adapters.drafts import save_draft
from adapters.mail.deciding import take_in
from adapters.mail.queue import letters, queue_letter
from adapters.mail.stored_mail import mails_of
from quarterly.commentary.letters import Letter, LetterKind
from quarterly.correspondence.outcomes import SetAside, Taken, Why
from quarterly.publishing.drafts import Draft
from quarterly.publishing.gates import hold_on_agenda
from quarterly.vocabulary.agenda_act import AgendaAct
from quarterly.vocabulary.audit_event import AuditEvent
from tests.adapters.mail.conftest import HOST, letter
from tests.adapters.mail.test_taking_in import take, why
from tests.installation import COUNCIL, KEY, QUARTER, Installation
from tests.mails import mail
from tests.unit.publishing.test_agenda_figures import TEXT, report

CLERK, PACK, LINK = "clerk@dudley.example", "0123456789ab" + "c" * 52, "https://cmis.dudley.example/agenda?MId=4711"
REQUEST, FOLDER, OFFICER = "democratic-services-0011223344556677", "stages/draft", "performance@dudley.example"


@pytest.fixture
def asked(office: Installation) -> Installation:
    """The office after its clerk was sent the files for the agenda."""
    profile = Path(office.folder / "councils" / COUNCIL / "profile.yaml")
    contacts = f"contacts:\n  clerk: {{role: Scrutiny clerk, email: {CLERK}}}\n"
    profile.write_text(profile.read_text().replace("contacts:\n", contacts))
    request = replace(letter(REQUEST, CLERK, LetterKind.DEMOCRATIC), asks=(PACK[:12], ""))
    queue_letter(office.restricted, f"post/{COUNCIL}/{KEY}", request)
    drafted(PACK)
    office.restricted.write(f"{FOLDER}/public/report.json", json.dumps(report()).encode())
    return office


def drafted(pack: str) -> None:
    save_draft(CycleContext.of(COUNCIL, QUARTER), Draft(pack=pack, folder=FOLDER))


def answer(text: str = f"Published\n{LINK}\n\nRegards\nSam Example", sender: str = CLERK, **more: object) -> bytes:
    return mail(sender, text, **{"answers": REQUEST, "proven_by": HOST} | more)  # type: ignore[arg-type]


def word_file(text: str = TEXT) -> bytes:
    made, stream = Document(), BytesIO()
    for line in text.splitlines():
        made.add_paragraph(line)
    made.save(stream)
    return stream.getvalue()


def acts(office: Installation) -> tuple[AuditEvent, ...]:
    return events_of(office.restricted, COUNCIL, KEY)


def written(office: Installation, to: str) -> list[Letter]:
    return [each for each in letters(office.restricted, f"post/{COUNCIL}/{KEY}", "agenda-") if each.to == to]


def test_published_counts_with_its_link_and_the_mail_as_evidence(asked: Installation) -> None:
    body = answer()
    ((_, outcome),) = take(asked, body)
    assert outcome
    assert outcome.what == "word that the agenda is published"
    (act,) = acts(asked)
    assert (act.kind, act.by, act.link, act.approved_by) == ("agenda-published", "Scrutiny clerk", LINK, "")
    assert asked.restricted.read(f"archive/{COUNCIL}/{KEY}/sign-off/files/{act.evidence_digest}") == body
    (receipt,) = written(asked, CLERK)
    assert f"is published: {LINK} If that is wrong, reply" in " ".join(receipt.text.split())
    assert written(asked, OFFICER) == []


def test_it_counts_without_a_link(asked: Installation) -> None:
    take(asked, answer("Published."))
    assert [(each.kind, each.link) for each in acts(asked)] == [("agenda-published", "")]


def test_an_item_that_was_moved_holds_the_report_and_its_day_is_proposed_to_the_officer(asked: Installation) -> None:
    take(asked, answer("Moved to 13 November 2012"), at=datetime(2012, 10, 1, 9, tzinfo=UTC))
    (act,) = acts(asked)
    assert (act.kind, act.agenda) == ("agenda-moved", AgendaAct(moved_to="2012-11-13"))
    (told,) = written(asked, OFFICER)
    written_day = "write the day into profile.yaml, in “calendar: meetings”, as “2012-13 Q1: 2012-11-13”."
    assert told.to_do == f"If that is right, {written_day}"
    assert "published by Monday 5 November 2012" in " ".join(told.text.split())
    hold = hold_on_agenda(CycleContext.of(COUNCIL, QUARTER).council.profile, acts(asked))
    assert hold
    assert "moved to another meeting, to 13 November 2012 as the Scrutiny clerk says" in hold.message


def test_a_receipt_is_answered_to_put_it_right(asked: Installation) -> None:
    take(asked, answer())
    (receipt,) = written(asked, CLERK)
    take(asked, answer("Withdrawn", answers=receipt.id), at=datetime(2012, 7, 4, 9, tzinfo=UTC))
    assert [each.kind for each in acts(asked)] == ["agenda-published", "agenda-withdrawn"]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (answer("Published tomorrow."), Why.AGENDA_UNCLEAR),
        (answer("Moved to Saturday 14 July 2012"), Why.AGENDA_UNCLEAR),
        (answer(files={"agenda.xlsx": b"x"}), Why.AGENDA_UNCLEAR),
        (answer("Withdrawn", files={"agenda.docx": word_file()}), Why.AGENDA_UNCLEAR),
        (answer("Final agenda attached"), Why.AGENDA_UNCLEAR),
        (answer(files={"agenda.pdf": b"%PDF-1.7 damaged"}), Why.FILE_NOT_READ),
        (answer(sender="children-in-care.data@dudley.example"), Why.NOT_ASKED),
        (answer(sender="clerk@dudley.example.evil.example"), Why.SENDER_UNKNOWN),
        (answer(proven_by=""), Why.SENDER_NOT_PROVEN),
    ],
)
def test_what_does_not_count_by_itself_waits_for_the_officer(asked: Installation, body: bytes, expected: Why) -> None:
    assert why(take(asked, body)) is expected
    assert (acts(asked), written(asked, CLERK)) == ((), [])


def test_that_older_files_are_published_waits_and_that_the_item_was_withdrawn_does_not(asked: Installation) -> None:
    drafted("f" * 64)
    assert why(take(asked, answer())) is Why.OTHER_FILES
    take(asked, answer("Withdrawn"))
    assert [each.kind for each in acts(asked)] == ["agenda-withdrawn"]


def test_an_officer_counts_one_whose_sender_nobody_vouches_for(asked: Installation) -> None:
    take(asked, answer(proven_by=""))
    ((filed, _),) = mails_of(asked.restricted, COUNCIL, KEY)
    found = take_in(CycleContext.of(COUNCIL, QUARTER), filed, replace(filed.mail, vouched_by="Corporate performance officer"))
    assert isinstance(found, Taken)
    assert [(each.by, each.approved_by) for each in acts(asked)] == [("Scrutiny clerk", "Corporate performance officer")]


def test_an_officer_cannot_count_what_is_unclear(asked: Installation) -> None:
    take(asked, answer("Published tomorrow.", proven_by=""))
    ((filed, _),) = mails_of(asked.restricted, COUNCIL, KEY)
    assert isinstance(take_in(CycleContext.of(COUNCIL, QUARTER), filed, replace(filed.mail, vouched_by="Officer")), SetAside)


def test_a_final_file_whose_figures_are_the_report_s_is_filed_and_holds_nothing(asked: Installation) -> None:
    body = word_file()
    take(asked, answer(files={"agenda.docx": body}))
    filed = next(each for each in acts(asked) if each.kind == "agenda-filed")
    assert (filed.agenda, filed.pack) == (AgendaAct(same=16), PACK)
    assert asked.restricted.read(f"archive/{COUNCIL}/{KEY}/sign-off/files/{filed.evidence_digest}") == body
    assert hold_on_agenda(CycleContext.of(COUNCIL, QUARTER).council.profile, acts(asked)) is None


def test_a_figure_that_a_clerk_edited_holds_the_report_until_an_officer_says_otherwise(asked: Installation) -> None:
    take(asked, answer(files={"agenda.docx": word_file(TEXT.replace("50%", "56%"))}))
    profile, found = CycleContext.of(COUNCIL, QUARTER).council.profile, acts(asked)
    hold = hold_on_agenda(profile, found)
    assert hold
    assert "in the agenda's final file 1 figure differs from the report" in hold.message
    (told,) = written(asked, OFFICER)
    assert "50 in the report, 56 in the agenda" in " ".join(told.text.split())
    ticked = replace(found[0], kind="agenda-published", at="2012-07-09T00:00:00.000000+00:00", evidence="", by="Officer")
    assert hold_on_agenda(profile, [*found, replace(ticked, evidence="published.eml")]) == hold
    assert hold_on_agenda(profile, [*found, ticked]) is None


def test_a_mail_that_is_taken_in_again_after_a_crash_is_recorded_once(asked: Installation) -> None:
    take(asked, answer(files={"agenda.docx": word_file()}))
    ((filed, _),) = mails_of(asked.restricted, COUNCIL, KEY)
    before = acts(asked)
    take_in(CycleContext.of(COUNCIL, QUARTER), filed, filed.mail)
    assert acts(asked) == before
