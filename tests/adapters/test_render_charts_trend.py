"""Where a trend's lines, gaps and labels go."""

import re
from typing import Any

import pytest

from adapters.render.charts import NARROW, WIDE, ChartLayout, svg
from quarterly.reporting.chart_model import StatusMark, TrendChart, TrendPoint

AMBER: StatusMark = {"word": "Amber", "shape": "diamond", "colour": "#8a5300"}
LINE = r'<path d="([^"]*)" fill="none" stroke="#2f5d8a"'
TARGET = r'<path d="([^"]*)" fill="none" stroke="#1a1d21"'


def chart(*values: float | None, target: float | None = None, tolerance: float | None = None, **changes: Any) -> TrendChart:
    """Return the trend of these quarters, the first of them 2011-12 Q1."""
    points: list[TrendPoint] = [
        {
            "label": f"{2011 + place // 4}-{12 + place // 4} Q{place % 4 + 1}",
            "value": value,
            "target": target,
            "text": "" if value is None else f"{value:g}%",
        }
        for place, value in enumerate(values)
    ]
    made: Any = {
        "kind": "trend", "points": points, "tolerance": [tolerance] * len(points), "shaded": "around", "break_before": [],
        "restarts": [], "unit": "%", "target_sign": "", "mark": AMBER, **changes,
    }  # fmt: skip
    return made  # type: ignore[no-any-return]


def drawn(of: TrendChart, layout: ChartLayout = WIDE) -> str:
    return svg(of, title="A sentence.", layout=layout)


def texts(picture: str) -> list[str]:
    return re.findall(r"<text[^>]*>([^<]*)</text>", picture)


def joined(picture: str) -> list[int]:
    """Return how many points each line through the values joins."""
    return [len(re.findall(r"[MLHV]", path)) for path in re.findall(LINE, picture)]


def ys(path: str) -> list[float]:
    found: list[float] = []
    for step, x, y in re.findall(r"([MLHV])([\d.-]+)(?: ([\d.-]+))?", path):
        found.append(found[-1] if step == "H" else float(x if step == "V" else y))
    return found


def test_a_gap_parts_the_line() -> None:
    assert joined(drawn(chart(50, 52, None, 54, 55, 56))) == [2, 3]


def test_a_break_parts_the_line() -> None:
    assert joined(drawn(chart(50, 52, 54, 55, break_before=[2]))) == [2, 2]


def test_a_break_says_what_it_is() -> None:
    assert texts(drawn(chart(50, 52, 54, 55, break_before=[2]))).count("break in series") == 1


def test_counting_anew_parts_the_line_without_a_word() -> None:
    picture = drawn(chart(50, 52, 54, 55, 10, 20, restarts=[4]))
    assert (joined(picture), "break in series" in picture) == ([4, 2], False)


def test_every_value_has_a_marker() -> None:
    assert drawn(chart(50, None, 54, 55)).count("h.01") == 3


def test_a_target_is_stepped_where_it_changes() -> None:
    of = chart(50, 52, 54)
    for point, target in zip(of["points"], (50, 50, 55), strict=True):
        point["target"] = target
    (path,) = re.findall(TARGET, drawn(of))
    levels = ys(path)
    assert levels[0] == levels[1] > levels[2] == levels[3]


def test_the_target_is_named_at_its_line() -> None:
    assert "Target 55%" in texts(drawn(chart(50, 52, target=55)))


def test_without_a_target_nothing_is_aimed_at() -> None:
    assert "Target" not in drawn(chart(50, 52, tolerance=5))


def test_a_tolerance_is_shaded_and_says_so() -> None:
    picture = drawn(chart(50, 52, target=55, tolerance=5))
    assert picture.count('fill="#e6ebf1"') == 1
    assert "Shaded: within tolerance of the target" in picture


@pytest.mark.parametrize(("side", "levels"), [("below", 2), ("above", 2), ("around", 2)])
def test_a_tolerance_lies_on_its_side_of_the_target(side: str, levels: int) -> None:
    picture = drawn(chart(50, 60, target=55, tolerance=5, shaded=side))
    band = ys(re.findall(r'<path d="([^"]*)Z" fill="#e6ebf1"', picture)[0])
    aim = ys(re.findall(TARGET, picture)[0])[0]
    expected = {"below": (aim, max(band)), "above": (min(band), aim), "around": (min(band), max(band))}[side]
    assert (len(set(band)), (min(band), max(band))) == (levels, expected)


def test_a_range_is_drawn_by_its_ends() -> None:
    picture = drawn(chart(50, 60, target=55, tolerance=3, shaded="range"))
    assert len(re.findall(TARGET, picture)) == 2
    assert [text for text in texts(picture) if "range" in text or " to " in text] == ["Target range", "52% to 58%"]


def test_the_same_chart_gives_the_same_bytes() -> None:
    assert drawn(chart(50, 52, None, 54, target=55)) == drawn(chart(50, 52, None, 54, target=55))


def test_the_value_is_bold_and_a_target_like_it_is_not() -> None:
    bold = re.findall(r'<text[^>]*font-weight="bold"[^>]*>([^<]*)<', svg(chart(50, 55, target=55), title="", layout=NARROW))
    assert bold == ["55%"]


def test_an_illustrative_target_has_its_sign() -> None:
    assert "Target 60% [i]" in texts(drawn(chart(50, 52, target=60, target_sign="[i]")))
