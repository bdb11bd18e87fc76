"""The control chart: values with their mean and limits, special causes in another shape and colour."""

from collections.abc import Sequence

from adapters.render.charts.frame import (
    SIGNAL,
    SMALL,
    VALUE,
    ChartLayout,
    ChartLine,
    ChartText,
    Marker,
    drawn,
    in_unit,
    measured,
    spread,
)
from adapters.render.charts.label_positions import Room, along, labelled, widest
from adapters.render.charts.plot import Plot, plot, runs
from adapters.render.shapes import SHAPES
from quarterly.reporting.chart_model import ControlChart

_COMMON, _SPECIAL = SHAPES["circle"].path, SHAPES["diamond"].path
_KEY = {False: (_COMMON, VALUE, "usual variation"), True: (_SPECIAL, SIGNAL, "special cause")}


def control_svg(chart: ControlChart, title: str, layout: ChartLayout) -> str:
    """Return the control chart of one indicator."""
    points, words = chart["points"], _words(chart)
    margin = widest([part for text, _, _ in words for part in _parts(text, layout)], SMALL) + 12
    lines = [value for _, value, inside in words if inside]
    frame = plot(points, lines, chart["unit"], layout, margin)
    curves = [
        [(position, frame.spot(position, points[position]["value"] or 0.0)) for position in run] for run in runs(points, ())
    ]
    markers = [Marker(x, y, *_KEY[position in chart["special"]][:2]) for curve in curves for position, (x, y) in curve]
    key, key_texts = _key(chart, frame)
    spots = [[spot for _, spot in curve] for curve in curves]
    rules = [ChartLine(frame.left, frame.axis.y(value), frame.right, frame.axis.y(value)) for value in lines]
    right = _right_labels(words, frame, layout)
    return drawn(
        "control", title=title, layout=layout, height=frame.bottom + 26, frame=frame, curves=spots,
        markers=[*markers, *key], rules=rules, mean=frame.axis.y(chart["mean"]),
        labels=[*right, *key_texts, *_value_labels(chart, frame, spots, rules)],
    )  # fmt: skip


def _words(chart: ControlChart) -> list[tuple[str, float, bool]]:
    """Return the text beside each line, its value, and whether the line is drawn.

    A limit that no value can reach, such as a percentage over 100, is named but not drawn.
    """
    named = (("upper limit", chart["upper"]), ("mean", chart["mean"]), ("lower limit", chart["lower"]))
    least = 0.0 if all((point["value"] or 0.0) >= 0 for point in chart["points"]) else chart["lower"]
    most = 100.0 if chart["unit"] == "%" else chart["upper"]
    found = []
    for name, value in named:
        inside = least <= value <= most
        end = in_unit(least if value < least else most, chart["unit"])
        where = in_unit(value, chart["unit"], 1) if inside else f"{'under' if value < least else 'over'} {end}"
        found.append((" ".join(filter(None, [name, where, chart.get("sign")])), min(max(value, least), most), inside))
    return found


def _parts(text: str, layout: ChartLayout) -> list[str]:
    """Return the text as one line, or, on a telephone, with the figure on a second line."""
    name, _, figure = text.partition(" limit ") if " limit " in text else text.partition(" ")
    return [f"{name} limit" if " limit " in text else name, figure] if layout.telephone else [text]


def _right_labels(words: Sequence[tuple[str, float, bool]], frame: Plot, layout: ChartLayout) -> list[ChartText]:
    """Return the texts beside the lines, each as near as possible to its line."""
    parts = [_parts(text, layout) for text, _, _ in words]
    heights = [16.0 * len(each) + 2 for each in parts]
    centres = spread([frame.axis.y(value) for _, value, _ in words], heights, frame.axis.top - 12, frame.axis.bottom + 14)
    return [
        ChartText(frame.right + 8, middle - 8 * len(each) + 12.5 + 16 * line, part, size=SMALL)
        for each, middle in zip(parts, centres, strict=True)
        for line, part in enumerate(each)
    ]


def _key(chart: ControlChart, frame: Plot) -> tuple[list[Marker], list[ChartText]]:
    """Return the key of the shapes under the chart, and a note if few points make the limits trial limits."""
    x, y = frame.left, frame.bottom + 16
    markers, texts = [], []
    for special in [False, True] if chart["special"] else [False]:
        path, colour, word = _KEY[special]
        markers.append(Marker(x + 6, y - 4.5, path, colour))
        texts.append(ChartText(x + 18, y, word, size=SMALL))
        x += 18 + measured(word, SMALL) + 14
    if chart["trial"]:
        texts.append(ChartText(x, y, "trial limits", size=SMALL))
    return markers, texts


def _value_labels(
    chart: ControlChart, frame: Plot, curves: Sequence[Sequence[tuple[float, float]]], rules: Sequence[ChartLine]
) -> list[ChartText]:
    """Return labels for the last, highest, lowest and first value, as far as there is room."""
    known = [(position, point["value"]) for position, point in enumerate(chart["points"]) if point["value"] is not None]
    highest, lowest = max(known, key=lambda each: (each[1], each[0])), min(known, key=lambda each: (each[1], -each[0]))
    spots = [spot for line in curves for spot in along(line)]
    spots += [spot for rule in rules for spot in along([(rule.x1, rule.y1), (rule.x2, rule.y2)])]
    markers = tuple((x - 7, y - 7, x + 7, y + 7) for curve in curves for x, y in curve)
    occupied = (*markers, *(text.box for text in frame.texts))
    room = Room((0.0, 2.0, frame.right + 4, frame.axis.bottom + 5), occupied, tuple(spots))
    wanted = dict.fromkeys([known[-1], highest, lowest, known[0]])
    return labelled(room, [(chart["points"][position]["text"], frame.spot(position, value)) for position, value in wanted])
