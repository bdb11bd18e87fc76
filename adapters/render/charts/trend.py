"""The trend chart: a value through time beside its target, with the tolerance shaded and every break in the series told."""

from collections.abc import Sequence
from dataclasses import dataclass

from adapters.render.charts.aims import beside, ends, shaded, starts, target_lines
from adapters.render.charts.frame import SMALL, SOFT, ChartLayout, ChartText, Marker, drawn, in_unit, measured, spread
from adapters.render.charts.place import Room, Spot, along, labelled, widest
from adapters.render.charts.plot import Plot, plot, runs
from adapters.render.shapes import SHAPES
from quarterly.reporting.model import TrendChart

BROKEN = "break in series"


def trend_svg(chart: TrendChart, id: str, title: str, layout: ChartLayout) -> str:
    """Return the course of one indicator."""
    points = chart["points"]
    notes = _notes(chart, layout)
    frame = plot(points, beside(chart), chart["unit"], layout, widest([note.text for note in notes], 15) + 12)
    courses = [[frame.spot(place, points[place]["value"] or 0.0) for place in run] for run in runs(points, starts(chart))]
    last = max(place for place, point in enumerate(points) if point["value"] is not None)
    marker = Marker(*frame.spot(last, points[last]["value"] or 0.0), SHAPES[chart["mark"]["shape"]].path, chart["mark"]["colour"])
    bands, targets = shaded(chart, frame), target_lines(chart, frame)
    breaks = [frame.left + place * frame.slot for place in chart["break_before"]]
    right = _right_labels(notes, frame)
    shading = _shading(frame) if bands and chart["shaded"] != "range" else []
    words = _break_words(breaks, frame)
    return drawn(
        "trend", id=id, title=title, layout=layout, height=frame.bottom + 22 * len(shading), frame=frame, courses=courses,
        marker=marker, bands=[[*upper, *lower[::-1]] for upper, lower in bands], targets=targets, breaks=breaks,
        edges=[line for pair in bands for line in pair if line not in targets],
        labels=[*right, *words, *shading, *_value_labels(chart, frame, courses, targets, [*right, *words])],
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Note:
    """What stands on the right of the plot, beside the value it speaks of."""

    text: str
    value: float
    own: bool = False


def _notes(chart: TrendChart, layout: ChartLayout) -> list[_Note]:
    """Return the last value and what is aimed at, the higher first."""
    last, unit, band = chart["points"][-1], chart["unit"], ends(chart, len(chart["points"]) - 1)
    notes = [_Note(last["text"], last["value"], own=True)] if last["value"] is not None else []
    if last["target"] is not None and band is not None:
        is_range = chart["shaded"] == "range"
        aim = f"{in_unit(band[0], unit)} to {in_unit(band[1], unit)}" if is_range else in_unit(last["target"], unit)
        words = ["Target range" if is_range else "Target", aim]
        notes += [_Note(text, last["target"]) for text in (words if layout.telephone or is_range else [" ".join(words)])]
    return sorted(notes, key=lambda note: -note.value)


def _right_labels(notes: Sequence[_Note], frame: Plot) -> list[ChartText]:
    """Return the notes, each as near as may be to its value."""
    wanted = [frame.axis.y(note.value) for note in notes]
    places = spread(wanted, [17.0] * len(notes), frame.axis.top - 8, frame.axis.bottom + 8)
    return [
        ChartText(frame.right + 8, y + 5, note.text, bold=note.own, size=14 if note.own else SMALL)
        for note, y in zip(notes, places, strict=True)
    ]


def _shading(frame: Plot) -> list[ChartText]:
    """Return what the shaded band means, under the chart; a range says so itself."""
    return [ChartText(frame.left, frame.bottom + 14, "Shaded: within tolerance of the target", size=SMALL, colour=SOFT)]


def _break_words(breaks: Sequence[float], frame: Plot) -> list[ChartText]:
    """Return the words over each break, left out where they would run into those of the one before."""
    half, found = measured(BROKEN, SMALL) / 2, list[ChartText]()
    free = max((text.box[2] + 8 for text in frame.texts if text.y < frame.axis.top - 8), default=0.0)  # the unit stands there
    for x in breaks:
        middle = min(max(x, half, free + half) if not found else x, frame.right - half)
        if middle - half >= free:
            found.append(ChartText(middle, frame.axis.top - 8, BROKEN, anchor="middle", size=SMALL))
            free = middle + half + 4
    return found


def _value_labels(
    chart: TrendChart,
    frame: Plot,
    courses: Sequence[Sequence[Spot]],
    targets: Sequence[Sequence[Spot]],
    taken: Sequence[ChartText],
) -> list[ChartText]:
    """Return the first, highest and lowest value, and the last where it does not stand on the right."""
    known = [(place, point["value"]) for place, point in enumerate(chart["points"]) if point["value"] is not None]
    highest, lowest = max(known, key=lambda each: (each[1], each[0])), min(known, key=lambda each: (each[1], -each[0]))
    ends = [known[0]] if chart["points"][-1]["value"] is not None else [known[-1], known[0]]
    wanted = [each for each in dict.fromkeys([*ends, highest, lowest]) if each[0] != len(chart["points"]) - 1]
    spots = [spot for line in (*courses, *targets) for spot in along(line)]
    markers = tuple((x - 5, y - 5, x + 5, y + 5) for course in courses for x, y in course)
    within = (0.0, 2.0, frame.right + 4, frame.axis.bottom + 5)
    room = Room(within, (*markers, *(text.box for text in (*taken, *frame.texts))), tuple(spots))
    return labelled(room, [(chart["points"][place]["text"], frame.spot(place, value)) for place, value in wanted])
