"""Twenty councils over two workers: one round, one summary, and one council's trouble is nobody else's.

Slow, about two minutes: twenty processes that each import everything anew, half a gigabyte each, four at a time.
"""

import json
from collections.abc import Callable
from typing import Any

import pytest

from tests.desk import QUARTER
from tests.e2e.desks import TWENTY, Desk
from tests.e2e.plant import Plant
from tests.e2e.server import ALL, WORKER

READY, SILENT, SPOILT = TWENTY[:12], TWENTY[12:-1], TWENTY[-1]


@pytest.fixture(scope="module")
def round_(plant: Plant, open_desk: Callable[[str], Desk]) -> list[dict[str, Any]]:
    """All councils, run to the end of the last look; the runs of their cycles."""
    for council in READY:
        open_desk(council).send_all()
    with plant.server.at_once(4):
        first = plant.server.run(ALL, quarter=QUARTER, councils=TWENTY)
        plant.until(plant.server.is_round_over)
    return plant.server.cycles_of(first)


def test_each_council_has_one_run(round_: list[dict[str, Any]]) -> None:
    assert sorted(run["parameters"]["council"] for run in round_) == TWENTY


def test_the_two_workers_share_the_work(round_: list[dict[str, Any]]) -> None:
    assert len({run["labels"][WORKER] for run in round_}) == 2


def test_the_summary_says_how_each_ended(plant: Plant, round_: list[dict[str, Any]]) -> None:
    table = json.loads(plant.server.artifact("all-councils-2012-13-q1"))
    states = {row["council"]: row["state"] for row in table}
    assert states == dict.fromkeys(READY, "Published") | dict.fromkeys(SILENT, "AwaitingReturns") | {SPOILT: "Refused"}


def test_each_council_has_published_once(open_desk: Callable[[str], Desk], round_: list[dict[str, Any]]) -> None:
    assert {council: open_desk(council).versions() for council in READY} == dict.fromkeys(READY, ([1], [1]))
