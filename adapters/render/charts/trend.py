"""The trend chart: values through time with their target, the shaded tolerance, and every break in series named."""

from collections.abc import Sequence
from dataclasses import dataclass

from adapters.render.charts.frame import SMALL, SOFT, ChartLayout, ChartText, Marker, drawn, in_unit, measured, spread
from adapters.render.charts.label_positions import Room, Spot, along, labelled, widest
from adapters.render.charts.plot import Plot, plot, runs
from adapters.render.charts.target_lines import ends, shaded, starts, target_lines, targets_and_bands
from adapters.render.shapes import SHAPES
from quarterly.reporting.chart_model import TrendChart

BROKEN = "break in series"


def trend_svg(chart: TrendChart, title: str, layout: ChartLayout) -> str:
    """Return the trend chart of one indicator."""
    points = chart["points"]
    notes = _notes(chart, layout)
    frame = plot(points, targets_and_bands(chart), chart["unit"], layout, widest([note.text for note in notes], 15) + 12)
    curves = [[frame.spot(position, points[position]["value"] or 0.0) for position in run] for run in runs(points, starts(chart))]
    last = max(position for position, point in enumerate(points) if point["value"] is not None)
    marker = Marker(*frame.spot(last, points[last]["value"] or 0.0), SHAPES[chart["mark"]["shape"]].path, chart["mark"]["colour"])
    bands, targets = shaded(chart, frame), target_lines(chart, frame)
    breaks = [frame.left + position * frame.slot for position in chart["break_before"]]
    right = _right_labels(notes, frame)
    shading = _shading(frame) if bands and chart["shaded"] != "range" else []
    words = _break_words(breaks, frame)
    return drawn(
        "trend", title=title, layout=layout, height=frame.bottom + 22 * len(shading), frame=frame, curves=curves,
        marker=marker, bands=[[*upper, *lower[::-1]] for upper, lower in bands], targets=targets, breaks=breaks,
        edges=[line for pair in bands for line in pair if line not in targets],
        labels=[*right, *words, *shading, *_value_labels(chart, frame, curves, targets, [*right, *words])],
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Note:
    """A text on the right of the plot, beside the value it names."""

    text: str
    value: float
    own: bool = False


def _notes(chart: TrendChart, layout: ChartLayout) -> list[_Note]:
    """Return notes on the last value and its target, the higher first."""
    last, unit, band = chart["points"][-1], chart["unit"], ends(chart, len(chart["points"]) - 1)
    notes = [_Note(last["text"], last["value"], own=True)] if last["value"] is not None else []
    if last["target"] is not None and band is not None:
        is_range = chart["shaded"] == "range"
        figure = f"{in_unit(band[0], unit)} to {in_unit(band[1], unit)}" if is_range else in_unit(last["target"], unit)
        words = ["Target range" if is_range else "Target", " ".join(filter(None, [figure, chart.get("target_sign")]))]
        notes += [_Note(text, last["target"]) for text in (words if layout.telephone or is_range else [" ".join(words)])]
    return sorted(notes, key=lambda note: -note.value)


def _right_labels(notes: Sequence[_Note], frame: Plot) -> list[ChartText]:
    """Return the notes as texts, each as near as possible to its value."""
    wanted = [frame.axis.y(note.value) for note in notes]
    heights = spread(wanted, [17.0] * len(notes), frame.axis.top - 8, frame.axis.bottom + 8)
    return [
        ChartText(frame.right + 8, y + 5, note.text, bold=note.own, size=14 if note.own else SMALL)
        for note, y in zip(notes, heights, strict=True)
    ]


def _shading(frame: Plot) -> list[ChartText]:
    """Return the explanation of the shaded band, under the chart."""
    return [ChartText(frame.left, frame.bottom + 14, "Shaded: within tolerance of the target", size=SMALL, colour=SOFT)]


def _break_words(breaks: Sequence[float], frame: Plot) -> list[ChartText]:
    """Return the label over each break, left out where it would overlap the one before."""
    half, found = measured(BROKEN, SMALL) / 2, list[ChartText]()
    free = max((text.box[2] + 8 for text in frame.texts if text.y < frame.axis.top - 8), default=0.0)  # the unit is printed there
    for x in breaks:
        middle = min(max(x, half, free + half) if not found else x, frame.right - half)
        if middle - half >= free:
            found.append(ChartText(middle, frame.axis.top - 8, BROKEN, anchor="middle", size=SMALL))
            free = middle + half + 4
    return found


def _value_labels(
    chart: TrendChart,
    frame: Plot,
    curves: Sequence[Sequence[Spot]],
    targets: Sequence[Sequence[Spot]],
    occupied: Sequence[ChartText],
) -> list[ChartText]:
    """Return labels for the first, highest and lowest value, and for the last if it is not named on the right."""
    known = [(position, point["value"]) for position, point in enumerate(chart["points"]) if point["value"] is not None]
    highest, lowest = max(known, key=lambda each: (each[1], each[0])), min(known, key=lambda each: (each[1], -each[0]))
    ends = [known[0]] if chart["points"][-1]["value"] is not None else [known[-1], known[0]]
    wanted = [each for each in dict.fromkeys([*ends, highest, lowest]) if each[0] != len(chart["points"]) - 1]
    spots = [spot for line in (*curves, *targets) for spot in along(line)]
    markers = tuple((x - 5, y - 5, x + 5, y + 5) for curve in curves for x, y in curve)
    within = (0.0, 2.0, frame.right + 4, frame.axis.bottom + 5)
    room = Room(within, (*markers, *(text.box for text in (*occupied, *frame.texts))), tuple(spots))
    return labelled(room, [(chart["points"][position]["text"], frame.spot(position, value)) for position, value in wanted])
