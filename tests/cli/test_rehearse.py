"""Does a rehearsal list every figure that differs from what was published, and leave no trace but its folder?"""

import csv
from email import message_from_bytes
from email.policy import default
from io import StringIO
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from cli.app import app
from tests.installation import ADOPTION, COUNCIL, LAC, LEAVERS, QUARTER, Installation, indicator_return
from tests.snapshots import Snapshots
from tests.stages.chain import published_by_stages
from tests.workbooks import workbook

FOLDER = Path("var/rehearsal/dudley/2012-13-q1")
HEADINGS = ["PI", "Performance indicator", "Numerator", "Denominator", "Actual Q1", "Target", "RAG", "DoT"]
# As Dudley printed them on 12 September 2012.
PUBLISHED: list[list[object]] = [
    ["1178", "Number of LAC per 10k of the child population", None, None, 104.9, 98.8, "On target, lower half", None],
    ["1180", "Care leavers in employment, education and training", 3, 6, "50%", "65%", "▲", None],
    [None, "Number of children subject to child protection plan", None, None, 29.6, 36, "★", None],
    ["adoption-matching", "Average time to match", None, None, 174, 213, "★", None],
    ["1176", "Core assessments", None, None, "62.9%", "72.5%", "▲", None],
]


def rehearse(*arguments: str) -> Result:
    return CliRunner(env={"COLUMNS": "200"}).invoke(app, ["rehearse", COUNCIL, QUARTER, *arguments])


def listed(outcome: str = "") -> list[tuple[str, ...]]:
    rows = csv.DictReader(StringIO((FOLDER / "rehearsal.csv").read_text("utf-8-sig")))
    wanted = ("indicator", "what", "published", "in the run", "outcome")
    found = [tuple(row[name] for name in wanted) for row in rows]
    return [row for row in found if not outcome or row[-1] == outcome]


@pytest.fixture
def own_returns(installation: Installation, monkeypatch: pytest.MonkeyPatch) -> Installation:
    """Dudley with the returns of its own folder."""
    monkeypatch.delenv("QUARTERLY_INBOX")
    return installation


def published(rows: list[list[object]]) -> str:
    Path("published.xlsx").write_bytes(workbook({"Scorecard": [["Quarter 1 2012/13"], HEADINGS, *rows, ["Total", None, 3, 6]]}))
    return "published.xlsx"


def test_the_figures_that_dudley_published_are_those_of_its_returns(own_returns: Installation) -> None:
    found = rehearse("--published", published(PUBLISHED))
    assert (found.exit_code, listed("differs"), listed("not read"), listed("only published")) == (0, [], [], [])
    assert "Nothing differs" in found.output
    assert "Ratings: 5 the same" in found.output


def test_differences_planted_in_what_was_published_are_listed_worst_first(own_returns: Installation) -> None:
    planted = [[*row] for row in PUBLISHED]
    planted[0][4], planted[1][6], planted[3][5], planted[1][3] = 109.4, "★", 231, 7
    planted[2][1] = "Number of children subject to a child protection plan"
    planted[4][4], planted[4][6] = "63%", "purple"
    found = rehearse("--published", published([*planted, ["1999", "Of another year", None, None, 5, None, None, None]]))
    assert found.exit_code == 1
    assert [row for row in listed() if row[-1] not in ("the same",)] == [
        ("PI 1180", "rating", "★ (Exceeds target)", "Worse than target", "differs"),
        ("PI 1178", "value", "109.4", "104.9", "differs"),
        ("adoption-matching", "target", "231", "213", "differs"),
        ("PI 1180", "denominator", "7", "6", "differs"),
        ("child-protection-plans", "value", "", "29.6", "only in the run"),
        ("PI 1176", "rating", "purple", "Worse than target", "not read"),
        ("PI 1176", "value", "63%", "62.9%", "the same when rounded"),
        *[("", "", "", "", "no indicator of the council")] * 2,
    ]
    assert "Of another year" not in found.output
    assert "Number of children subject to a child protection plan (sheet “Scorecard”, row 5, perhaps" in found.output
    assert "Values: 2 the same, 1 the same when rounded, 1 only in the run, 1 differ" in found.output
    assert (FOLDER / "rehearsal.html").read_text("utf-8").count("differs") >= 4


def test_every_letter_is_to_the_officer_alone_and_the_stores_are_untouched(own_returns: Installation) -> None:
    before = sorted(own_returns.folder.glob("store/**/*"))
    rehearse("--published", published(PUBLISHED))
    letters = [message_from_bytes(path.read_bytes(), policy=default) for path in (FOLDER / "letters").iterdir()]
    assert {(each["To"], each["Reply-To"]) for each in letters} == {("performance@dudley.example",) * 2}
    assert all(each["Subject"].strip().startswith("Rehearsal: ") for each in letters)
    assert (sorted(own_returns.folder.glob("store/**/*")), (own_returns.folder / "outbox").exists()) == (before, False)


def test_where_no_letter_would_be_sent_no_folder_of_letters_is_named(
    own_returns: Installation, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("adapters.rehearsal.unsent_letters", lambda *_: [])
    found = rehearse("--published", published(PUBLISHED))
    assert ("  Letters  none\n" in found.output, (FOLDER / "letters").exists()) == (True, False)
    assert "The letters that it would send" not in (FOLDER / "rehearsal.html").read_text("utf-8")


def test_a_published_version_is_compared_with_what_the_returns_are_now(installation: Installation, snapshots: Snapshots) -> None:
    published_by_stages(installation, snapshots)
    assert rehearse().exit_code == 0
    installation.send("children-in-care", indicator_return("children-in-care", [[*LAC[:4], 94.9, *LAC[5:]], LEAVERS, ADOPTION]))
    assert rehearse().exit_code == 1
    assert listed("differs") == [
        ("PI 1178", "rating", "On target, lower half", "On target, upper half", "differs"),
        ("PI 1178", "value", "104.9", "94.9", "differs"),
    ]


def test_without_anything_published_it_says_how_to_name_it(own_returns: Installation) -> None:
    found = rehearse()
    assert (found.exit_code, "--published FILE" in found.output) == (2, True)


def test_a_file_without_a_table_is_refused_with_the_headings_that_are_known(own_returns: Installation) -> None:
    Path("notes.csv").write_text("Heading,Text\nSummary,All well\n", "utf-8")
    found = rehearse("--published", "notes.csv")
    assert (found.exit_code, "rating (rating, rag, rag rating)" in found.output) == (2, True)


def test_without_returns_there_is_nothing_to_run(installation: Installation) -> None:
    (installation.folder / "inbox").mkdir()
    assert rehearse("--published", published(PUBLISHED)).exit_code == 6
