"""What does `quarterly targets` show of what services propose for a year?"""

from datetime import date
from pathlib import Path

import pytest

from adapters.cycle_context import CycleContext
from adapters.mail.owed import save_returns_state
from quarterly.collecting.returns.proposed_targets import Proposal
from quarterly.correspondence.owed import ReturnsState
from tests.cli.new_council import quarterly

ID, OTHERS, LAST, YEAR = "children-in-care", 2, "2026-27 Q4", "2027-28"


@pytest.fixture(autouse=True)
def _store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QUARTERLY_STORE", str(tmp_path / "store"))


@pytest.fixture
def cycle(folder: Path) -> CycleContext:
    """The last quarter of a year."""
    return CycleContext.of(str(folder), LAST)


def propose(cycle: CycleContext, typed: str) -> None:
    service = next(iter(cycle.council.profile.services))
    sent = Proposal(
        indicator=ID, year=YEAR, typed=typed, service=service, file="return.xlsx", sheet="Return", cell="K7", on=date(2027, 4, 12)
    )
    save_returns_state(cycle, ReturnsState(received=(service,), proposed=(sent,)))


def test_a_proposal_is_a_line_of_the_catalogue_with_who_sent_it_when_and_where(folder: Path, cycle: CycleContext) -> None:
    propose(cycle, "400")
    found = quarterly("targets", str(folder), YEAR)
    assert found.exit_code == 0
    assert f'  {ID}:\n    "{YEAR}": 400\n' in found.stdout
    assert "on 12 April 2027, return.xlsx, Return!K7" in found.stdout
    assert f"Nothing is proposed yet for {OTHERS} indicators: " in found.stdout


@pytest.mark.parametrize("typed", ["Fewer than 400", ">=400", "10 to 15"])
def test_words_are_in_quotes_and_what_contradicts_the_indicator_is_said(folder: Path, cycle: CycleContext, typed: str) -> None:
    propose(cycle, typed)
    assert f'    "{YEAR}": "{typed}"\n' in quarterly("targets", str(folder), YEAR).stdout


def test_what_nobody_has_proposed_yet_is_named(folder: Path, cycle: CycleContext) -> None:
    found = quarterly("targets", str(folder), YEAR)
    assert found.stdout.strip().startswith(f"Nothing is proposed yet for {OTHERS + 1} indicators: ")


def test_of_another_year_nothing_is_asked_for(folder: Path) -> None:
    assert "No target for 2031/32 is asked for" in quarterly("targets", str(folder), "2031-32").stdout


@pytest.mark.parametrize("year", ["2027/28", "next"])
def test_a_year_is_written_as_years_are_everywhere(folder: Path, year: str) -> None:
    found = quarterly("targets", str(folder), year)
    assert (found.exit_code, "is not a year" in found.stderr) == (2, True)
