"""Place labels beside points where they cover neither each other nor, if possible, a line."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from adapters.render.charts.frame import SMALL, Anchor, ChartText, measured

Box = tuple[float, float, float, float]
Spot = tuple[float, float]

_OFFSETS: tuple[tuple[float, float, Anchor], ...] = (
    (0, -11, "middle"),
    (0, 21, "middle"),
    (8, -9, "start"),
    (-8, -9, "end"),
    (8, 19, "start"),
    (-8, 19, "end"),
    (0, -24, "middle"),
    (0, 34, "middle"),
)


@dataclass(frozen=True, slots=True)
class Room:
    """The area for labels, with the boxes they must not touch and the spots they should not cover."""

    within: Box
    occupied: tuple[Box, ...]
    spots: tuple[Spot, ...]

    def placed(self, text: str, at: Spot) -> ChartText | None:
        """Return a label at the best free position beside a point, None if there is none."""
        found = []
        for order, (dx, dy, anchor) in enumerate(_OFFSETS):
            label = ChartText(at[0] + dx, at[1] + dy, text, anchor=anchor, size=SMALL, halo=True)
            box = label.box
            padded = _padded(box)
            if _inside(box, self.within) and not _touches(padded, self.occupied):
                covered = _covered(box, self.spots)
                if not covered:  # no later position can be better
                    return label
                found.append((covered, order, label))
        return min(found, key=lambda each: each[:2])[2] if found else None


def labelled(room: Room, wanted: Sequence[tuple[str, Spot]]) -> list[ChartText]:
    """Return the labels for which there is room; earlier ones take precedence."""
    found: list[ChartText] = []
    for text, at in wanted:
        label = room.placed(text, at)
        if label:
            found.append(label)
            room = replace(room, occupied=(*room.occupied, label.box))
    return found


def along(points: Sequence[Spot], step: float = 4) -> list[Spot]:
    """Return spots along a line, close enough that no label fits between two."""
    found: list[Spot] = []
    for (x1, y1), (x2, y2) in pairwise(points):
        parts = max(1, round(max(abs(x2 - x1), abs(y2 - y1)) / step))
        found += [(x1 + (x2 - x1) * n / parts, y1 + (y2 - y1) * n / parts) for n in range(parts + 1)]
    return found


def widest(texts: Sequence[str], size: int) -> float:
    """Return the width of the longest text, 0 for none."""
    return max((measured(text, size) for text in texts), default=0.0)


def _padded(box: Box) -> Box:
    """Return a label's box with the space that separates it from the next."""
    return box[0] - 4, box[1], box[2] + 4, box[3]


def _inside(box: Box, outer: Box) -> bool:
    return outer[0] <= box[0] and outer[1] <= box[1] and box[2] <= outer[2] and box[3] <= outer[3]


def _touches(box: Box, others: Sequence[Box]) -> bool:
    """Whether a box overlaps one of the others; without a call for each, as a chart asks this of hundreds of pairs."""
    left, top, right, bottom = box
    for x1, y1, x2, y2 in others:  # noqa: SIM110
        if left < x2 and x1 < right and top < y2 and y1 < bottom:
            return True
    return False


def _covered(box: Box, spots: Sequence[Spot]) -> int:
    """Return how many spots a box covers."""
    left, top, right, bottom = box
    return len([x for x, y in spots if left <= x <= right and top <= y <= bottom])
