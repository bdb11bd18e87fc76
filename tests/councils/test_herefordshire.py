"""Does Herefordshire's folder make the report and the digest of the 2006/07 outturn from one set of data?"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from adapters.councils import load_council
from cli.check_council import check_council
from quarterly.publishing.pack import PackListing
from quarterly.vocabulary.canonical import from_bytes
from tasks.references import Pack
from tests.councils.figures import kept_figures
from tests.councils.undrawn import undrawn
from tests.stages.chain import Chain

NAME, QUARTER = "herefordshire", "2006-07 Q4"
OUTCOMES = [
    "Be Healthy",
    "Staying Safe",
    "Enjoy and Achieve",
    "Making a Positive Contribution",
    "Achieve Economic Wellbeing",
    "Service Management",
]


@dataclass(frozen=True)
class Made:
    """The public report, the restricted scores by indicator, the public pack's files and what the checks found."""

    report: dict[str, Any]
    scores: dict[str, dict[str, Any]]
    files: dict[str, str]
    found: list[str]
    claims: list[str]
    pack: Pack

    def section(self, title: str) -> dict[str, Any]:
        return _titled(self.report["sections"], title)

    def digest(self, title: str) -> dict[str, Any]:
        return _titled(self.report["appendices"][0]["sections"], title)

    def scorecard(self, outcome: str) -> dict[str, Any]:
        blocks = _titled(self.digest("Outcomes and service management")["sections"], outcome)["blocks"]
        return next(block for block in blocks if block["type"] == "table")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Made]:
    with undrawn(tmp_path_factory.mktemp("installation")) as installation:
        pack = Chain(NAME, QUARTER).compiled()
        listing = from_bytes(PackListing, installation.restricted.read(pack.output.key))

        def read(rendering: str, path: str) -> dict[str, Any]:
            (key,) = [file.key for file in getattr(listing, rendering) if file.path == path]
            found: dict[str, Any] = json.loads(installation.restricted.read(key))
            return found

        figures = kept_figures(installation.restricted, listing, NAME, QUARTER)
        scores = {score["indicator"]: score for score in figures}
        digest = read("restricted", "report.json")["appendices"][0]["sections"]
        notes = _titled(digest, "Notes on the figures")
        claims = _titled(digest, "Claims checked against the figures")["blocks"][0]["rows"]
        found = [row[1]["text"] for row in notes["blocks"][-1]["rows"]]
        yield Made(
            read("public", "report.json"),
            scores,
            {file.path: file.title for file in listing.public},
            found,
            [row[1]["text"] for row in claims],
            pack,
        )


def test_the_folder_has_no_mistake(capsys: pytest.CaptureFixture[str]) -> None:
    assert check_council(NAME) == 0
    assert capsys.readouterr().out == (
        "Herefordshire Council: 4 services, 27 indicators, 0 key activities, 84 rows of history, "
        "46 published figures of others, changes from 2007-08 Q1. No mistake was found.\n"
    )


def test_the_fourth_quarter_is_the_outturn_of_the_year(made: Made) -> None:
    assert made.report["audience"] == "2006/07 outturn"
    assert made.report["details"] == [
        ["Report by", "Head of Commissioning & Improvement – Schools Services"],
        ["Wards affected", "County-wide"],
        ["Covers", "The year 2006/07, outturn to 31 March 2007 (Quarter 4 2006/07)"],
    ]


def test_sections_stand_in_the_council_s_order(made: Made) -> None:
    assert [section["title"] for section in made.report["sections"]] == [
        "Purpose",
        "Financial implications",
        "Background",
        "Issues by outcome",
        "Recommendation: that the Scrutiny Committee",
        "Background papers",
    ]


def test_paragraphs_are_numbered_on_through_three_sections(made: Made) -> None:
    numbers = {section["title"]: [b["number"] for b in section["blocks"] if "number" in b] for section in made.report["sections"]}
    assert {title: found for title, found in numbers.items() if found} == {
        "Purpose": ["1"],
        "Financial implications": ["2"],
        "Background": ["3", "4", "5", "6", "7"],
    }


def test_no_financial_implications_is_a_value(made: Made) -> None:
    assert _words(made.section("Financial implications")) == ["None."]


def test_recommendations_are_lettered(made: Made) -> None:
    (asked,) = made.section("Recommendation: that the Scrutiny Committee")["blocks"]
    assert asked["marker"] == "letters"
    assert [item.split()[0] for item in asked["items"]] == ["note", "assess"]


def test_every_outcome_and_service_management_has_its_commentary(made: Made) -> None:
    said = made.section("Issues by outcome")["sections"]
    assert [(outcome["title"], len(_words(outcome))) for outcome in said] == list(zip(OUTCOMES, [1, 5, 1, 1, 1, 1], strict=True))


def test_commentary_is_required_where_an_outcome_is_off_target() -> None:
    kind = load_council(NAME).profile.narrative["commentary"]
    assert (kind.by, kind.required) == ("priority", "off target")


def test_the_digest_is_an_appendix_with_a_file_of_its_own_and_a_background_paper_too(made: Made) -> None:
    assert made.files["appendix-quarterly-digest.pdf"].startswith("Quarterly Digest")
    assert made.section("Background papers")["blocks"][0]["items"] == ["Quarterly Digest"]


def test_travel_and_rating_stand_in_columns_of_their_own(made: Made) -> None:
    titles = [column["title"] for column in made.scorecard("Enjoy and Achieve")["columns"]]
    assert [title for title in titles if title in ("Rating", "Change [i]")] == ["Rating", "Change [i]"]


def test_an_indicator_can_be_red_and_better_than_before(made: Made) -> None:
    maths, vacancies = made.scores["BV40"], made.scores["SWVAC"]
    assert (maths["final"], maths["travel_year"]) == ("red", "better")
    assert (vacancies["final"], vacancies["travel_previous"]) == ("amber", "better")


def test_the_colours_are_those_the_published_report_speaks_of(made: Made) -> None:
    ratings = {id: score["final"] for id, score in made.scores.items() if score["final"]}
    assert [id for id, rating in ratings.items() if rating == "red"] == ["DIS1704", "BV40", "KS2E-3Y", "KS2M-3Y"]
    assert ratings["TP1517"] == ratings["BV161"] == ratings["NEET"] == ratings["SWRATE"] == "green"


def test_small_numbers_are_spoken_of(made: Made) -> None:
    of = [*made.report["appendices"][0]["sections"], *made.report["appendices"][1]["sections"]]
    cards = {card["title"]: card for section in of for card in section["sections"]}
    notes = [item for card in cards.values() for block in card["blocks"] if block["type"] == "list" for item in block["items"]]
    assert (
        "In a small authority the outturn depends on the circumstances of relatively few individuals. A few cases more "
        "or fewer can change the rating."
    ) in notes
    assert any(note.startswith("With 15 of 23, chance alone could give anything from") for note in notes)


def test_targets_still_to_be_defined_leave_three_indicators_unrated(made: Made) -> None:
    assert [id for id, score in made.scores.items() if score["standing"] == "no target agreed"] == ["TLS1", "TLS2", "JWT"]


def test_what_can_be_read_in_two_ways_is_not_rated(made: Made) -> None:
    unrated = [id for id, score in made.scores.items() if score["standing"] == "not rated"]
    assert unrated == ["CH141", "CH142", "B8", "E44"]
    assert all(made.scores[id]["travel_year"] == "higher" for id in unrated)


def test_targets_say_who_set_them(made: Made) -> None:
    targets = {indicator.id: indicator.target_origin for indicator in load_council(NAME).catalogue.indicators}
    set_by_dfes = [id for id, origin in targets.items() if "set by the DfES, aspirational" in origin]
    assert set_by_dfes == ["BV41", "BV40", "BV38", "BV46", "BV45"]


def test_rates_of_improvement_stand_beside_comparable_authorities(made: Made) -> None:
    places = {id: made.scores[id]["explanation"].partition(";")[0] for id in ("KS2E-3Y", "KS2M-3Y")}
    assert places == {
        "KS2E-3Y": "2.1 is in the bottom quartile (D) of 10 authorities in 2005-06",
        "KS2M-3Y": "1.6 is in the bottom quartile (D) of 10 authorities in 2005-06",
    }


def test_social_workers_are_on_the_way_to_a_target_three_years_off(made: Made) -> None:
    score = made.scores["SWRATE"]
    assert (score["value"], score["target"]) == ("19.4", "19.17")
    assert score["target_note"] == "planned so far: 19.17 on the way from 17.5 to 22.5 in Quarter 4 2008/09 [i]"
    (row,) = [row for row in made.digest("Dates and work still to come")["blocks"][0]["rows"] if row[0]["text"] == "SW-2009"]
    assert row[2]["text"] == "31 March 2009"


def test_what_the_text_claims_is_borne_out_as_officers_read(made: Made) -> None:
    assert made.claims == ["Supported [i]"] * 4


def test_the_public_does_not_read_it(made: Made) -> None:
    assert "Claims checked against the figures" not in json.dumps(made.report)


def test_its_own_slip_of_a_year_is_found(made: Made) -> None:
    assert (
        "R01: In purpose, as at 31 March 2006 is said of the report, which is for Quarter 4 2006/07 (1 January to 31 March 2007)."
    ) in made.found


def test_besides_it_only_the_money_is_asked_about(made: Made) -> None:
    assert made.pack.checks == {"R01": 1, "R09": 1}


def test_every_figure_target_and_comparison_is_marked_as_illustrative(made: Made) -> None:
    assert {score["marks"] for score in made.scores.values()} == {"[i]"}
    indicators = load_council(NAME).catalogue.indicators
    assert {i.target_origin.partition(":")[0] for i in indicators if i.target_origin} == {"Illustrative"}
    assert all(made.scores[i.id]["target"] == "" for i in indicators if not i.target_origin)
    rows = (Path(__file__).parents[2] / "councils" / NAME / "benchmarks.csv").read_text(encoding="utf-8").splitlines()[1:]
    assert all(",Illustrative: " in row for row in rows)


def test_nothing_honest_is_held_back_from_the_public(made: Made) -> None:
    digest = [section for section in made.report["appendices"][0]["sections"] if section["title"] != "Notes on the figures"]
    assert "[c]" not in json.dumps([made.report["sections"], digest, made.report["appendices"][1]["sections"]])


def _titled(sections: list[dict[str, Any]], title: str) -> dict[str, Any]:
    return next(section for section in sections if section["title"] == title)


def _words(section: dict[str, Any]) -> list[str]:
    """Return a section's prose, a text for each paragraph."""
    paragraphs = [inner for block in section["blocks"] for inner in block["blocks"]]
    return ["".join(run["text"] for run in paragraph["runs"]) for paragraph in paragraphs]
