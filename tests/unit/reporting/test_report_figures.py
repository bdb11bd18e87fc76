"""The report's figures: what its tables, its chart and its sentences say of them."""

import json
from typing import Any

import pytest

from quarterly.reporting.at_a_glance import at_a_glance
from quarterly.reporting.charts.distance import chart_sentence
from quarterly.reporting.parts import Material, figure
from quarterly.reporting.sections.first_screen import on_target, the_rest
from tests.unit.made import (
    TOWN_ACTIONS,
    TOWN_ROWS,
    card,
    council,
    public,
    row,
)
from tests.unit.made_report import blocks, material, report, texts


def test_the_scorecard_of_the_town() -> None:
    (table,) = blocks(report(), "table", "scorecard-young-people")
    assert [row[1:] for row in texts(table)] == [
        ["104.9", "98.8", "6.2% worse", "On target, lower half"],
        ["50% (3 of 6)", "65%", "23.1% worse", "Worse than target"],
        ["29.6", "36", "17.8% better", "Exceeds target"],
        ["174", "213", "18.3% better", "Exceeds target"],
        ["62.9%", "72.5%", "13.2% worse", "Worse than target"],
    ]


@pytest.mark.parametrize(
    ("numerator", "denominator", "printed"),
    [(18, 40, "45% (18 of 40)"), (49, 98, "50%"), (25, 50, "50%"), (0, 49, "0% (0 of 49)")],
)
def test_a_percentage_of_few_cases_says_of_how_many(numerator: int, denominator: int, printed: str) -> None:
    few = card(row("1180", None, numerator, denominator))
    seen = public(material(few))
    assert [figure(seen.words(i, s)) for i, s in seen.scored() if i.id == "1180"] == [printed]


def test_what_is_off_target_stands_worst_first() -> None:
    (table,) = (block for block in report()["glance"]["blocks"] if block["type"] == "table")
    assert [(row[0][:7], row[1], row[2]) for row in texts(table)] == [
        ("PI 1180", "50% (3 of 6)", "65%"),
        ("PI 1176", "62.9%", "72.5%"),
        ("PI 1178", "104.9", "98.8"),
    ]


def test_the_worst_is_found_by_the_exact_distance() -> None:
    close = card(row("1178", "104.94"), row("1176", "68.00", row=8), row("1180", "60.967", row=9))
    assert [material(close).words(*pair).against_target for pair in material(close).off_target()] == ["6.2% worse"] * 3
    assert [indicator.id for indicator, _ in material(close).off_target()] == ["1178", "1176", "1180"]


def test_nothing_off_target_makes_no_table_of_it() -> None:
    assert [block["type"] for block in report(card(row("1178", "80")))["glance"]["blocks"]].count("table") == 0


def test_the_distance_chart_has_what_is_known_worst_first() -> None:
    (figure,) = blocks(report(card(*TOWN_ROWS[:2])), "figure", "-distance")
    assert [(p["label"][:7], p["distance"], p["text"]) for p in figure["chart"]["points"]][:3] == [
        ("PI 1180", -23.08, "23.1% worse"),
        ("PI 1178", -6.17, "6.2% worse"),
    ]
    assert figure["chart"]["band"] == 10.0


def by_service() -> list[Any]:
    return [each for each in blocks(report(card(*TOWN_ROWS)), "figure") if "-distance-" in each["id"]]


def test_each_service_has_a_distance_chart_of_its_own_on_one_scale() -> None:
    figures = by_service()
    assert [(each["caption"], each["chart"]["bound"], each["chart"]["band"]) for each in figures] == [
        ("Children in care", 30, 10.0),
        ("Assessment and safeguarding", 30, 10.0),
    ]
    assert [[point["distance"] for point in each["chart"]["points"]] for each in figures] == [
        [-23.08, -6.17, 18.31],
        [-13.24, 17.78],
    ]


def test_each_services_sentence_names_its_own_indicators_alone() -> None:
    alone = [each["alt"] for each in by_service()]
    assert ["PI 1178" in each for each in alone] == [True, False]
    assert ["PI 1176" in each for each in alone] == [False, True]


def test_every_point_of_a_services_chart_tells_of_its_figure() -> None:
    told = [point["of"]["indicator"] for each in by_service() for point in each["chart"]["points"]]
    assert sorted(told) == ["1176", "1178", "1180", "adoption-matching", "child-protection-plans"]


def sentence(of: Material) -> str:
    return chart_sentence(of, of.scored())


def test_the_sentence_for_those_who_do_not_see_the_chart() -> None:
    assert sentence(material(card(*TOWN_ROWS[:3]))) == (
        "Each indicator's distance from target, with a tolerance of 10% on either side: PI 1178 is 6.2% worse than target, "
        "PI 1180 is 23.1% worse than target and Number of children subject to child protection plan is 17.8% better than target. "
        "Two are not drawn."
    )


def test_the_sentence_says_on_target_as_it_is() -> None:
    assert "PI 1178 is on target. Four are not drawn." in sentence(material(card(row("1178", "98.8"))))


def test_the_name_is_printed_where_there_is_no_reference() -> None:
    named = council(i1178={"id": "better-care", "ref": ""})
    scored = card(row("better-care", "80"), of=named)
    assert "Number of LAC per 10k of the child population is 19.0% better than target." in sentence(material(scored, of=named))


def test_without_any_distance_there_is_no_list() -> None:
    assert sentence(material(card())) == "No indicator has a distance from target to show this quarter."


def test_the_summary_of_the_town() -> None:
    found = at_a_glance(material())
    assert [(each["mark"]["word"], each["count"]) for each in found.counts] == [
        ("Exceeds target", 2),
        ("On target, lower half", 1),
        ("Worse than target", 2),
    ]
    assert on_target(found, material()) == "3 of 5 indicators with a rating are on target."
    assert the_rest(found, material()) == (
        "Of 8 key activities, 1 is “Excellent / ahead of schedule” and 7 are “Good / on schedule”."
    )


def test_the_counts_of_every_rating_add_up() -> None:
    of_two = council(i1178={"priority": "regeneration"})
    table = blocks(report(card(*TOWN_ROWS[:2], of=of_two), of=of_two), "table", "ratings-table")[0]
    assert [column["title"] for column in table["columns"]] == [
        *("Priority", "On target, lower half", "Worse than target", "No rating", "Indicators")
    ]
    assert texts(table) == [
        ["Young people", "0", "1", "3", "4"],
        ["Regeneration, skills and employment", "1", "0", "0", "1"],
        ["All", "1", "1", "3", "5"],
    ]


def test_every_rating_is_told_by_word_shape_and_colour() -> None:
    marks = [cell["mark"] for table in blocks(report(), "table") for row in table["rows"] for cell in row if "mark" in cell]
    assert all(mark["word"] and mark["shape"] and mark["colour"].startswith("#") for mark in marks)
    assert len({(mark["word"], mark["shape"]) for mark in marks if mark["shape"] == "triangle"}) == 2


@pytest.mark.parametrize("word", ["above", "below"])
def test_no_figure_is_said_to_be_above_or_below(word: str) -> None:
    assert word not in json.dumps(report(card(*TOWN_ROWS[1:], *TOWN_ACTIONS))).casefold()


def test_every_rating_is_explained_with_its_rule_and_source() -> None:
    table = blocks(report(), "table", "ratings")[0]
    assert texts(table)[2][1].endswith(
        "29.6 against a target of 36 (lower is better) is 17.8% better than target, beyond the tolerance of 10%: "
        "“Exceeds target”. Source: return.xlsx, sheet “PI return”, cell E9."
    )
    told = [item for each in blocks(report(), "list") for item in each["items"] if item.startswith("104.9")]
    assert told == [
        "104.9 against a target of 98.8 (lower is better) is 6.2% worse than target, within the tolerance of 10%: "
        "“On target, lower half”."
    ]
