"""What is asked once, and what is not asked: figures a service may rightly send, and cells that are wrong already."""

from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from adapters.councils import load_council
from adapters.expectations import load_rulebook
from quarterly.collecting.returns.in_force import service_return
from tests.expectations.examples import QUARTER, checked, completed, council, found, sheet
from tests.workbooks import saved, workbook

PUBLISHED = Path("councils/dudley/returns/2012-13-q1")
NOBODY = "No care leaver turned 19 in the quarter."


@pytest.mark.parametrize(
    "row",
    [
        {"PI ref": "1180", "Numerator": 0, "Denominator": 0, "Comments": NOBODY},
        {"PI ref": "1180", "Actual": None, "Comments": NOBODY},
    ],
    ids=["0 of 0", "blank"],
)
def test_nobody_in_the_cohort_is_an_answer(row: dict[str, Any]) -> None:
    assert found([row]) == ["S05 E4"]


def test_a_score_may_be_negative() -> None:
    assert found([{"PI ref": "progress-8", "Actual": -0.52}]) == []


def test_a_true_zero_with_a_comment_is_a_figure() -> None:
    assert found([{"PI ref": "complaints", "Actual": 0, "Comments": "None came in; the service asked twice."}]) == []


@pytest.mark.parametrize(
    "comment",
    [
        "Not yet available.",
        "Figures are\nawaited from the provider",
        "No data this quarter",
        "Annual measure, not due until July",
        "To follow",
        "Value TBC",
    ],
)
def test_a_zero_whose_comment_says_there_is_no_figure_is_queried(comment: str) -> None:
    assert found([{"PI ref": "complaints", "Actual": 0, "Comments": comment}]) == ["K05 E4"]


def test_an_indicator_without_a_target_is_nothing_to_query() -> None:
    assert found([{"PI ref": "health-checks", "Actual": 81.5}]) == []


def test_rows_without_a_ref_are_each_queried_once_and_are_no_repetition() -> None:
    rows = [{"Actual": 7}, {"Actual": 8}]
    assert found(rows) == ["S01 A4", "S01 A5"]
    assert (
        checked(workbook({"Return": sheet(rows)})).findings[0].message == "An empty PI ref is not an indicator of this council."
    )


def test_an_unknown_indicator_is_queried_once() -> None:
    assert found([{"PI ref": "9999", "Indicator": "Number of visits", "Numerator": 7, "Denominator": 6, "Actual": -5}]) == [
        "S01 A4"
    ]


@pytest.mark.parametrize(
    ("row", "finding"),
    [
        ({"PI ref": "1180", "Actual": "about half"}, "C02 E4"),
        ({"PI ref": "1180", "Actual": "about half", "Comments": "The survey was late."}, "C02 E4"),
        ({"PI ref": "1180", "Numerator": "three", "Denominator": 6, "Actual": 50}, "C02 C4"),
        ({"PI ref": "1180", "Numerator": 3, "Denominator": "six", "Actual": 50}, "C02 D4"),
        ({"PI ref": "1180", "Actual": "=3/6"}, "C03 E4"),
    ],
)
def test_a_cell_that_could_not_be_read_is_not_also_missed(row: dict[str, Any], finding: str) -> None:
    assert found([row]) == [finding]


@pytest.mark.parametrize(("ref", "finding"), [("1180", []), ("1178", ["C04 E4"]), ("complaints", ["C04 E4"])])
def test_a_cell_formatted_as_a_percentage_is_one(ref: str, finding: list[str]) -> None:
    book = openpyxl.load_workbook(BytesIO(workbook({"Return": sheet([{"PI ref": ref, "Actual": 0.5}])})))
    book["Return"]["E4"].number_format = "0.0%"
    assert [f"{f.code} {f.cell}" for f in checked(saved(book)).findings] == finding


def test_a_target_that_cannot_be_read_does_not_hold_the_figure() -> None:
    file = checked(workbook({"Return": sheet([{"PI ref": "1178", "Actual": 104.9, "Target": "100 or so"}])}))
    assert service_return("children-in-care", [file], council(), QUARTER, load_rulebook()).under_query == ()


@pytest.mark.parametrize(
    ("ref", "value", "finding"),
    [("1180", 1, ["V06 E4"]), ("1180", 1.01, []), ("exclusions", 0.8, []), ("exclusions", 0.02, ["V06 E4"])],
)
def test_a_percentage_is_taken_for_a_share_of_1_where_a_hundred_times_it_is_nearer_the_target(
    ref: str, value: float, finding: list[str]
) -> None:
    assert found([{"PI ref": ref, "Actual": value}]) == finding


@pytest.mark.parametrize(
    ("value", "finding"),
    [(19.7, ["V12 E4"]), (19.8, []), (494, []), (494.1, ["V12 E4"])],
)
def test_five_times_the_target_or_a_fifth_of_it_is_not_yet_far(value: float, finding: list[str]) -> None:
    assert found([{"PI ref": "1178", "Actual": value}]) == finding


def test_a_year_to_date_may_begin_far_below_its_target() -> None:
    assert found([{"PI ref": "complaints", "Actual": 3}]) == []


@pytest.mark.parametrize(
    ("value", "finding"),
    [(62.9, []), (63, []), (62.86, []), (62.857142857142854, []), (62.85, ["V07 E4"]), (62, ["V07 E4"])],
)
def test_a_value_agrees_with_its_counts_to_the_decimals_it_was_typed_with(value: float, finding: list[str]) -> None:
    assert found([{"PI ref": "1176", "Numerator": 22, "Denominator": 35, "Actual": value}], "safeguarding") == finding


def test_counts_over_100_per_cent_are_queried_where_they_are_wrong() -> None:
    assert found([{"PI ref": "1180", "Numerator": 7, "Denominator": 6, "Actual": 116.7}]) == ["V01 C4", "V02 E4"]


def test_swapped_counts_of_a_rate_are_found() -> None:
    row = {"PI ref": "1178", "Numerator": 70000, "Denominator": 734, "Actual": 104.9}
    assert found([row]) == ["V18 C4"]


def test_the_catalogues_own_name_is_never_a_difference() -> None:
    names = {i.id: i.name for i in council().catalogue.of_service("children-in-care")}
    rows = [{"PI ref": ref, "Indicator": name, "Comments": "The survey was late."} for ref, name in names.items()]
    assert {finding.split()[0] for finding in found(rows)} == {"S05"}


def test_a_return_sent_twice_is_no_error() -> None:
    body = workbook({"Return": sheet([{"PI ref": "1180", "Actual": 50}, {"PI ref": "1178", "Actual": 104.9}])})
    files = [completed([checked(body, file=name)], "children-in-care") for name in ("return.xlsx", "return (2).xlsx")]
    assert service_return("children-in-care", files, council(), QUARTER, load_rulebook()).findings == ()


def test_dudleys_published_quarter_raises_these_questions() -> None:
    asked = {}
    for path in sorted(PUBLISHED.glob("*/*.xlsx")):
        file = checked(path.read_bytes(), path.parent.name, path.name, load_council("dudley"))
        asked[path.parent.name] = [f"{f.severity} {f.code} {f.cell}" for f in file.findings]
    assert asked == {
        "children-in-care": ["warning K03 G7"],
        "cover": [],
        "libraries": [],
        "safeguarding": ["info C01 E9", "warning K01 B7"],
        "schools": [],
        "substance-misuse": [],
        "trading-standards": [],
    }
