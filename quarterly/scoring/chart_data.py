"""What a score's charts are drawn from: earlier quarters, the limits of its control chart, the figures of others.

Every number is exact, as a fraction in text in the indicator's unit; "" stands where there is none.
"""

from dataclasses import dataclass

SHOWN = 12  # quarters: three years, in letters that can be read


@dataclass(frozen=True, slots=True)
class HistoryPoint:
    """One quarter ("2026-27 Q1"): its value as printed, with its marks ("[p]"), and the target it was held against then.

    A forecast is printed and has no exact value: nobody has counted it. `target_upper_exact` is the upper end of a range.
    `held_back` tells that the public may not see the value, `target_held_back` that the target follows from such values.
    """

    quarter: str
    value: str = ""
    value_exact: str = ""
    target_exact: str = ""
    target_upper_exact: str = ""
    marks: str = ""
    break_before: bool = False
    held_back: bool = False
    target_held_back: bool = False


@dataclass(frozen=True, slots=True)
class ControlLimits:
    """The limits of a control chart, worked out from so many `points` from the quarter `first` on.

    `trial` limits are of few points. `special` are the quarters of special causes. `held_back` tells that the public may not see
    one of the points, and so not what is worked out from all of them.
    """

    mean: str
    lower: str
    upper: str
    trial: bool
    first: str
    points: int
    special: tuple[str, ...]
    held_back: bool = False


@dataclass(frozen=True, slots=True)
class PublishedFigures:
    """Published figures of one year beside ours, which is on the basis that is rated.

    `edges` part the quarters of the authorities, none where too few have a figure; `low` and `high` are the ends of their range.
    `neighbours` is the `average` ("mean", "median") of our statistical neighbours.
    """

    ours: str
    ours_exact: str
    year: str
    source: str
    authorities: int
    edges: tuple[str, ...]
    low: str
    high: str
    england: str
    neighbours: str
    average: str


@dataclass(frozen=True, slots=True)
class Tolerance:
    """How far from target still counts as near it ("10%", "2 points"): on both sides, or on the worse side alone."""

    amount: str
    both_sides: bool


@dataclass(frozen=True, slots=True)
class ChartData:
    """A score with what lies before and around it. The last of `earlier` is the quarter itself, the first has a value."""

    earlier: tuple[HistoryPoint, ...]
    control: ControlLimits | None = None
    others: PublishedFigures | None = None
    tolerance: Tolerance | None = None
