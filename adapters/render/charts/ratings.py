"""The rating strip: a bar for each priority, with a segment for each rating in its shape, colour and word."""

from dataclasses import dataclass, replace

from adapters.render.charts.frame import LINE, SMALL, ChartLayout, ChartText, Marker, drawn, lines, measured
from adapters.render.shapes import SHAPES
from quarterly.reporting.chart_model import RatingBar, RatingCount, RatingStrip, StatusMark

_BAR, _LABEL, _ON_COLOUR = 28.0, 260.0, "#ffffff"


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """The indicators of one rating: a coloured box with their count, and with the rating's shape and word if they fit."""

    x: float
    y: float
    width: float
    height: float
    colour: str
    marker: Marker | None
    text: ChartText | None
    worded: bool


def ratings_svg(chart: RatingStrip, title: str, layout: ChartLayout) -> str:
    """Return the rating strip of every priority."""
    bars = chart["bars"]
    most = max((sum(each["count"] for each in bar["counts"]) for bar in bars), default=0) or 1
    left = 0.0 if layout.telephone else _LABEL + 10
    each_width = (layout.width - left) / most
    segments: list[Segment] = []
    texts: list[ChartText] = []
    top = 4.0
    for bar in bars:
        label = lines(bar["label"], 44 if layout.telephone else 36)
        height = float(LINE * len(label))
        if layout.telephone:
            texts += [ChartText(0, top + LINE * n - 4, line) for n, line in enumerate(label, 1)]
            top += height + 2
        else:
            height = max(_BAR, height)
            first = top + height / 2 - LINE * (len(label) - 1) / 2 + 5
            texts += [ChartText(0, first + LINE * n, line) for n, line in enumerate(label)]
        y = top if layout.telephone else top + (height - _BAR) / 2
        segments += _segments(bar, left, y, each_width)
        top += (_BAR if layout.telephone else height) + 12
    key, key_texts, bottom = _key(chart, segments, layout, top)
    return drawn("ratings", title=title, layout=layout, height=bottom, segments=segments, key=key, labels=[*texts, *key_texts])


def _segments(bar: RatingBar, left: float, top: float, each_width: float) -> list[Segment]:
    found: list[Segment] = []
    for each in bar["counts"]:
        if each["count"]:
            width = each["count"] * each_width
            found.append(_segment(each, left, top, width))
            left += width
    return found


def _segment(each: RatingCount, x: float, y: float, width: float) -> Segment:
    """Return a segment with as much as fits into it: shape, count and word; shape and count; the count; nothing."""
    mark, middle, number = each["mark"], y + _BAR / 2, str(each["count"])
    empty = Segment(x=x, y=y, width=width, height=_BAR, colour=mark["colour"], marker=None, text=None, worded=False)
    full = f"{number} {mark['word']}"
    worded = 26 + measured(full, SMALL) + 8 <= width
    text = full if worded else number
    shaped = 26 + measured(text, SMALL) + 6 <= width
    if not shaped and measured(number, SMALL) + 6 > width:
        return empty
    marker = Marker(x + 15, middle, SHAPES[mark["shape"]].path, _ON_COLOUR) if shaped else None
    at = x + 26 if shaped else x + width / 2
    anchor = "start" if shaped else "middle"
    inside = ChartText(at, middle + 5, text, bold=True, anchor=anchor, size=SMALL, colour=_ON_COLOUR)  # type: ignore[arg-type]
    return replace(empty, marker=marker, text=inside, worded=worded)


def _key(
    chart: RatingStrip, segments: list[Segment], layout: ChartLayout, top: float
) -> tuple[list[Marker], list[ChartText], float]:
    """Return the key of the shapes, in lines under the bars, if any segment has no room for its word."""
    used = {each["mark"]["word"]: each["mark"] for bar in chart["bars"] for each in bar["counts"] if each["count"]}
    if all(segment.worded for segment in segments):
        return [], [], top
    markers, texts, x = [], [], 0.0
    y = top + 14
    for mark in used.values():
        width = 24 + measured(mark["word"], SMALL) + 14
        if x and x + width > layout.width:
            x, y = 0.0, y + 22
        markers.append(_in_key(mark, x, y))
        texts.append(ChartText(x + 22, y, mark["word"], size=SMALL))
        x += width
    return markers, texts, y + 10


def _in_key(mark: StatusMark, x: float, y: float) -> Marker:
    return Marker(x + 9, y - 4.5, SHAPES[mark["shape"]].path, mark["colour"])
