"""What can be read of a piece of evidence, and does a file that is none, or is hostile, do any harm?"""

from email.message import EmailMessage

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.mail.evidence import LARGEST, read_evidence
from quarterly.publishing.evidence_claims import EvidenceText
from tests.outlook_files import BODY, HEADERS, SUBJECT, outlook_file

NOTHING = EvidenceText()


def mail(text: str, subject: str = "Approved", sender: str = "The Director <director@town.example>") -> EmailMessage:
    made = EmailMessage()
    made["From"], made["Subject"] = sender, subject
    made.set_content(text)
    return made


def test_a_mail_has_its_sender_its_subject_and_its_text() -> None:
    found = read_evidence("ok.EML", bytes(mail("Pack 0f3a9c41d27b – approved.", "Freigabe für Quartal")))
    assert found.senders == ["director@town.example"]
    assert found.words is not None
    assert "Freigabe für Quartal" in found.words
    assert "Pack 0f3a9c41d27b – approved." in found.words


def test_a_page_beside_the_text_counts_and_an_attachment_does_not() -> None:
    made = mail("See below.")
    made.add_alternative("<p>Pack 0f3a9c41d27b</p>", subtype="html")
    made.add_attachment(b"ffffffffffff", maintype="text", subtype="plain", filename="old.txt")
    words = read_evidence("ok.eml", bytes(made)).words or ""
    assert ("0f3a9c41d27b" in words, "ffffffffffff" in words) == (True, False)


def test_an_address_in_the_name_is_not_the_sender() -> None:
    body = b'From: "director@town.example" <somebody@elsewhere.example>\n\nApproved.'
    assert read_evidence("ok.eml", body).senders == ["somebody@elsewhere.example"]


def test_a_mail_that_outlook_saved_is_read_as_one() -> None:
    saved = outlook_file({SUBJECT: "Approved", BODY: "Pack 0f3a9c41d27b", HEADERS: "From: director@town.example\n"})
    assert read_evidence("ok.msg", saved) == EvidenceText(["director@town.example"], "Approved\nPack 0f3a9c41d27b")


def test_a_text_has_words_and_no_sender() -> None:
    assert read_evidence("ok.txt", "Pack 0f3a9c41d27b".encode("utf-16")) == EvidenceText(words="Pack 0f3a9c41d27b")


@pytest.mark.parametrize("name", ["signed.pdf", "signed.msg", "signed"])
def test_of_another_file_nothing_is_read(name: str) -> None:
    assert read_evidence(name, bytes(mail("Approved."))) == NOTHING


def test_a_mail_without_a_sender_is_none() -> None:
    assert read_evidence("ok.eml", b"Subject: hello\n\nApproved.") == NOTHING


def test_what_follows_a_certain_length_is_not_read() -> None:
    words = read_evidence("ok.txt", b"a" * LARGEST + b"0f3a9c41d27b").words or ""
    assert len(words) == LARGEST


@pytest.mark.parametrize(
    "body",
    [
        b"From: a@b.example\nContent-Type: text/plain; charset=no-such\n\nApproved.",
        b"From: a@b.example\nSubject: =?utf-8?b?!!!?=\n\nApproved.",
        b"From: a@b.example\nSubject: =?no-such?q?x?=\n\nApproved.",
        b"From: " + b"(" * 100_000 + b"\n\nApproved.",
        b"From: " + b"a@b.example, " * 100_000 + b"\n\nApproved.",
        b"From: a@b.example\nContent-Type: message/rfc822\n\n" + b"Content-Type: message/rfc822\n\n" * 3_000,
    ],
    ids=["charset", "base64", "word", "nested", "many", "deep"],
)
def test_a_hostile_mail_ends_in_something(body: bytes) -> None:
    assert isinstance(read_evidence("ok.eml", body), EvidenceText)


@given(st.binary(max_size=2000))
def test_anything_at_all_ends_in_something(body: bytes) -> None:
    assert isinstance(read_evidence("ok.eml", b"From: a@b.example\n" + body), EvidenceText)
