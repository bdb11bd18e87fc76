"""What do commands print, with which exit code do they end, and are there messages instead of tracebacks?"""

import csv
import json
import os
import subprocess
import sys
from collections.abc import Callable
from io import StringIO
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft202012Validator
from typer.testing import CliRunner, Result

from adapters.workbook.reader import WorkbookReader
from cli import check as checking
from cli.app import app
from quarterly.vocabulary.errors import ReturnError
from tests.installation import ADOPTION, COUNCIL, KEY, LAC, QUARTER, Installation, indicator_return, own_council
from tests.prefect_database import place_database
from tests.stages.chain import Chain
from tests.workbooks import workbook

ROOT = Path(__file__).parent.parent.parent


def quarterly(*arguments: str) -> Result:
    return CliRunner(env={"COLUMNS": "200"}).invoke(app, list(arguments))


@pytest.fixture
def sent(installation: Installation) -> Installation:
    installation.send_all()
    installation.send_cover()
    return installation


def test_score_prints_dudleys_published_figures_from_its_own_returns(
    installation: Installation, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("QUARTERLY_INBOX")
    rows = list(csv.DictReader(StringIO(quarterly("score", COUNCIL, QUARTER, "--format", "csv").stdout)))
    assert [
        (r["indicator"], r["value"], r["target"], r["variance"], r["variance_pct"], r["mechanical"], r["final"]) for r in rows
    ] == [
        ("1178", "104.9", "98.8", "-6.1", "-6.174089", "lower", "lower"),
        ("1180", "50%", "65%", "-15", "-23.076923", "triangle", "triangle"),
        ("child-protection-plans", "29.6", "36", "6.4", "17.777778", "star", "star"),
        ("adoption-matching", "174", "213", "39", "18.309859", "star", "star"),
        ("1176", "62.9%", "72.5%", "-9.6", "-13.241379", "triangle", "triangle"),
    ]


def test_score_prints_the_columns_it_documents_in_their_order(sent: Installation) -> None:
    header = quarterly("score", COUNCIL, QUARTER, "--format", "csv").stdout.partition("\n")[0].split(",")
    assert header == [
        *("indicator", "quarter", "value", "value_exact", "target", "variance", "variance_pct", "mechanical", "final"),
        *("travel_previous", "travel_year", "forecast", "at_risk", "benchmark_position", "explanation", "warnings"),
        *("name", "standing", "source", "illustrative", "rated_value", "rated_basis"),
        *("travel_year_end", "travel_since", "validated"),
    ]


def test_score_explains_each_rating(sent: Installation) -> None:
    score = json.loads(quarterly("score", COUNCIL, QUARTER, "--format", "json").stdout)[0]
    assert score["explanation"] == (
        "104.9 against a target of 98.8 (lower is better) is 6.2% worse than target, within the tolerance of 10%: "
        "“On target, lower half”."
    )


def test_score_says_not_validated_where_that_is_so(sent: Installation) -> None:
    assert "Not validated" in quarterly("score", COUNCIL, QUARTER).stdout
    Chain().validated()
    assert "Not validated" not in quarterly("score", COUNCIL, QUARTER).stdout


def test_a_return_sent_twice_is_still_the_one_that_was_validated(sent: Installation) -> None:
    body = sent.folder / f"inbox/{COUNCIL}/{KEY}/safeguarding/return.xlsx"
    sent.send("safeguarding", body.read_bytes(), "again.xlsx", hour=12)
    Chain().validated()
    assert "Not validated" not in quarterly("score", COUNCIL, QUARTER).stdout


def test_score_writes_nothing(sent: Installation) -> None:
    before = sorted(sent.folder.rglob("*"))
    quarterly("score", COUNCIL, QUARTER)
    assert sorted(sent.folder.rglob("*")) == before


@pytest.mark.parametrize("command", [["score", COUNCIL, QUARTER], ["versions", COUNCIL, QUARTER], ["--help"]])
def test_quick_commands_import_neither_prefect_nor_great_expectations(sent: Installation, command: list[str]) -> None:
    script = (
        "import sys; from cli.app import app; sys.argv[1:] = sys.argv[1:]; app(standalone_mode=False); "
        "sys.exit(bool({'prefect', 'great_expectations', 'pandas', 'boto3', 'typst'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", script, *command], cwd=ROOT, capture_output=True).returncode == 0


@pytest.mark.parametrize("command", [["--help"], ["calendar", "sampleshire", "2026-27 Q2"], ["stats", "percent", "--help"]])
def test_help_and_the_calendar_load_nothing_heavy(command: list[str]) -> None:
    script = (
        "import sys; from cli.app import app; app(standalone_mode=False); sys.exit(bool("
        "{'prefect', 'great_expectations', 'pandas', 'boto3', 'typst', 'openpyxl', 'docx', 'jinja2'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", script, *command], cwd=ROOT, capture_output=True).returncode == 0


@pytest.mark.parametrize("command", [["--help"], ["stats", "--help"]])
def test_the_list_of_commands_imports_none_of_them(command: list[str]) -> None:
    script = (
        "import sys; from cli.app import app; app(standalone_mode=False); "
        "sys.exit(any(name.startswith(('quarterly.configuration', 'adapters.councils')) for name in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", script, *command], cwd=ROOT, capture_output=True).returncode == 0


def test_check_finds_nothing_wrong_with_a_clean_return(installation: Installation) -> None:
    path = installation.folder / "return.xlsx"
    path.write_bytes(indicator_return("children-in-care", [ADOPTION]))
    found = quarterly("check", COUNCIL, str(path))
    assert (found.exit_code, "It can be sent." in found.stdout) == (0, True)


def test_check_names_the_cell_and_leaves_a_marked_copy(installation: Installation) -> None:
    path = installation.folder / "return.xlsx"
    path.write_bytes(indicator_return("children-in-care", [["1180", None, 7, 6, 50, 65, "x"]]))
    found = quarterly("check", COUNCIL, str(path))
    assert (found.exit_code, "PI return, cell C6" in found.stdout) == (1, True)
    assert (installation.folder / "return-checked.xlsx").is_file()


def test_check_says_that_no_marked_copy_could_be_made(installation: Installation, monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(*_: object) -> bytes:
        raise ReturnError("no copy")

    monkeypatch.setattr(WorkbookReader, "annotated", failing)
    path = installation.folder / "return.xlsx"
    path.write_bytes(indicator_return("children-in-care", [["1180", None, 7, 6, 50, 65, "x"]]))
    found = quarterly("check", COUNCIL, str(path))
    assert (found.exit_code, "A marked copy of the workbook could not be made." in found.stdout) == (1, True)
    assert not (installation.folder / "return-checked.xlsx").exists()


def test_check_refuses_whatever_its_reading_raises(installation: Installation, monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(*_: object) -> None:
        raise OverflowError("Ann Other")

    monkeypatch.setattr(checking, "identity", failing)
    path = installation.folder / "return.xlsx"
    path.write_bytes(indicator_return("children-in-care", [LAC]))
    found = quarterly("check", COUNCIL, str(path))
    assert (found.exit_code, "return.xlsx would be refused. This workbook could not be read" in found.stderr) == (3, True)
    assert "Ann Other" not in found.output


def test_check_without_a_file_looks_at_the_councils_folder() -> None:
    found = quarterly("check", COUNCIL)
    assert (found.exit_code, found.stdout) == (
        0,
        "Dudley Metropolitan Borough Council: 6 services, 5 indicators, 8 key activities. No mistake was found.\n",
    )


@pytest.mark.parametrize("file", ["profile", "indicators"])
def test_the_schema_accepts_dudleys_file_and_no_misspelt_key(file: str) -> None:
    schema = json.loads(quarterly("schema", file).stdout)
    content = yaml.safe_load((ROOT / f"councils/dudley/{file}.yaml").read_text())
    assert list(Draft202012Validator(schema).iter_errors(content)) == []
    assert len(list(Draft202012Validator(schema).iter_errors({**content, "perfomance": 1}))) == 1


def broken_profile(installation: Installation) -> list[str]:
    changed = own_council(
        installation.folder / "own", [("profile.yaml", "performance_officer: performance-officer", "performance_oficer: x")]
    )
    return ["score", str(changed), QUARTER]


def unreadable(installation: Installation) -> list[str]:
    (installation.folder / "return.xlsx").write_bytes(b"PK\x03\x04 no more of it")
    return ["check", COUNCIL, str(installation.folder / "return.xlsx")]


def of_no_service(installation: Installation) -> list[str]:
    (installation.folder / "return.xlsx").write_bytes(indicator_return("parks", [LAC]))
    return ["check", COUNCIL, str(installation.folder / "return.xlsx")]


def of_another_council(installation: Installation) -> list[str]:
    body = indicator_return("children-in-care", [LAC])
    (installation.folder / "return.xlsx").write_bytes(body)
    own = own_council(installation.folder / "leeds", [("profile.yaml", "short_name: Dudley", "short_name: Leeds")])
    return ["check", str(own), str(installation.folder / "return.xlsx")]


def of_a_service_unknown(installation: Installation) -> list[str]:
    return [*of_no_service(installation), "--service", "nosuch"]


def of_two_quarters(installation: Installation) -> list[str]:
    sheets: dict[str, list[list[object]]] = {
        name: [["Service: Children in care"], [f"Period: {quarter}"], ["PI ref", "Actual"], ["1178", 1]]
        for name, quarter in OF_TWO.items()
    }
    (installation.folder / "return.xlsx").write_bytes(workbook(sheets))
    return ["check", COUNCIL, str(installation.folder / "return.xlsx")]


def into_a_file(installation: Installation) -> list[str]:
    (installation.folder / "in-the-way").write_text("mine")
    return ["call", COUNCIL, QUARTER, "--to", str(installation.folder / "in-the-way")]


OF_TWO = {"First": "Quarter 1 2012/13", "Second": "Quarter 2 2012/13"}
MISTAKES: list[tuple[Callable[[Installation], list[str]], int, str]] = [
    (lambda _: ["score", "nowhere", QUARTER], 2, "There is no council “nowhere”"),
    (lambda _: ["score", COUNCIL, "2012-13 Q5"], 2, "is not a quarter"),
    (lambda _: ["score", COUNCIL, "last quarter"], 2, "Write it like this: 2012-13 Q1"),
    (lambda _: ["score", COUNCIL, QUARTER, "--inbox", "gone"], 2, "The inbox gone does not exist"),
    (lambda _: ["score", "", QUARTER], 2, "\nNo council is named. Known councils: "),
    (lambda _: ["score", "/nowhere", QUARTER], 2, "There is no council “/nowhere”: that folder holds no profile.yaml. Known"),
    (of_a_service_unknown, 2, "“nosuch” is no service of Dudley Metropolitan Borough Council. Choose with --service one of:"),
    (lambda _: ["run", "nowhere", QUARTER], 2, "Known councils: central-bedfordshire, dudley"),
    (lambda _: ["run", COUNCIL, QUARTER, "--store", "ftp://x"], 2, "s3://bucket/prefix"),
    (
        lambda _: ["run", COUNCIL, QUARTER, "--store", "s3://"],
        2,
        "A store's address must be a folder, such as var/store, or s3://",
    ),
    (lambda _: ["run", COUNCIL, QUARTER, "--from", "foo"], 2, "Invalid value for '--from': 'foo' is not one of 'only what"),
    (lambda _: ["check", COUNCIL, "gone.xlsx"], 2, "gone.xlsx cannot be read"),
    (lambda _: ["call", COUNCIL, QUARTER, "--to", "/proc/x"], 2, "cannot be written: No such file or directory."),
    (into_a_file, 2, "cannot be written: Not a directory. Choose with --to a folder that you may write to."),
    (broken_profile, 2, "profile.yaml, line 9: performance_oficer"),
    (unreadable, 3, "return.xlsx would be refused"),
    (of_no_service, 2, "Say which one with --service"),
    (of_another_council, 3, "would be refused"),
    (of_two_quarters, 2, "name 2012-13 Q1 and 2012-13 Q2. If one of them is wrong, correct it in the file."),
]


@pytest.mark.parametrize(("mistake", "code", "message"), MISTAKES)
def test_a_mistake_gets_a_message_and_a_code(
    sent: Installation, mistake: Callable[[Installation], list[str]], code: int, message: str
) -> None:
    found = quarterly(*mistake(sent))
    assert (found.exit_code, message in found.stderr, "Traceback" in found.output) == (code, True, False)


def test_run_looks_at_the_store_before_it_starts_anything(sent: Installation) -> None:
    (sent.folder / "file").write_text("in the way")
    found = quarterly("run", COUNCIL, QUARTER, "--store", str(sent.folder / "file"))
    assert (found.exit_code, "Traceback" in found.output) == (2, False)


def test_run_says_which_server_does_not_answer(sent: Installation) -> None:
    environment = {"PREFECT_API_URL": "http://127.0.0.1:9/api", "PATH": "", **sent.environment()}
    command = [sys.executable, "-m", "cli", "run", COUNCIL, QUARTER]
    found = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)
    assert (found.returncode, "Traceback" in found.stderr) == (4, False)
    assert "http://127.0.0.1:9/api does not answer" in found.stderr


def test_run_on_its_own_server_ends_with_ratings_and_paths(sent: Installation, run_folder: Path) -> None:
    place_database(run_folder, sent.folder / "var/prefect/prefect.db")
    command = [sys.executable, "-m", "cli", "run", COUNCIL, QUARTER]
    ours = {name: value for name, value in os.environ.items() if not name.startswith("PREFECT_")}
    environment = {**ours, "PYTHONPATH": str(ROOT), **sent.environment()}
    found = subprocess.run(command, cwd=sent.folder, env=environment, capture_output=True, text=True)
    assert (found.returncode, found.stderr) == (0, "")
    assert "Version 1 published" in found.stdout
    reports = [line.split()[-1] for line in found.stdout.splitlines() if line.endswith(("report.html", "report.pdf"))]
    assert [Path(report).is_file() for report in reports] == [True, True, True]
