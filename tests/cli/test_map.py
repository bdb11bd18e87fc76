"""What does `quarterly map` propose for a workbook, and what does it show of one that has a layout?"""

import shutil
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from typer.testing import CliRunner, Result

from adapters.councils import COUNCILS
from cli.app import app
from examples.make_scorecard import FILE, scorecard
from tests.workbooks import workbook

QUARTER = "2026-27 Q2"
FLAT: dict[str, list[list[Any]]] = {"Sheet1": [["Ref", "Q1 2026/27", "Q2 2026/27"], ["CP3", 45, 47], ["CP5", 2.2, 2.4]]}


def mapped(council: Path | str, file: Path, *options: str) -> Result:
    return CliRunner(env={"COLUMNS": "250"}).invoke(app, ["map", str(council), str(file), *options])


def lines(done: Result) -> list[list[str]]:
    """Return the words of each printed line."""
    return [line.split() for line in done.stdout.splitlines() if line.strip()]


@pytest.fixture
def council(tmp_path: Path) -> Path:
    """A copy of Sampleshire's files."""
    others = shutil.ignore_patterns("returns", "*.csv")
    return Path(shutil.copytree(COUNCILS / "sampleshire", tmp_path / "sampleshire", ignore=others))


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """The wide workbook of the examples."""
    path = tmp_path / FILE
    path.write_bytes(scorecard())
    return path


def test_a_wide_workbook_is_read_by_what_is_proposed_for_it(council: Path, book: Path) -> None:
    done = mapped(council, book, QUARTER)
    assert (done.exit_code, done.stderr) == (0, "")
    shown = {words[words.index(each)]: words for words in lines(done) for each in ("CP8", "FD4", "WF1", "ED2") if each in words}
    assert shown["CP8"][3:5] == ["84.3%", "(K9)"]
    assert shown["FD4"][3:9] == ["85.733%", "(N5)", "655", "(L5)", "764", "(M5)"]
    assert shown["WF1"][2:4] == ["14.6%", "(G3)"]
    assert shown["ED2"][2:4] == ["58.3", "(D9)"]


def test_what_is_proposed_can_be_saved_and_passes_the_check_of_the_council(council: Path, book: Path) -> None:
    assert "Added the layout “scorecard”" in mapped(council, book, QUARTER, "--save").stdout
    done = CliRunner(env={"COLUMNS": "250"}).invoke(app, ["check", str(council)])
    assert (done.exit_code, "1 layout of files" in done.stdout) == (0, True)


def test_a_saved_layout_is_shown_and_not_proposed_again(council: Path, book: Path) -> None:
    mapped(council, book, QUARTER, "--save")
    done = mapped(council, book, QUARTER)
    assert ("Proposed" in done.stdout, "it would read 12 figures" in done.stdout) == (False, True)


def test_a_second_layout_is_added_behind_the_first_with_its_comments(council: Path, book: Path) -> None:
    mapped(council, book, QUARTER, "--save")
    other = book.with_name("Dashboard.xlsx")
    other.write_bytes(workbook(FLAT))
    written = (council / "layouts.yaml").read_text(encoding="utf-8")
    mapped(council, other, QUARTER, "--save")
    assert (council / "layouts.yaml").read_text(encoding="utf-8").startswith(written.rstrip())
    assert "it would read 2 figures" in mapped(council, other, QUARTER).stdout


def test_without_a_quarter_it_is_the_newest_of_which_there_is_a_figure(council: Path, book: Path) -> None:
    assert "For 2026-27 Q2 it would read 12 figures" in mapped(council, book).stdout


def test_a_quarter_that_is_not_there_says_which_are(council: Path, book: Path) -> None:
    done = mapped(council, book, "2024-25 Q1")
    assert (done.exit_code, "no heading is found for" in done.stderr) == (3, True)


def test_a_row_that_names_no_indicator_is_named(council: Path, book: Path) -> None:
    assert "“Total of the above” (Scorecard 2026-27, B15)" in mapped(council, book, QUARTER).stdout


def test_a_file_of_another_council_says_so(council: Path, tmp_path: Path) -> None:
    path = tmp_path / "other.xlsx"
    path.write_bytes(workbook({"Sheet1": [["Ref", "Q2 2026/27"], ["ZZ1", 1]]}))
    done = mapped(council, path, QUARTER)
    assert (done.exit_code, "No sheet names an indicator of Sampleshire County Council" in done.stderr) == (2, True)


def test_a_file_in_the_usual_layout_needs_none(council: Path, tmp_path: Path) -> None:
    path = tmp_path / "return.xlsx"
    path.write_bytes(workbook({"Return": [["Period: Quarter 2 2026/27"], ["PI ref", "Actual"], ["CP3", 47], ["CP5", 2]]}))
    done = mapped(council, path, QUARTER)
    assert (done.exit_code, "is in the usual layout, which needs no mapping" in done.stderr) == (2, True)


def test_a_file_of_several_services_is_checked_for_each(council: Path, book: Path) -> None:
    mapped(council, book, QUARTER, "--save")
    done = CliRunner(env={"COLUMNS": "250"}).invoke(app, ["check", str(council), str(book), "--quarter", QUARTER])
    assert "Child protection, 2026-27 Q2: 3 indicators" in done.stdout
    assert "Workforce, 2026-27 Q2: 1 indicator" in done.stdout


def test_what_is_found_for_each_of_several_services_alike_is_printed_once(council: Path, book: Path) -> None:
    mapped(council, book, QUARTER, "--save")
    changed = load_workbook(book, keep_vba=True)
    changed["Scorecard 2026-27"]["A18"] = "CP8: 84.9"  # below its line of caution
    changed.save(book)
    changed.vba_archive.close()
    done = CliRunner(env={"COLUMNS": "250"}).invoke(app, ["check", str(council), str(book), "--quarter", QUARTER])
    found = [words[1] for words in lines(done) if {"A17", "A18"} & {*words}]
    assert found == ["C34", "C22"]
