"""Does the control room say where a quarter stands, and how much time is left?"""

from dataclasses import replace
from datetime import date

from quarterly.publishing.cycle_status import FAULT, CycleStatus, row

WAITING = CycleStatus(
    council="leeds",
    name="Leeds",
    quarter="2026-27 Q2",
    state="AwaitingReturns",
    message="Not received: schools.",
    received=2,
    missing=("schools",),
    commentary=None,
    signed_off="",
    version=0,
    deadline="2026-11-27",
)
PUBLISHED = replace(WAITING, state="Published", message="Version 1 published.", missing=(), commentary=0, version=1)
TODAY = date(2026, 11, 23)


def shown(status: CycleStatus, today: date) -> dict[str, str]:
    return row(status, today, "2026-11-20 09:30:00 UTC")


def test_a_waiting_quarter_says_for_what_and_how_long() -> None:
    assert shown(WAITING, TODAY) == {
        "council": "Leeds",
        "quarter": "2026-27 Q2",
        "state": "AwaitingReturns",
        "publish by": "2026-11-27, 4 days left",
        "returns": "2 of 3",
        "commentary": "",
        "sign-off": "",
        "release": "",
        "version": "",
        "waited for": "Not received: schools.",
        "nothing from": "schools",
        "changed": "2026-11-20 09:30:00 UTC",
        "key": "leeds",
    }


def test_a_published_quarter_waits_for_nothing_and_has_no_clock() -> None:
    settled = shown(PUBLISHED, TODAY)
    assert (settled["waited for"], settled["version"], settled["publish by"]) == ("", "1", "")


def test_what_is_public_already_and_gives_counts_away_is_said_of_a_published_quarter_too() -> None:
    assert shown(replace(PUBLISHED, incidents=2), TODAY)["waited for"].startswith(
        "2 small counts can be worked out from what is public already: withdraw what gives them away"
    )


def test_the_day_itself_is_not_late() -> None:
    assert shown(WAITING, date(2026, 11, 27))["publish by"] == "2026-11-27, today"
    assert not WAITING.is_late(date(2026, 11, 27))


def test_the_day_after_is_late() -> None:
    assert shown(WAITING, date(2026, 11, 28))["publish by"] == "2026-11-27, 1 day late"
    assert WAITING.is_late(date(2026, 11, 28))


def test_what_was_published_is_not_late() -> None:
    assert not replace(PUBLISHED, state="AwaitingReturns").is_late(date(2027, 1, 1))


def test_without_a_meeting_there_is_no_clock() -> None:
    assert shown(replace(WAITING, deadline=""), TODAY)["publish by"] == "no meeting"


def test_the_text_of_a_fault_stays_in_the_run() -> None:
    assert shown(replace(WAITING, state="Failed", message="KeyError: 104.9"), TODAY)["waited for"] == FAULT
