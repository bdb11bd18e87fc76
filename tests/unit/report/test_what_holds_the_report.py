"""The gates between a compiled report and the public: checks that hold it back, and who considers it first."""

from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows import gates
from quarterly.configuration.council import Council
from quarterly.post import checks_letter
from quarterly.returns.findings import Finding, Severity
from quarterly.stages import Output, Pack
from tasks.compile_report import _blocking
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


# Which findings hold a report


def finding(code: str, severity: str, message: str = "Something is wrong.") -> Finding:
    return Finding(code=code, severity=Severity(severity), message=message, remedy="Mend it.", file="cover.xlsx",
                   sheet="Narrative", cell="B7", indicator=None)  # fmt: skip


def blocking(*findings: Finding, stops: tuple[str, ...] = ()) -> tuple[str, ...]:
    gates = {"commentary": "report", "returns": "report", "blocking": stops}
    place: Any = SimpleNamespace(council=with_profile(gates=gates))
    return _blocking(place, findings)


def test_what_is_critical_holds_and_what_is_not_does_not() -> None:
    assert blocking(finding("R14", "critical"), finding("R07", "warning"), finding("R05", "info")) == ("R14",)


def test_a_council_may_have_more_hold_each_told_once_in_order() -> None:
    found = (finding("R14", "critical"), finding("R07", "warning"), finding("R07", "warning"))
    assert blocking(*found, stops=("R07", "R03")) == ("R07", "R14")


# The officer's letter


def test_the_letter_puts_what_is_worst_first_and_numbers_it() -> None:
    letter = checks_letter(DUDLEY, Q1, [finding("R05", "info"), finding("R14", "critical")])
    assert letter.subject == "2012-13 Q1 report: 2 places to look at"
    assert [line for line in letter.text.splitlines() if line[:1].isdigit()] == [
        "1. CRITICAL R14, Narrative, cell B7: Something is wrong. Mend it.",
        "2. INFO R05, Narrative, cell B7: Something is wrong. Mend it.",
    ]


def test_the_letter_about_one_place_is_worded_for_one() -> None:
    letter = checks_letter(DUDLEY, Q1, [finding("R05", "info")])
    assert letter.subject == "2012-13 Q1 report: 1 place to look at"
    assert "1 place in it should be looked at" in " ".join(letter.text.split())


def test_the_letter_says_that_the_report_is_held_where_it_is() -> None:
    assert "cannot go out" in " ".join(checks_letter(DUDLEY, Q1, [finding("R14", "critical")]).text.split())


def test_the_same_findings_are_one_letter() -> None:
    found = [finding("R05", "info"), finding("R14", "critical")]
    assert checks_letter(DUDLEY, Q1, found).id == checks_letter(DUDLEY, Q1, found).id


def test_other_findings_are_another_letter() -> None:
    letters = [checks_letter(DUDLEY, Q1, [finding(code, "info")]).id for code in ("R05", "R06")]
    assert letters[0] != letters[1]
