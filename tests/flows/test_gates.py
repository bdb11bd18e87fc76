"""Does a run that a gate stops end in the state of that gate, and name the draft?"""

from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest

from adapters.cycle_context import Output
from flows import gates
from tasks.references import Pack
from tests.unit.made import Q1, TOWN


@pytest.fixture(autouse=True)
def _on_a_day_in_september(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gates, "today", lambda: date(2012, 9, 20))


def held(considered_on: str) -> tuple[str, str] | None:
    """Return the name and message of the state a pack waits in."""
    restricted = SimpleNamespace(address="file:///store/", list=lambda _: [])
    cycle: Any = SimpleNamespace(council=TOWN, quarter=Q1, restricted=restricted)
    state = gates.wait_before_publishing(
        cycle, Pack(output=Output("stages/a.json", "d"), files=8, view="v", considered_on=considered_on)
    )
    return None if state is None else (str(state.name), str(state.message))


def test_a_report_nobody_said_was_considered_waits_and_says_what_to_do() -> None:
    assert held("") == (
        "WithDemocraticServices",
        "The report is ready; the Cabinet has yet to consider it. Say on which day it did in the cover workbook. "
        "The draft: file:///store/stages/a/restricted/report.html.",
    )


def test_a_report_that_no_gate_holds_goes_on() -> None:
    assert held("19/09/2012") is None
