"""What does `quarterly import` make of files, what does it print, and what does `quarterly check` count afterwards?"""

import csv
import subprocess
import sys
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from adapters.councils import load_council
from quarterly.vocabulary.quarter import Quarter
from tests.cli.new_council import ROOT, change, quarterly
from tests.mutants import SAMPLES
from tests.workbooks import with_parts, workbook

ROWS: list[list[Any]] = [
    ["Northshire Council: children's scorecard"],
    ["Ref", "Indicator", "Target 2026/27", "Q1 2026/27", "Q2 2026/27", "Comments"],
    ["CP1", "Plans reviewed on time", "95%", "90%", "91%", "Two reviews were late."],
    ["CP2", "Re-referrals within 12 months", 20, "22%", "21%", None],
]
BODY = workbook({"Scorecard": ROWS})
OLDER = "Ref;Measure;Year;Quarter;Result\nCP1;Plans reviewed on time;2024/25;Q4;88%\n"


@pytest.fixture
def councils(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder of councils, which is also the working folder."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("QUARTERLY_COUNCILS", str(tmp_path))
    (tmp_path / "Scorecard.xlsx").write_bytes(BODY)
    return tmp_path


def test_it_says_what_was_made_which_questions_are_open_and_what_comes_next(councils: Path) -> None:
    done = quarterly("import", "Scorecard.xlsx")
    lines = done.stdout.splitlines()
    folder = f"{councils}/northshire"
    assert lines[:6] == [
        f"Made {folder} for Northshire Council from Scorecard.xlsx:",
        "  indicators.yaml  2 indicators",
        "  history.csv      2 figures of 1 quarter, up to 2026-27 Q1",
        "  layouts.yaml     which cells of the file are read, also as the return for 2026-27 Q2",
        "  profile.yaml     1 service, who explains what, and examples of all else",
        "",
    ]
    assert lines[6] == "9 questions are open. Answer each at its line, and take its comment away:"
    assert lines[-5:] == [
        "What comes next:",
        "  answer the questions, and count those left: quarterly check northshire",
        '  quarterly map northshire Scorecard.xlsx "2026-27 Q2"',
        f"  put Scorecard.xlsx into {folder}/returns/2026-27-q2/childrens-services/",
        '  quarterly run northshire "2026-27 Q2"',
    ]


def test_what_was_made_passes_the_check_which_names_each_question_by_its_line(councils: Path) -> None:
    quarterly("import", "Scorecard.xlsx")
    done = quarterly("check", "northshire")
    assert (done.exit_code, "No mistake was found." in done.stdout) == (0, True)
    asked = [line.strip() for line in done.stdout.splitlines() if line.startswith("  ")]
    for line in asked:
        file, number, _ = line.split(":", 2)
        assert "# QUESTION:" in Path(file).read_text(encoding="utf-8").splitlines()[int(number) - 1]


def test_an_answered_question_is_counted_no_more(councils: Path) -> None:
    quarterly("import", "Scorecard.xlsx")
    text = (councils / "northshire/profile.yaml").read_text(encoding="utf-8")
    kept = [line for line in text.splitlines() if not line.startswith("# QUESTION: where do letters go?")]
    (councils / "northshire/profile.yaml").write_text("\n".join(kept), encoding="utf-8")
    assert "8 questions are open." in quarterly("check", "northshire").stdout


def test_nothing_is_rated_until_its_way_is_confirmed(councils: Path) -> None:
    quarterly("import", "Scorecard.xlsx")
    inbox = councils / "northshire/returns/2026-27-q2/childrens-services"
    inbox.mkdir(parents=True)
    (inbox / "Scorecard.xlsx").write_bytes(BODY)
    assert rated() == [("CP1", ""), ("CP2", "")]
    change(councils / "northshire", "indicators.yaml", "polarity: unconfirmed", "polarity: high")
    assert rated() == [("CP1", "amber"), ("CP2", "green")]


def rated() -> list[tuple[str, str]]:
    printed = quarterly("score", "northshire", "2026-27 Q2", "--format", "csv").stdout
    return [(row["indicator"], row["final"]) for row in csv.DictReader(StringIO(printed))]


def test_the_same_file_is_checked_as_the_return_it_is(councils: Path) -> None:
    quarterly("import", "Scorecard.xlsx")
    done = quarterly("check", "northshire", "Scorecard.xlsx", "--quarter", "2026-27 Q2")
    assert (done.exit_code, "Children's services, 2026-27 Q2: 2 indicators." in done.stdout) == (0, True)


def test_an_older_file_adds_its_history(councils: Path) -> None:
    (councils / "old.csv").write_text(OLDER, encoding="utf-8")
    assert "3 figures of 2 quarters" in quarterly("import", "Scorecard.xlsx", "old.csv").stdout


def test_what_is_not_taken_over_is_said_and_kept_in_the_folder(councils: Path) -> None:
    rows = [*ROWS, [None, "England", None, "80%", "81%", None]]
    (councils / "Scorecard.xlsx").write_bytes(workbook({"Scorecard": rows}))
    said = quarterly("import", "Scorecard.xlsx").stdout.partition("Not taken over, as README.md of the folder says too:\n")[2]
    (line,) = said.partition("\n\n")[0].splitlines()
    assert line.startswith("  sheet “Scorecard”, B5 “England”: figures of others")
    assert f"- {line.strip()}" in (councils / "northshire/README.md").read_text(encoding="utf-8")


def test_decimal_commas_are_read_where_it_is_said_and_in_the_returns_too(councils: Path) -> None:
    (councils / "old.csv").write_text("Ref;Measure;Year;Quarter;Result\nCP1;Plans;2026/27;Q1;84,3\nCP1;Plans;2026/27;Q2;85,1\n")
    assert quarterly("import", "old.csv", "--name", "south", "--decimal-comma").exit_code == 0
    assert "CP1,2026-27 Q1,,,84.3,," in (councils / "south/history.csv").read_text(encoding="utf-8")
    assert [each.decimal_comma for each in load_council("south").profile.services.values()] == [True]


def test_a_workbook_with_macros_and_a_csv_in_windows_letters_are_read(councils: Path) -> None:
    (councils / "macros.xlsm").write_bytes(with_parts(BODY, {"xl/vbaProject.bin": b"macro"}))
    (councils / "old.csv").write_bytes(OLDER.replace("Plans", "Plans\xa0").encode("cp1252"))
    assert quarterly("import", "macros.xlsm", "old.csv").exit_code == 0
    assert [each.id for each in load_council("northshire").catalogue.indicators] == ["CP1", "CP2"]


@pytest.mark.parametrize("kind", ["xls", "ods"])
def test_a_file_of_another_kind_is_read_and_told_what_it_lacks(councils: Path, kind: str) -> None:
    (councils / f"sample.{kind}").write_bytes((SAMPLES / f"sample.{kind}").read_bytes())  # of Quarter 1 2012/13
    done = quarterly("import", f"sample.{kind}", "--name", "south")
    assert (done.exit_code, f"sample.{kind}: no figure of the last six years is found." in done.stderr) == (3, True)


def test_the_name_and_the_title_can_be_given(councils: Path) -> None:
    quarterly("import", "Scorecard.xlsx", "--name", "south", "--title", "South Council")
    assert load_council("south", Quarter(2026, 2)).profile.name == "South Council"


def test_a_file_that_names_no_council_needs_a_name(councils: Path) -> None:
    (councils / "plain.xlsx").write_bytes(workbook({"Scorecard": ROWS[1:]}))
    done = quarterly("import", "plain.xlsx")
    assert (done.exit_code, "Give the folder's name with --name" in done.stderr) == (2, True)


def test_a_folder_that_is_there_is_left_as_it_is(councils: Path) -> None:
    quarterly("import", "Scorecard.xlsx")
    (councils / "northshire/profile.yaml").write_text("mine", encoding="utf-8")
    assert quarterly("import", "Scorecard.xlsx").exit_code == 2
    assert (councils / "northshire/profile.yaml").read_text(encoding="utf-8") == "mine"


def test_a_list_of_children_is_refused_and_leaves_nothing(councils: Path) -> None:
    listed: list[list[Any]] = [["Ref", "Name", "NHS number", "Q2 2026/27"], ["A1", "A child", "943 476 5919", 5]]
    (councils / "children.xlsx").write_bytes(workbook({"List": listed}))
    done = quarterly("import", "children.xlsx", "--name", "south")
    assert (done.exit_code, "it lists children" in done.stderr, (councils / "south").exists()) == (3, True, False)


@pytest.mark.parametrize(("body", "code"), [(b"%PDF-1.7", 3), (workbook({"Notes": [["We met."]]}), 3), (None, 2)])
def test_a_file_that_is_no_scorecard_ends_in_a_sentence(councils: Path, body: bytes | None, code: int) -> None:
    if body:
        (councils / "file.bin").write_bytes(body)
    done = quarterly("import", "file.bin", "--name", "south")
    assert (done.exit_code, "Traceback" in done.output, len(done.stderr) > 40) == (code, False, True)


def test_it_loads_nothing_heavy(councils: Path) -> None:
    script = (
        "import sys; from cli.app import app; app(standalone_mode=False); "
        "sys.exit(bool({'prefect', 'great_expectations', 'pandas', 'boto3', 'typst'} & set(sys.modules)))"
    )
    arguments = [sys.executable, "-c", script, "import", str(councils / "Scorecard.xlsx")]
    assert subprocess.run(arguments, cwd=ROOT, capture_output=True).returncode == 0
