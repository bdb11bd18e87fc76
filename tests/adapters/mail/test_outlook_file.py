"""What is read of a mail that Outlook saved, and does a damaged one do any harm?"""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.mail.message import DamagedMail
from adapters.mail.outlook_file import is_outlook_file, read_outlook_file
from quarterly.correspondence.mail_kinds import kind_of_mail, sender_of
from quarterly.correspondence.received import MailKind
from tests.outlook_files import BODY, CLASS, HEADERS, HTML, IN_REPLY_TO, MESSAGE_ID, SENDER, SUBJECT, outlook_file

CARE = "care@dudley.example"
PLAIN = {CLASS: "IPM.Note", SUBJECT: "RE: Return", BODY: "Here it is – as asked.", SENDER: CARE}
SAVED = outlook_file(PLAIN, {"return.xlsx": b"PK" * 900})


def test_a_saved_mail_has_its_text_its_sender_and_its_files() -> None:
    found = read_outlook_file(SAVED)
    assert is_outlook_file(SAVED)
    assert (found.text, sender_of(found.envelope)) == ("Here it is – as asked.", CARE)
    assert found.envelope.first("subject") == "RE: Return"
    assert [(file.name, file.body) for file in found.files] == [("return.xlsx", b"PK" * 900)]


def test_the_headers_it_came_with_tell_which_letter_it_answers() -> None:
    headers = f"From: {CARE}\r\nIn-Reply-To: <return-1@quarterly.invalid>\r\nReferences: <a@x> <return-1@quarterly.invalid>\r\n"
    found = read_outlook_file(outlook_file({**PLAIN, HEADERS: headers}))
    assert found.envelope.first("in-reply-to") == "<return-1@quarterly.invalid>"


def test_without_headers_the_properties_tell_it() -> None:
    found = read_outlook_file(outlook_file({**PLAIN, IN_REPLY_TO: "<return-1@quarterly.invalid>", MESSAGE_ID: "<own@x>"}))
    assert found.envelope.first("in-reply-to") == "<return-1@quarterly.invalid>"
    assert found.envelope.first("message-id") == "<own@x>"


def test_a_page_alone_is_read_as_somebody_sees_it() -> None:
    page = {name: value for name, value in PLAIN.items() if name != BODY} | {HTML: b"<p>Here it <b>is</b>.</p>"}
    assert read_outlook_file(outlook_file(page)).text == "Here it is."


def test_a_crest_in_the_signature_is_no_file() -> None:
    assert [file.name for file in read_outlook_file(outlook_file(PLAIN, {"a.xlsx": b"PK"}, crest=b"png")).files] == ["a.xlsx"]


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("IPM.Note", MailKind.REPLY),
        ("IPM.Note.SMIME", MailKind.UNREADABLE),
        ("REPORT.IPM.Note.NDR", MailKind.BOUNCE),
        ("IPM.Schedule.Meeting.Request", MailKind.INVITATION),
    ],
)
def test_the_class_of_an_item_tells_what_it_is(kind: str, expected: MailKind) -> None:
    assert kind_of_mail(read_outlook_file(outlook_file({**PLAIN, CLASS: kind})).envelope, ()) is expected


@given(st.binary(max_size=64), st.integers(0, len(SAVED)))
def test_whatever_is_damaged_it_is_read_or_said_to_be_damaged(spoilt: bytes, at: int) -> None:
    with suppress(DamagedMail):
        read_outlook_file(SAVED[:at] + spoilt + SAVED[at + len(spoilt) :])
    with suppress(DamagedMail):
        read_outlook_file(SAVED[:at])
