"""The shape of marks and charts in the view model: the numbers that are drawn, rounded as they are printed.

Where a quarter has no value, or a suppressed one, its point is there and has None: a chart discloses no more than its table.
"""

from typing import Literal, NotRequired, TypedDict

from quarterly.configuration.scales import Shape

_ENDS = (5, 10, 20, 30, 40, 50, 60, 80, 100)  # per cent


class StatusMark(TypedDict):
    """A rating by word, shape and colour; `colour` is "#rrggbb" with at least 4.5:1 on white, and never the only sign."""

    word: str
    shape: Shape
    colour: str


class PrintedOf(TypedDict):
    """Which figure something printed tells of: the indicator's id, the quarter ("2026-27 Q1"), and what of it is printed.

    "was" is a value as an earlier version printed it; a "text" quotes or explains the figure.
    """

    indicator: str
    quarter: str
    what: Literal["value", "was", "distance", "text"]


class SparkLine(TypedDict):
    """A row's history as a small chart: values in order of time, None for a gap; `alt` describes it in a sentence.

    `indicator` is the id of whose history it is, `quarters` are those of the values.
    """

    indicator: NotRequired[str]
    quarters: NotRequired[list[str]]
    values: list[float | None]
    target: float | None
    colour: str
    alt: str


class DistancePoint(TypedDict):
    """One indicator in a distance chart: `distance` in per cent of target, better positive; None if suppressed or unknown."""

    label: str
    distance: float | None
    text: str
    mark: StatusMark
    of: NotRequired[PrintedOf]


class DistanceChart(TypedDict):
    """How far each indicator is from its target; `band` is the tolerance on either side in per cent.

    `bound` is the end of the scale in per cent where the chart is one of several, so that all have one scale.
    """

    kind: Literal["distance"]
    band: float
    bound: NotRequired[int]
    points: list[DistancePoint]


def scale_end(chart: DistanceChart) -> int:
    """Return the end of a chart's scale on either side: its bound, or the least round figure that covers all, at most 100."""
    distances = [abs(point["distance"]) for point in chart["points"] if point["distance"] is not None]
    furthest = max([*distances, chart["band"] * 1.5, 1.0])
    return chart.get("bound") or next((end for end in _ENDS if end >= furthest), _ENDS[-1])


class TrendPoint(TypedDict):
    """One quarter of a trend: its label ("2026-27 Q1"), value and target; None if there is none or it is suppressed."""

    label: str
    value: float | None
    target: float | None
    text: str


class TrendChart(TypedDict):
    """A value through time with its target; `tolerance` is how far the shaded band reaches from each point's target.

    `shaded` is the side of the target that the tolerance is on. For a target "range", `target` is its middle and `tolerance` half
    its width. `break_before` are positions of points with a break in series before them, `restarts` those at which a count from
    April begins again. `unit` is the unit of the axis ("%", "per 10,000").
    `target_sign` stands beside the target if it is illustrative. `indicator` is the id of what is drawn.
    """

    kind: Literal["trend"]
    indicator: NotRequired[str]
    points: list[TrendPoint]
    tolerance: list[float | None]
    shaded: Literal["around", "below", "above", "range"]
    break_before: list[int]
    restarts: list[int]
    unit: str
    target_sign: NotRequired[str]
    mark: StatusMark


class ControlChart(TypedDict):
    """An XmR chart: values with mean and process limits; `special` are the positions of special causes.

    `sign` stands beside mean and limits if they follow from illustrative values. `indicator` is the id of what is drawn.
    """

    kind: Literal["control"]
    indicator: NotRequired[str]
    points: list[TrendPoint]
    mean: float
    lower: float
    upper: float
    trial: bool
    special: list[int]
    unit: str
    sign: NotRequired[str]


class QuartileStrip(TypedDict):
    """Where a value stands among others: edges of the quartiles, the range, and lines for England and neighbours.

    `better` is the side of good values. `ours_text` and the like are as printed, and `sign` stands beside both ends if others'
    figures are illustrative. `of` says which figure our value tells of, and `basis` what it covers if not what that figure does.
    """

    kind: Literal["quartiles"]
    edges: list[float]
    low: float
    high: float
    ours: float
    ours_text: str
    england: float | None
    england_text: str
    neighbours: float | None
    neighbours_text: str
    better: Literal["left", "right", "neither"]
    unit: str
    sign: NotRequired[str]
    of: NotRequired[PrintedOf]
    basis: NotRequired[str]


class RatingCount(TypedDict):
    """How many indicators have one rating."""

    mark: StatusMark
    count: int


class RatingBar(TypedDict):
    """One priority in a strip of ratings: how many indicators have each, in the scale's order, best first."""

    label: str
    counts: list[RatingCount]


class RatingStrip(TypedDict):
    """Ratings by priority, one bar each."""

    kind: Literal["ratings"]
    bars: list[RatingBar]


Chart = DistanceChart | TrendChart | ControlChart | QuartileStrip | RatingStrip
