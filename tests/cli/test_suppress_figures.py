"""What does somebody see who has further figures suppressed, and what where it cannot be done?"""

from datetime import date
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from adapters.audit import events_of
from adapters.cycle_context import CycleContext
from adapters.disclosure_audit import audit_draft
from adapters.drafts import save_draft
from cli.app import app
from quarterly.publishing.drafts import Draft
from tests.installation import COUNCIL, KEY, QUARTER, Installation, own_council
from tests.stages.chain import Chain

OFFICER = "Corporate performance officer"


def suppress_figures(*arguments: str) -> Result:
    return CliRunner(env={"COLUMNS": "200"}).invoke(app, ["suppress-figures", *arguments])


@pytest.fixture
def council(installation: Installation, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    installation.send_all()
    monkeypatch.chdir(tmp_path)
    return str(own_council(installation.folder / COUNCIL))


@pytest.mark.parametrize(
    ("pack", "by", "said"),
    [
        ("0123456789ab", "Head of everything", "--by must be a role of Dudley"),
        ("0123456789ab", "Head of children in care", "are released by the role Corporate performance officer"),
        ("0123456789ab", OFFICER, "No draft of 2012-13 Q1 waits"),
    ],
)
def test_nonsense_is_answered_in_a_sentence_and_changes_nothing(
    council: str, installation: Installation, pack: str, by: str, said: str
) -> None:
    found = suppress_figures(council, QUARTER, pack, "--by", by)
    assert found.exit_code == 2
    assert said in found.stderr
    assert events_of(installation.restricted, COUNCIL, KEY) == ()


def test_a_draft_from_which_nothing_can_be_worked_out_has_nothing_to_suppress(council: str, installation: Installation) -> None:
    pack, cycle = Chain(council, QUARTER).compiled(), CycleContext.of(council, QUARTER)
    save_draft(cycle, Draft(pack.view, pack.folder))
    audit_draft(cycle, pack.folder, date(2012, 12, 1))
    assert "No pack goes by that name" in suppress_figures(council, QUARTER, "not a pack", "--by", OFFICER).stderr
    found = suppress_figures(council, QUARTER, pack.view[:12], "--by", OFFICER)
    assert found.exit_code == 2
    assert "proposes no figure to suppress. Nothing was changed." in found.stderr
    assert events_of(installation.restricted, COUNCIL, KEY) == ()
