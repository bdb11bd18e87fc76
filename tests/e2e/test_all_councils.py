"""Does a round of twenty councils on two workers run each once, summarise all, and let no council disturb another?

Slow, about two minutes: twenty processes, each of which imports everything and uses half a gigabyte, four at a time.
"""

import json
from collections.abc import Callable
from typing import Any

import pytest

from tests.e2e.installations import TWENTY, Installation
from tests.e2e.server import ALL, WORKER
from tests.e2e.stack import Stack
from tests.installation import QUARTER

pytestmark = pytest.mark.soak
READY, SILENT, SPOILT = TWENTY[:12], TWENTY[12:-1], TWENTY[-1]


@pytest.fixture(scope="module")
def round_(stack: Stack, open_installation: Callable[[str], Installation]) -> list[dict[str, Any]]:
    """The runs of all councils' cycles in a round that has ended."""
    for council in READY:
        open_installation(council).send_all()
    with stack.server.at_once(4):
        first = stack.server.run(ALL, quarter=QUARTER, councils=TWENTY)
        stack.until(stack.server.is_round_over)
    return stack.server.cycles_of(first)


def test_each_council_has_one_run(round_: list[dict[str, Any]]) -> None:
    assert sorted(run["parameters"]["council"] for run in round_) == TWENTY


def test_the_two_workers_share_the_work(round_: list[dict[str, Any]]) -> None:
    assert len({run["labels"][WORKER] for run in round_}) == 2


def test_the_summary_says_how_each_ended(stack: Stack, round_: list[dict[str, Any]]) -> None:
    table = json.loads(stack.server.artifact("all-councils-2012-13-q1"))
    states = {row["council"]: row["state"] for row in table}
    assert states == dict.fromkeys(READY, "Published") | dict.fromkeys(SILENT, "AwaitingReturns") | {SPOILT: "Refused"}


def test_each_council_has_published_once(open_installation: Callable[[str], Installation], round_: list[dict[str, Any]]) -> None:
    assert {council: open_installation(council).versions() for council in READY} == dict.fromkeys(READY, ([1], [1]))
