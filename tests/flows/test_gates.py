"""The gates between a compiled report and the public: checks that hold it back, and who considers it first."""

from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.cycle_context import Output
from flows import gates
from quarterly.configuration.council import Council
from tasks.references import Pack
from tests.unit.made import DUDLEY, Q1
from tests.unit.report.reports import with_profile

NO_GATE = with_profile(gates={"commentary": "report", "returns": "report"})


def held(considered_on: str = "", *blocked: str, council: Council = DUDLEY) -> tuple[str, str] | None:
    """Return the name and words of the state a pack waits in."""
    place: Any = SimpleNamespace(
        council=council, quarter=Q1, restricted=SimpleNamespace(address="file:///store/", list=lambda _: [])
    )
    pack = Pack(Output("stages/a.json", "d"), 8, "v", {}, blocked, "", considered_on)
    state = gates.held_by_pack(place, pack)
    return None if state is None else (str(state.name), str(state.message))


@pytest.fixture(autouse=True)
def _on_a_day_in_september(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gates, "today", lambda: date(2012, 9, 20))


def test_a_report_nobody_said_was_considered_waits_and_says_what_to_do() -> None:
    assert held() == (
        "WithDemocraticServices",
        "The report is ready; the Cabinet has yet to consider it. Say on which day it did in the cover workbook. "
        "The draft: file:///store/stages/a/restricted/report.html.",
    )


@pytest.mark.parametrize("day", ["2012-09-20", "20 September 2012", "19/09/2012", "2012-09-19T00:00:00"])
def test_a_report_that_was_considered_goes_out(day: str) -> None:
    assert held(day) is None


@pytest.mark.parametrize("day", ["2012-09-21", "21 September 2012", "September 2012"])
def test_a_day_still_to_come_holds_the_report(day: str) -> None:
    assert held(day) is not None


@pytest.mark.parametrize("day", ["to be agreed", "yes", "31 September 2012", "5"])
def test_what_is_no_day_holds_the_report(day: str) -> None:
    assert held(day) is not None


@pytest.mark.parametrize("day", ["14 March 2012", "30 June 2011", "Q4 2011-12"])
def test_the_day_of_an_earlier_quarters_report_releases_nothing(day: str) -> None:
    assert held(day) is not None


def test_a_council_without_such_a_body_publishes_at_once() -> None:
    assert held(council=NO_GATE) is None


def test_checks_hold_a_report_that_has_been_considered() -> None:
    found = held("2012-09-01", "R14", "R07")
    assert found is not None
    assert "Consistency checks hold the report back: R14, R07." in found[1]


@given(st.dates(date(2012, 7, 1), date(2013, 7, 1)))
def test_it_goes_out_on_the_day_it_is_considered_and_not_before(day: date) -> None:
    assert (held(day.isoformat()) is None) == (day <= date(2012, 9, 20))
