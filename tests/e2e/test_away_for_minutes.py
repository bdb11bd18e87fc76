"""Is a store that is away for five minutes in each stage waited for, at the settings a council has, and a mail server meanwhile?

Slow, a quarter of an hour: the outages of all stages are waited for at once. It prints what docs/operations.md says.
"""

import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest

from tests.e2e.conftest import BUCKET, keys
from tests.e2e.installations import Installation
from tests.e2e.kill_points import POINTS
from tests.e2e.postgres import free_port
from tests.e2e.processes import Processes
from tests.e2e.s3_proxy import Outage, S3Proxy
from tests.e2e.server import CYCLE
from tests.e2e.small import Small, cycle_of, start_small
from tests.e2e.smtp_server import smtp_server
from tests.seaweed import Seaweed

pytestmark = pytest.mark.soak
AWAY = 300  # seconds
# A council for each stage, in which the store goes away from it alone: by the point at which it does.
STAGES = {
    "away-collecting": "collect-returns",
    "away-validating": "validate-return",
    "away-scoring": "score-indicators",
    "away-asking": "mail-begun",
    "away-compiling": "compile-report",
    "away-publishing": "half-published",
}


@dataclass
class Away:
    """What came of it: the states of each council's run, and the letters that had gone out when the mail server was back."""

    states: dict[str, list[str]]
    versions: dict[str, tuple[list[int], list[int]]]
    letters: dict[str, dict[str, bool]]
    sent: Counter[str]


@pytest.fixture(scope="module")
def away(
    processes: Processes, s3_proxy: S3Proxy, s3_server: Seaweed, open_installation: Callable[..., Installation]
) -> Iterator[Away]:
    """All runs at their end, and then all letters."""
    port = free_port()
    settings = {
        "QUARTERLY_STORE": f"{BUCKET}/away",
        "QUARTERLY_S3_ENDPOINT": s3_proxy.endpoint,
        "QUARTERLY_SMTP_HOST": "127.0.0.1",
        "QUARTERLY_MAIL_FROM": "performance@council.example",
        "QUARTERLY_SMTP_PORT": str(port),
        "QUARTERLY_RUNS_AT_ONCE": str(len(STAGES)),
        **keys(s3_server),
    }
    small = start_small(processes, "away", [*STAGES], **settings)
    installations = {council: open_installation(council, "away") for council in STAGES}
    runs, outages = publish(small, s3_proxy)
    begun = time.monotonic()
    assert all(outage.begun for outage in outages.values())
    with smtp_server(port) as mail:
        small.until(lambda: all(all(each.letters().values()) for each in installations.values()))
        posted = time.monotonic() - begun
        sent = Counter(str(message["Message-ID"]) for message in mail.messages)
    states = {council: states_of(small, run) for council, run in runs.items()}
    for council, names in states.items():
        print(f"\n{council}: {' '.join(names)}", end="")  # noqa: T201
    print(f"\nMail server away until then; {sum(sent.values())} letters out {posted:.0f} s after it was back")  # noqa: T201
    yield Away(
        states,
        {council: each.versions() for council, each in installations.items()},
        {council: each.letters() for council, each in installations.items()},
        sent,
    )
    processes.end("away")


def publish(small: Small, proxy: S3Proxy) -> tuple[dict[str, str], dict[str, Outage]]:
    """Run the cycle of every council through its outage; return the runs, and the outages."""
    outages = {council: Outage(POINTS[point](council), of=council, seconds=AWAY) for council, point in STAGES.items()}
    for hold in (outage.begins for outage in outages.values()):
        hold.path = hold.path.replace("/store/", "/away/")
    for council in STAGES:
        small.send(council)
    proxy.outages += outages.values()
    try:
        runs = {council: str(small.form(CYCLE, **cycle_of(council)).json()["id"]) for council in STAGES}
        small.until(lambda: all(small.server.state(run)["name"] == "Published" for run in runs.values()))
    finally:
        proxy.outages.clear()
    return runs, outages


def states_of(small: Small, run: str) -> list[str]:
    """Return the names of the states a run went through, in order."""
    states = small.server.call("GET", f"/flow_run_states/?flow_run_id={run}")
    return [state["name"] for state in sorted(states, key=lambda state: state["timestamp"])]


def test_each_stage_waits_and_the_same_run_publishes(away: Away) -> None:
    assert {council: names[-1] for council, names in away.states.items()} == dict.fromkeys(STAGES, "Published")
    assert away.versions == dict.fromkeys(STAGES, ([1], [1]))


def test_no_run_breaks_off_or_fails(away: Away) -> None:
    assert not {"Crashed", "Failed", "GivenUp"} & {name for names in away.states.values() for name in names}


def test_every_letter_is_sent_once_when_the_mail_server_is_back(away: Away) -> None:
    assert away.sent == Counter({letter: 1 for letters in away.letters.values() for letter in letters})
