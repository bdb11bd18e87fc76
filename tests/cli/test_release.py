"""Does the command line say what holds a draft back, and how to release it; and does a dry run leave no trace?"""

from dataclasses import replace
from datetime import datetime, tzinfo
from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console
from typer.testing import CliRunner, Result

from adapters.audit import events_of
from adapters.cycle_context import CycleContext
from adapters.disclosure_audit import audit_draft
from adapters.drafts import last_draft, save_draft
from cli.app import app
from cli.draft import print_draft
from quarterly.publishing.drafts import Draft
from quarterly.vocabulary.errors import SetupError
from tasks.today import today
from tests.flows.officers import everything
from tests.installation import COUNCIL, KEY, LAC, QUARTER, Installation, indicator_return, own_council
from tests.snapshots import Snapshots
from tests.stages.chain import Chain

OFFICER = "Corporate performance officer"


def quarterly(*arguments: str) -> Result:
    return CliRunner(env={"COLUMNS": "200"}).invoke(app, list(arguments))


@pytest.fixture
def council(installation: Installation, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A council whose officer releases its reports, with returns and an explanation missing and a figure that is wrong."""
    wrong, silent = ["1178", None, None, None, "many", 98.8, None], ["1180", None, 3, 6, 50, 65, None]
    installation.send("children-in-care", indicator_return("children-in-care", [wrong, silent]))
    changes = [("profile.yaml", "  release: automatic", "  release: by a person")]
    changes += [("profile.yaml", f"  {gate}: accept", f"  {gate}: hold") for gate in ("returns", "under_query", "commentary")]
    monkeypatch.chdir(tmp_path)
    return str(own_council(installation.folder / COUNCIL, changes))


def compiled(council: str) -> CycleContext:
    pack, cycle = Chain(council, QUARTER).compiled(), CycleContext.of(council, QUARTER)
    save_draft(cycle, Draft(pack.view, pack.folder))
    audit_draft(cycle, pack.folder, today())  # as a run does before it waits
    return cycle


@pytest.fixture
def drafted(council: str, installation: Installation, snapshots: Snapshots) -> CycleContext:
    """That council's quarter with its draft."""
    snapshots.restore("compiled with gates that hold", installation, lambda: compiled(council))
    return CycleContext.of(council, QUARTER)


def pack_of(cycle: CycleContext) -> str:
    draft = last_draft(cycle)
    assert draft is not None
    return draft.pack


def printed(cycle: CycleContext, council: str, state: str = "AwaitingRelease") -> list[str]:
    shown = StringIO()
    print_draft(Console(file=shown, width=200), cycle, council, state)
    return shown.getvalue().splitlines()


def test_what_holds_a_draft_back_is_grouped_and_named_as_people_name_it(council: str, drafted: CycleContext) -> None:
    lines = printed(drafted, council)
    assert [line for line in lines if line[:1].isdigit()] == [
        "1 figure under query",
        "5 returns missing or refused",
        "1 explanation awaited",
    ]
    assert (
        "  Schools and learning: Nothing of this service counts: no return has come, or it was refused. "
        "It is printed as not received." in lines
    )
    assert any(line.startswith("  Children in care; PI return, cell E6: PI 1178, ") for line in lines)
    assert any(line.endswith("The explanation by the head of children in care is printed as awaited.") for line in lines)


def test_the_command_to_type_is_printed_with_a_place_for_each_reason(council: str, drafted: CycleContext) -> None:
    command = printed(drafted, council)[-1]
    pack = pack_of(drafted)[:12]
    assert drafted.council.profile.releasing_role == OFFICER
    assert command == (
        f'  quarterly release {council} "{QUARTER}" {pack} --by "{OFFICER}" '
        '--accept under-query="…" --accept returns="…" --accept commentary="…"'
    )


def test_while_personal_data_holds_the_command_that_lists_it_is_printed_and_none_that_releases(
    council: str, installation: Installation
) -> None:
    row = [*LAC[:6], "Kayleigh Adams moved to an aunt."]
    installation.send("children-in-care", indicator_return("children-in-care", [row]), "later.xlsx", hour=15)
    lines = printed(compiled(council), council)
    assert not [line for line in lines if "quarterly release" in line]
    assert [line for line in lines if f'quarterly clear {council} "{QUARTER}" --show' in line]


def test_what_waits_for_its_day_shows_no_command(council: str, drafted: CycleContext) -> None:
    assert not [line for line in printed(drafted, council, "AwaitingDay") if "quarterly release" in line]


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--accept", "returns"], 'Write --accept KIND="reason", with one of these kinds: disclosure, contradictions,'),
        (["--accept", "everything=It is fine."], 'Write --accept KIND="reason"'),
        (["--accept", "returns= "], "--accept returns gives no reason. Say it in a sentence."),
        (["--accept", "returns=Closed.", "--accept", "returns=Late."], "--accept returns is given twice."),
        (["--accept", "returns=…"], "returns: say in a sentence why it goes out as it is."),
        (["--accept", "returns=Closed."], "No reason is given for under-query and commentary."),
        (["--accept", "personal-data=Only a name."], "There is nothing to accept under personal-data: leave it out."),
        (["--not-before", "soon"], "--not-before: this is not a day and an hour of it."),
        (["--by", "Jo Bloggs"], "--by must be a role of"),
    ],
)
def test_a_release_that_is_not_in_order_is_refused_and_records_nothing(
    council: str, drafted: CycleContext, installation: Installation, options: list[str], message: str
) -> None:
    before = everything(installation)
    found = quarterly("release", council, QUARTER, pack_of(drafted), "--by", OFFICER, *options)
    assert found.exit_code == 2
    assert message in found.stderr
    assert "Traceback" not in found.stderr
    assert events_of(drafted.restricted, COUNCIL, KEY) == ()
    assert everything(installation) == before


def test_the_history_says_what_was_released_and_with_what(council: str, drafted: CycleContext) -> None:
    from flows.record_release import ReleaseForm, record_release
    from quarterly.publishing.holds import HoldKind

    reasons = {HoldKind.RETURNS: "They closed.", HoldKind.UNDER_QUERY: "It is being mended.", HoldKind.COMMENTARY: "On leave."}
    pack = pack_of(drafted)
    record_release(drafted, council, ReleaseForm(pack=pack, by=OFFICER, accepted=reasons, not_before="2012-09-24 09:00"))
    shown = quarterly("history", council, QUARTER, "--format", "json").stdout
    assert f"released pack {pack[:12]}, not before 24 September 2012 at 09:00" in shown
    assert "Accepted, under-query: It is being mended. Accepted, returns: They closed. Accepted, commentary: On leave." in shown


def test_a_second_release_does_not_drop_the_day_of_the_first_without_a_word(
    council: str, drafted: CycleContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    import flows.record_release
    from quarterly.publishing.holds import HoldKind

    class September(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> "September":
            return cls(2012, 9, 3, tzinfo=tz)

    reasons = {HoldKind.RETURNS: "They closed.", HoldKind.UNDER_QUERY: "It is being mended.", HoldKind.COMMENTARY: "On leave."}
    form = flows.record_release.ReleaseForm(pack=pack_of(drafted), by=OFFICER, accepted=reasons, not_before="2012-09-24 09:00")
    flows.record_release.record_release(drafted, council, form)
    monkeypatch.setattr(flows.record_release, "datetime", September)
    with pytest.raises(SetupError, match="to be public from 24 September 2012 at 09:00"):
        flows.record_release.record_release(drafted, council, replace(form, not_before=""))


def test_a_dry_run_shows_gates_and_draft_and_leaves_no_trace(council: str, installation: Installation) -> None:
    before = everything(installation)
    found = quarterly("run", council, QUARTER, "--dry-run")
    assert found.exit_code == 6
    assert f"Released             by the role {OFFICER}" in found.stdout
    assert (
        "On hold              personal-data, disclosure, contradictions, large-changes, under-query, returns, commentary"
        in found.stdout
    )
    assert "1 figure under query" in found.stdout
    assert "AwaitingRelease: The report is ready" in found.stdout
    draft = next(line.split()[-1] for line in found.stdout.splitlines() if line.startswith("  The draft"))
    assert "Dudley" in Path(draft).read_text(encoding="utf-8")
    assert everything(installation) == before == {}
    assert not (installation.folder / "outbox").exists()


def test_a_dry_run_over_what_is_published_changes_nothing_of_it(
    installation: Installation, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    installation.send_all()
    installation.send_cover()
    Chain().published()
    row = [*LAC[:4], 99.0, 98.8, "It was sent too high."]
    installation.send("children-in-care", indicator_return("children-in-care", [row]), "fix.xlsx", hour=15)
    before = everything(installation)
    found = quarterly("run", COUNCIL, QUARTER, "--dry-run")
    assert (found.exit_code, "Nothing would hold it: a run publishes it." in found.stdout) == (0, True)
    assert everything(installation) == before


def test_a_dry_run_of_nothing_says_so(council: str, installation: Installation) -> None:
    for path in (installation.folder / "inbox").rglob("*.xlsx"):
        path.unlink()
    found = quarterly("run", council, QUARTER, "--dry-run")
    assert (found.exit_code, "Nothing has been received for 2012-13 Q1" in found.stdout) == (6, True)
