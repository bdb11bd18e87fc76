"""The view model: what stands in the report, in what order and words."""

from fractions import Fraction
from typing import Any

import pytest

from quarterly.configuration.report_plan import SectionPlan
from quarterly.scoring.score import RatingStatus, Score, Variance
from quarterly.vocabulary.canonical import to_bytes
from quarterly.vocabulary.numbers import Unit
from quarterly.vocabulary.suppressed import SUPPRESSED, Suppressed
from quarterly.vocabulary.wording import counted, listed, spelled
from tests.unit.made import (
    TOWN,
    TOWN_ACTIONS,
    TOWN_ROWS,
    built,
    card,
    indicator,
    words_of,
)
from tests.unit.made_report import appendix, blocks, material, report, sections, with_plan


def test_the_sections_stand_in_the_profiles_order() -> None:
    assert [(s["number"], s["title"]) for s in report()["sections"]] == [
        ("1", "Purpose of report"),
        ("2", "Recommendation"),
        ("3", "Performance at a glance"),
        ("4", "What is worse than target, and why"),
        ("5", "Background"),
    ]


def test_an_appendix_has_its_sections_and_numbers_of_its_own() -> None:
    assert [(s["number"], s["title"]) for s in appendix(report())] == [
        ("A1", "Introduction"),
        ("A2", "Performance summary"),
        ("A3", "How to read the symbols"),
        ("A4", "Reporting on Council Action Plan priorities"),
        ("A5", "Returns received"),
        ("A6", "How each rating was worked out"),
    ]


def test_another_order_in_the_profile_is_another_order_in_the_report() -> None:
    backwards = with_plan(cover=tuple(reversed(TOWN.profile.report.cover)))
    assert [s["number"] + " " + s["title"] for s in report(of=backwards)["sections"]][::4] == [
        "1 Background",
        "5 Purpose of report",
    ]


def test_priorities_are_numbered_under_their_section() -> None:
    priorities = appendix(report())[3]["sections"]
    assert [s["number"] for s in priorities] == ["A4.1", "A4.2", "A4.3"]


def test_the_council_plans_own_numbers_are_never_changed() -> None:
    objectives = [s for s in sections(report()) if s["title"].startswith("Objective ")]
    assert [(s["number"], s["title"].partition(":")[0]) for s in objectives] == [
        ("", "Objective 1"),
        ("", "Objective 2"),
        ("", "Objective 5"),
        ("", "Objective 4"),
    ]


def test_a_council_may_number_nothing() -> None:
    assert {s["number"] for s in sections(report(of=with_plan(numbering="none")))} == {""}


def test_every_id_is_used_once() -> None:
    whole = report()
    ids = [s["id"] for s in sections(whole)] + [b["id"] for kind in ("table", "figure") for b in blocks(whole, kind)]
    assert len(ids) == len(set(ids))


def test_the_period_is_filled_into_the_councils_text() -> None:
    plan = with_plan(cover=(SectionPlan(content="text", title="T", text="Of {title},\nthat is {period}.\n\nMore.\n"),))
    blocks: list[Any] = report(of=plan)["sections"][0]["blocks"]
    assert [b["text"] for b in blocks] == ["Of Quarter 1 2012/13, that is 1 April to 30 June 2012.", "More."]


def test_the_columns_of_every_table_fill_it_and_every_row_has_them_all() -> None:
    for table in blocks(report(), "table"):
        assert sum(column["width"] for column in table["columns"]) == 100
        assert {len(row) for row in table["rows"]} <= {len(table["columns"])}


def test_the_same_material_gives_the_same_bytes() -> None:
    assert to_bytes(dict(report())) == to_bytes(dict(built(material(card(*TOWN_ROWS, *TOWN_ACTIONS)))))


def test_the_date_is_the_end_of_the_period_and_not_of_today() -> None:
    assert report()["date"] == "2012-06-30"


def distance(amount: str, per_cent: str = "", unit: Unit = Unit.PERCENT) -> str:
    """Return how a distance from target is printed: in per cent where some are given, else in the unit."""
    variance = Variance(Fraction(amount), Fraction(per_cent) if per_cent else None, bool(per_cent))
    score = Score(indicator="1180", standing=RatingStatus.RATED, variance=variance)
    return words_of(score, indicator("1180", unit=unit, decimals=1)).against_target


@pytest.mark.parametrize(
    ("printed", "words"),
    [
        (distance("-6.1", "-6.2"), "6.2% worse"),
        (distance("17.8", "17.8"), "17.8% better"),
        (distance("0", "0"), "on target"),
        (distance("-0.02", "-0.02"), "0.02% worse"),
        (distance("-2.5"), "2.5 points worse"),
        (distance("1"), "1.0 point better"),
        (distance("0"), "on target"),
        (distance("-1072", unit=Unit.COUNT), "1,072.0 worse"),
    ],
)
def test_a_distance_in_words(printed: str, words: str) -> None:
    assert printed == words


@pytest.mark.parametrize(("variance", "words"), [(None, ""), (SUPPRESSED, "[c]")])
def test_no_distance_and_one_that_is_suppressed_in_words(variance: Suppressed | None, words: str) -> None:
    score = Score(indicator="1180", standing=RatingStatus.RATED, variance=variance)
    assert words_of(score).against_target == words


def test_small_words() -> None:
    assert [listed(items) for items in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == ["", "a", "a and b", "a, b and c"]
    assert [counted(1, "file"), counted(0, "file"), counted(2, "activity", "activities")] == ["1 file", "0 files", "2 activities"]
    assert [spelled(1), spelled(9), spelled(10)] == ["One", "Nine", "10"]
