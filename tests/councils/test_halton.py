"""Does Halton's folder make the early snapshot of Quarter 2 2008/09 and then the full report, without a single indicator?"""

import json
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from adapters.councils import load_council
from cli.check_council import check_council
from quarterly.publishing.pack import PackListing
from quarterly.vocabulary.canonical import from_bytes
from tasks.references import Pack, Publication
from tests.councils.undrawn import undrawn
from tests.installation import Installation
from tests.stages.chain import Chain

NAME, QUARTER, KEY = "halton", "2008-09 Q2", "2008-09-q2"
FOLDER = Path(__file__).parents[2] / "councils" / NAME
PLANS = [
    "Universal and Learning Services",
    "Preventative Services",
    "Specialist Services",
    "Business Support and Commissioning",
]
PRIORITIES = "Implications for the Council's priorities"


@dataclass(frozen=True)
class Issue:
    """One issue: its public report, what the checks found, and what came of publishing it."""

    report: dict[str, Any]
    found: list[str]
    pack: Pack
    publication: Publication

    def section(self, title: str) -> dict[str, Any]:
        return next(section for section in self.report["sections"] if section["title"] == title)

    @property
    def notice(self) -> str:
        text: str = self.report["notices"][0]["text"]
        return text


@pytest.fixture(scope="module")
def issues(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Issue, Issue]]:
    with undrawn(tmp_path_factory.mktemp("installation"), own_inbox=True) as installation:
        snapshot = _issue(installation, FOLDER / "returns" / KEY, "First issue.")
        yield snapshot, _issue(installation, FOLDER / "full-issue" / KEY, "The full report follows the early snapshot.")


@pytest.fixture(scope="module")
def snapshot(issues: tuple[Issue, Issue]) -> Issue:
    return issues[0]


@pytest.fixture(scope="module")
def full(issues: tuple[Issue, Issue]) -> Issue:
    return issues[1]


def test_the_folder_has_no_mistake_although_it_has_no_indicators(capsys: pytest.CaptureFixture[str]) -> None:
    assert check_council(NAME) == 0
    said = "Halton Borough Council: 4 services, 0 indicators, 0 key activities. No mistake was found.\n"
    assert capsys.readouterr().out == said


def test_it_has_no_rules_and_no_scales() -> None:
    profile = load_council(NAME).profile
    assert (profile.rules, profile.rule, profile.scales.indicators.states) == ({}, "", ())


def test_the_snapshot_says_that_it_is_one_and_what_is_to_come(snapshot: Issue) -> None:
    assert snapshot.report["issue"] == "Early snapshot"
    assert snapshot.notice.startswith(
        "This is an early snapshot of Quarter 2 2008/09. The full report on the four service plans is to follow, expected on "
        "31 October 2008 [i]."
    )


def test_the_snapshot_says_when_papers_had_to_be_out_and_that_a_reason_is_asked_for(snapshot: Issue) -> None:
    assert "five clear days before the meeting on 3 November 2008, which was 24 October 2008" in snapshot.notice
    assert snapshot.notice.endswith("The reason for this has been asked for.")


def test_officers_are_told_that_the_report_to_follow_is_late(snapshot: Issue) -> None:
    assert (
        "R11: A report is to follow, expected on 31 October 2008; it had to be published by 24 October 2008 for the meeting on "
        "3 November 2008, and no reason is given."
    ) in snapshot.found


def test_the_full_report_says_that_it_replaces_the_snapshot(full: Issue) -> None:
    assert full.report["issue"] == "Full report"
    assert full.notice.startswith("This is the full report for Quarter 2 2008/09. It takes the place of ")
    assert "early snapshot" in full.notice


def test_the_full_report_is_version_2(snapshot: Issue, full: Issue) -> None:
    assert (snapshot.publication.version, full.publication.version) == (1, 2)


def test_the_full_report_gives_its_reason_and_is_not_warned_about_any_more(full: Issue) -> None:
    assert "R11" not in full.pack.checks


def test_the_recommendation_depends_on_the_issue(snapshot: Issue, full: Issue) -> None:
    asked = [issue.section("Recommendation: That")["blocks"][0]["items"][0] for issue in (snapshot, full)]
    assert asked == [
        "the Board scrutinise progress against the service plans named in this summary, and in the full reports that will be "
        "circulated before the meeting.",
        "the Board scrutinise progress against the four service plans reported here. [i]",
    ]


def test_both_issues_say_that_something_in_them_is_invented(snapshot: Issue, full: Issue) -> None:
    told = [[notice["title"] for notice in issue.report["notices"]] for issue in (snapshot, full)]
    assert told == [["Early snapshot", "Illustrative content"], ["Full report [i]", "Illustrative content"]]


def test_of_the_snapshot_only_the_day_of_the_full_report_refs_and_senders_are_invented(snapshot: Issue) -> None:
    (appendix,) = snapshot.report["appendices"]
    shown = [snapshot.report["notices"][0], snapshot.report["sections"], appendix["sections"][0], appendix["sections"][1]]
    assert [json.dumps(each).count("[i]") for each in shown] == [1, 0, 1, 1]


def test_the_header_stands_as_the_council_has_it(snapshot: Issue) -> None:
    assert snapshot.report["details"] == [
        ["Report to", "Children & Young People PPB"],
        ["Date", "3 November 2008"],
        ["Reporting officer", "Strategic Director, Children & Young People"],
        ["Subject", "Performance Monitoring Reports, Quarter 2 2008/09"],
        ["Wards", "Borough wide"],
    ]


def test_nine_sections_stand_in_the_council_s_order(snapshot: Issue) -> None:
    assert [(section["number"], section["title"]) for section in snapshot.report["sections"]] == [
        ("1", "Purpose of the report"),
        ("2", "Recommendation: That"),
        ("3", "Summary"),
        ("4", "Financial implications"),
        ("5", "Other implications"),
        ("6", PRIORITIES),
        ("7", "Risk analysis"),
        ("8", "Equality and diversity issues"),
        ("9", "List of background papers under section 100D of the Local Government Act 1972"),
    ]


def test_no_number_stands_twice(full: Issue) -> None:
    numbers = _numbers(full.report["sections"])
    assert len(numbers) == len(set(numbers)) == 27
    assert [section["number"] for section in full.section(PRIORITIES)["sections"]] == ["6.1", "6.2", "6.3", "6.4", "6.5"]


def test_each_service_plan_has_its_developments_and_its_issues(snapshot: Issue) -> None:
    plans = snapshot.section("Summary")["sections"]
    assert [plan["title"] for plan in plans] == PLANS
    assert {tuple(part["title"] for part in plan["sections"]) for plan in plans} == {("Key developments", "Emerging issues")}


def test_every_topic_stands_in_front_of_what_is_said_of_it(snapshot: Issue) -> None:
    plans = snapshot.section("Summary")["sections"]
    leads = [item[0] for plan in plans for part in plan["sections"] for item in part["blocks"][0]["blocks"][0]["items"]]
    assert {lead["style"] for lead in leads} == {"strong"}
    assert [lead["text"] for lead in leads] == [
        *("Leadership and Management: ", "Inclusion: ", "School Performance: ", "Inclusion: "),
        *("Locality Working: ", "MyPlace: ", "PRUs and Alternative Provision: ", "Child Poverty: "),
        *("Targeted Support: ", "Safe Recruitment: ", "Capacity Issues: ", "Placement Strategy: "),
        *("Children’s Trust: ", "Complaints Consultation: ", "BSF: "),
    ]


def test_not_applicable_is_a_value_and_is_kept(snapshot: Issue) -> None:
    said = {block["title"]: _words(block) for block in snapshot.section(PRIORITIES)["sections"]}
    assert [title for title, words in said.items() if words == ["Not applicable"]] == [
        "Employment, Learning and Skills in Halton",
        "A Healthy Halton",
        "A Safer Halton",
        "Halton's Urban Renewal",
    ]


def test_risk_is_told_for_each_service_plan(snapshot: Issue) -> None:
    assert [(plan["title"], _words(plan)) for plan in snapshot.section("Risk analysis")["sections"]] == [
        (name, ["A risk analysis of this service plan has been completed."]) for name in PLANS
    ]


def test_a_milestone_past_on_the_day_of_the_meeting_is_marked(snapshot: Issue) -> None:
    rows = snapshot.report["appendices"][0]["sections"][0]["blocks"][1]["rows"]
    assert [(row[0]["text"], row[2]["text"]) for row in rows][:2] == [
        ("BSF-1", "31 October 2008, before the meeting"),
        ("FULL-1", "–"),
    ]


def test_the_full_report_keeps_the_promise_and_not_yet_the_milestone(full: Issue) -> None:
    rows = full.report["appendices"][0]["sections"][0]["blocks"][1]["rows"]
    assert [(row[0]["text"], row[2]["text"]) for row in rows][:2] == [
        ("BSF-1", "31 October 2008, before the meeting"),
        ("FULL-1", "–"),
    ]


def test_the_checks_find_what_the_published_report_has_and_nothing_else(snapshot: Issue, full: Issue) -> None:
    assert snapshot.pack.checks == {"R05": 1, "R09": 1, "R11": 1, "R13": 1, "R16": 1}
    assert full.pack.checks == {"R05": 1, "R09": 1, "R13": 1, "R16": 1}


def test_no_financial_implications_are_questioned_where_the_text_speaks_of_money(snapshot: Issue) -> None:
    (asked,) = [found for found in snapshot.found if found.startswith("R09")]
    assert "“£2.5m” in key developments of Preventative Services (MyPlace)" in asked


def test_nothing_honest_is_held_back_from_the_public(snapshot: Issue, full: Issue) -> None:
    assert "[c]" not in json.dumps([snapshot.report["sections"], full.report["sections"], full.report["notices"]])


def _issue(installation: Installation, folder: Path, reason: str) -> Issue:
    """Put a folder's workbooks into the inbox beside what lies there, as an officer would, and run the cycle."""
    shutil.copytree(
        folder, installation.folder / "inbox" / NAME / KEY, copy_function=shutil.copyfile, dirs_exist_ok=True
    )  # sent now
    chain = Chain(NAME, QUARTER)
    pack = chain.compiled()
    listing = from_bytes(PackListing, installation.restricted.read(pack.output.key))
    (public,), (restricted,) = (
        [file.key for file in files if file.path == "report.json"] for files in (listing.public, listing.restricted)
    )
    checks = json.loads(installation.restricted.read(restricted))["appendices"][0]["sections"][-1]["blocks"][-1]["rows"]
    found = [row[1]["text"] for row in checks]
    return Issue(json.loads(installation.restricted.read(public)), found, pack, chain.published(reason))


def _numbers(sections: list[dict[str, Any]]) -> list[str]:
    """Return every number of sections and paragraphs, as printed."""
    found = []
    for section in sections:
        own = [section["number"], *(block.get("number", "") for block in section["blocks"])]
        found += [*(number for number in own if number), *_numbers(section["sections"])]
    return found


def _words(section: dict[str, Any]) -> list[str]:
    """Return a section's prose, a text for each paragraph."""
    paragraphs = [inner for block in section["blocks"] for inner in block["blocks"]]
    return ["".join(run["text"] for run in paragraph["runs"]) for paragraph in paragraphs]
