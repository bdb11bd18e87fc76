"""What comes back in answer to a reminder: what it reminded of, or words that only the officer can answer."""

import pytest

from adapters.mail.queue import queue_letter
from quarterly.commentary.letters import LetterKind
from quarterly.correspondence.outcomes import Why
from tests.adapters.mail.conftest import HOST, inbox_of, letter
from tests.adapters.mail.test_commentary_by_mail import OWNER, form
from tests.adapters.mail.test_taking_in import CARE, GOOD, take, why
from tests.installation import COUNCIL, KEY, Installation
from tests.mails import mail

REMINDER = "reminder-20120803-0011223344556677"


def remind(office: Installation, sender: str, text: str, **files: bytes) -> bytes:
    address = sender.partition("<")[2].rstrip(">") or sender
    queue_letter(office.restricted, f"post/{COUNCIL}/{KEY}", letter(REMINDER, address, LetterKind.REMINDER))
    named = {f"{name}.xlsx": body for name, body in files.items()}
    return mail(sender, text, answers=REMINDER, proven_by=HOST, files=named)


def test_a_return_goes_into_the_inbox_of_its_service(office: Installation) -> None:
    take(office, remind(office, CARE, "Here it is.", late=GOOD))
    assert inbox_of(office) == {"children-in-care/late.xlsx": GOOD}


def test_a_form_for_commentary_goes_into_the_folder_of_replies(office: Installation) -> None:
    take(office, remind(office, OWNER, "Here it is.", commentary=form()))
    assert list(inbox_of(office)) == ["commentary/commentary.xlsx"]


@pytest.mark.parametrize(
    ("text", "expected"), [("Could I have until 10 August?", Why.NOTHING_OWED), ("We are short of staff.", Why.UNCLEAR)]
)
def test_words_alone_wait_for_the_officer(office: Installation, text: str, expected: Why) -> None:
    assert why(take(office, remind(office, CARE, text))) is expected
    assert inbox_of(office) == {}
