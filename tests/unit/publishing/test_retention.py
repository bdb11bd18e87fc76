"""What is past its time on which day, and what is held?"""

from datetime import date

import pytest

from quarterly.configuration.profile import Retention
from quarterly.publishing.retention import Aged, files_held, last_day, past_their_time
from quarterly.vocabulary.audit_event import AuditEvent

DIGEST = "a" * 64


@pytest.mark.parametrize(
    ("since", "period", "last"),
    [
        ("2026-11-01", "14 days", "2026-11-15"),
        ("2026-11-01", "1 day", "2026-11-02"),
        ("2026-11-01", "2 weeks", "2026-11-15"),
        ("2026-08-31", "6 months", "2027-02-28"),
        ("2024-02-29", "1 year", "2025-02-28"),
        ("2020-12-31", "6 years", "2026-12-31"),
        ("2026-11-30", "1 month", "2026-12-30"),
        ("2026-12-31", "1 month", "2027-01-31"),
    ],
)
def test_a_period_ends_on_its_day(since: str, period: str, last: str) -> None:
    assert last_day(date.fromisoformat(since), period) == date.fromisoformat(last)


def aged(kind: str = "quarantine", digest: str = DIGEST) -> Aged:
    return Aged("restricted", f"{kind}/x", kind, date(2026, 11, 1), digest)


@pytest.mark.parametrize(("day", "gone"), [(15, False), (16, True)])
def test_a_refused_file_is_stored_for_the_whole_of_its_last_day(day: int, gone: bool) -> None:
    assert bool(past_their_time([aged()], Retention(), (), date(2026, 11, day))) is gone


def test_a_file_that_is_held_stays() -> None:
    assert past_their_time([aged()], Retention(), {DIGEST}, date(2046, 1, 1)) == []


@pytest.mark.parametrize("kind", ["release", "acts", "removals", "control-room"])
def test_what_was_published_and_who_decided_it_is_never_deleted_by_age(kind: str) -> None:
    assert past_their_time([aged(kind, "")], Retention(), (), date(2146, 1, 1)) == []


def test_the_council_decides_how_long() -> None:
    shorter = Retention(quarantine="2 days")
    assert past_their_time([aged()], shorter, (), date(2026, 11, 4)) == [aged()]


def event(kind: str) -> AuditEvent:
    return AuditEvent(kind=kind, council="milton", quarter="2012-13-q1", at="", by="", files=(DIGEST,))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("kinds", "held"), [(["hold"], {DIGEST}), (["hold", "unhold"], set()), (["hold", "unhold", "hold"], {DIGEST})]
)
def test_the_last_word_counts(kinds: list[str], held: set[str]) -> None:
    assert files_held([event(kind) for kind in kinds]) == held
