"""A chart's axes and labels: round ends, nothing impossible, no two texts in one place."""

from itertools import combinations
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.render.charts import CARD, NARROW, WIDE, ChartLayout
from adapters.render.charts.scale import scale
from tests.adapters.test_render_charts_trend import chart, drawn, texts


def test_a_value_at_a_tick_lies_on_its_line() -> None:
    assert scale([50, 60], [], "%", 20, 220).y(55) == 120


@pytest.mark.parametrize(
    ("values", "unit", "ends"),
    [
        ((97.1, 99.8), "%", (97, 100)),
        ((3, 96), "%", (0, 100)),
        ((20.3, 23.7), "%", (20, 24)),
        ((100, 100), "%", (90, 100)),
        ((0, 0), "%", (0, 1)),
        ((1540, 5794), "", (0, 6000)),
        ((-3, 4), "", (-4, 4)),
    ],
)
def test_the_axis_has_round_ends(values: tuple[float, float], unit: str, ends: tuple[float, float]) -> None:
    axis = scale(values, [], unit, 0, 100)
    assert (axis.low, axis.high) == ends


@given(st.lists(st.floats(0, 100).map(lambda value: round(value, 1)), min_size=2, max_size=12), st.floats(0, 200))
def test_the_axis_of_a_share_stays_between_0_and_100(values: list[float], beside: float) -> None:
    axis = scale(values, [beside, -beside], "%", 0, 100)
    assert axis.low >= 0
    assert axis.high <= 100
    assert all(axis.holds(value) for value in values)
    assert 2 <= len(axis.ticks) <= 6


def test_a_target_out_of_the_axis_is_kept_at_its_end() -> None:
    assert scale([90, 100], [120], "%", 20, 220).y(120) == 20


def test_first_last_highest_and_lowest_are_labelled() -> None:
    values = {"50%", "44%", "63%", "57%"}
    assert values <= set(texts(drawn(chart(50, 52, 44, 55, 63, 57))))


def test_where_the_last_quarter_is_a_gap_the_value_before_is_labelled() -> None:
    assert "53%" in texts(drawn(chart(50, 52, 53, None)))


@pytest.mark.parametrize("layout", [WIDE, NARROW, CARD])
@given(values=st.lists(st.none() | st.integers(0, 100), min_size=1, max_size=12), target=st.none() | st.integers(0, 100))
def test_no_two_labels_run_into_each_other(layout: ChartLayout, values: list[int | None], target: int | None) -> None:
    picture = ET.fromstring(drawn(chart(50, *values, target=target, tolerance=5), layout))
    for group in picture.iter("{http://www.w3.org/2000/svg}g"):
        for text in group:
            text.set("text-anchor", text.get("text-anchor", group.get("text-anchor", "")))
    boxes = [_box(text) for text in picture.iter("{http://www.w3.org/2000/svg}text")]
    assert not [pair for pair in combinations(boxes, 2) if _overlap(*pair)]


def _box(text: ET.Element) -> tuple[float, float, float, float]:
    # As wide as Source Sans draws it: half an em a letter, which is less than room was left for.
    size, width = 13, len(text.text or "") * 13 * 0.45
    left = float(text.get("x", 0)) - {"middle": width / 2, "end": width}.get(text.get("text-anchor", ""), 0)
    return left, float(text.get("y", 0)) - size * 0.7, left + width, float(text.get("y", 0))


def _overlap(one: tuple[float, float, float, float], other: tuple[float, float, float, float]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


@pytest.mark.parametrize("layout", [WIDE, NARROW])
def test_nothing_is_drawn_outside_the_picture(layout: ChartLayout) -> None:
    picture = ET.fromstring(drawn(chart(*range(40, 52), target=98, tolerance=9.8), layout))
    width, height = (float(text) for text in picture.get("viewBox", "").split()[2:])
    for group in picture.iter("{http://www.w3.org/2000/svg}g"):
        for text in group:
            text.set("text-anchor", text.get("text-anchor", group.get("text-anchor", "")))
    boxes = [_box(text) for text in picture.iter("{http://www.w3.org/2000/svg}text")]
    assert all(left >= 0 and top >= 0 and right <= width and bottom <= height for left, top, right, bottom in boxes)


def test_on_a_telephone_quarters_are_written_short() -> None:
    wide, narrow = (texts(drawn(chart(*range(40, 52)), layout)) for layout in (WIDE, NARROW))
    assert (wide.count("Q1"), narrow.count("Q1"), narrow.count("1")) == (3, 0, 3)


def test_every_year_is_named() -> None:
    for layout in (WIDE, NARROW):
        assert {"2011-12", "2012-13", "2013-14"} <= set(texts(drawn(chart(*range(40, 50)), layout)))


def test_a_unit_without_a_symbol_stands_over_the_axis() -> None:
    assert texts(drawn(chart(40, 50, unit="per 10,000"))).count("per 10,000") == 1
