"""Does Leeds's folder make the report of Quarter 2 2009/10 and, after the meeting, the one with what was minuted?"""

import json
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from quarterly.publishing.pack import PackListing
from quarterly.vocabulary.canonical import from_bytes
from tests.councils.undrawn import undrawn
from tests.installation import Installation
from tests.stages.chain import Chain

NAME, QUARTER, KEY = "leeds", "2009-10 Q2", "2009-10-q2"
FOLDER = Path(__file__).parents[2] / "councils" / NAME


@dataclass(frozen=True)
class Made:
    """The public report, what the consistency checks found, and the names of the pack's files."""

    report: dict[str, Any]
    checks: dict[str, int]
    files: set[str]

    def section(self, title: str) -> dict[str, Any]:
        return next(section for section in self.report["sections"] if section["title"] == title)

    def appendix(self, number: int) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = self.report["appendices"][number - 1]["sections"]
        return found

    def rows(self, title: str) -> list[list[str]]:
        """Return the texts of the table of a section."""
        (table,) = self.section(title)["blocks"]
        return [[cell["text"] for cell in row] for row in table["rows"]]


@pytest.fixture(scope="module")
def issues(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Made, Made]]:
    with undrawn(tmp_path_factory.mktemp("installation"), own_inbox=True) as installation:
        before = _made(installation, FOLDER / "returns" / KEY)
        Chain(NAME, QUARTER).published("First issue.")
        yield before, _made(installation, FOLDER / "after-the-meeting" / KEY)


def _made(installation: Installation, sent: Path) -> Made:
    shutil.copytree(sent, installation.folder / "inbox" / NAME / KEY, dirs_exist_ok=True)
    pack = Chain(NAME, QUARTER).compiled()
    listing = from_bytes(PackListing, installation.restricted.read(pack.output.key))
    (key,) = [file.key for file in listing.public if file.path == "report.json"]
    return Made(json.loads(installation.restricted.read(key)), pack.checks, {file.path for file in listing.public})


@pytest.fixture(scope="module")
def made(issues: tuple[Made, Made]) -> Made:
    return issues[0]


@pytest.fixture(scope="module")
def after(issues: tuple[Made, Made]) -> Made:
    return issues[1]


def test_the_agenda_entry_names_the_report_its_author_and_its_period(made: Made) -> None:
    first = made.section("Agenda item")["blocks"][0]["text"]
    assert first.startswith(
        "Performance Report, Quarter 2 2009/10. The Board is asked to receive and consider a report of the Head"
    )
    assert first.endswith("at the end of the quarter (1 July to 30 September 2009).")


def test_appendix_1_is_one_table_of_priorities_as_somebody_judged_them(made: Made) -> None:
    (section,) = made.appendix(1)
    _, table = section["blocks"]
    assert [[cell["text"] for cell in row[:2]] for row in table["rows"]] == [
        ["Better lives for looked after children", "Amber [i]"],
        ["Fewer children needing to come into care", "Red [i]"],
        ["Children are kept safe", "Red [i]"],
        ["Children go to school every day", "Amber [i]"],
        ["Vulnerable groups achieve at school", "Amber [i]"],
        ["Young people are in education, work or training", "Amber [i]"],
        ["Fewer teenage conceptions", "Red [i]"],
        ["A good start in the early years", "Green [i]"],
        ["Places to go and things to do", "Green [i]"],
    ]
    assert all(row[2]["text"].endswith("[i]") and row[3]["text"].endswith("[i]") for row in table["rows"])


def test_appendix_2_holds_amber_and_red_trackers_and_no_green_one(made: Made) -> None:
    (section,) = made.appendix(2)
    assert [(tracker["title"].partition(":")[0], tracker["mark"]["word"]) for tracker in section["sections"]] == [
        ("AT2", "Red [i]"),
        ("AT3", "Red [i]"),
        ("AT8", "Red [i]"),
        ("AT1", "Amber [i]"),
        ("AT5", "Amber [i]"),
        ("AT6", "Amber [i]"),
        ("AT7", "Amber [i]"),
    ]  # AT4, AT9 and AT10 are green


def test_a_tracker_has_its_update_and_the_results_of_its_indicators(made: Made) -> None:
    tracker = made.appendix(2)[0]["sections"][1]
    assert [block["type"] for block in tracker["blocks"]] == ["paragraph", "prose", "table"]
    assert [(row[0]["text"].partition(":")[0], row[4]["text"]) for row in tracker["blocks"][2]["rows"]] == [
        ("NI 59", "Red [i]"),
        ("NI 60", "Amber [i]"),
        ("NI 67", "Amber [i]"),
        ("Referrals to children's social care (July to September)", "Not rated"),
    ]


def test_appendix_3_holds_every_indicator_that_can_be_reported_in_year_by_set(made: Made) -> None:
    tables = {section["title"]: section["blocks"][0]["rows"] for section in made.appendix(3)[2]["sections"]}
    # Behind a name in brackets stands what its figure covers, where most of the table's cover something else.
    found = {title: [row[0]["text"].partition(":")[0].partition(" (")[0] for row in rows] for title, rows in tables.items()}
    assert found == {
        "National Indicator set": [
            f"NI {number}" for number in (59, 60, 61, 62, 63, 64, 65, 66, 67, 68, 147, 148, 103, 45, 111, 117, 109)
        ],
        "Key local indicators": [  # whose ids are ours, and not printed
            "Looked after children per 10,000",
            "Referrals to children's social care",
            "Attendance at primary schools",
            "Attendance at secondary schools",
            "Attendance of looked after children",
            "Teenage mothers in education, employment or training",
            "Young people aged 16 to 18 whose activity is not known",
            "Young people reached by youth work",
        ],
    }


def test_yearly_indicators_are_listed_as_not_due(made: Made) -> None:
    _, in_the_third, third, in_the_fourth, fourth = made.appendix(3)[3]["blocks"]
    assert [in_the_third["text"], in_the_fourth["text"]] == [
        "Reported in the third quarter of the year:",
        "Reported in the fourth quarter of the year:",
    ]
    assert [" ".join(item.partition(":")[0] for item in each["items"]) for each in (third, fourth)] == [
        "NI 87 NI 72 NI 73 NI 75 NI 92",
        "NI 99 NI 100 NI 101 NI 104 NI 114 NI 110 NI 112 NI 115 NI 116 NI 118",
    ]


def test_ambers_at_risk_of_red_come_before_the_other_ambers(made: Made) -> None:
    cards = made.appendix(3)[0]["sections"]
    ambers = [(card["title"].partition(":")[0], _is_at_risk(card)) for card in cards if card["mark"]["word"] == "Amber [i]"]
    assert ambers == [
        ("NI 148", True),
        ("NI 60", True),
        ("NI 117", True),
        ("NI 62", False),
        ("Attendance of looked after children", False),
        ("NI 66", False),
        ("NI 67", False),
        ("Attendance at secondary schools", False),
    ]


def test_everything_red_or_amber_says_why(made: Made) -> None:
    cards = made.appendix(3)[0]["sections"]
    said = [block["blocks"][0]["runs"][0]["text"] for card in cards for block in card["blocks"] if block["type"] == "entry"]
    assert len(said) == len(cards) == 11
    assert not {"No commentary.", "Commentary awaited."} & set(said)


def test_the_six_areas_of_concern_are_listed(after: Made) -> None:
    rows = after.rows("Areas of concern after the inspection")
    assert [row[1].removeprefix("Area of concern: ") for row in rows] == [
        "Outcomes for looked after children",
        "The number of children who need to come into care",
        "Safeguarding procedures",
        "Young people not in education, employment or training",
        "Educational achievement of vulnerable groups",
        "Levels of attendance",
    ]


def test_promises_and_assurances_to_members_have_no_lead_and_no_day_that_was_not_minuted(after: Made) -> None:
    rows = after.rows("Promises and assurances to members")
    assert [(row[0], row[1].partition(":")[0], *row[2:-1]) for row in rows] == [  # without a column of leads
        ("PR1", "Promise", "–"),
        ("PR2", "Promise", "–"),
        ("AS1", "Assurance", "–"),
    ]
    assert "8 Advanced Practitioners" in rows[0][1]


def test_those_at_the_meeting_are_told_by_role(after: Made) -> None:
    assert [row[:2] for row in after.rows("At the meeting")] == [
        ["Executive Member (Children's Services)", "Executive member"],
        ["Executive Member (Learning)", "Executive member"],
        ["Deputy Director of Children's Services", "Officer"],
        ["Chief Executive (Education Leeds)", "Officer"],
        ["Chief Officer for Children and Young People's Social Care", "Officer"],
        ["Head of Performance, Policy and Improvement, Children's Services", "Officer"],
    ]


def test_the_resolution_is_kept(after: Made) -> None:
    (prose,) = after.section("Resolved")["blocks"]
    words = "".join(run["text"] for run in prose["blocks"][0]["runs"])
    assert words == "Resolved: That the report and the information appended to it be noted."


def test_the_report_does_not_tell_of_its_own_meeting_before_it(made: Made) -> None:
    (block,) = made.section("Resolved")["blocks"]
    assert (block["text"], made.section("Nothing to report")["blocks"][0]["text"]) == (
        "The committee has not considered the report yet.",
        "There is nothing to report under “Areas of concern after the inspection”, “Promises and assurances to members”, "
        "“Points members raised” and “At the meeting”.",
    )


def test_each_appendix_says_what_the_sign_of_the_illustrative_means(made: Made) -> None:
    assert [len(appendix["notices"]) for appendix in made.report["appendices"]] == [1, 1, 1]


def test_each_appendix_is_a_file_of_its_own(made: Made) -> None:
    assert {"appendix-1.pdf", "appendix-2.pdf", "appendix-3.pdf"} <= made.files


def test_the_report_contradicts_itself_nowhere(made: Made) -> None:
    assert made.checks == {}


def test_nothing_honest_is_held_back_from_the_public(made: Made) -> None:
    told = [made.report["sections"], made.report["appendices"][0], made.report["appendices"][1], made.appendix(3)[0]]
    assert "[c]" not in json.dumps(told)


def _is_at_risk(card: dict[str, Any]) -> bool:
    items = [item for block in card["blocks"] if block["type"] == "list" for item in block["items"]]
    return any(item.startswith("At risk of a worse rating") for item in items)
