"""What does `quarterly new` create and print, does its folder pass the check, and is nothing left after a failure?"""

import csv
import os
import re
import subprocess
import sys
from collections.abc import Callable
from io import StringIO
from pathlib import Path

import pytest
import yaml
from typer.testing import CliRunner, Result

from adapters.councils import load_council
from cli.app import app
from quarterly.configuration.targets.words import target_printed
from quarterly.scoring.series.values import COLUMNS
from quarterly.screening.proposals import proposed_lines
from quarterly.vocabulary.counted import Counted
from quarterly.vocabulary.quarter import Quarter
from tests.prefect_database import place_database
from tests.workbooks import workbook

ROOT = Path(__file__).parent.parent.parent
QUARTER, QUARTER_KEY = "2026-27 Q1", "2026-27-q1"
VALUES = """indicator,quarter,numerator,denominator,value
assessments-on-time,2026-27 Q1,70,80,
children-in-care,2026-27 Q1,,,73.2
families-supported,2026-27 Q1,,,160
"""


def quarterly(*arguments: str) -> Result:
    return CliRunner(env={"COLUMNS": "200"}).invoke(app, list(arguments))


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("QUARTERLY_COUNCILS", str(tmp_path))
    assert quarterly("new", "./sampleshire", "--title", "Sampleshire County Council").exit_code == 0
    return tmp_path / "sampleshire"


def change(folder: Path, file: str, old: str, new: str) -> None:
    text = (folder / file).read_text()
    assert old in text
    (folder / file).write_text(text.replace(old, new))


def check(folder: Path) -> list[str]:
    """Return the lines that checking a folder prints."""
    found = quarterly("check", str(folder))
    return [line for line in f"{found.stdout}{found.stderr}".splitlines() if line]


def test_new_says_what_was_made_and_what_comes_next(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QUARTERLY_COUNCILS", str(tmp_path))
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


def test_scores_can_be_worked_out_at_once(folder: Path) -> None:
    (folder.parent / "values.csv").write_text(VALUES)
    found = quarterly("score", str(folder), QUARTER, "--values", "values.csv", "--format", "csv")
    assert [row["final"] for row in csv.DictReader(StringIO(found.stdout))] == ["green", "amber", "red"]


def test_score_says_who_has_not_sent_anything(folder: Path) -> None:
    found = quarterly("score", str(folder), QUARTER)
    assert (found.exit_code, "Not received: social-care, education" in found.stdout) == (0, True)


def test_run_waits_for_returns(folder: Path, run_folder: Path) -> None:
    place_database(run_folder, folder.parent / "var/prefect/prefect.db")
    ours = {name: value for name, value in os.environ.items() if not name.startswith(("PREFECT_", "QUARTERLY_"))}
    command = [sys.executable, "-m", "cli", "run", str(folder), QUARTER]
    environment = {**ours, "PYTHONPATH": str(ROOT)}
    found = subprocess.run(command, cwd=folder.parent, env=environment, capture_output=True, text=True)
    assert (found.returncode, found.stderr, "AwaitingReturns" in found.stdout) == (6, "", True)


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


# The templates teach: what they say must be so.

PROFILE = (ROOT / "templates/council/profile.yaml").read_text()


def uncommented(text: str, start: str) -> str:
    """Return the text with the commented block that begins with `start` uncommented, up to a blank line."""
    begin = text.index(f"  # {start}")
    block = text[begin : text.index("\n\n", begin)]
    return text.replace(block, re.sub(r"^  # ", "  ", block, flags=re.MULTILINE))


@pytest.mark.parametrize("rule", ["points", "floor", "no-tolerance", "improving", "judged", "quartile"])
def test_every_other_rule_works_once_its_comment_is_taken_away(folder: Path, rule: str) -> None:
    (folder / "profile.yaml").write_text(uncommented((folder / "profile.yaml").read_text(), f"{rule}:"))
    change(folder, "indicators.yaml", "    # rule: floor              #", f"    rule: {rule}\n    #")
    change(folder, "indicators.yaml", "    # thresholds:", "    thresholds:")
    assert check(folder)[0].endswith("No mistake was found.")
    assert rule in load_council(str(folder)).profile.rules


@pytest.mark.parametrize(
    "comment", ["limits: {tolerance: 5%}", "stable: 1 point", "denominator_service: education", "breaks: [", "since: 2026-27"]
)
def test_every_other_setting_works_once_its_comment_is_taken_away(folder: Path, comment: str) -> None:
    change(folder, "indicators.yaml", f"    # {comment}", f"    {comment}")
    assert check(folder)[0].endswith("No mistake was found.")


@pytest.mark.parametrize("comment", ["protect: [", "zero:", "all:", "small_group:", "rounding:", "order:"])
def test_every_setting_of_small_numbers_works_once_its_comment_is_taken_away(folder: Path, comment: str) -> None:
    before = load_council(str(folder)).profile.small_numbers
    change(folder, "profile.yaml", f"  # {comment}", f"  {comment}")
    assert check(folder)[0].endswith("No mistake was found.")
    is_usual = comment == "small_group:"
    assert (load_council(str(folder)).profile.small_numbers == before) == is_usual


def test_the_population_of_a_rate_works_once_its_comments_are_taken_away(folder: Path) -> None:
    change(folder, "indicators.yaml", "    # population: under-18", "    population: under-18")
    change(folder, "indicators.yaml", "# populations:\n#   under-18:", "populations:\n  under-18:")
    assert check(folder)[0].endswith("No mistake was found.")


def test_every_indicator_of_a_new_council_says_what_it_counts(folder: Path) -> None:
    entries = yaml.safe_load((folder / "indicators.yaml").read_text())["indicators"]
    assert all(entry["counts"] in list(Counted) for entry in entries)
    choices = " ".join((folder / "indicators.yaml").read_text().split("indicators:")[0].replace("#", " ").split())
    assert all(kind in choices for kind in Counted)


def test_a_figure_for_each_quarter_works_once_its_comment_is_taken_away(folder: Path) -> None:
    change(folder, "indicators.yaml", '      # "2027-28": {', '      "2027-28": {')
    assert check(folder)[0].endswith("No mistake was found.")


def test_the_dated_committee_of_the_first_comment_works(folder: Path) -> None:
    lines = [line.removeprefix("#   ") for line in PROFILE.splitlines()]
    example = "\n".join(lines[lines.index("committee:") :][:3])
    change(folder, "profile.yaml", "committee: Children's Services Scrutiny Committee", example)
    assert load_council(str(folder), Quarter(2027, 1)).profile.committee == "People Scrutiny Committee"


def test_the_judgement_of_the_readme_works(folder: Path) -> None:
    readme = (folder / "README.md").read_text()
    begin = readme.index("      judgements:")
    (folder / "judgements.yaml").write_text(readme[begin : readme.index("\n\n", begin)])
    assert "1 judgement," in check(folder)[0]


def test_polarity_is_left_to_dfe_where_it_is_not_stated(folder: Path) -> None:
    entry = yaml.safe_load((folder / "indicators.yaml").read_text())["indicators"][0]
    assert ("polarity" in entry, load_council(str(folder)).catalogue.indicators[0].polarity.value) == (False, "high")


@pytest.mark.parametrize(("quarter", "target"), [(2, "400"), (3, "750"), (4, "1,000")])
def test_a_target_changed_within_the_year_leaves_earlier_quarters_alone(folder: Path, quarter: int, target: str) -> None:
    period = Quarter(2026, quarter)
    indicator = load_council(str(folder), period).catalogue.indicators[2]
    assert target_printed(indicator.agreed(period), indicator.unit) == target


def test_the_header_of_history_names_columns_that_are_read(folder: Path) -> None:
    assert set((folder / "history.csv").read_text().strip().split(",")) <= set(COLUMNS)


# What checking a folder finds.


def test_check_counts_history_and_published_figures(folder: Path) -> None:
    (folder / "history.csv").write_text(VALUES)
    (folder / "benchmarks.csv").write_text("indicator,year,area,value,source\nchildren-in-care,2025,England,70,DfE\n")
    assert "3 rows of history, 1 published figure of others," in check(folder)[0]


def test_check_names_refs_of_no_indicator(folder: Path) -> None:
    (folder / "history.csv").write_text(VALUES + "1178,2025-26 Q1,,,3\n")
    (folder / "benchmarks.csv").write_text("indicator,year,area,value,source\n1180,2025,England,70,DfE\n")
    assert check(folder)[1:] == [
        "Ignored in history.csv, as the council has no such indicator: 1178.",
        "Ignored in benchmarks.csv, as the council has no such indicator: 1180.",
    ]


def test_check_proposes_relations_that_hold_in_the_history_until_they_are_stated(folder: Path) -> None:
    counted = {"2025-26 Q1": 160, "2025-26 Q2": 340, "2025-26 Q3": 520, "2025-26 Q4": 760, "2026-27 Q1": 150}
    rows = [f"families-supported,{q},,,{n}\nassessments-on-time,{q},{n // 2},{n},\n" for q, n in counted.items()]
    (folder / "history.csv").write_text("".join((VALUES.splitlines(keepends=True)[0], *rows)))
    relation = ["denominator_is:", "  assessments-on-time: families-supported"]
    assert check(folder)[1:] == [
        "These relations hold in the history. Put those that are so by definition at the end of indicators.yaml:",
        *relation,
    ]
    with (folder / "indicators.yaml").open("a") as file:
        file.write("\n".join(relation))
    assert check(folder)[1:] == []


def test_check_proposes_the_names_of_past_returns_and_clears_nobody(folder: Path) -> None:
    returns = folder / "returns" / QUARTER_KEY / "education"
    returns.mkdir(parents=True)
    (returns / "education.xlsx").write_bytes(workbook({"Note": [["Wrenfield Lodge opened."], ["Wrenfield Lodge is full."]]}))
    assert check(folder)[1:] == [
        "Names in past texts that would be asked about. Sort them, and put what is no person into profile.yaml:",
        *proposed_lines([("Wrenfield Lodge", 2)]),
    ]
    change(folder, "profile.yaml", "# known_names:", "known_names:\n  no_person: {places: [Wrenfield Lodge]}\n#")
    assert check(folder)[1:] == []


MISTAKES: list[tuple[str, str, str, str]] = [
    ("profile.yaml", "rule: tolerance #", "rule: tolerence #", "rule: “tolerence” is not known here. Use one of: tolerance."),
    ("indicators.yaml", "unit: count", "unit: counts", "unit: Input should be 'percent'"),
    ("indicators.yaml", "60 to 70", "60 or 70", "targets → 2026-27: “60 or 70” is not understood as a target."),
    ("indicators.yaml", "dfe: Continuous", "dfe: Continous", "is none of DfE's measures. Near it are: “Continuous assessments"),
    ("indicators.yaml", "2026-27 Q3, is:", "autumn, is:", "owner: “autumn” is not a quarter."),
    (
        "history.csv",
        "as_published\n",
        "as_published\nfamilies-supported,2025-26 Q4,,,x1,,\n",
        "history.csv, row 2, column “value”",
    ),
    ("profile.yaml", "gates:\n", "rule: x\ngates:\n", "“rule” stands here a second time"),
]


@pytest.mark.parametrize(("file", "old", "new", "message"), MISTAKES)
def test_check_names_a_mistake_once_with_its_place(folder: Path, file: str, old: str, new: str, message: str) -> None:
    change(folder, file, old, new)
    lines = check(folder)
    assert (len(lines), message in lines[0], "This is so" in lines[0]) == (1, True, False)


def test_check_names_the_line(folder: Path) -> None:
    change(folder, "profile.yaml", "rule: tolerance #", "rule: tolerence #")
    lines = (folder / "profile.yaml").read_text().splitlines()
    number = next(number for number, line in enumerate(lines, start=1) if line.startswith("rule: tolerence"))
    assert check(folder)[0].startswith(f"{folder}/profile.yaml, line {number}: rule: ")


@pytest.mark.parametrize(
    ("old", "new", "state"),
    [
        ("is: head-of-permanence", "is: nobody", "from 2026-27 Q3"),
        ("{is: head-of-children-in-care}", "{is: nobody}", "until 2026-27 Q2"),
        ("{is: head-of-children-in-care}", "{since: 2025-26 Q1, is: nobody}", "from 2025-26 Q1 until 2026-27 Q2"),
    ],
)
def test_check_says_in_which_state_a_mistake_is(folder: Path, old: str, new: str, state: str) -> None:
    change(folder, "indicators.yaml", old, new)
    line = next(line for line in check(folder) if "nobody" in line)
    assert line.endswith(f"(This is so {state}.)")


def test_check_looks_at_the_time_before_a_service_is_there(folder: Path) -> None:
    change(folder, "profile.yaml", "  education: {name", "  education: {since: 2026-27 Q2, name")
    assert all(line.endswith("Use one of: social-care. (This is so until 2026-27 Q1.)") for line in check(folder))


def test_check_looks_at_the_time_after_a_service_has_gone(folder: Path) -> None:
    change(folder, "profile.yaml", "  education: {name", "  education: {until: 2027-28 Q4, name")
    assert all(line.endswith("Use one of: social-care. (This is so from 2028-29 Q1.)") for line in check(folder))


def test_check_says_when_something_changes(folder: Path) -> None:
    change(folder, "indicators.yaml", "    # since: 2026-27 Q1", "    until: 2027-28 Q4 #")
    assert "2 indicators, 1 key activity, changes from 2026-27 Q3 and 2028-29 Q1." in check(folder)[0]


def test_mistakes_of_every_kind_are_named_together(folder: Path) -> None:
    change(folder, "profile.yaml", "rule: tolerance #", "rule: tolerence #")
    change(folder, "indicators.yaml", "priority: thriving", "priority: thrive")
    (folder / "benchmarks.csv").write_text("indicator,year,area,value,source\nchildren-in-care,2025,Leeds,70,DfE\n")
    (folder / "history.csv").write_text(VALUES)
    assert [re.split("[,:]", line)[0].rpartition("/")[2] for line in check(folder)] == [
        *("profile.yaml", "indicators.yaml", "benchmarks.csv", "history.csv is looked at once these are mended.")
    ]


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
