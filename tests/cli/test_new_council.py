"""What does `quarterly new` create and print, does its folder pass the check, and is nothing left after a failure?"""

import csv
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from io import StringIO
from pathlib import Path

import pytest

from adapters.councils import load_council
from quarterly.configuration.deadlines import deadlines
from quarterly.vocabulary.quarter import Quarter
from tests.cli.new_council import QUARTER, ROOT, TODAY, VALUES, check, quarterly


def test_new_says_what_was_made_and_what_comes_next(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QUARTERLY_COUNCILS", str(tmp_path))
    monkeypatch.setattr("cli.new.today", lambda: TODAY)
    assert quarterly("new", "north-sampleshire").stdout.splitlines() == [
        f"Made {tmp_path}/north-sampleshire for North Sampleshire Council, with examples to change:",
        "  profile.yaml     who sends what, how it is rated, what stands in the report",
        "  indicators.yaml  what is counted, which way is good, what was agreed",
        "  history.csv      figures of earlier quarters: only its header so far",
        "  returns/         where returns go",
        "  README.md        what else can lie here",
        "",
        "What comes next:",
        "  quarterly check north-sampleshire",
        '  quarterly calendar north-sampleshire "2026-27 Q1"',
        '  quarterly call north-sampleshire "2026-27 Q1"',
        f"  put returns into {tmp_path}/north-sampleshire/returns/2026-27-q1/social-care/, a folder for each service",
        '  quarterly run north-sampleshire "2026-27 Q1"',
    ]


def test_new_makes_every_file(folder: Path) -> None:
    made = ["README.md", "history.csv", "indicators.yaml", "profile.yaml", "returns"]
    assert sorted(path.name for path in folder.iterdir()) == made


def test_nothing_else_is_left_beside_it(folder: Path) -> None:
    assert list(folder.parent.iterdir()) == [folder]


def test_a_new_folder_may_be_read_by_whoever_may_read_its_neighbours(folder: Path) -> None:
    beside = folder.parent / "beside"
    beside.mkdir()
    assert folder.stat().st_mode == beside.stat().st_mode


def test_a_new_council_passes_its_check(folder: Path) -> None:
    assert check(folder) == [
        "Sampleshire County Council: 2 services, 3 indicators, 1 key activity, changes from 2026-27 Q3. No mistake was found."
    ]


@pytest.mark.parametrize(
    ("day", "quarter", "met"),
    [
        (date(2026, 11, 30), "2026-27 Q2", date(2026, 12, 15)),
        (date(2027, 5, 3), "2026-27 Q4", date(2027, 6, 15)),
        (date(2028, 2, 29), "2027-28 Q3", date(2028, 3, 21)),
        (date(2030, 7, 1), "2030-31 Q1", date(2030, 9, 17)),
    ],
)
def test_the_examples_are_of_the_quarter_that_ended_last(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, day: date, quarter: str, met: date
) -> None:
    monkeypatch.setenv("QUARTERLY_COUNCILS", str(tmp_path))
    monkeypatch.setattr("cli.new.today", lambda: day)
    assert f'quarterly run northshire "{quarter}"' in quarterly("new", "northshire").stdout
    council = load_council("northshire", Quarter.parse(quarter))
    assert council.profile.calendar.meetings[quarter] == met
    assert [each.id for each in council.catalogue.indicators if not each.versions(Quarter.parse(quarter))] == []
    assert (quarterly("check", "northshire").exit_code, quarterly("calendar", "northshire", quarter).exit_code) == (0, 0)


@pytest.mark.parametrize("quarter", ["2026-27 Q1", "2026-27 Q2", "2026-27 Q3", "2026-27 Q4"])
def test_each_quarter_of_the_example_year_has_a_meeting_and_a_day_for_each_step(folder: Path, quarter: str) -> None:
    printed = quarterly("calendar", str(folder), quarter).stdout
    steps = ["Returns sent", "Commentary written", "Report released", "Agenda and report published", "Meeting"]
    found = [line for line in printed.splitlines() if any(f"  {step}  " in line for step in steps)]
    assert [next(step for step in steps if f"  {step}  " in line) for line in found] == steps


def test_a_step_of_the_example_ends_after_the_quarter_it_is_about(folder: Path) -> None:
    calendar = load_council(str(folder)).profile.calendar
    for quarter, meeting in calendar.meetings.items():
        assert Quarter.parse(quarter).ends < min(each.day for each in deadlines(meeting, calendar.steps, calendar.closed))


def test_the_call_can_be_sent_at_once(folder: Path) -> None:
    found = quarterly("call", str(folder), QUARTER, "--to", str(folder.parent / "call"))
    assert (found.exit_code, sorted(path.name for path in (folder.parent / "call").iterdir())) == (
        0,
        ["cover", "education", "social-care"],
    )


def test_readers_see_no_id_of_the_examples(folder: Path) -> None:
    assert [each.ref for each in load_council(str(folder)).catalogue.indicators] == ["", "", ""]


def test_scores_can_be_worked_out_at_once(folder: Path) -> None:
    (folder.parent / "values.csv").write_text(VALUES)
    found = quarterly("score", str(folder), QUARTER, "--values", "values.csv", "--format", "csv")
    assert [row["final"] for row in csv.DictReader(StringIO(found.stdout))] == ["green", "amber", "red"]


def test_score_says_who_has_not_sent_anything(folder: Path) -> None:
    found = quarterly("score", str(folder), QUARTER)
    assert (found.exit_code, "Not received: social-care, education" in found.stdout) == (0, True)


@pytest.mark.parametrize(
    ("arguments", "name", "short"),
    [
        (["./st-helens"], "St Helens Council", "St Helens"),
        (["./stoke-on-trent"], "Stoke on Trent Council", "Stoke on Trent"),
        (["./x", "--title", "Dudley Metropolitan Borough Council"], "Dudley Metropolitan Borough Council", "Dudley"),
        (["./x", "--title", "London Borough of Camden"], "London Borough of Camden", "Camden"),
        (["./x", "--title", "Isle of Wight Council"], "Isle of Wight Council", "Isle of Wight"),
        (["./x", "--title", "City of York Council"], "City of York Council", "York"),
        (["./x", "--title", "Council"], "Council", "Council"),
        (["./x", "--title", "New Sampleshire Council"], "New Sampleshire Council", "New Sampleshire"),
        (["./x", "--title", '“A”: "B" \\ C # Council'], '“A”: "B" \\ C # Council', '“A”: "B" \\ C #'),
    ],
)
def test_the_title_gives_the_names(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], name: str, short: str
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("QUARTERLY_COUNCILS", str(tmp_path))
    quarterly("new", *arguments)
    profile = load_council(arguments[0]).profile
    assert (profile.name, profile.short_name) == (name, short)


def test_comments_name_the_command_for_this_council(folder: Path) -> None:
    assert "#   quarterly check ./sampleshire\n" in (folder / "profile.yaml").read_text()
    assert "`quarterly benchmarks ./sampleshire FILE.csv`" in (folder / "README.md").read_text()


@pytest.mark.parametrize("name", ["My Council", "Leeds", "leeds_", "-leeds", "", "ünder", ".."])
def test_a_name_that_is_no_slug_is_refused(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QUARTERLY_COUNCILS", str(tmp_path))
    found = quarterly("new", "--", name)
    assert (found.exit_code, list(tmp_path.iterdir()), "Traceback" in found.output) == (2, [], False)


def test_a_folder_that_is_there_is_left_as_it_is(folder: Path) -> None:
    (folder / "profile.yaml").write_text("mine")
    found = quarterly("new", "./sampleshire")
    assert (found.exit_code, (folder / "profile.yaml").read_text()) == (2, "mine")
    assert "sampleshire is there already, and nothing in it was changed" in found.stderr


@pytest.mark.parametrize("path", ["../sampleshire", "./deeper/sampleshire", "/tmp/sampleshire"])
def test_a_path_that_is_not_in_the_councils_folder_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, path: str) -> None:
    (tmp_path / "councils" / "deeper").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "councils")
    monkeypatch.setenv("QUARTERLY_COUNCILS", str(tmp_path / "councils"))
    before = sorted(tmp_path.rglob("*"))
    found = quarterly("new", path)
    assert (found.exit_code, "set QUARTERLY_COUNCILS to the folder" in found.stderr) == (2, True)
    assert (sorted(tmp_path.rglob("*")), "Traceback" in found.output) == (before, False)


def test_a_folder_nowhere_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QUARTERLY_COUNCILS", str(tmp_path / "gone"))
    found = quarterly("new", "sampleshire")
    assert (found.exit_code, f"The folder {tmp_path / 'gone'} does not exist" in found.stderr) == (2, True)


def test_a_failure_half_way_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setenv("QUARTERLY_COUNCILS", str(tmp_path))
    monkeypatch.setattr(Path, "write_text", full)
    found = quarterly("new", "sampleshire")
    assert (found.exit_code, list(tmp_path.iterdir())) == (2, [])
    assert "No space left on device" in found.stderr


COMMANDS: list[Callable[[Path], list[str]]] = [
    lambda folder: ["new", str(folder.parent / "another")],
    lambda folder: ["check", str(folder)],
    lambda folder: ["schema", "profile"],
]


@pytest.mark.parametrize("command", COMMANDS)
def test_quick_commands_load_nothing_heavy(folder: Path, command: Callable[[Path], list[str]]) -> None:
    script = (
        "import sys; from cli.app import app; app(standalone_mode=False); "
        "sys.exit(bool({'prefect', 'great_expectations', 'pandas', 'boto3', 'typst'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", script, *command(folder)], cwd=ROOT, capture_output=True).returncode == 0
