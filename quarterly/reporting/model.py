"""The shape of the view model: one canonical JSON document that HTML, PDF, Word and CSV are all drawn from.

All wording, rounding, suppression and ordering is done before this document exists; a renderer only draws it.
"""

from typing import Literal, NotRequired, TypedDict

from quarterly.configuration.scales import Shape


class StatusMark(TypedDict):
    """A rating by word, shape and colour; `colour` is "#rrggbb" with at least 4.5:1 on white, and never the only sign."""

    word: str
    shape: Shape
    colour: str


class SparkLine(TypedDict):
    """A row's history as a small chart: values in order of time, None for a gap; `alt` describes it in a sentence."""

    values: list[float | None]
    target: float | None
    colour: str
    alt: str


class Run(TypedDict):
    """A stretch of text in one style; `flags` are the numbers of the flags on it, in a draft alone."""

    text: str
    style: NotRequired[Literal["strong", "emphasis"]]
    href: NotRequired[str]
    flags: NotRequired[list[int]]


class TableCell(TypedDict):
    """One table cell: text, or a mark with its word (then `text` repeats the word, for formats without pictures).

    With `spark`, `text` repeats its sentence; with `runs`, their words. `id` is the address of its row, if something links to it.
    """

    text: str
    mark: NotRequired[StatusMark]
    spark: NotRequired[SparkLine]
    runs: NotRequired[list[Run]]
    id: NotRequired[str]


class MarginNote(TypedDict):
    """A note in the margin of a draft: what kind of flag, why, what to do, where the sentence is from, and its row in the list.

    `style` is the kind in one word.
    """

    mark: StatusMark
    style: str
    why: str
    remedy: str
    source: str
    address: str


class Column(TypedDict):
    """One column; `width` is its share of the table's width in per cent (a table's columns add up to 100)."""

    title: str
    width: int
    align: Literal["left", "right"]


class RichParagraph(TypedDict):
    """A paragraph of commentary."""

    type: Literal["paragraph"]
    runs: list[Run]


class RichList(TypedDict):
    """A list in commentary, each item a run of text."""

    type: Literal["list"]
    ordered: bool
    items: list[list[Run]]


RichBlock = RichParagraph | RichList


class Paragraph(TypedDict):
    """Text of our own; `number` such as "7" or "3.2" is generated where the council numbers its paragraphs."""

    type: Literal["paragraph"]
    text: str
    number: NotRequired[str]


class Prose(TypedDict):
    """What people wrote, in their own paragraphs and lists. `number` is that of its first paragraph."""

    type: Literal["prose"]
    blocks: list[RichBlock]
    number: NotRequired[str]


class BulletList(TypedDict):
    """A list; `marker` "letters" prints (a), (b), (c) in front of its items, "numbers" (1), (2), (3).

    With `runs`, `items` repeat their words.
    """

    type: Literal["list"]
    items: list[str]
    marker: NotRequired[Literal["letters", "numbers"]]
    runs: NotRequired[list[list[Run]]]


class Facts(TypedDict):
    """Label and text, such as the report's header block; drawn as a two-column table with row headers."""

    type: Literal["facts"]
    caption: str
    rows: list[list[str]]


class TableBlock(TypedDict):
    """A table whose first column heads its rows. `id` is unique in the document; `caption` says what it shows, and of when."""

    type: Literal["table"]
    id: str
    caption: str
    columns: list[Column]
    rows: list[list[TableCell]]


class DistancePoint(TypedDict):
    """One indicator in a distance chart: `distance` in per cent of target, better positive; None if suppressed or unknown."""

    label: str
    distance: float | None
    text: str
    mark: StatusMark


class DistanceChart(TypedDict):
    """How far each indicator is from its target; `band` is the tolerance on either side in per cent."""

    kind: Literal["distance"]
    band: float
    points: list[DistancePoint]


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
    `target_sign` stands beside the target if it is illustrative.
    """

    kind: Literal["trend"]
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

    `sign` stands beside mean and limits if they follow from illustrative values.
    """

    kind: Literal["control"]
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
    figures are illustrative.
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


class FigureBlock(TypedDict):
    """A picture, its sentence for those who do not see it, and the id of the table that holds the same figures."""

    type: Literal["figure"]
    id: str
    caption: str
    alt: str
    chart: Chart


class EntryBlock(TypedDict):
    """Commentary or progress under a small heading, with who wrote it."""

    type: Literal["entry"]
    heading: str
    by: str
    blocks: list[RichBlock]


class Note(TypedDict):
    """A call-out with what the reader must know before relying on the figures."""

    type: Literal["note"]
    title: str
    text: str


Block = Paragraph | Prose | BulletList | Facts | TableBlock | FigureBlock | EntryBlock | Note


class Section(TypedDict):
    """A heading with blocks and subsections; `number` such as "3.1" is generated, or "" where the council numbers nothing.

    `mark` stands beside the heading where what it speaks of has a rating.
    """

    id: str
    number: str
    title: str
    mark: NotRequired[StatusMark]
    blocks: list[Block]
    sections: list["Section"]


class Appendix(TypedDict):
    """A part of the report that is a file of its own besides, "appendix-<key>"; `title` as printed ("Appendix A: …").

    `notices` stand before everything else in that file; the whole report has its own. `exempt` is the marking of what is not for
    publication; in the public rendering it says so, and there is no file.
    """

    key: str
    title: str
    notices: NotRequired[list[Note]]
    exempt: NotRequired[str]
    sections: list[Section]


class Report(TypedDict):
    """The whole document. `date` is an ISO date taken from the period, not from a clock.

    `issue` is "Early snapshot", "Full report" or "" where a quarter has one issue alone; `notices` stand before everything else.
    `sections` are those of the cover report.
    """

    schema: Literal["quarterly/report/2"]
    council: str
    title: str
    subtitle: str
    audience: str
    rendering: Literal["public", "restricted", "exempt"]
    marking: str
    issue: str
    date: str
    accent: str
    notices: list[Note]
    details: list[list[str]]
    sections: list[Section]
    appendices: list[Appendix]
