"""Reminders of a whole council from its store: once a day, of what has not come, and no more once it has."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from adapters.audit import record
from adapters.call import send_call
from adapters.chase import open_quarters, owed_today, send_reminders
from adapters.cycle_context import CycleContext
from adapters.cycle_status import save_status, status_of
from adapters.mail.owed import save_returns_state
from adapters.mail.queue import deliver
from quarterly.correspondence.owed import ReturnsState
from quarterly.vocabulary.audit_event import AuditEvent
from quarterly.vocabulary.chasing_act import ChasingAct
from tests.installation import KEY, QUARTER, Installation, own_council

SERVICES = ("children-in-care", "safeguarding", "schools", "libraries", "substance-misuse", "trading-standards")
PLAN = """
chasing: {before: [2], after: [1], deputy_after: 1, head_after: 1}
calendar:
  meetings: {2012-13 Q1: 2012-09-10}
  steps:
    - {what: Returns sent, who: Services, working_days_before: 20}
"""


def at(day: int, month: int = 8, hour: int = 8) -> datetime:
    return datetime(2012, month, day, hour, tzinfo=UTC)


@pytest.fixture
def council(installation: Installation) -> str:
    """Dudley with a plan for reminders; returns are due on 2 August 2012, and were called for on 2 July."""
    folder = own_council(installation.folder / "dudley")
    profile = folder / "profile.yaml"
    contact = "contact: children-in-care-data"
    text = profile.read_text().replace(contact, f"{contact}, head: head-of-children-in-care", 1)
    profile.write_text(text + PLAN)
    send_call(CycleContext.of(str(folder), QUARTER), at(2, 7))
    return str(folder)


def reminded(installation: Installation) -> list[str]:
    return [each["to"].partition("@")[0] for each in installation.letters() if each["kind"] == "reminder"]


def came(council: str, *services: str, **more: Any) -> None:
    """Record that a run found returns of these services."""
    cycle = CycleContext.of(council, QUARTER)
    save_returns_state(cycle, ReturnsState(received=services, **more))
    save_status(cycle.restricted, KEY, status_of(cycle, "AwaitingReturns", ""))


def act(council: str, kind: Any, **fields: str) -> None:
    cycle = CycleContext.of(council, QUARTER)
    acted: dict[str, Any] = {"kind": kind, "council": cycle.council.key, "quarter": KEY, "at": at(2).isoformat(), "by": "Officer"}
    record(cycle.restricted, AuditEvent(**acted, chasing=ChasingAct(**fields)))


def test_whoever_has_not_sent_is_reminded_once_and_the_officer_told(council: str, installation: Installation) -> None:
    came(council, *SERVICES[1:])
    first, again = send_reminders(council, at(31, 7)), send_reminders(council, at(31, 7, 15))
    assert (first.reminded, first.is_listed, again.reminded, again.is_listed) == (1, True, 0, False)
    assert reminded(installation) == ["children-in-care.data"]
    (letter,) = (each for each in installation.letters() if each["kind"] == "reminder")
    asked = "What to do by Thursday 2 August 2012: Please send the return of Children in care for 2012-13 Q1, by replying to this"
    assert asked in " ".join(letter["text"].split())


def test_what_has_come_is_asked_for_no_more(council: str, installation: Installation) -> None:
    came(council, *SERVICES)
    assert (send_reminders(council, at(3)).reminded, owed_today(open_quarters(council, at(3).date()))) == (0, ())


def test_nothing_is_sent_on_a_weekend_or_while_it_is_paused(council: str, installation: Installation) -> None:
    came(council)
    assert send_reminders(council, at(4)).reminded == 0  # a Saturday
    act(council, "chasing-paused")
    paused = send_reminders(council, at(3))
    assert (paused.reminded, paused.is_paused, paused.is_listed, reminded(installation)) == (0, True, False, [])
    act(council, "chasing-resumed")


def test_more_time_puts_the_day_off(council: str, installation: Installation) -> None:
    came(council, *SERVICES[1:])
    act(council, "extension", whom="children-in-care-data", until="2012-08-17")
    assert send_reminders(council, at(3)).reminded == 0
    assert send_reminders(council, at(15)).reminded == 1


def test_a_day_on_which_nothing_was_sent_is_made_up_for(council: str, installation: Installation) -> None:
    came(council, *SERVICES[1:])
    assert send_reminders(council, at(1)).reminded == 1  # for 31 July


def test_what_is_long_late_is_proposed_and_goes_to_the_head_once_decided(council: str, installation: Installation) -> None:
    came(council, *SERVICES[1:])
    proposed = send_reminders(council, at(3)).proposed
    assert [(each.service, each.head) for each in proposed] == [("children-in-care", "head-of-children-in-care")]
    act(council, "stepped-up", service="children-in-care")
    assert send_reminders(council, at(6)).reminded == 1
    assert reminded(installation) == ["children-in-care.data", "head.children-in-care"]


def test_a_letter_that_yesterdays_server_did_not_take_goes_with_todays(
    council: str, installation: Installation, monkeypatch: pytest.MonkeyPatch
) -> None:
    came(council, *SERVICES[1:])
    with monkeypatch.context() as away:
        away.setenv("QUARTERLY_SMTP_HOST", "127.0.0.1")
        away.setenv("QUARTERLY_SMTP_PORT", "1")
        away.setenv("QUARTERLY_MAIL_FROM", "performance@dudley.example")
        assert send_reminders(council, at(31, 7)).delivery.sent == 0
    send_reminders(council, at(1))
    assert reminded(installation) == ["children-in-care.data"]
    assert len(list(Path(installation.folder / "outbox").rglob("reminder-*.eml"))) == 1


@pytest.fixture
def unsent(council: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """The council after a morning on which the mail server was away: one reminder is unsent."""
    came(council, *SERVICES[1:])
    with monkeypatch.context() as away:
        away.setenv("QUARTERLY_SMTP_HOST", "127.0.0.1")
        away.setenv("QUARTERLY_SMTP_PORT", "1")
        away.setenv("QUARTERLY_MAIL_FROM", "performance@dudley.example")
        send_reminders(council, at(3))
    return council


def test_an_unsent_reminder_goes_out_with_no_other_letter(unsent: str, installation: Installation) -> None:
    cycle = CycleContext.of(unsent, QUARTER)
    deliver(cycle.restricted, cycle.post, cycle.settings, at(4))  # a run on a Saturday
    assert not list(Path(installation.folder / "outbox").rglob("reminder-*.eml"))


@pytest.mark.parametrize(("received", "expected"), [(SERVICES, 0), (SERVICES[1:], 1)])
def test_an_unsent_reminder_is_worded_anew_by_what_is_owed_an_hour_later(
    unsent: str, installation: Installation, received: tuple[str, ...], expected: int
) -> None:
    came(unsent, *received)
    send_reminders(unsent, at(3, hour=9))
    assert len(list(Path(installation.folder / "outbox").rglob("reminder-*.eml"))) == expected


def test_a_council_without_a_plan_is_left_alone(installation: Installation) -> None:
    folder = str(own_council(installation.folder / "dudley"))
    came(folder)
    assert send_reminders(folder, at(3)).reminded == 0
    assert installation.letters() == []
