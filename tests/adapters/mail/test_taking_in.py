"""What becomes of a mail: it is taken in, needs nothing, or waits for the performance officer?"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from adapters.cycle_context import CycleContext
from adapters.mail.decided_mail import Decided, decide_all, quarters_to_run
from adapters.mail.deciding import take_in
from adapters.mail.intake import Intake, Message
from adapters.mail.queue import queue_letter
from adapters.mail.stored_mail import FiledMail, StoredOutcome, mails_of
from adapters.workbook.request import commentary_workbook
from quarterly.commentary.letters import LetterKind
from quarterly.correspondence.outcomes import Taken, Why
from quarterly.correspondence.tokens import with_token
from tests.adapters.mail.conftest import HOST, RETURN, inbox_of, letter
from tests.installation import COUNCIL, KEY, LAC, PLANS, QUARTER, Installation, indicator_return
from tests.mails import mail
from tests.workbooks import workbook

CARE = "Data lead <children-in-care.data@dudley.example>"
SAFEGUARDING = "safeguarding.data@dudley.example"
OFFICER = "performance@dudley.example"
GOOD = indicator_return("children-in-care", [LAC])
AT = datetime(2012, 7, 3, 9, tzinfo=UTC)
NOW = datetime(2012, 7, 3, 9, 5, tzinfo=UTC)


def answer(sender: str = CARE, text: str = "Corrected, as asked.", **more: object) -> bytes:
    return mail(sender, text, **{"answers": RETURN, "proven_by": HOST, "files": {"return.xlsx": GOOD}} | more)  # type: ignore[arg-type]


def filled_cover(above: str) -> bytes:
    return workbook({"Decisions": [[above], ["Kind", "Text"], ["noted", "The report was noted."]]})


def take(office: Installation, *bodies: bytes, **message: object) -> list[tuple[FiledMail, StoredOutcome | None]]:
    """File mails as they come from the mailbox, decide about them, and return all of the quarter."""
    intake = Intake(office.restricted, ["quarterly@dudley.example"])
    for body in bodies:
        intake.file(Message(**{"body": body, "at": AT, "is_from_mailbox": True} | message))  # type: ignore[arg-type]
    decide_all(office.restricted, NOW)
    return mails_of(office.restricted, COUNCIL, KEY)


def why(found: Sequence[tuple[FiledMail, StoredOutcome | None]]) -> Why | None:
    ((_, outcome),) = found
    assert outcome
    return outcome.why


def test_a_return_that_answers_a_letter_goes_into_the_inbox_of_its_service(office: Installation) -> None:
    ((filed, outcome),) = take(office, answer())
    assert inbox_of(office) == {"children-in-care/return.xlsx": GOOD}
    assert outcome
    assert (outcome.became, outcome.what, outcome.quarter) == ("taken", "1 file of Children in care", KEY)
    assert filed.mail.text == "Corrected, as asked."
    assert list(quarters_to_run(office.restricted)) == [(COUNCIL, KEY)]


def test_of_a_return_that_was_taken_in_nothing_is_kept_with_the_mail(office: Installation) -> None:
    take(office, answer())
    keys = [entry.key.rpartition("/")[2] for entry in office.restricted.list(f"mail/{COUNCIL}/{KEY}")]
    assert sorted(keys) == ["mail.json", "outcome.json", "placed-0.json"]


def test_the_workbook_says_what_it_is_whichever_letter_it_was_attached_to(office: Installation) -> None:
    schools = indicator_return("schools", [])
    take(office, answer(files={"schools.xlsx": schools}))
    assert inbox_of(office) == {"schools/schools.xlsx": schools}


def test_a_return_of_a_service_for_which_its_sender_does_not_send_waits(office: Installation) -> None:
    plans = indicator_return("safeguarding", [PLANS])
    assert why(take(office, answer(files={"return.xlsx": GOOD, "plans.xlsx": plans}))) is Why.NO_RETURN
    assert inbox_of(office) == {}  # all files of a mail, or none


def test_a_return_of_the_quarter_before_goes_there(office: Installation) -> None:
    before = indicator_return("children-in-care", [LAC], "Quarter 4 2011/12")
    take(office, answer(files={"return.xlsx": before}))
    assert inbox_of(office, "2011-12-q4") == {"children-in-care/return.xlsx": before}
    assert list(quarters_to_run(office.restricted)) == [(COUNCIL, "2011-12-q4")]


def test_a_return_of_a_quarter_long_past_waits_for_the_officer(office: Installation) -> None:
    old = indicator_return("children-in-care", [LAC], "Quarter 1 2010/11")
    assert why(take(office, answer(files={"return.xlsx": old}))) is Why.NO_RETURN


def test_an_owners_form_goes_to_the_replies_whichever_letter_it_came_with(office: Installation) -> None:
    form = commentary_workbook("Dudley: commentary for Quarter 1 2012/13", "Please say.", [])
    reminded = letter("reminder-20120703-1f2e3d4c5b6a7988", kind=LetterKind.REMINDER)
    queue_letter(office.restricted, f"post/{COUNCIL}/{KEY}", reminded)
    ((_, outcome),) = take(office, answer(answers=reminded.id, files={"form.xlsx": form, "return.xlsx": GOOD}))
    assert outcome
    assert outcome.what == "2 files of Commentary and Children in care"
    assert inbox_of(office) == {"commentary/form.xlsx": form, "children-in-care/return.xlsx": GOOD}


def test_the_officers_cover_workbook_is_told_by_its_sheets(office: Installation) -> None:
    cover = filled_cover("Period: Quarter 1 2012/13")
    ((_, outcome),) = take(office, answer(OFFICER, answers="", files={"cover.xlsx": cover}))
    assert outcome
    assert (outcome.became, outcome.what) == ("taken", "1 file of Cover report")
    assert inbox_of(office) == {"cover/cover.xlsx": cover}


def test_a_cover_workbook_of_somebody_else_waits(office: Installation) -> None:
    cover = filled_cover("Period: Quarter 1 2012/13")
    assert why(take(office, answer(SAFEGUARDING, answers="", files={"cover.xlsx": cover}))) is Why.ANSWERS_NOTHING
    assert inbox_of(office) == {}


def test_the_quarter_of_a_cover_workbook_is_the_one_after_its_label(office: Installation) -> None:
    cover = filled_cover("As said in the report for Quarter 3 2011/12")
    assert why(take(office, answer(OFFICER, answers="", files={"cover.xlsx": cover}))) is Why.ANSWERS_NOTHING


def test_words_that_answer_a_reminder_are_for_a_person(office: Installation) -> None:
    reminded = letter("reminder-20120703-1f2e3d4c5b6a7988", kind=LetterKind.REMINDER)
    queue_letter(office.restricted, f"post/{COUNCIL}/{KEY}", reminded)
    assert why(take(office, answer(text="May I have until Friday?", answers=reminded.id, files={}))) is Why.NOTHING_OWED


def test_what_is_no_workbook_is_answered_by_the_cycle_as_in_the_inbox(office: Installation) -> None:
    take(office, answer(files={"return.pdf": b"%PDF-1.7"}))
    assert inbox_of(office) == {"children-in-care/return.pdf": b"%PDF-1.7"}


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (answer("stranger@elsewhere.example"), Why.SENDER_UNKNOWN),
        (answer("children-in-care.data@dudley.example.evil.example"), Why.SENDER_UNKNOWN),
        (answer(proven_by=""), Why.SENDER_NOT_PROVEN),
        (answer(proven_by="mx.elsewhere.example"), Why.SENDER_NOT_PROVEN),
        (answer(SAFEGUARDING), Why.NOT_ASKED),
        (answer(files={}), Why.NOTHING_ATTACHED),
        (answer(answers="", files={}), Why.ANSWERS_NOTHING),
        (answer(answers="return-of-nobody"), None),  # the workbook says all that has to be known
        (answer(headers=[("Content-Type-Hint", "")], files={"message.rpmsg": b"secret"}), Why.UNREADABLE),
        (Path("tests/adapters/samples/bounce.eml").read_bytes(), Why.BOUNCE),
        (b"From: a@x.example\n" + b"X-A: b\n" * 500 + b"\nhello", Why.DAMAGED),
        (b"", Why.SENDER_UNKNOWN),
    ],
)
def test_what_is_not_certain_waits_for_the_officer(office: Installation, body: bytes, expected: Why | None) -> None:
    assert why(take(office, body)) is expected
    assert bool(inbox_of(office)) is (expected is None)


def test_a_mail_that_was_too_large_to_fetch_waits(office: Installation) -> None:
    assert why(take(office, answer(files={}), is_whole=False)) is Why.TOO_LARGE


def test_in_a_saved_file_no_sender_is_proven(office: Installation) -> None:
    assert why(take(office, answer(), is_from_mailbox=False, council=COUNCIL)) is Why.SENDER_NOT_PROVEN


def test_what_an_officer_saves_into_the_folder_of_a_service_is_taken_in(office: Installation) -> None:
    saved = answer("stranger@elsewhere.example", answers="", proven_by="")
    where = {"council": COUNCIL, "quarter": KEY, "service": "children-in-care"}
    take(office, saved, is_from_mailbox=False, **where)
    assert inbox_of(office) == {"children-in-care/return.xlsx": GOOD}


@pytest.mark.parametrize("kind", [LetterKind.SIGN_OFF, LetterKind.THANKS, LetterKind.CHALLENGE])
def test_nobody_approves_by_what_they_can_save_among_the_replies(office: Installation, kind: LetterKind) -> None:
    asked = letter(f"{kind}-1f2e3d4c5b6a7988", "children-in-care.data@dudley.example", kind)
    queue_letter(office.restricted, f"post/{COUNCIL}/{KEY}", asked)
    saved = answer(CARE, "Approved.", answers=asked.id, files={})
    where = {"council": COUNCIL, "quarter": KEY, "service": "commentary"}
    assert why(take(office, saved, is_from_mailbox=False, **where)) is Why.SENDER_NOT_PROVEN


def test_an_automatic_reply_asks_nothing_of_anybody(office: Installation) -> None:
    out = answer(files={}, headers=[("Auto-Submitted", "auto-replied")])
    ((_, outcome),) = take(office, out)
    assert outcome
    assert (outcome.became, outcome.what) == ("noted", "an automatic reply of: Data lead for children in care")


def test_a_return_that_a_program_sends_counts(office: Installation) -> None:
    take(office, answer(headers=[("Auto-Submitted", "auto-generated")]))
    assert inbox_of(office) == {"children-in-care/return.xlsx": GOOD}


def test_a_token_in_the_subject_is_enough(office: Installation) -> None:
    ((filed, outcome),) = take(office, answer(answers="", subject=with_token("My return", RETURN)))
    assert outcome
    assert (filed.mail.answers, outcome.became) == (RETURN, "taken")


def test_a_mail_that_comes_twice_counts_once(office: Installation) -> None:
    body = answer()
    assert len(take(office, body, b"Received: from mx2.example\n" + body, body)) == 1
    assert len(inbox_of(office)) == 1


def test_two_mails_with_the_same_workbook_are_two(office: Installation) -> None:
    take(office, answer(), answer(text="Once more."))
    assert inbox_of(office) == {"children-in-care/return.xlsx": GOOD, "children-in-care/return-2.xlsx": GOOD}


def test_a_letter_whose_answer_nothing_reads_waits(office: Installation) -> None:
    told = letter("incident-1", kind=LetterKind.INCIDENT)
    queue_letter(office.restricted, f"post/{COUNCIL}/{KEY}", told)
    assert why(take(office, answer(answers=told.id))) is Why.NOT_READ_HERE


def test_one_mail_that_fails_stops_no_other_and_is_tried_again(office: Installation, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise ValueError("words of a mail")

    intake = Intake(office.restricted, [])
    with monkeypatch.context() as patch:
        patch.setattr("adapters.mail.deciding.take_return_unasked", broken)
        for body in (answer(answers=""), answer(files={})):
            intake.file(Message(body=body, at=AT, is_from_mailbox=True))
        assert decide_all(office.restricted, NOW) == Decided(set_aside=1, failed=1)
    assert decide_all(office.restricted, NOW) == Decided(taken=1)
    assert decide_all(office.restricted, NOW) == Decided()


def test_a_mail_that_cannot_be_read_for_no_known_reason_stops_no_other(
    office: Installation, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError("words of a mail")

    with monkeypatch.context() as patch:
        patch.setattr("adapters.mail.intake.written", broken)
        assert why(take(office, answer())) is Why.DAMAGED
    assert "words of a mail" not in caplog.text
    assert [outcome.became for _, outcome in take(office, answer(text="Another.")) if outcome].count("taken") == 1


def test_an_officer_takes_in_an_answer_to_a_call_whose_workbook_names_no_service(office: Installation) -> None:
    call = letter("call-0011223344556677", SAFEGUARDING, LetterKind.CALL)
    queue_letter(office.restricted, f"post/{COUNCIL}/{KEY}", call)
    take(office, mail(SAFEGUARDING, "Here it is.", answers=call.id, files={"figures.csv": b"a,b\n1,2\n"}))
    ((filed, _),) = mails_of(office.restricted, COUNCIL, KEY)
    found = take_in(CycleContext.of(COUNCIL, QUARTER), filed, replace(filed.mail, vouched_by="Corporate performance officer"))
    assert isinstance(found, Taken)
    assert list(inbox_of(office)) == ["safeguarding/figures.csv"]


def test_a_file_that_no_return_is_waits_and_taken_in_is_left_out(office: Installation) -> None:
    files = {"return.xlsx": GOOD, "IMG_2041.heic": b"a photograph"}
    assert why(take(office, answer(files=files))) is Why.NOT_READ
    assert inbox_of(office) == {}
    ((filed, _),) = mails_of(office.restricted, COUNCIL, KEY)
    taken = take_in(CycleContext.of(COUNCIL, QUARTER), filed, replace(filed.mail, vouched_by="Performance officer"))
    assert isinstance(taken, Taken)
    assert (taken.what, list(inbox_of(office))) == ("1 file of Children in care", ["children-in-care/return.xlsx"])


def test_what_a_mail_program_encloses_by_itself_is_no_file(office: Installation) -> None:
    ((filed, outcome),) = take(office, answer(files={"return.xlsx": GOOD, "smime.p7s": b"0", "Jo Example.vcf": b"BEGIN:VCARD"}))
    assert outcome
    assert (outcome.what, [file.name for file in filed.mail.files]) == ("1 file of Children in care", ["return.xlsx"])
