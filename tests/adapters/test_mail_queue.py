"""Does a letter become mail with the headers that mail programs and their automatic answers go by?"""

from datetime import UTC, datetime

import pytest

from adapters.mail.queue import message
from adapters.settings import Settings
from adapters.store import Store
from quarterly.commentary.letters import Attachment, Letter, LetterKind

NOW = datetime(2012, 7, 2, 9, 30, tzinfo=UTC)
SETTINGS = Settings(mail_from="quarterly@dudley.example")
LETTER = Letter(
    id="request-1",
    kind=LetterKind.REQUEST,
    to="owner@dudley.example",
    reply_to="officer@dudley.example",
    subject="Commentary",
    text="Please explain.\n",
    attachments=(Attachment("form.xlsx", "post/form.xlsx"),),
)


@pytest.fixture
def store(local_store: Store) -> Store:
    """A store with the letter's attachment."""
    local_store.write("post/form.xlsx", b"a workbook")
    return local_store


@pytest.mark.parametrize(
    ("header", "value"),
    [
        ("From", "quarterly@dudley.example"),
        ("To", "owner@dudley.example"),
        ("Reply-To", "officer@dudley.example"),
        ("Subject", "Commentary"),
        ("Message-ID", "<request-1@quarterly.invalid>"),
        ("Date", "Mon, 02 Jul 2012 09:30:00 +0000"),
        ("Auto-Submitted", "auto-generated"),
    ],
)
def test_a_header_of_a_letter(store: Store, header: str, value: str) -> None:
    assert message(LETTER, store, SETTINGS, NOW).get_all(header) == [value]


def test_a_letter_has_its_text_and_its_workbook(store: Store) -> None:
    mail = message(LETTER, store, SETTINGS, NOW)
    body, (attachment,) = mail.get_body(), mail.iter_attachments()
    assert body is not None
    assert body.get_content() == "Please explain.\n"
    assert attachment.get_content_type() == "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    assert (attachment.get_filename(), attachment.get_content()) == ("form.xlsx", b"a workbook")


def test_a_letter_is_the_same_mail_each_time_but_for_its_date(store: Store) -> None:
    first, second = (message(LETTER, store, SETTINGS, moment) for moment in (NOW, NOW.replace(hour=10)))
    assert {name for name in first if first[name] != second[name]} == {"Date"}
