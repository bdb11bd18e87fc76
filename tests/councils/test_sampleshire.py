"""Is the invented council what its script makes, and does it say that it is invented?"""

from datetime import date
from pathlib import Path

import pytest

from adapters.councils import load_council
from cli.check_council import check_council
from examples.make_sampleshire import make
from examples.sampleshire.history import history
from examples.sampleshire.others import AREAS, benchmarks
from examples.sampleshire.plan import FOLDER, NAME, REPORTED
from examples.sampleshire.returns import inbox
from quarterly.configuration.deadlines import commentary_deadline, deadlines
from quarterly.vocabulary.quarter import Quarter
from tests.workbooks import parts


def test_the_folder_is_what_the_script_makes() -> None:
    made = {f"returns/{name}": body for quarter in REPORTED for name, body in inbox(quarter).items()}
    kept = {str(path.relative_to(FOLDER)): path.read_bytes() for path in (FOLDER / "returns").rglob("*") if path.is_file()}
    # Compressors differ from machine to machine; what they compress does not.
    assert {name: parts(body) for name, body in kept.items()} == {name: parts(body) for name, body in made.items()}
    assert (FOLDER / "history.csv").read_text(encoding="utf-8") == history()
    assert (FOLDER / "benchmarks.csv").read_text(encoding="utf-8") == benchmarks()


def test_the_script_makes_the_same_bytes_each_time(tmp_path: Path) -> None:
    make(tmp_path / "once")
    make(tmp_path / "again")
    once, again = (
        {path.relative_to(tmp_path / run): path.read_bytes() for path in (tmp_path / run).rglob("*") if path.is_file()}
        for run in ("once", "again")
    )
    assert once == again
    assert (
        len(once) == 12 * 8 - 1 + 1 + 2 + 2
    )  # a service that sent nothing, one that sent again, two cover workbooks, two tables


def test_the_folder_has_no_mistake(capsys: pytest.CaptureFixture[str]) -> None:
    assert check_council(NAME) == 0
    assert capsys.readouterr().out == (
        "Sampleshire County Council: 8 services, 37 indicators, 5 key activities, 395 rows of history, "
        "1963 published figures of others, 1 judgement, changes from 2025-26 Q1 and 2026-27 Q1 and 2026-27 Q2. "
        "No mistake was found.\n"
    )


def test_it_is_small_enough_to_be_kept() -> None:
    assert sum(path.stat().st_size for path in FOLDER.rglob("*") if path.is_file()) < 1_500_000


def test_it_says_that_it_is_invented() -> None:
    for file in FOLDER.glob("*.yaml"):
        assert "invented" in file.read_text(encoding="utf-8").split("\n\n")[0]
    report = load_council(NAME).profile.report
    assert "invented" in report.subtitle
    for section in (report.cover[0], report.appendices[-1].sections[0]):
        assert "invented" in section.text
        assert "all figures are synthetic" in section.text


def test_published_figures_are_of_nobody_real() -> None:
    reference = (Path(__file__).parents[2] / "reference/dfe-statistical-neighbours-2025.csv").read_text(encoding="utf-8")
    real = {line.split(",")[0] for line in reference.splitlines()}
    rows = [line.split(",") for line in benchmarks().splitlines()[1:]]
    assert {row[2] for row in rows} == {"England", *map(str, AREAS)}
    assert not real & {row[2] for row in rows}
    assert all("synthetic" in row[4] for row in rows)


def test_a_letter_asks_for_commentary_by_the_day_of_the_calendar() -> None:
    quarter = Quarter.parse("2026-27 Q2")
    profile = load_council("sampleshire", quarter).profile
    calendar, asked = profile.calendar, date(2026, 10, 20)
    found = deadlines(calendar.meetings[str(quarter)], calendar.steps, calendar.closed)
    (own,) = (each.day for each in found if each.step == "Commentary written")
    assert commentary_deadline(calendar, quarter, asked, profile.commentary_working_days) == own == date(2026, 11, 12)
