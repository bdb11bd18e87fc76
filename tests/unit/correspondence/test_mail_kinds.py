"""What a mail is: somebody's words, or what a program sends by itself."""

import pytest

from quarterly.correspondence.headers import Envelope
from quarterly.correspondence.mail_kinds import kind_of_mail, sender_of
from quarterly.correspondence.received import MailKind

OURS = frozenset({"quarterly@council.example"})
FROM = ("from", "Head of care <Care@Council.example>")


def kind(*headers: tuple[str, str], **envelope: object) -> MailKind:
    return kind_of_mail(Envelope(headers=(FROM, *headers), **envelope), OURS)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        ([("subject", "RE: Return for 2012-13 Q1")], MailKind.REPLY),
        ([("subject", "RE: Out of office cover")], MailKind.REPLY),
        ([("auto-submitted", "no")], MailKind.REPLY),
        ([("precedence", "list")], MailKind.REPLY),
        ([("auto-submitted", "auto-replied (vacation)")], MailKind.AUTOMATIC),
        ([("auto-submitted", "auto-generated")], MailKind.AUTOMATIC),
        ([("x-auto-response-suppress", "All")], MailKind.AUTOMATIC),
        ([("x-auto-response-suppress", "DR, OOF, AutoReply")], MailKind.REPLY),
        ([("precedence", "bulk")], MailKind.AUTOMATIC),
        ([("subject", "Automatic reply: Return for 2012-13 Q1")], MailKind.AUTOMATIC),
        ([("subject", "[EXTERNAL] Out of Office: Return")], MailKind.AUTOMATIC),
        ([("message-id", "<return-care-1@quarterly.invalid>")], MailKind.OUR_OWN),
    ],
)
def test_a_header_tells_what_a_mail_is(headers: list[tuple[str, str]], expected: MailKind) -> None:
    assert kind(*headers) is expected


def test_a_mail_from_the_address_that_letters_come_from_is_a_loop() -> None:
    assert kind_of_mail(Envelope(headers=(("from", "Quarterly@Council.example"),)), OURS) is MailKind.OUR_OWN


@pytest.mark.parametrize(
    ("envelope", "expected"),
    [
        ({"report": "delivery-status", "parts": ("multipart/report", "text/plain")}, MailKind.BOUNCE),
        ({"report": "disposition-notification", "parts": ("multipart/report",)}, MailKind.AUTOMATIC),
        ({"is_invitation": True}, MailKind.INVITATION),
        ({"parts": ("application/pkcs7-mime",)}, MailKind.UNREADABLE),
        ({"parts": ("multipart/encrypted", "application/octet-stream")}, MailKind.UNREADABLE),
        ({"file_names": ("message_v4.rpmsg",)}, MailKind.UNREADABLE),
        ({"file_names": ("winmail.dat",)}, MailKind.UNREADABLE),
        ({"file_names": ("return.xlsx",)}, MailKind.REPLY),
    ],
)
def test_the_form_tells_what_a_mail_is(envelope: dict[str, object], expected: MailKind) -> None:
    assert kind(**envelope) is expected


def test_a_bounce_without_a_report_is_known_by_its_empty_sender() -> None:
    headers = (("from", "Mail Delivery System <MAILER-DAEMON@mx.example>"), ("return-path", "<>"))
    assert kind_of_mail(Envelope(headers=headers), OURS) is MailKind.BOUNCE


def test_a_mail_from_two_people_or_of_two_from_lines_has_no_sender() -> None:
    assert sender_of(Envelope(headers=(FROM,))) == "care@council.example"
    assert sender_of(Envelope(headers=(("from", "a@x.example, b@x.example"),))) == ""
    assert sender_of(Envelope(headers=(FROM, ("from", "a@x.example")))) == ""
    assert sender_of(Envelope()) == ""
