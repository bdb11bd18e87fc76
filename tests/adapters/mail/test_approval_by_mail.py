"""Does a reply sign a draft off only if it says so, from the right address, about the draft that is there?"""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from adapters.audit import events_of
from adapters.cycle_context import CycleContext
from adapters.drafts import save_draft
from adapters.mail.deciding import take_in
from adapters.mail.queue import letters, queue_letter, unsent_folders
from adapters.mail.stored_mail import FiledMail, StoredOutcome, mails_of
from adapters.publication import NewVersion, PublicationFolder, publish
from quarterly.commentary.letters import Letter, LetterKind
from quarterly.correspondence.outcomes import SetAside, Taken, Why
from quarterly.publishing.audit import sign_off_of
from quarterly.publishing.drafts import Draft
from quarterly.publishing.versions import ReleaseFile
from quarterly.vocabulary.audit_event import AuditEvent
from tests.adapters.mail.conftest import HOST, letter
from tests.adapters.mail.test_taking_in import AT, take, why
from tests.installation import COUNCIL, KEY, QUARTER, Installation
from tests.mails import mail

DIRECTOR, ROLE, PACK = "director@dudley.example", "Director of children's services", "0123456789ab" + "c" * 52
REQUEST = "sign-off-0011223344556677"


@pytest.fixture
def asked(office: Installation) -> Installation:
    """The office after its director was asked to sign a draft off."""
    profile = Path(office.folder / "councils" / COUNCIL / "profile.yaml")
    contacts = (
        f"contacts:\n  director: {{role: {ROLE}, email: {DIRECTOR}, deputy: assistant}}\n"
        "  assistant: {role: Assistant, email: assistant@dudley.example}\n"
    )
    text = profile.read_text().replace("contacts:\n", contacts).replace("gates:\n", f"gates:\n  sign_off: {ROLE}\n")
    profile.write_text(text)
    request = replace(letter(REQUEST, DIRECTOR, LetterKind.SIGN_OFF), asks=(PACK[:12], ROLE))
    queue_letter(office.restricted, f"post/{COUNCIL}/{KEY}", request)
    drafted(PACK)
    return office


def drafted(pack: str) -> None:
    save_draft(CycleContext.of(COUNCIL, QUARTER), Draft(pack=pack, folder="stages/draft"))


APPROVED = "Approved.\n\nRegards\nSam Example"


def answer(text: str = APPROVED, sender: str = DIRECTOR, answers: str = REQUEST, **more: object) -> bytes:
    return mail(sender, text, **{"answers": answers, "proven_by": HOST} | more)  # type: ignore[arg-type]


def acts(office: Installation) -> tuple[AuditEvent, ...]:
    return events_of(office.restricted, COUNCIL, KEY)


def receipts(office: Installation) -> list[Letter]:
    return letters(office.restricted, f"post/{COUNCIL}/{KEY}", "thanks-")


def found(taken: list[tuple[FiledMail, StoredOutcome | None]]) -> str:
    outcome = taken[-1][1]
    assert outcome
    return outcome.what


def test_an_approval_signs_the_draft_off_with_the_mail_as_evidence(asked: Installation) -> None:
    body = answer()
    assert found(take(asked, body)) == f"an approval of pack {PACK[:12]} by: {ROLE}"
    (act,) = acts(asked)
    assert (act.kind, act.by, act.pack, act.approved_by) == ("sign-off", ROLE, PACK, "")
    assert (act.claimed_sender, act.claimed_pack) == ("is proven", "is proven")
    assert asked.restricted.read(f"archive/{COUNCIL}/{KEY}/sign-off/files/{act.evidence_digest}") == body


def test_the_receipt_says_how_to_take_it_back(asked: Installation) -> None:
    take(asked, answer())
    (receipt,) = receipts(asked)
    assert (receipt.to, receipt.asks) == (DIRECTOR, (PACK[:12], ROLE))
    assert "reply to this message with “withdraw approval” as the first words" in " ".join(receipt.text.split())


def test_an_approval_is_taken_back_by_a_reply_to_its_receipt(asked: Installation) -> None:
    take(asked, answer())
    (receipt,) = receipts(asked)
    take(asked, answer("Withdraw approval", answers=receipt.id), at=AT + timedelta(hours=1))
    assert [each.kind for each in acts(asked)] == ["sign-off", "sign-off-withdrawn"]
    assert sign_off_of(acts(asked), ROLE, PACK) is None


def test_a_refusal_is_recorded_and_its_reason_stays_in_the_mail(asked: Installation) -> None:
    take(asked, answer("Not approved: table 3 is wrong."))
    (act,) = acts(asked)
    assert (act.kind, act.reason) == ("not-approved", "")


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (answer("Approved subject to legal."), Why.UNCLEAR),
        (answer("Happy with this."), Why.UNCLEAR),
        (answer("Approved.\n\nThanks\n\nsubject to page 4 being mended"), Why.UNCLEAR),
        (answer(files={"draft with my changes.docx": b"marked"}), Why.UNCLEAR),
        (answer(subject="FW: sign-off"), Why.UNCLEAR),
        (answer(sender="assistant@dudley.example"), Why.NOT_ASKED),
        (answer(sender="children-in-care.data@dudley.example"), Why.NOT_ASKED),
        (answer(sender="director@dudley.example.evil.example"), Why.SENDER_UNKNOWN),
        (answer(proven_by=""), Why.SENDER_NOT_PROVEN),
    ],
)
def test_what_does_not_count_by_itself_waits_for_the_officer(asked: Installation, body: bytes, expected: Why) -> None:
    assert why(take(asked, body)) is expected
    assert (acts(asked), receipts(asked)) == ((), [])


def counted(office: Installation) -> Taken | SetAside:
    """Take the mail that waits in, as the officer's form does."""
    ((filed, _),) = mails_of(office.restricted, COUNCIL, KEY)
    return take_in(CycleContext.of(COUNCIL, QUARTER), filed, replace(filed.mail, vouched_by="Corporate performance officer"))


@pytest.mark.parametrize("body", [answer("Happy with this."), answer(proven_by=""), answer(sender="assistant@dudley.example")])
def test_the_officer_counts_one_in_one_step_with_that_mail_as_the_evidence(asked: Installation, body: bytes) -> None:
    take(asked, body)
    assert isinstance(counted(asked), Taken)
    (act,) = acts(asked)
    assert (act.kind, act.by, act.approved_by) == ("sign-off", ROLE, "Corporate performance officer")


def test_an_officer_cannot_count_a_refusal_as_an_approval(asked: Installation) -> None:
    take(asked, answer("Not approved.", proven_by=""))
    counted(asked)
    assert [each.kind for each in acts(asked)] == ["not-approved"]


@pytest.mark.parametrize("text", ["", "I have read it. I do not approve table 3."])
def test_what_says_nothing_or_may_refuse_is_counted_by_nobody(asked: Installation, text: str) -> None:
    take(asked, answer(text))
    assert isinstance(counted(asked), SetAside)
    assert acts(asked) == ()


def test_a_signature_that_a_program_encloses_is_no_marked_draft(asked: Installation) -> None:
    take(asked, answer(files={"smime.p7s": b"signature"}))
    assert [each.kind for each in acts(asked)] == ["sign-off"]


def test_an_approval_of_a_draft_that_has_changed_since_waits(asked: Installation) -> None:
    drafted("f" * 64)
    assert why(take(asked, answer())) is Why.OTHER_DRAFT


def test_a_receipt_is_answered_to_take_back_and_with_nothing_else(asked: Installation) -> None:
    take(asked, answer())
    (receipt,) = receipts(asked)
    take(asked, answer("Approved", answers=receipt.id))
    assert [each.kind for each in acts(asked)] == ["sign-off"]


def test_of_two_mails_the_one_that_was_written_later_is_the_last_word(asked: Installation) -> None:
    take(asked, answer("Not approved: table 3 is wrong."), at=AT + timedelta(hours=1))
    take(asked, answer("Approved"), at=AT)
    assert sign_off_of(acts(asked), ROLE, PACK) is None


def news(office: Installation) -> list[Letter]:
    return letters(office.restricted, f"post/{COUNCIL}/{KEY}", "taken-back-")


LATER = AT + timedelta(hours=1)


@pytest.mark.parametrize("text", ["Please hold.", "Sorry, don't publish it yet: table 3 is wrong.", "Not approved after all."])
@pytest.mark.parametrize("of_receipt", [False, True])
def test_whoever_approved_stops_it_in_any_words_and_in_either_thread(asked: Installation, text: str, of_receipt: bool) -> None:
    take(asked, answer())
    (receipt,) = receipts(asked)
    take(asked, answer(text, answers=receipt.id if of_receipt else REQUEST), at=LATER)
    assert sign_off_of(acts(asked), ROLE, PACK) is None
    (told,) = news(asked)
    assert (told.to, told.subject) == (
        "performance@dudley.example",
        "the director of children's services took back the approval of the report for 2012-13 Q1",
    )
    assert text not in told.text


@pytest.mark.parametrize(
    "body", [answer("Approved", subject="PLEASE HOLD re: sign-off"), answer(f"> {APPROVED}\n> x\n> y\n\nPlease hold")]
)
def test_a_stop_in_the_subject_or_below_a_quotation_counts(asked: Installation, body: bytes) -> None:
    take(asked, answer())
    take(asked, body, at=LATER)
    assert sign_off_of(acts(asked), ROLE, PACK) is None


def test_a_stop_in_the_thread_of_an_earlier_draft_stops_the_one_that_would_go_out(asked: Installation) -> None:
    take(asked, answer())
    drafted("f" * 64)
    second = replace(letter("sign-off-ffff", DIRECTOR, LetterKind.SIGN_OFF), asks=("f" * 12, ROLE))
    queue_letter(asked.restricted, f"post/{COUNCIL}/{KEY}", second)
    take(asked, answer(answers=second.id), at=AT + timedelta(minutes=30))
    take(asked, answer("Please hold the report."), at=LATER)
    assert sign_off_of(acts(asked), ROLE, "f" * 64) is None


@pytest.mark.parametrize("doubt", [{"proven_by": ""}, {"sender": "assistant@dudley.example"}])
def test_of_a_stop_that_does_not_count_by_itself_the_officer_hears_at_once(asked: Installation, doubt: dict[str, str]) -> None:
    take(asked, answer())
    take(asked, answer("Please hold.", **doubt), at=LATER)
    assert sign_off_of(acts(asked), ROLE, PACK)
    (told,) = news(asked)
    assert "Until it is taken in, the approval stands." in " ".join(told.text.split())
    assert unsent_folders(asked.restricted) == [f"post/{COUNCIL}/{KEY}"]


def test_nobody_hears_of_a_stop_where_nothing_was_approved(asked: Installation) -> None:
    take(asked, answer("Please hold.", proven_by=""))
    assert news(asked) == []


def test_after_publication_a_stop_goes_to_the_officer_at_once_and_changes_nothing(asked: Installation) -> None:
    take(asked, answer())
    files = [ReleaseFile("report.html", "text/html", "Report, web page", b"<p>A report</p>")]
    folder = PublicationFolder(asked.public, COUNCIL, KEY, lambda _: b"page")
    publish(folder, NewVersion(rendering="public", files=files, reason=""), AT)
    take(asked, answer("I withdraw my approval."), at=LATER)
    assert [outcome.why for _, outcome in mails_of(asked.restricted, COUNCIL, KEY) if outcome][-1] is Why.TAKEN_BACK_LATE
    assert sign_off_of(acts(asked), ROLE, PACK)
    (told,) = news(asked)
    assert "Version 1 is public, and stays so" in " ".join(told.text.split())
    assert told.to_do == "Read the mail now. If the report has to come down, fill in the form withdraw."
