"""More time, leave and pauses, as the newest act says."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from quarterly.correspondence.leave import Granted, SteppedUp, away, granted, is_paused, stepped_up
from quarterly.vocabulary.audit_event import AuditEvent
from quarterly.vocabulary.chasing_act import ChasingAct


def act(kind: Any, at: str = "2012-07-20T09:00:00+00:00", **fields: str) -> AuditEvent:
    return AuditEvent(kind=kind, council="milton", quarter="2012-13-q1", at=at, by="Officer", chasing=ChasingAct(**fields))


def test_the_newest_extension_counts() -> None:
    events = [
        act("extension", whom="a", of="return", until="2012-07-25"),
        act("extension", whom="a", of="return", until="2012-07-23"),
    ]
    assert granted(events) == (Granted("a", "return", date(2012, 7, 23)),)


@pytest.mark.parametrize(("day", "is_away"), [(date(2012, 7, 31), True), (date(2012, 8, 1), False)])
def test_leave_includes_its_last_day(day: date, is_away: bool) -> None:
    assert away([act("leave", whom="a", until="2012-07-31")], day) == ({"a"} if is_away else set())


def test_what_was_taken_to_a_head_counts_from_its_moment() -> None:
    at = datetime(2012, 7, 20, 23, 30, tzinfo=UTC)
    assert stepped_up([act("stepped-up", at.isoformat(), service="care")]) == (SteppedUp("care", at),)


@pytest.mark.parametrize(
    ("events", "paused"),
    [
        ([], False),
        ([act("chasing-paused")], True),
        ([act("chasing-paused", until="2012-07-31")], True),
        ([act("chasing-paused", until="2012-07-24")], False),
        ([act("chasing-paused"), act("chasing-resumed", "2012-07-21T09:00:00+00:00")], False),
        ([act("chasing-resumed"), act("chasing-paused", "2012-07-21T09:00:00+00:00")], True),
        ([act("leave", whom="a", until="2012-08-31")], False),
    ],
)
def test_one_switch_pauses_everything_until_it_is_switched_back(events: list[AuditEvent], paused: bool) -> None:
    assert is_paused(events, date(2012, 7, 25)) is paused
