"""Does a run that a gate stops end in the state of that gate, name the draft, and keep it with what is outstanding?"""

import logging
from datetime import UTC, datetime
from typing import Any

import pytest

from adapters.cycle_context import CycleContext, Output
from adapters.drafts import last_draft, save_outstanding
from flows import gates
from flows.quarter_page import QuarterPage
from quarterly.publishing.audit_result import AuditResult
from quarterly.publishing.drafts import Draft
from quarterly.publishing.holds import HoldKind, Outstanding
from tasks.references import Pack
from tests.installation import COUNCIL, QUARTER, Installation

NOW = datetime(2012, 9, 20, 9, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _nothing_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("show_outstanding", "show_draft"):
        monkeypatch.setattr(gates, name, lambda *_: None)
    # These packs have no report to draw or to pack.
    for made in ("release_files.page_attachment", "release_files.draw_release_files", "agenda.send_agenda"):
        monkeypatch.setattr(f"adapters.{made}", lambda *_: None)
    monkeypatch.setattr(gates, "audit_draft", lambda *_: AuditResult())


def waiting(installation: Installation, considered_on: str, view: str = "v") -> tuple[str, str] | None:
    """Return the name and message of the state a pack waits in."""
    cycle = CycleContext.of(COUNCIL, QUARTER)
    pack: Any = Pack(output=Output(f"stages/{view}.json", "d"), files=8, view=view, considered_on=considered_on)
    save_outstanding(cycle, pack.folder, ())
    hold = gates.hold_before_publishing(QuarterPage(cycle), COUNCIL, pack, NOW)
    return None if hold is None else (hold.state, hold.message)


def test_a_report_nobody_said_was_considered_waits_and_says_what_to_do(installation: Installation) -> None:
    assert waiting(installation, "") == (
        "WithDemocraticServices",
        "The report is ready; the Cabinet has yet to consider it. Say on which day it did in the cover workbook. "
        f"The draft: {installation.restricted.address}/stages/v/draft.html.",
    )


def test_a_report_that_no_gate_holds_goes_on(installation: Installation) -> None:
    assert waiting(installation, "19/09/2012") is None


def test_a_figure_that_can_be_worked_out_waits_for_a_person_where_release_is_automatic(
    installation: Installation, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = Outstanding(kind=HoldKind.DISCLOSURE, where="Children in care", sentence="12 less 8 leaves 4.")
    monkeypatch.setattr(gates, "outstanding_in", lambda *_: (told,))
    monkeypatch.setattr(gates, "_write_to_people", lambda _, hold, *__: hold)
    found = waiting(installation, "19/09/2012")
    assert found is not None
    assert found[0] == "AwaitingRelease"
    assert "Held back by 1 figure that can be worked out." in found[1]


def test_what_is_public_already_and_gives_a_count_away_is_written_and_shown_where_nothing_holds(
    installation: Installation, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[str] = []
    monkeypatch.setattr(gates, "audit_draft", lambda *_: AuditResult(incidents=("12 less 8 leaves 4.",)))
    monkeypatch.setattr(gates, "get_run_logger", logging.getLogger)  # the one of a run needs a run
    monkeypatch.setattr(gates, "show_incident", lambda _, sentence, __: shown.append(sentence))
    assert waiting(installation, "19/09/2012") is None
    (letter,) = (installation.folder / "outbox").rglob("incident-*.eml")
    assert shown[0].startswith("1 small count can be worked out from what is public already")
    assert "12 less 8" not in letter.read_text() + shown[0]


def test_every_draft_is_kept_with_the_one_before(installation: Installation) -> None:
    for view in ("v", "w"):
        waiting(installation, "", view)
    assert last_draft(CycleContext.of(COUNCIL, QUARTER)) == Draft("w", "stages/w", 0, "stages/v")
