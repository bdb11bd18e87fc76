"""What does the run of the form for a mail that waits end with?"""

from datetime import UTC, datetime

from adapters.mail.decided_mail import decide_all
from adapters.mail.intake import Intake, Message
from adapters.mail.stored_mail import mails_of
from flows.decide_mail import decide_mail
from flows.record_mail import TAKE_IN, THROW_AWAY
from tests.adapters.mail.conftest import RETURN, office
from tests.installation import COUNCIL, KEY, LAC, QUARTER, Installation, indicator_return
from tests.mails import mail

__all__ = ["office"]  # a fixture
AT = datetime(2012, 7, 3, 9, tzinfo=UTC)
OFFICER = "Corporate performance officer"


def waiting(office: Installation) -> str:
    """Have a return come from somebody unknown, and return the name of the mail."""
    files = {"return.xlsx": indicator_return("children-in-care", [LAC])}
    body = mail("colleague@elsewhere.example", "Here it is.", answers=RETURN, files=files)
    Intake(office.restricted, []).file(Message(body=body, at=AT, is_from_mailbox=True))
    decide_all(office.restricted, AT)
    ((filed, _),) = mails_of(office.restricted, COUNCIL, KEY)
    return filed.mail.name


def test_it_says_what_was_taken_in_before_how_the_quarter_stands(office: Installation) -> None:
    state = decide_mail(COUNCIL, QUARTER, waiting(office), TAKE_IN, OFFICER, return_state=True)
    assert state.is_completed()
    assert str(state.message).startswith("Taken in: 1 file of Children in care. ")


def test_of_a_mail_that_is_thrown_away_it_says_no_more(office: Installation) -> None:
    assert decide_mail(COUNCIL, QUARTER, waiting(office), THROW_AWAY, OFFICER, return_state=True).message == "Thrown away."
