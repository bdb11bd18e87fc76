"""Does a letter become mail with the headers that mail programs and their automatic answers go by?"""

import re
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from adapters.mail.queue import message
from adapters.settings import Settings
from adapters.store import Store
from quarterly.commentary.letters import Attachment, Block, Letter, LetterKind
from quarterly.correspondence.tokens import reply_token

NOW = datetime(2012, 7, 2, 9, 30, tzinfo=UTC)
SETTINGS = Settings(mail_from="quarterly@dudley.example")
LETTER = Letter(
    id="request-1",
    kind=LetterKind.REQUEST,
    to="owner@dudley.example",
    reply_to="officer@dudley.example",
    subject="Commentary",
    greeting="To the officer",
    blocks=(Block("Please explain.", ("Less than 5 & more", "Why?")),),
    signature="Performance officer",
    to_do="Explain it.",
    by=date(2012, 7, 20),
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
        ("Subject", f"Action by Friday 20 July: Commentary [Q-{reply_token('request-1')}]"),
        ("Message-ID", "<request-1@quarterly.invalid>"),
        ("Date", "Mon, 02 Jul 2012 09:30:00 +0000"),
        ("Auto-Submitted", "auto-generated"),
    ],
)
def test_a_header_of_a_letter(store: Store, header: str, value: str) -> None:
    assert message(LETTER, store, SETTINGS, NOW).get_all(header) == [value]


def part(store: Store, kind: str, letter: Letter = LETTER) -> str:
    body = message(letter, store, SETTINGS, NOW).get_body(preferencelist=(kind,))
    assert body is not None
    return str(body.get_content())


def test_a_letter_has_its_workbook(store: Store) -> None:
    (attachment,) = message(LETTER, store, SETTINGS, NOW).iter_attachments()
    assert attachment.get_content_type() == "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    assert (attachment.get_filename(), attachment.get_content()) == ("form.xlsx", b"a workbook")


def test_the_plain_text_has_what_is_to_be_done_on_top(store: Store) -> None:
    assert part(store, "plain") == (
        "To the officer\n\nWhat to do by Friday 20 July 2012: Explain it.\n\n"
        "Please explain.\n\n1. Less than 5 & more\n\n2. Why?\n\n"
        "Performance officer\n"
    )


def test_the_page_says_the_same_in_the_same_order_and_escapes_it(store: Store) -> None:
    page = part(store, "html")
    told = [
        "To the officer",
        "What to do by Friday 20 July 2012</h1>",
        "Explain it.",
        "Please explain.",
        "Less than 5 &amp; more",
        "Why?",
    ]
    assert [page.index(each) for each in told] == sorted(page.index(each) for each in told)
    assert page.index("Performance officer") > page.index("Why?")


def test_the_page_fetches_nothing_and_says_its_language(store: Store) -> None:
    page = part(store, "html")
    assert '<html lang="en-GB">' in page
    assert not re.search(r"<(img|link|script|iframe|object)|src=|href=|url\(|@import", page)


def test_a_letter_that_asks_for_nothing_says_so_in_its_subject_and_has_no_box(store: Store) -> None:
    news = replace(LETTER, to_do="", by=None)
    assert message(news, store, SETTINGS, NOW)["Subject"].startswith("For information: Commentary [Q-")
    assert "What to do" not in part(store, "html", news) + part(store, "plain", news)


@pytest.mark.parametrize("kind", ["release", "incident", "officer", "given-up", "checks"])
def test_what_no_mail_can_do_has_no_token(store: Store, kind: str) -> None:
    assert "[Q-" not in message(replace(LETTER, kind=LetterKind(kind)), store, SETTINGS, NOW)["Subject"]


def test_a_letter_is_the_same_mail_each_time_but_for_its_date(store: Store) -> None:
    first, second = (message(LETTER, store, SETTINGS, moment) for moment in (NOW, NOW.replace(hour=10)))
    assert {name for name in first if first[name] != second[name]} == {"Date"}
