"""Is more time given to whoever asks for it in a reply, by the profile or by an officer, and is nothing of it printed?"""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from adapters.audit import events_of, record
from adapters.cycle_context import CycleContext
from adapters.mail.deciding import take_in
from adapters.mail.owed import owed_in, save_returns_state
from adapters.mail.queue import deliver, letters, queue_letter
from adapters.mail.stored_mail import waiting_mails
from adapters.settings import load_settings
from quarterly.commentary.letters import LetterKind
from quarterly.correspondence.outcomes import SetAside, Taken, Why
from quarterly.correspondence.owed import ReturnsState
from quarterly.vocabulary.audit_event import AuditEvent
from quarterly.vocabulary.chasing_act import ChasingAct
from quarterly.vocabulary.quarter import Quarter
from tests.adapters.mail.conftest import HOST, inbox_of, letter
from tests.adapters.mail.test_commentary_by_mail import OWNER, REQUEST, ask
from tests.adapters.mail.test_taking_in import CARE, take, why
from tests.installation import COUNCIL, KEY, QUARTER, Installation
from tests.mails import mail

CALL, POST = "call-0011223344556677", f"post/{COUNCIL}/{KEY}"
CALLED, DUE = datetime(2012, 7, 2, 8, tzinfo=UTC), date(2012, 7, 16)  # ten working days later, as there is no step for returns
OFFICER = "Corporate performance officer"


def planned(office: Installation, *, grants: int = 0, deputy: bool = False) -> None:
    profile = office.folder / "councils" / COUNCIL / "profile.yaml"
    text = profile.read_text() + f"\nchasing: {{grants: {grants}}}\n"
    care = "email: children-in-care.data@dudley.example"
    profile.write_text(text.replace(care, f"{care}, deputy: schools-data") if deputy else text)


@pytest.fixture
def called(office: Installation) -> Installation:
    """The office after it has called for the return of children in care."""
    queue_letter(office.restricted, POST, letter(CALL, "children-in-care.data@dudley.example", LetterKind.CALL))
    deliver(office.restricted, POST, load_settings(), CALLED)
    return office


def reply(text: str, **more: object) -> bytes:
    return mail(CARE, text, **{"answers": CALL, "proven_by": HOST} | more)  # type: ignore[arg-type]


def acts(office: Installation) -> tuple[AuditEvent, ...]:
    return events_of(office.restricted, COUNCIL, KEY)


def due(office: Installation) -> date | None:
    cycle = CycleContext.of(COUNCIL, QUARTER)
    return next(each.due for each in owed_in(cycle, is_signing=False) if each.contact == "children-in-care-data")


def thanks(office: Installation) -> list[str]:
    return [" ".join(each.text.split()) for each in letters(office.restricted, POST, "thanks-")]


def decided(office: Installation, **how: object) -> Taken | SetAside:
    """Take the mail that waits in, as the officer's form does."""
    ((filed, _),) = waiting_mails(office.restricted, COUNCIL, KEY)
    mail_taken = replace(filed.mail, vouched_by=OFFICER, **how)  # type: ignore[arg-type]
    return take_in(CycleContext.of(COUNCIL, QUARTER), filed, mail_taken)


def test_without_a_word_of_the_profile_a_request_waits(called: Installation) -> None:
    assert due(called) == DUE
    assert why(take(called, reply("Could I have until Wednesday 18 July?"))) is Why.MORE_TIME
    assert (acts(called), thanks(called), due(called)) == ((), [], DUE)


def test_the_officer_grants_it_in_one_step_until_the_day_it_names(called: Installation) -> None:
    take(called, reply("Could I have until Wednesday 18 July?"))
    assert decided(called) == Taken("a request for more time, granted until 18 July 2012", Quarter.parse(KEY))
    assert due(called) == date(2012, 7, 18)
    (act,) = acts(called)
    assert (act.kind, act.by, act.reason[:18]) == ("extension", OFFICER, "Asked for by mail ")
    (said,) = thanks(called)
    assert "you have until Wednesday 18 July 2012 for the return of Children in care for 2012-13 Q1." in said


def test_the_officer_says_until_when_where_that_is_not_certain(called: Installation) -> None:
    take(called, reply("Could I have a bit more time?"))
    assert decided(called) == SetAside(Why.MORE_TIME)
    decided(called, until=date(2012, 7, 20))
    assert due(called) == date(2012, 7, 20)


def test_what_is_granted_now_counts_though_less_was_granted_since_the_mail_came(called: Installation) -> None:
    take(called, reply("Could I have until Wednesday 18 July?"))
    act = ChasingAct(whom="children-in-care-data", of="return", until="2012-07-17")
    at = "2012-07-04T09:00:00.000000+00:00"
    record(called.restricted, AuditEvent(kind="extension", council=COUNCIL, quarter=KEY, at=at, by=OFFICER, chasing=act))
    decided(called)
    assert due(called) == date(2012, 7, 18)


def test_nobody_has_less_time_than_before(called: Installation) -> None:
    take(called, reply("Can I have until 10 July?"))
    assert decided(called) == Taken("a request for more time, granted until 16 July 2012", Quarter.parse(KEY))
    assert (acts(called), due(called)) == ((), DUE)


@pytest.mark.parametrize(
    ("text", "is_granted"),
    [
        ("Could I have until Wednesday 18 July?", True),  # two working days more
        ("Two more days please", False),  # "Two more days" of what is not said in so many words
        ("Can we have two more days please?", True),
        ("Can we have three more days please?", False),
        ("Could I have until 18 July? And is the definition of 1178 the old one?", False),
        ("Could I have until 18 July or 19 July?", False),
    ],
)
def test_the_profile_grants_so_many_days_by_itself(called: Installation, text: str, is_granted: bool) -> None:
    planned(called, grants=2)
    take(called, reply(text))
    assert due(called) == (date(2012, 7, 18) if is_granted else DUE)
    assert [act.by for act in acts(called)] == (["This program"] if is_granted else [])


def test_whoever_asks_a_second_time_asks_the_officer(called: Installation) -> None:
    planned(called, grants=2)
    take(called, reply("Can I have until 17 July?"))
    take(called, reply("Sorry, can I have until 18 July?"))
    assert due(called) == date(2012, 7, 17)
    assert [outcome.why for _, outcome in waiting_mails(called.restricted, COUNCIL, KEY)] == [Why.MORE_TIME]


def test_a_stranger_is_granted_nothing(called: Installation) -> None:
    planned(called, grants=2)
    assert why(take(called, reply("Can I have until 17 July?", proven_by=""))) is Why.SENDER_NOT_PROVEN


def test_leave_is_noted_where_somebody_is_reminded_in_their_place(called: Installation) -> None:
    planned(called, deputy=True)
    take(called, reply("I am on leave until 20 July."))
    (act,) = acts(called)
    assert act.chasing
    assert (act.kind, act.by, act.chasing.whom, act.chasing.until) == (
        *("leave", "Data lead for children in care", "children-in-care-data"),
        "2012-07-20",
    )
    (said,) = thanks(called)
    assert "you are on leave until Friday 20 July 2012. The data lead for schools and learning is reminded in your place." in said
    assert due(called) == DUE


def test_leave_waits_where_nobody_would_be_reminded(called: Installation) -> None:
    planned(called)
    assert why(take(called, reply("I am on leave until 20 July."))) is Why.MORE_TIME


def test_nothing_is_granted_of_what_nobody_owes(called: Installation) -> None:
    save_returns_state(CycleContext.of(COUNCIL, QUARTER), ReturnsState(received=("children-in-care",)))
    assert why(take(called, reply("Can I have until Friday?"))) is Why.NOTHING_OWED


WORDS = ["Can I have until Friday?", "I am on leave until 20 July.", "Is Tuesday ok", "Two more days please"]


@pytest.mark.parametrize("text", WORDS)
def test_a_request_for_time_is_never_printed_as_commentary(office: Installation, text: str) -> None:
    ask(office, "1178")
    take(office, mail(OWNER, text, answers=REQUEST, proven_by=HOST))
    assert inbox_of(office) == {}
    assert len(waiting_mails(office.restricted, COUNCIL, KEY)) == 1


def test_words_that_were_read_as_a_request_are_the_answer_if_the_officer_says_so(office: Installation) -> None:
    ask(office, "1178")
    take(office, mail(OWNER, "Reviews will be done by 31 July.", answers=REQUEST, proven_by=HOST))
    found = decided(office, is_answer=True)
    assert isinstance(found, Taken)
    assert found.what == "commentary on PI 1178"
