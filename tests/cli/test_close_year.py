"""What does `quarterly close-year` show, refuse and write?"""

from datetime import date
from pathlib import Path

import pytest

from tests.cli.new_council import check, quarterly

HISTORY = "indicator,quarter,numerator,denominator,value,mark,as_published\n"
KNOWN = "children-in-care,2025-26 Q3,,,420,,\nchildren-in-care,2025-26 Q4,,,430,p,\n"
YEAR = "2025-26"


@pytest.fixture(autouse=True)
def _history(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "history.csv").write_text(HISTORY + KNOWN)
    monkeypatch.setattr("cli.close_year.today", lambda: date(2026, 11, 30))
    monkeypatch.setenv("QUARTERLY_STORE", str(tmp_path / "store"))


@pytest.fixture
def final(tmp_path: Path) -> Path:
    path = tmp_path / "final.csv"
    path.write_text("indicator,quarter,value\nchildren-in-care,2025-26 Q4,436\nchildren-in-care,2025-26 Q3,420\n")
    return path


def words(text: str) -> list[list[str]]:
    return [line.split() for line in text.splitlines()]


def test_without_a_file_it_shows_how_the_year_stands_and_the_line_that_closes_it_as_provisional(folder: Path) -> None:
    found = quarterly("close-year", str(folder), YEAR)
    assert found.exit_code == 0
    assert [line[-3:] for line in words(found.stdout) if "[p]" in line] == [["420.0", "430.0", "[p]"]]
    assert "  2025-26: {state: provisional, on: 2026-11-30, by: " in found.stdout


def test_the_line_it_prints_is_one_of_the_profile(folder: Path) -> None:
    lines = quarterly("close-year", str(folder), YEAR).stdout.splitlines()
    profile = folder / "profile.yaml"
    profile.write_text("\n".join([profile.read_text(), *lines[lines.index("years:") :], ""]))
    assert not [problem for problem in check(folder) if "years" in problem]
    assert "says already that 2025-26 is provisional" in quarterly("close-year", str(folder), YEAR).stdout


def test_final_figures_stand_beside_those_known_and_nothing_is_written(folder: Path, final: Path) -> None:
    found = quarterly("close-year", str(folder), YEAR, str(final))
    assert "2 final figures, of which 1 differ from what was known." in found.stdout
    assert "{state: final, on: 2026-11-30" in found.stdout
    assert (folder / "history.csv").read_text() == HISTORY + KNOWN


def test_saved_final_figures_restate_the_history(folder: Path, final: Path) -> None:
    assert quarterly("close-year", str(folder), YEAR, str(final), "--on", "2026-11-20", "--save").exit_code == 0
    assert (folder / "history.csv").read_text().splitlines()[1:] == [
        "children-in-care,2025-26 Q3,,,420,,,",
        "children-in-care,2025-26 Q4,,,436,r,430,2026-11-20",
    ]


def test_saved_twice_they_are_the_same(folder: Path, final: Path) -> None:
    quarterly("close-year", str(folder), YEAR, str(final), "--save")
    once = (folder / "history.csv").read_text()
    assert "2 final figures, of which 0 differ" in quarterly("close-year", str(folder), YEAR, str(final), "--save").stdout
    assert (folder / "history.csv").read_text() == once


@pytest.mark.parametrize(
    ("row", "refusal"),
    [
        ("children-in-care,2024-25 Q4,400,", "row 2: 2024-25 Q4 is not of 2025-26. Take the row out."),
        ("children-in-care,2025-26 Q4,400,p", "row 2: the figure is marked as provisional. Give the final one"),
        ("nobody,2025-26 Q4,400,", "names “nobody”, which is no indicator of"),
        ("children-in-care,2025-26 Q4,many,", "row 2, column “value”: is not a number."),
    ],
)
def test_what_is_no_final_figure_of_the_year_is_refused_whole(folder: Path, final: Path, row: str, refusal: str) -> None:
    final.write_text(f"indicator,quarter,value,mark\n{row}\n")
    found = quarterly("close-year", str(folder), YEAR, str(final), "--save")
    assert (found.exit_code, refusal in found.stderr) == (2, True)
    assert (folder / "history.csv").read_text() == HISTORY + KNOWN


@pytest.mark.parametrize(("year", "refusal"), [("2026-27", "2026-27 is not over"), ("2025", "“2025” is not a financial year")])
def test_a_year_that_is_not_over_is_not_closed(folder: Path, year: str, refusal: str) -> None:
    found = quarterly("close-year", str(folder), year)
    assert (found.exit_code, refusal in found.stderr) == (2, True)


def test_a_figure_unlike_those_before_it_is_asked_about(folder: Path, final: Path) -> None:
    (folder / "history.csv").write_text(
        HISTORY + "".join(f"children-in-care,20{y}-{y + 1} Q{q},,,{420 + q},,\n" for y in range(20, 26) for q in (1, 2, 3, 4))
    )
    final.write_text("indicator,quarter,value\nchildren-in-care,2025-26 Q4,4360\n")
    assert "Look at row 2: " in quarterly("close-year", str(folder), YEAR, str(final)).stdout
