"""What is read of a mail, whatever sent it, and does a damaged or hostile one do any harm?"""

import contextlib
from base64 import b64encode
from email.message import EmailMessage
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.mail.message import LARGEST, DamagedMail, file_name, read_mail
from tests.mails import mail

CARE = "care@dudley.example"


def multipart(depth: int) -> bytes:
    opened = [f'Content-Type: multipart/mixed; boundary="b{n}"\n\n--b{n}\n' for n in range(depth)]
    return ("From: a@x.example\n" + "".join(opened) + "Content-Type: text/plain\n\nhello\n").encode()


def test_a_mail_has_its_text_and_its_files() -> None:
    found = read_mail(mail(CARE, "Here it is – as asked.\n", files={"return.xlsx": b"PK"}, subject="Übersicht"))
    assert (found.text.strip(), found.envelope.first("subject")) == ("Here it is – as asked.", "Übersicht")
    assert [(file.name, file.body) for file in found.files] == [("return.xlsx", b"PK")]


def test_a_page_alone_is_read_as_somebody_sees_it() -> None:
    made = EmailMessage()
    made["From"] = CARE
    made.set_content(
        "<html><head><style>p {color: red}</style></head><body><p class=MsoNormal>Two reviewers were <b>away</b>.</p>"
        "<div><p><b>From:</b> Officer<br><b>Sent:</b> 2 July 2012<br><b>Subject:</b> Return</p></div></body></html>",
        subtype="html",
    )
    text = read_mail(bytes(made)).text
    assert text.splitlines() == ["Two reviewers were away.", "", "From: Officer", "Sent: 2 July 2012", "Subject: Return"]


def test_what_is_nested_too_deep_for_the_reader_of_pages_is_read_all_the_same() -> None:
    made = EmailMessage()
    made.set_content("<div>" * 400 + "Approved." + "</div>" * 400, subtype="html")
    assert read_mail(bytes(made)).text.strip() == "Approved."


def test_plain_text_comes_before_a_page_unless_it_is_blank() -> None:
    for plain, expected in (("Plain.", "Plain."), (" \n", "Page.")):
        made = EmailMessage()
        made.set_content(plain)
        made.add_alternative("<p>Page.</p>", subtype="html")
        assert read_mail(bytes(made)).text.strip() == expected


def test_a_crest_in_the_signature_is_no_file_and_a_photograph_is() -> None:
    made = EmailMessage()
    made.set_content("<p>Signed</p>", subtype="html")
    for size, name in ((2_000, "image001.png"), (400_000, "IMG_2041.jpeg")):
        made.add_related(b"x" * size, maintype="image", subtype="png", filename=name, disposition="inline", cid=f"<{name}>")
    assert [file.name for file in read_mail(bytes(made)).files] == ["IMG_2041.jpeg"]


def test_a_workbook_that_apple_mail_puts_into_the_text_is_a_file() -> None:
    made = EmailMessage()
    made.set_content("Here.")
    made.add_attachment(b"PK", maintype="application", subtype="zip", filename="return.xlsx", disposition="inline")
    assert [file.name for file in read_mail(bytes(made)).files] == ["return.xlsx"]


def test_a_mail_that_is_enclosed_is_one_file() -> None:
    inner, made = EmailMessage(), EmailMessage()
    inner["Subject"] = "Approved"
    inner.add_attachment(b"PK", maintype="application", subtype="zip", filename="inner.xlsx")
    made.set_content("See below.")
    made.add_attachment(inner)
    found = read_mail(bytes(made))
    assert [file.name for file in found.files] == ["message.eml"]
    assert b"inner.xlsx" in found.files[0].body


def test_a_bounce_tells_which_letter_it_returns() -> None:
    body = Path("tests/adapters/samples/bounce.eml").read_bytes()
    found = read_mail(body)
    assert found.envelope.report == "delivery-status"
    assert dict(found.envelope.reported)["message-id"] == "<request-2f3c@quarterly.invalid>"
    assert dict(found.envelope.reported)["final-recipient"] == "rfc822; owner@dudley.example"
    assert found.files == ()


@pytest.mark.parametrize(
    ("named", "name"),
    [
        ("return.xlsx", "return.xlsx"),
        ("C:\\Users\\me\\return.xlsx", "return.xlsx"),
        ("../../etc/passwd", "passwd"),
        ("..", "file"),
        ("", "file"),
        ('a"b<c>.xlsx', "abc.xlsx"),
        ("x" * 300 + ".xlsx", "x" * 112 + ".xlsx"),
        ("re\u202eturn\n.xlsx", "return.xlsx"),
    ],
)
def test_a_file_has_a_name_that_leads_nowhere(named: str, name: str) -> None:
    assert file_name(named) == name


@pytest.mark.parametrize(
    "body",
    [b"x" * (LARGEST + 1), multipart(40), multipart(4000), b"From: a@x.example\n" + b"X-A: b\n" * 500 + b"\nhello"],
    ids=["too large", "deep", "very deep", "many headers"],
)
def test_what_was_made_to_be_hard_to_read_is_damaged(body: bytes) -> None:
    with pytest.raises(DamagedMail):
        read_mail(body)


def test_many_small_parts_are_damaged() -> None:
    parts = b"".join(b"--b\nContent-Type: text/plain\n\nx\n" for _ in range(2_000))
    with pytest.raises(DamagedMail):
        read_mail(b'From: a@x.example\nContent-Type: multipart/mixed; boundary="b"\n\n' + parts + b"--b--\n")


@pytest.mark.parametrize(
    "header",
    [
        "Content-Type: text/plain; charset=nothing-anybody-knows",
        "Content-Type: text/plain; charset*=utf-8''%FF",
        "Content-Transfer-Encoding: base64",
        "Subject: =?utf-8?B?????=",
        "Subject: =?x-unknown?q?hello?=",
        "Content-Type: ;;;",
        "Content-Disposition: attachment; filename*0*=utf-8''%ff; filename*1=b",
    ],
)
def test_a_header_that_is_wrong_stops_nothing(header: str) -> None:
    assert read_mail(f"From: {CARE}\n{header}\n\naGVsbG8=\n".encode()).envelope.first("from") == CARE


@given(st.binary(max_size=2_000), st.integers(0, 1_500), st.integers(0, 40))
def test_whatever_is_damaged_in_a_mail_it_is_read_or_said_to_be_damaged(spoilt: bytes, at: int, lost: int) -> None:
    whole = mail(CARE, "Here it is.", files={"return.xlsx": b"PK" * 50})
    body = whole[:at] + spoilt + whole[at + lost :]
    with contextlib.suppress(DamagedMail):
        read_mail(body)


def test_two_copies_of_one_mail_are_the_same_and_another_with_its_id_is_not() -> None:
    first = mail(CARE, "Approved.")
    copy = b"Received: from mx2.example\n" + first
    forged = first.replace(b"Approved.", b"Refused.!")
    assert read_mail(copy).same_as == read_mail(first).same_as != read_mail(forged).same_as


@pytest.mark.parametrize(
    ("named", "body"),
    [
        ("", "Numbers rose \u2013 again.".encode("cp1252")),
        ("", "Numbers rose \u2013 again.".encode()),
        ("; charset=iso-8859-1", "Numbers rose \u2013 again.".encode("cp1252")),
        ("; charset=utf-8", "Numbers rose \u2013 again.".encode("cp1252")),
        ("; charset=us-ascii", "Numbers rose \u2013 again.".encode()),
    ],
)
def test_a_text_whose_character_set_is_wrong_or_not_named_is_read(named: str, body: bytes) -> None:
    head = f"From: {CARE}\nMIME-Version: 1.0\nContent-Type: text/plain{named}\nContent-Transfer-Encoding: base64\n\n"
    assert read_mail(head.encode() + b64encode(body)).text == "Numbers rose \u2013 again."


@pytest.mark.parametrize(
    ("sent", "seen"),
    [
        ("Not approved\x1b[1A\x1b[2KApproved", "Not approved[1A[2KApproved"),
        ("Approved\x0bnot", "Approved\nnot"),
        ("\u202edevorppA\u202c", "devorppA"),
        ("\u00e9 \u2013 \U0001f600\tok", "\u00e9 \u2013 \U0001f600\tok"),
    ],
)
@pytest.mark.parametrize("kind", ["plain", "html"])
def test_a_text_and_a_subject_command_no_terminal_and_are_in_the_order_in_which_they_are_read(
    sent: str, seen: str, kind: str
) -> None:
    subject = f"Subject: =?utf-8?b?{b64encode(sent.encode()).decode()}?="
    head = f"From: {CARE}\n{subject}\nContent-Type: text/{kind}; charset=utf-8\nContent-Transfer-Encoding: base64\n\n"
    found = read_mail(head.encode() + b64encode(sent.encode()))
    assert found.envelope.first("subject") == seen
    assert found.text.split() == seen.split()
