import re
from xml.etree import ElementTree as ET

import pytest

from adapters.render.charts import NARROW, PANEL, svg
from adapters.render.charts.distance import BESIDE
from adapters.render.charts.frame import number
from adapters.render.shapes import SHAPES
from quarterly.configuration.scales import Shape
from quarterly.reporting.chart_model import DistanceChart, DistancePoint, StatusMark, scale_end

RED: StatusMark = {"word": "Below tolerance", "shape": "triangle", "colour": "#a8231c"}


def chart(*distances: float | None, band: float = 10.0, label: str = "1178 Looked after") -> DistanceChart:
    points: list[DistancePoint] = [
        {"label": label, "distance": each, "text": "held back [c]" if each is None else f"{each}%", "mark": RED}
        for each in distances
    ]
    return {"kind": "distance", "band": band, "points": points}


def drawn(of: DistanceChart) -> str:
    return svg(of, title="A sentence.")


def markers(picture: str) -> list[str]:
    return re.findall(r'transform="translate\(([^)]*)\)"', picture)


@pytest.mark.parametrize(
    ("distances", "bound"),
    [((3.0,), 20), ((-15.0,), 20), ((20.0,), 20), ((20.1,), 30), ((-74.0,), 80), ((240.0,), 100), ((None,), 20)],
)
def test_the_scale_ends_at_a_round_figure_that_holds_every_point(distances: tuple[float | None, ...], bound: int) -> None:
    assert scale_end(chart(*distances)) == bound


def test_zero_lies_in_the_middle_of_the_track() -> None:
    assert BESIDE.x(0, 20) == 450


def test_a_point_beyond_the_scale_is_kept_at_its_end() -> None:
    assert markers(drawn(chart(-240.0))) == ["312 36"]


def test_a_point_beyond_the_scale_is_marked_so() -> None:
    assert "M310 39l-5 5l5 5" in drawn(chart(-240.0))


def test_a_point_held_back_has_its_text() -> None:
    assert ">held back [c]</text>" in drawn(chart(None))


def test_a_point_held_back_has_no_marker() -> None:
    assert markers(drawn(chart(5.0, None))) == markers(drawn(chart(5.0)))


def test_the_marker_is_the_ratings_shape() -> None:
    assert SHAPES["triangle"].path in drawn(chart(5.0))


def test_the_picture_is_named_by_its_sentence() -> None:
    picture = ET.fromstring(drawn(chart(5.0)))
    assert (picture.get("role"), picture.get("aria-label")) == ("img", "A sentence.")


def test_the_band_says_what_it_is() -> None:
    assert ">Shaded: within 10% of target</text>" in drawn(chart(5.0))


def test_without_a_tolerance_no_band_is_drawn() -> None:
    assert "Shaded" not in drawn(chart(5.0, band=0.0))


def test_a_long_label_is_wrapped() -> None:
    assert re.findall(r'<text x="0"[^>]*>([^<]*)<', drawn(chart(1.0, label="word " * 12))) == [
        "word word word word word word word word",
        "word word word word",
    ]


def test_a_label_of_more_than_three_lines_is_shortened() -> None:
    assert drawn(chart(1.0, label="word " * 50)).count(" …</text>") == 1


def test_hostile_text_stays_text() -> None:
    assert "&lt;script&gt;" in drawn(chart(1.0, label="<script>"))


def test_a_telephones_chart_is_drawn_in_a_telephones_width() -> None:
    assert 'viewBox="0 0 320 ' in svg(chart(5.0), title="", layout=NARROW)


def test_a_chart_without_points_is_still_a_picture() -> None:
    assert ET.fromstring(drawn(chart())).get("viewBox") == "0 0 720 56"


@pytest.mark.parametrize(("value", "text"), [(10.0, "10"), (2.5, "2.5"), (166.66, "166.7"), (-0.5, "-0.5")])
def test_numbers_have_no_needless_decimals(value: float, text: str) -> None:
    assert number(value) == text


@pytest.mark.parametrize("shape", ["star", "circle", "diamond", "triangle", "tick", "dash", "question"])
def test_every_shape_has_a_character_for_word(shape: Shape) -> None:
    assert len(SHAPES[shape].character) == 1


def test_charts_beside_each_other_are_on_one_scale_whatever_each_holds() -> None:
    near, far = (svg({**chart(each), "bound": 80}, title="", layout=PANEL) for each in (2.0, 72.0))
    assert [re.findall(">([^<]*) worse<", each) for each in (near, far)] == [["80%"], ["80%"]]
    assert [float(markers(each)[0].split()[0]) + 8 - 114 for each in (near, far)] == pytest.approx(
        [106 * 2 / 80, 106 * 72 / 80], abs=0.1
    )


def test_a_value_in_a_panel_stands_beside_its_track_and_under_its_label() -> None:
    picture = svg({**chart(-6.2), "bound": 20}, title="", layout=PANEL)
    (label,), (value,) = (
        re.findall(f'<text x="([^"]*)" y="([^"]*)"[^>]*>{text}<', picture) for text in ("1178 Looked after", "-6.2%")
    )
    assert float(value[0]) > 220
    assert float(value[1]) > float(label[1])
