"""Is each of forty forms within a minute taken on SQLite, or answered in a sentence, with no act lost?

Slow, some minutes. It prints what docs/operations.md says of the default set-up.
"""

import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest

from serving.door import NOT_TAKEN
from tests.e2e.processes import Processes
from tests.e2e.server import CYCLE
from tests.e2e.small import OFFICER, Small, cycle_of, start_small

pytestmark = pytest.mark.soak
COUNCILS = [f"small-{number:02}" for number in range(1, 11)]
FORMS, MINUTE = 40, 60


@dataclass
class Minute:
    """What became of the forms: those taken, the sentences of those that were not, and the memory that was used at most."""

    small: Small
    taken: dict[str, str] = field(default_factory=dict)  # the kind of form by run
    sentences: list[str] = field(default_factory=list)
    ended: dict[str, str] = field(default_factory=dict)  # the name of the last state by run
    memory: int = 0


@pytest.fixture(scope="module")
def minute(processes: Processes) -> Iterator[Minute]:
    """Forty forms of ten councils sent within a minute, all at an end."""
    small = start_small(processes, "sqlite", COUNCILS)
    for council in COUNCILS:
        small.send(council)
    begun = [small.form(CYCLE, **cycle_of(council)).json()["id"] for council in COUNCILS]
    small.all_ended(begun)
    minute = Minute(small)
    start = time.monotonic()
    for number in range(FORMS):
        time.sleep(max(0.0, start + number * MINUTE / FORMS - time.monotonic()))
        send(minute, number)
        minute.memory = max(minute.memory, small.memory())
    seconds = time.monotonic() - start
    minute.ended = small.all_ended([*minute.taken])
    locked = sum(log.read_text(errors="replace").count("database is locked") for log in small.processes.logs.rglob("server.log*"))
    print(  # noqa: T201 - pytest shows it with -s, for the page
        f"\n{FORMS} forms in {seconds:.0f} s: {len(minute.taken)} taken, {len(minute.sentences)} not; done after "
        f"{time.monotonic() - start:.0f} s; locked {locked} times; at most {minute.memory / 1e9:.2f} GB"
    )
    yield minute
    processes.end("sqlite")


def send(minute: Minute, number: int) -> None:
    """Send one of four kinds of forms: an act, two that are refused, and a cycle."""
    about = cycle_of(COUNCILS[number // 4])
    why = {"reason": "The service sent the wrong file.", "officer": OFFICER, "approved_by": "Head of children in care"}
    deployment, more = {
        0: ("set-aside/set-aside", {"file": "safeguarding.xlsx", **why}),
        1: ("release/release", {"pack": "0" * 12, "by": OFFICER}),
        2: ("purge/purge", {"what": "file", "digest": "0" * 12, **why}),
        3: (CYCLE, {}),
    }[number % 4]
    answer = minute.small.form(deployment, **about, **more)
    if answer.is_success:
        minute.taken[answer.json()["id"]] = deployment
    else:
        minute.sentences.append(answer.json()["detail"])


def test_a_form_that_is_not_taken_is_answered_in_a_sentence(minute: Minute) -> None:
    assert set(minute.sentences) <= {NOT_TAKEN}


def test_each_that_is_taken_comes_to_its_end(minute: Minute) -> None:
    ended = Counter((minute.taken[run], state) for run, state in minute.ended.items())
    assert ended["release/release", "Refused"] == sum(kind == "release/release" for kind in minute.taken.values())
    assert {state for _, state in ended} <= {"Refused", "AwaitingRelease", "Published", "Superseded", "WithDemocraticServices"}


def test_no_act_is_lost(minute: Minute) -> None:
    taken = sum(kind == "set-aside/set-aside" for kind in minute.taken.values())
    assert sum(event.kind == "set-aside" for council in COUNCILS for event in minute.small.events(council)) == taken


def test_memory_stays_below_two_gigabytes(minute: Minute) -> None:
    assert minute.memory < 2e9
