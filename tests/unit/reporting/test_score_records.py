"""Ratings as records for other programs: the columns that are promised, figures as decimals, and the trail behind them."""

import json
from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest

from quarterly.collecting.sheets.source import Source
from quarterly.configuration.judgement import Judgement, Judgements
from quarterly.reporting.wording.score_records import COLUMNS, record
from quarterly.scoring.at_risk import AtRisk
from quarterly.scoring.background import Background
from quarterly.scoring.caveats import Revised
from quarterly.scoring.score import RatingStatus, Score
from quarterly.scoring.score_quarter import ReceivedRow, score
from quarterly.scoring.series.points import Point
from quarterly.vocabulary.quarter import Quarter
from tests.unit.made import Q1, TOWN, council, finding, indicator, row, words_of

LAC = row("1178", "104.9", comment="More came into care.")


def rated(id: str = "1178", *, sent: Any = LAC, background: Background | None = None, of: Any = TOWN, **changes: Any) -> Score:
    return score(of, indicator(id, **changes), Q1, ReceivedRow(sent), background or Background())


def recorded(found: Score) -> dict[str, Any]:
    return record(words_of(found, indicator(found.indicator)))


def test_a_record_begins_with_the_columns_in_their_order() -> None:
    assert list(recorded(rated()))[: len(COLUMNS)] == list(COLUMNS)


def test_the_columns_that_were_promised_stand_first() -> None:
    assert COLUMNS[:16] == (
        *("indicator", "quarter", "value", "value_exact", "target", "variance", "variance_pct", "mechanical", "final"),
        *("travel_previous", "travel_year", "forecast", "at_risk", "benchmark_position", "explanation", "warnings"),
    )


def test_the_record_of_the_towns_looked_after_children() -> None:
    found = recorded(rated())
    assert {column: found[column] for column in COLUMNS} == {
        "indicator": "1178",
        "quarter": "2012-13 Q1",
        "value": "104.9",
        "value_exact": "104.9",
        "target": "98.8",
        "variance": "-6.1",
        "variance_pct": "-6.174089",
        "mechanical": "lower",
        "final": "lower",
        "travel_previous": "no comparison because: first value",
        "travel_year": "no comparison because: first value",
        "forecast": "",
        "at_risk": False,
        "benchmark_position": "",
        "explanation": "104.9 against a target of 98.8 (lower is better) is 6.2% worse than target, within the tolerance of 10%: "
        "“On target, lower half”.",
        "warnings": [],
        "name": "Number of LAC per 10k of the child population",
        "standing": "rated",
        "source": "return.xlsx, sheet “PI return”, cell E7",
        "illustrative": [],
        "rated_value": "",
        "rated_basis": "snapshot",
        "travel_year_end": "",
        "travel_since": "",
    }


@pytest.mark.parametrize(
    ("numerator", "denominator", "exact", "variance", "per_cent"),
    [
        (3, 6, "50", "-15", "-23.076923"),
        (125, 300, "41.66666666666666666667", "-23.333333", "-35.897436"),
        (6_499, 10_000, "64.99", "-0.01", "-0.015385"),
        (65, 100, "65", "0", "0"),
        (2, 3, "66.66666666666666666667", "1.666667", "2.564103"),
    ],
)
def test_figures_are_decimals_that_any_program_reads(
    numerator: int, denominator: int, exact: str, variance: str, per_cent: str
) -> None:
    found = recorded(rated("1180", sent=row("1180", None, numerator, denominator)))
    assert (found["value_exact"], found["variance"], found["variance_pct"]) == (exact, variance, per_cent)


def test_of_a_target_of_nought_there_is_a_variance_and_no_percentage() -> None:
    found = recorded(rated("1180", sent=row("1180", "50"), targets={"2012-13": 0}))
    assert (found["variance"], found["variance_pct"], found["standing"]) == ("50", "", "not rated against a target of 0")


def test_what_was_not_received_has_neither_figure_nor_source_nor_trail() -> None:
    found = recorded(rated(sent=None))
    assert (found["standing"], found["target"]) == ("not received", "98.8")
    assert not any(found[column] for column in ("value", "value_exact", "variance", "final", "source", "numerator", "trail"))


def test_warnings_are_those_sent_caveats_and_what_is_at_risk_in_that_order() -> None:
    at_risk = (AtRisk.FORECAST, AtRisk.WORSENED_TWICE)
    found = replace(rated(), warnings=("Which is it?",), caveats=(Revised(Fraction(104)),), at_risk=at_risk)
    reasons = "the year is forecast to end there, and it worsened in each of the last two quarters"
    assert (recorded(found)["at_risk"], recorded(found)["warnings"]) == (
        True,
        ["Which is it?", "Revised: 104.0 was published at first.", f"At risk of becoming “Worse than target”: {reasons}."],
    )


def test_the_warnings_of_a_return_are_in_the_record() -> None:
    warned = [finding("1178", "K03", "warning", message="Which of the two?")]
    assert recorded(score(TOWN, indicator("1178"), Q1, ReceivedRow(LAC, findings=warned), Background()))["warnings"] == [
        "Which of the two?"
    ]


def test_an_indicator_at_risk_says_of_what() -> None:
    before = {Q1.previous.previous: Point(value=Fraction("103")), Q1.previous: Point(value=Fraction("104"))}
    found = recorded(rated(background=Background({"1178": before})))
    assert found["at_risk"] is True
    assert found["warnings"][-1].startswith("At risk of becoming “Worse than target”: ")


def test_a_figure_of_a_table_is_told_by_its_row() -> None:
    assert (
        recorded(replace(rated(), source=Source(file="values.csv", digest="", sheet="", row=12, cell="")))["source"]
        == "values.csv, row 12"
    )


def test_the_counts_behind_a_figure_are_in_the_record() -> None:
    found = recorded(rated("1180", sent=row("1180", None, 1_000, 2_000)))
    assert (found["numerator"], found["denominator"]) == ("1000", "2000")


def test_the_trail_lets_anybody_work_the_rating_out_again() -> None:
    trail = recorded(rated())["trail"]
    assert (trail["rule"], len(trail["version"]), trail["band"], trail["unknown"]) == ("four-bands", 8, 3, {})
    assert (trail["inputs"], trail["thresholds"]) == (
        {"value": "1049/10", "variance": "-61/10", "target": "494/5"},
        {"tolerance": "10%"},
    )


def test_another_tolerance_is_another_version_of_the_rule() -> None:
    versions = [recorded(rated(of=council(tolerance=tolerance)))["trail"]["version"] for tolerance in ("10", "5", "10")]
    assert (versions[0] == versions[2], versions[0] == versions[1]) == (True, False)


def test_the_trail_says_why_something_is_not_known() -> None:
    trail = recorded(rated("1178", targets={}))["trail"]
    assert (trail["band"], trail["unknown"]) == (1, {"variance": "no target agreed"})


def test_a_judgement_is_in_the_record_beside_what_the_rule_gives() -> None:
    decided = Judgement.model_validate(
        {
            "indicator": "1178", "status": "upper", "since": "2012-13 Q1", "until": "2012-13 Q2", "by": "Director",
            "on": "2012-07-20", "reason": "A planned intake.",
        }
    )  # fmt: skip
    found = recorded(rated(of=TOWN.model_copy(update={"judgements": Judgements(judgements=(decided,))})))
    assert (found["mechanical"], found["final"], found["judgement"]["by"], found["judgement"]["on"]) == (
        *("lower", "upper"),
        *("Director", "2012-07-20"),
    )


@pytest.mark.parametrize("sent", [LAC, None, row("1178")])
def test_a_record_can_be_written_as_json(sent: Any) -> None:
    found = recorded(rated(sent=sent))
    assert json.loads(json.dumps(found)) == found


def test_a_mark_is_in_the_record() -> None:
    assert recorded(rated(sent=replace(LAC, marks="p")))["marks"] == "[p]"


def test_the_quarter_is_the_one_asked_for() -> None:
    nothing = Score(indicator="1178", standing=RatingStatus.NO_DATA)
    assert record(words_of(nothing, quarter=Quarter(2015, 4)))["quarter"] == "2015-16 Q4"
