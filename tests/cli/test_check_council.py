"""What does `quarterly check` find in a council folder, and does it name each mistake with its place?"""

import re
from pathlib import Path

import pytest

from quarterly.screening.proposals import proposed_lines
from tests.cli.new_council import QUARTER_KEY, VALUES, change, check
from tests.workbooks import workbook


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
        "Past texts have these names. Some may be people's: keep them here. Put those of no person into profile.yaml:",
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
