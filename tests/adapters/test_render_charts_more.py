"""Control charts, quartile strips, rating strips and sparklines as SVG, and what holds of every chart."""

import re
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from adapters.render.charts import NARROW, WIDE, ChartLayout, spark_svg, svg
from adapters.render.charts.frame import SIGNAL, VALUE, spread
from adapters.render.shapes import SHAPES
from adapters.render.typesetting import png
from quarterly.reporting.chart_model import Chart, SparkLine, StatusMark
from tests.adapters.test_render_charts_trend import AMBER
from tests.adapters.test_render_charts_trend import chart as trend

GREEN: StatusMark = {"word": "Green", "shape": "circle", "colour": "#00663d"}
POINTS = [
    {"label": f"2011-12 Q{n}", "value": value, "target": None, "text": f"{value:g}%"} for n, value in enumerate((5, 6, 9), 1)
]
CONTROL: Any = {
    "kind": "control", "points": POINTS, "mean": 6.5, "lower": 4.0, "upper": 8.0, "trial": True, "special": [2], "unit": "%",
    "sign": "",
}  # fmt: skip
QUARTILES: Any = {
    "kind": "quartiles", "edges": [30.0, 50.0, 70.0], "low": 10.0, "high": 90.0, "ours": 55.0, "ours_text": "55%",
    "england": 52.0, "england_text": "52%", "neighbours": 54.0, "neighbours_text": "54%", "better": "right", "unit": "%",
    "sign": "",
}  # fmt: skip
RATINGS: Any = {
    "kind": "ratings",
    "bars": [
        {"label": "Young people", "counts": [{"mark": GREEN, "count": 9}, {"mark": AMBER, "count": 1}]},
        {"label": "Safe", "counts": [{"mark": GREEN, "count": 0}, {"mark": AMBER, "count": 2}]},
    ],
}
SPARK: SparkLine = {"values": [1.0, None, 3.0, 2.0], "target": 2.5, "colour": "#8a5300", "alt": "It rose."}
DISTANCE: Any = {
    "kind": "distance",
    "band": 10.0,
    "points": [{"label": "A", "distance": -4.0, "text": "4% worse", "mark": AMBER}],
}
EVERY = [DISTANCE, trend(50, None, 60, target=55, tolerance=5, break_before=[2]), CONTROL, QUARTILES, RATINGS]


def drawn(chart: Chart, layout: ChartLayout = WIDE) -> str:
    return svg(chart, title="A sentence.", layout=layout)


def drawn_with(chart: Any, changes: dict[str, Any]) -> str:
    changed: Any = {**chart, **changes}
    return drawn(changed)


def texts(picture: str) -> list[str]:
    return re.findall(r"<text[^>]*>([^<]*)</text>", picture)


@pytest.mark.parametrize("layout", [WIDE, NARROW])
@pytest.mark.parametrize("chart", EVERY, ids=lambda chart: str(chart["kind"]))
def test_every_chart_is_a_named_picture_of_its_width_without_ids(chart: Chart, layout: ChartLayout) -> None:
    picture = ET.fromstring(drawn(chart, layout))
    ids = [part.get("id") for part in picture.iter() if part.get("id")]
    assert (picture.get("role"), picture.get("aria-label"), picture.get("width"), ids) == (
        "img", "A sentence.", str(layout.width), [],
    )  # fmt: skip


@pytest.mark.parametrize("layout", [WIDE, NARROW])
@pytest.mark.parametrize("chart", EVERY, ids=lambda chart: str(chart["kind"]))
def test_no_letter_is_smaller_than_12(chart: Chart, layout: ChartLayout) -> None:
    assert min(int(size) for size in re.findall(r'font-size="(\d+)"', drawn(chart, layout))) >= 12


@pytest.mark.parametrize("chart", EVERY, ids=lambda chart: str(chart["kind"]))
def test_every_chart_is_drawn_with_attributes_and_twice_the_same(chart: Chart) -> None:
    picture = drawn(chart)
    assert not re.search(r"class=|style=|<style|<script|href=", picture)
    assert picture == drawn(chart)


@pytest.mark.parametrize("chart", EVERY, ids=lambda chart: str(chart["kind"]))
def test_typst_draws_every_chart(chart: Chart) -> None:
    assert png(drawn(chart)).startswith(b"\x89PNG")


def test_a_special_cause_has_another_shape_and_colour() -> None:
    marks = re.findall(r'<path d="([^"]*)" transform[^>]*scale[^>]*fill="(#\w+)"', drawn(CONTROL))
    common, special = (SHAPES["circle"].path, VALUE), (SHAPES["diamond"].path, SIGNAL)
    assert marks == [common, common, special, common, special]  # the last two say what they mean


def test_illustrative_limits_have_their_sign() -> None:
    found = set(texts(drawn_with(CONTROL, {"sign": "[i]"})))
    assert {"upper limit 8% [i]", "mean 6.5% [i]", "lower limit 4% [i]"} <= found


def test_the_ends_of_illustrative_figures_have_their_sign() -> None:
    assert {"Worse: lowest 10% [i]", "Better: highest 90% [i]"} <= set(texts(drawn_with(QUARTILES, {"sign": "[i]"})))


def test_the_lines_of_a_control_chart_are_named() -> None:
    assert {"upper limit 8%", "mean 6.5%", "lower limit 4%", "trial limits", "special cause"} <= set(texts(drawn(CONTROL)))


def test_a_limit_that_no_share_can_reach_is_said_and_not_drawn() -> None:
    picture = drawn_with(CONTROL, {"lower": -2.0})
    assert "lower limit under 0%" in texts(picture)
    assert picture.count('stroke="#1a1d21" stroke-width="1.5"') == 2


def test_a_control_chart_without_special_causes_has_no_key_to_them() -> None:
    assert "special cause" not in drawn_with(CONTROL, {"special": []})


@pytest.mark.parametrize(
    ("better", "words", "ends"),
    [
        ("right", ["Bottom", "Third", "Second", "Top quartile"], ["Worse: lowest 10%", "Better: highest 90%"]),
        ("left", ["Top quartile", "Second", "Third", "Bottom"], ["Better: lowest 10%", "Worse: highest 90%"]),
        ("neither", ["Lowest quarter", "Second", "Third", "Highest"], ["Lower: lowest 10%", "Higher: highest 90%"]),
    ],
)
def test_the_bands_say_which_side_is_better(better: str, words: list[str], ends: list[str]) -> None:
    said = texts(drawn_with(QUARTILES, {"better": better}))
    assert (said[:2], said[-4:]) == (ends, words)


def test_england_and_neighbours_are_named() -> None:
    assert {"Ours 55%", "England 52%", "Neighbours 54%"} <= set(texts(drawn(QUARTILES)))


def test_a_value_beyond_all_others_widens_the_strip() -> None:
    assert "translate(700 57.5)" in drawn_with(QUARTILES, {"ours": 110.0})


def test_narrow_bands_have_their_words_below() -> None:
    picture = drawn_with(QUARTILES, {"edges": [11.0, 12.0, 13.0]})
    assert texts(picture)[-4:] == ["Bottom", "Third", "Second", "Top quartile"]
    assert len(re.findall(r'<line[^>]*y1="99"', picture)) == 4


def test_a_bar_is_as_long_as_its_indicators() -> None:
    widths = [float(width) for width in re.findall(r'<rect[^>]* width="([\d.]+)"', drawn(RATINGS))]
    assert widths == [405.0, 45.0, 90.0]


def test_a_segment_holds_its_word_where_there_is_room() -> None:
    said = texts(drawn(RATINGS))
    assert said[:3] == ["9 Green", "1", "2 Amber"]
    assert said[-2:] == ["Green", "Amber"]  # the key, as the second has no room for its word


def test_where_every_segment_has_its_word_there_is_no_key() -> None:
    assert texts(drawn({"kind": "ratings", "bars": RATINGS["bars"][1:]})) == ["2 Amber", "Safe"]


def test_a_spark_has_its_line_its_gap_its_target_and_its_end() -> None:
    picture = spark_svg(SPARK)
    assert re.findall(r'viewBox="([^"]*)"', picture) == ["0 0 90 24"]
    assert re.findall(r'<path d="([^"]*)"', picture) == ["M58.7 4L86 12"]
    assert re.findall(r'<circle cx="([\d.]+)" cy="([\d.]+)"', picture) == [("4", "20"), ("86", "12")]
    assert 'aria-label="It rose."' in picture


def test_a_spark_of_one_height_lies_in_the_middle() -> None:
    assert 'd="M4 12H86"' in spark_svg({**SPARK, "values": [5.0, 5.0], "target": None})


def test_what_is_too_near_is_spread_evenly() -> None:
    assert spread([50, 50], [20, 20], 0, 100) == [40, 60]


def test_what_has_room_stays() -> None:
    assert spread([10, 50], [20, 20], 0, 100) == [10, 50]


def test_nothing_is_spread_over_the_end() -> None:
    assert spread([95, 99], [20, 20], 0, 100) == [70, 90]
