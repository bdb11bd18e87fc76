"""Does a purge reach mail, and is it deleted by age?"""

from datetime import UTC, date, datetime

from adapters.cycle_context import CycleContext
from adapters.mail.decided_mail import decide_all
from adapters.mail.intake import Intake, Message
from adapters.mail.stored_mail import mails_of
from adapters.purge_plan import plan_of_sought
from adapters.retain import overdue
from adapters.settings import load_settings
from quarterly.publishing.purging import How, Subject
from quarterly.publishing.sought import sought_name
from tests.installation import COUNCIL, KEY, QUARTER, Installation, indicator_return
from tests.mails import mail

NAMED = indicator_return("children-in-care", [["1178", None, None, None, 104.9, 98.8, "Zebedee Quux came back into care."]])
AT = datetime(2012, 7, 3, 9, tzinfo=UTC)


def file_one(office: Installation) -> str:
    """File a mail of a stranger with a name in its workbook alone, and return its folder."""
    body = mail("stranger@elsewhere.example", "Here it is.", files={"return.xlsx": NAMED})
    Intake(office.restricted, []).file(Message(body=body, at=AT, is_from_mailbox=True))
    decide_all(office.restricted, AT)
    ((filed, _),) = mails_of(office.restricted, COUNCIL, KEY)
    return f"mail/{COUNCIL}/{KEY}/{filed.mail.id}"


def test_a_name_in_a_file_that_came_by_mail_takes_the_whole_mail_with_it(office: Installation) -> None:
    folder = file_one(office)
    plan = plan_of_sought(CycleContext.of(COUNCIL, QUARTER), Subject.PERSON, sought_name("Zebedee Quux"))
    assert {(each.key, each.how) for each in plan.removals} == {
        (f"{folder}.eml", How.DELETE),
        (f"{folder}/mail.json", How.DELETE),
        (f"{folder}/files/1", How.DELETE),
    }


def test_mail_is_kept_as_long_as_letters(office: Installation) -> None:
    folder = file_one(office)
    council = CycleContext.of(COUNCIL, QUARTER).council
    assert not [each for each in overdue(load_settings(), council, date(2014, 6, 30)) if each.kind == "mail"]
    due = [each.key for each in overdue(load_settings(), council, date(2014, 7, 1)) if each.kind == "mail"]
    assert sorted(due) == [f"{folder}.eml", *(f"{folder}/{name}" for name in ("files/1", "mail.json", "outcome.json"))]
