"""Does Central Bedfordshire's folder make the report of Quarter 2 2010/11, from configuration and workbooks alone?"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest

from adapters.store import Store
from quarterly.publishing.pack import PackListing
from quarterly.vocabulary.canonical import from_bytes
from tasks.references import Pack
from tests.councils.figures import kept_figures
from tests.councils.undrawn import undrawn
from tests.stages.chain import Chain

NAME, QUARTER = "central-bedfordshire", "2010-11 Q2"
CRITICAL = ["NI-59", "NI-60", "NI-67", "NI-62", "NI-63", "NI-66", "NI-148", "NI-73", "NI-111", "NI-117"]


@dataclass(frozen=True)
class Made:
    """The public report, the restricted figures, the pack's files, and a next quarter in which nobody sent anything."""

    report: dict[str, Any]
    restricted: dict[str, Any]
    figures: list[dict[str, Any]]
    files: dict[str, str]
    pack: Pack
    following: Pack
    told: dict[str, Any]

    def section(self, title: str) -> dict[str, Any]:
        return _titled(self.report["sections"], title)

    def appendix(self, title: str) -> dict[str, Any]:
        return _titled(self.report["appendices"][0]["sections"], title)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Made]:
    with undrawn(tmp_path_factory.mktemp("installation")) as installation:
        pack = Chain(NAME, QUARTER).compiled()
        store = installation.restricted
        listing = from_bytes(PackListing, store.read(pack.output.key))
        report = _read(store, listing, "public", "report.json")
        figures = kept_figures(store, listing, NAME, QUARTER)
        Chain(NAME, QUARTER).published("First issue.")
        following = Chain(NAME, "2010-11 Q3").compiled()
        told = _read(store, from_bytes(PackListing, store.read(following.output.key)), "public", "report.json")
        restricted = _read(store, listing, "restricted", "report.json")
        yield Made(report, restricted, figures, {file.path: file.title for file in listing.public}, pack, following, told)


def test_the_header_says_what_the_council_says_there_in_its_order(made: Made) -> None:
    assert made.report["details"] == [
        ["Meeting", "Children's Services Overview and Scrutiny Committee"],
        ["Date", "21 December 2010"],
        ["Subject", "Quarter 2 2010/11 Performance Report"],
        ["Report of", "Portfolio Holder for Children's Services"],
        ["Summary", "This report highlights the performance of the Children's Services Directorate in Quarter 2 2010/11."],
        ["Advising Officer", "Deputy Chief Executive and Director of Children's Services"],
        ["Contact Officer", "Head of Partnerships, Performance and Workforce Development"],
        ["Public/Exempt", "Public"],
        ["Wards Affected", "All"],
        ["Function of", "Council"],
    ]


def test_eight_implications_stand_in_order_and_none_is_a_value(made: Made) -> None:
    blocks = made.section("Corporate implications")["sections"]
    assert [(block["title"], _words(block) == ["None."]) for block in blocks] == [
        ("Council Priorities", False),
        ("Financial", False),
        ("Legal", True),
        ("Risk Management", False),
        ("Staffing (including Trades Unions)", True),
        ("Equalities/Human Rights", False),
        ("Community Safety", False),
        ("Sustainability", True),
    ]


def test_the_committee_is_asked_to_note_and_review(made: Made) -> None:
    items = made.section("Recommendation(s)")["blocks"][0]["items"]
    assert items == ["That the Committee notes and reviews Quarter Two performance."]


def test_only_critical_indicators_are_in_the_report(made: Made) -> None:
    rows = made.appendix("Critical indicators")["sections"] or [made.appendix("Critical indicators")]
    assert [ref for section in rows for ref in _refs(section["blocks"][0])] == [id.replace("-", " ") for id in CRITICAL]
    assert not {"NI-65", "NI 65"} & set(re.findall(r"NI[- ]\d+", json.dumps(made.report)))


def test_the_full_suite_is_collected_and_rated_besides(made: Made) -> None:
    rated = {score["indicator"]: score["final"] for score in made.figures}
    assert {ref: rated[ref] for ref in rated if ref not in CRITICAL} == {
        "NI-64": "green",
        "NI-65": "amber",
        "NI-68": "",
        "NI-147": "green",
        "KS2-mathematics": "amber",
        "NI-75": "",
        "NI-114": "",
        "NI-112": "",
    }


def test_paragraphs_are_numbered_on_from_the_background_into_the_summary(made: Made) -> None:
    numbers = {section["title"]: [b["number"] for b in section["blocks"] if "number" in b] for section in made.report["sections"]}
    assert {title: found for title, found in numbers.items() if found} == {
        "Background": ["1", "2", "3"],
        "Performance summary: Children's Services": ["4", "5", "6", "7"],
    }


def test_quartiles_are_among_last_years_national_results(made: Made) -> None:
    places = {
        score["indicator"]: score["benchmark_position"].partition(";")[0] for score in made.figures if score["benchmark_position"]
    }
    assert places == {
        "NI-60": "second quartile (B) of 24 authorities in 2009-10",
        "NI-62": "second quartile (B) of 24 authorities in 2009-10",
        "NI-63": "second quartile (B) of 24 authorities in 2009-10",
        "NI-66": "top quartile (A) of 24 authorities in 2009-10",
        "NI-67": "top quartile (A) of 24 authorities in 2009-10",
    }


def test_a_yearly_figure_is_compared_with_last_years(made: Made) -> None:
    score = next(score for score in made.figures if score["indicator"] == "NI-73")
    assert (score["value"], score["travel_year"]) == ("71.0%", "same")


def test_every_figure_says_that_it_is_illustrative(made: Made) -> None:
    assert {score["marks"] for score in made.figures if score["value"]} == {"[i]"}


def test_claims_are_held_against_the_figures(made: Made) -> None:
    rows = _titled(made.restricted["sections"], "Claims checked against the figures")["blocks"][0]["rows"]
    assert [(row[0]["text"], row[1]["text"]) for row in rows] == [
        ("Key indicators of assessment, stability and review are on target.", "Supported [i]"),
        ("Performance in Quarter 2 is in the top or second quartile of the national results of 2009/10.", "Supported [i]"),
        ("Results at Key Stage 2 are the same as last year.", "Supported [i]"),
        ("Mathematics is in line with national and local averages.", "Unsupported"),
    ]


def test_the_register_names_the_schools_and_what_inspectors_did(made: Made) -> None:
    rows = made.section("Schools with a Notice to Improve")["blocks"][0]["rows"]
    assert [(row[0]["text"], row[1]["text"], row[3]["text"].partition(".")[0]) for row in rows] == [
        ("Derwent", "Notice to Improve", "Full inspection (expected soon)"),
        ("Mill Vale", "Notice to Improve", "Ofsted monitoring visit (after the end of Quarter 2)"),
    ]


def test_the_monitoring_visit_is_carried_into_quarter_3(made: Made) -> None:
    (row,) = made.section("Carried into the next quarter")["blocks"][0]["rows"]
    assert (row[0]["text"], row[2]["text"]) == ("CF1", "31 December 2010")


def test_the_next_quarter_demands_what_was_carried_into_it(made: Made) -> None:
    assert made.following.checks["R10"] == 1
    (row,) = _titled(made.told["sections"], "Carried into the next quarter")["blocks"][0]["rows"]
    assert (row[0]["text"], row[3]["text"]) == ("CF1", "Open at the end of 2010-11 Q2; not reported this quarter")


def test_a_report_without_its_implications_is_held_back(made: Made) -> None:
    assert made.following.outstanding["implications"] == 8
    assert made.following.checks["R14"] == 8


def test_the_only_check_that_finds_anything_is_the_claim_that_nothing_bears_out(made: Made) -> None:
    assert made.pack.checks == {"R08": 1}


def test_the_executive_considered_the_figures_first(made: Made) -> None:
    assert made.pack.considered_on == "7 December 2010"


def test_the_background_paper_says_where_it_can_be_seen(made: Made) -> None:
    (row,) = made.section("Background papers (open to public inspection)")["blocks"][0]["rows"]
    expected = ["Quarter 2 Performance Report", "Executive, 7 December 2010", "Priory House, Chicksands"]
    assert [cell["text"] for cell in row] == expected


def test_the_appendix_is_a_file_of_its_own(made: Made) -> None:
    assert made.files["appendix-a.pdf"] == "Appendix A: Quarter 2 2010/11 Children's Services performance indicators, PDF"


def test_nothing_honest_is_held_back_from_the_public(made: Made) -> None:
    assert "[c]" not in json.dumps(made.report["sections"])


def _read(store: Store, listing: PackListing, rendering: str, path: str) -> dict[str, Any]:
    (key,) = [file.key for file in getattr(listing, rendering) if file.path == path]
    found: dict[str, Any] = json.loads(store.read(key))
    return found


def _titled(sections: list[dict[str, Any]], title: str) -> dict[str, Any]:
    return next(section for section in sections if section["title"] == title)


def _refs(table: dict[str, Any]) -> list[str]:
    return [row[0]["text"].partition(":")[0] for row in table["rows"]]


def _words(section: dict[str, Any]) -> list[str]:
    """Return a section's prose, a text for each paragraph."""
    paragraphs = [inner for block in section["blocks"] for inner in block["blocks"]]
    return ["".join(run["text"] for run in paragraph["runs"]) for paragraph in paragraphs]
