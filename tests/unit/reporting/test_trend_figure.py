"""An indicator's course as the report shows it: figure, sentence, table and the small one of a cell."""

from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from quarterly.configuration.catalogue import Indicator
from quarterly.reporting.charts.history_table import history_table
from quarterly.reporting.charts.trend import spark, trend_figure
from quarterly.reporting.model import FigureBlock
from quarterly.reporting.parts import RestrictedMaterial
from quarterly.scoring.background import Background
from quarterly.scoring.score import Scorecard
from quarterly.scoring.score_quarter import SentFigure, score_point
from quarterly.scoring.series.points import Point, last_quarters
from quarterly.vocabulary.basis import Basis
from quarterly.vocabulary.marks import Mark
from quarterly.vocabulary.numbers import Unit
from quarterly.vocabulary.polarity import Polarity
from quarterly.vocabulary.quarter import Quarter
from tests.unit.made import TOWN, as_public, indicator, restricted, scorecard

NOW = Quarter(2012, 2)
TARGETS = {"2011-12": 60, "2012-13": 65}
LEAVERS = indicator("1180", name="Care leavers in work", targets=TARGETS)


def share(part: int, whole: int = 100, *marks: Mark) -> Point:
    return Point(value=Fraction(part * 100, whole), numerator=Fraction(part), denominator=Fraction(whole), marks=marks)


def material(card: Scorecard) -> RestrictedMaterial:
    return restricted(card, quarter=NOW)


def card(of: Indicator, *points: Point | None) -> Scorecard:
    """Return the public scorecard of the last of these quarters."""
    series = {each: point for each, point in zip(last_quarters(NOW, len(points)), points, strict=True) if point}
    known = Background({of.id: {each: point for each, point in series.items() if each < NOW}})
    return scorecard(as_public(score_point(TOWN, of, NOW, SentFigure(series[NOW]), known), of, NOW, known), quarter=NOW)


def drawn(of: Indicator, *points: Point | None) -> FigureBlock:
    made = card(of, *points)
    found = trend_figure(of, made.scores[0], material(made), "s1")
    assert found is not None
    return found


def chart(of: Indicator, *points: Point | None) -> dict[str, Any]:
    return dict(drawn(of, *points)["chart"])


def sentence(of: Indicator, *points: Point | None) -> str:
    return drawn(of, *points)["alt"]


def test_one_value_is_no_trend() -> None:
    made = card(LEAVERS, share(62))
    assert trend_figure(LEAVERS, made.scores[0], material(made), "s1") is None


def test_a_score_without_a_course_has_no_trend() -> None:
    made = card(LEAVERS, share(58), share(62))
    assert trend_figure(LEAVERS, replace(made.scores[0], history=()), material(made), "s1") is None


def test_the_table_has_every_quarter_the_newest_last() -> None:
    made = card(LEAVERS, share(58), None, share(3, 61), share(62, 100, Mark.PROVISIONAL))
    table = history_table(LEAVERS, made.scores[0], "s1")
    heads = [column["title"] for column in table["columns"]]
    assert heads == ["Quarter", "2011-12 Q3", "2011-12 Q4", "2012-13 Q1", "2012-13 Q2"]
    assert [[cell["text"] for cell in row] for row in table["rows"]] == [
        ["Value", "58%", "–", "[c]", "62% [p]"],
        ["Target", "60%", "60%", "65%", "65%"],
    ]


def test_the_table_says_in_which_month_a_figure_was_revised_unless_it_is_suppressed() -> None:
    revised = [replace(each, revised_on=date(2012, 5, 14)) for each in (share(58, 100, Mark.REVISED), share(3, 61))]
    made = card(LEAVERS, *revised, share(62))
    table = history_table(LEAVERS, made.scores[0], "s1")
    assert [[cell["text"] for cell in row] for row in table["rows"]][0::2] == [
        ["Value", "58% [r]", "[c]", "62%"],
        ["Revised", "May 2012", "–", "–"],
    ]


def test_the_table_marks_the_figures_of_a_provisional_year() -> None:
    made = card(LEAVERS, replace(share(58), in_provisional_year=True), share(62))
    (values, *_) = history_table(LEAVERS, made.scores[0], "s1")["rows"]
    assert [cell["text"] for cell in values] == ["Value", "58% [p]", "62%"]


def test_a_target_that_never_changed_stands_above_the_chart_alone() -> None:
    made = card(indicator("1180", targets={"2012-13": 65}), share(58), share(62))
    assert [row[0]["text"] for row in history_table(LEAVERS, made.scores[0], "s1")["rows"]] == ["Value"]


def test_points_stand_where_the_table_says() -> None:
    assert chart(LEAVERS, share(58), None, share(200, 321))["points"] == [
        {"label": "2011-12 Q4", "value": 58.0, "target": 60.0, "text": "58%"},
        {"label": "2012-13 Q1", "value": None, "target": 65.0, "text": ""},
        {"label": "2012-13 Q2", "value": 62.0, "target": 65.0, "text": "62%"},
    ]


def test_a_held_back_value_is_a_gap() -> None:
    assert [point["value"] for point in chart(LEAVERS, share(58), share(3, 61), share(62))["points"]] == [58.0, None, 62.0]


def test_the_tolerance_is_drawn_at_each_target() -> None:
    found = chart(LEAVERS, share(58), share(60), share(62))
    assert (found["tolerance"], found["shaded"]) == ([6.0, 6.5, 6.5], "around")


def test_the_target_of_a_count_is_drawn_as_it_is_printed() -> None:
    visits = indicator("1180", name="Visits", unit=Unit.COUNT, decimals=0, targets={"2011-12": 60, "2012-13": 64.6})
    counts = Point(value=Fraction(58)), Point(value=Fraction(62))
    assert [point["target"] for point in chart(visits, *counts)["points"]] == [65, 65]


def test_a_range_is_shaded_from_end_to_end() -> None:
    found = chart(indicator("1180", polarity=Polarity.RANGE, targets={"2012-13": "60 to 70"}), share(58), share(62))
    assert ([point["target"] for point in found["points"]], found["tolerance"], found["shaded"]) == (
        [65.0] * 2,
        [5.0] * 2,
        "range",
    )


def test_values_counted_from_april_begin_anew() -> None:
    counted = indicator("1180", unit=Unit.COUNT, basis=Basis.YEAR_TO_DATE)
    assert chart(counted, *(Point(value=Fraction(n)) for n in (60, 80, 20, 40)))["restarts"] == [2]


def test_a_break_has_its_place() -> None:
    broken = LEAVERS.model_copy(update={"breaks": ("2012-13 Q1",)})
    assert chart(broken, share(58), share(60), share(62))["break_before"] == [1]


@pytest.mark.parametrize(
    ("polarity", "told"),
    [
        (Polarity.HIGH, "rose from 58% in Quarter 1 2012/13 to 62% in Quarter 2 2012/13, which is better; the target is 65%."),
        (Polarity.LOW, "rose from 58% in Quarter 1 2012/13 to 62% in Quarter 2 2012/13, which is worse; the target is 65%."),
        (
            Polarity.NONE,
            "rose from 58% in Quarter 1 2012/13 to 62% in Quarter 2 2012/13, which by itself is neither better nor worse; "
            "the target is 65%.",
        ),
        (
            Polarity.MIDPOINT,
            "rose from 58% in Quarter 1 2012/13 to 62% in Quarter 2 2012/13, which is better; the target is 65%.",
        ),
    ],
)
def test_the_sentence_takes_account_of_which_way_is_good(polarity: Polarity, told: str) -> None:
    of = LEAVERS.model_copy(update={"polarity": polarity})
    assert sentence(of, share(58), share(62)) == f"Care leavers in work {told}"


def test_the_same_value_neither_rose_nor_fell() -> None:
    told = "Care leavers in work stood at 62% in Quarter 1 2012/13 and in Quarter 2 2012/13; the target is 65%."
    assert sentence(LEAVERS, share(62), share(62)) == told


def test_across_a_break_nothing_is_compared() -> None:
    broken = LEAVERS.model_copy(update={"breaks": ("2012-13 Q2",)})
    told = "Care leavers in work stood at 62% in Quarter 2 2012/13, after a break in series; the target is 65%."
    assert sentence(broken, share(58), share(60), share(62)) == told


def test_a_sum_from_april_is_compared_with_the_same_quarter() -> None:
    counted = indicator("1180", name="Visits", unit=Unit.COUNT, basis=Basis.YEAR_TO_DATE, targets={})
    told = "Visits fell from 50 in Quarter 2 2011/12 to 40 in Quarter 2 2012/13, which is worse."
    assert sentence(counted, *(Point(value=Fraction(n)) for n in (50, 70, 90, 20, 40))) == told


def test_a_small_trend_has_the_same_points_and_sentence() -> None:
    made = card(LEAVERS, share(58), None, share(62))
    found = spark(LEAVERS, made.scores[0], material(made))
    assert found is not None
    assert (found["values"], found["target"], found["alt"]) == (
        [58.0, None, 62.0], 65.0,
        "Care leavers in work rose from 58% in Quarter 4 2011/12 to 62% in Quarter 2 2012/13, which is better; "
        "the target is 65%.",
    )  # fmt: skip


def test_one_value_is_no_small_trend() -> None:
    made = card(LEAVERS, share(62))
    assert spark(LEAVERS, made.scores[0], material(made)) is None
