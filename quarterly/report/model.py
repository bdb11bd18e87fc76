"""The shape of the view model: one canonical JSON document that HTML, PDF, Word and CSV are all drawn from.

All wording, rounding, suppression and ordering is done before this document exists; a renderer only draws it.
"""

from typing import Literal, NotRequired, TypedDict

Shape = Literal["star", "circle", "diamond", "triangle", "tick", "dash", "question"]


class Mark(TypedDict):
    """A rating told three ways; `colour` is "#rrggbb" with at least 4.5:1 on white, and never the only sign."""

    word: str
    shape: Shape
    colour: str


class Cell(TypedDict):
    """One table cell: text, or a mark with its word (then `text` repeats the word, for formats without pictures)."""

    text: str
    mark: NotRequired[Mark]


class Column(TypedDict):
    """One column; `width` is its share of the table's width in per cent (a table's columns add up to 100)."""

    title: str
    width: int
    align: Literal["left", "right"]


class Run(TypedDict):
    """A stretch of commentary in one style."""

    text: str
    style: NotRequired[Literal["strong", "emphasis"]]
    href: NotRequired[str]


class RichParagraph(TypedDict):
    type: Literal["paragraph"]
    runs: list[Run]


class RichList(TypedDict):
    type: Literal["list"]
    ordered: bool
    items: list[list[Run]]


RichBlock = RichParagraph | RichList


class Paragraph(TypedDict):
    type: Literal["paragraph"]
    text: str


class BulletList(TypedDict):
    type: Literal["list"]
    items: list[str]


class Facts(TypedDict):
    """Label and text, such as the report's header block; drawn as a two-column table with row headers."""

    type: Literal["facts"]
    caption: str
    rows: list[list[str]]


class Table(TypedDict):
    """A table whose first column heads its rows. `id` is unique in the document; `caption` says what it shows, and of when."""

    type: Literal["table"]
    id: str
    caption: str
    columns: list[Column]
    rows: list[list[Cell]]


class Point(TypedDict):
    """One indicator in a distance chart: `distance` in per cent of target, better positive; None where held back or unknown."""

    label: str
    distance: float | None
    text: str
    mark: Mark


class DistanceChart(TypedDict):
    """How far each indicator is from its target; `band` is the tolerance on either side in per cent."""

    kind: Literal["distance"]
    band: float
    points: list[Point]


class Figure(TypedDict):
    """A picture, its sentence for those who do not see it, and the id of the table that holds the same figures."""

    type: Literal["figure"]
    id: str
    caption: str
    alt: str
    chart: DistanceChart


class Entry(TypedDict):
    """Commentary or progress under a small heading, with who wrote it."""

    type: Literal["entry"]
    heading: str
    by: str
    blocks: list[RichBlock]


class Note(TypedDict):
    """A call-out: what the reader must know before trusting the figures beside it."""

    type: Literal["note"]
    title: str
    text: str


Block = Paragraph | BulletList | Facts | Table | Figure | Entry | Note


class Section(TypedDict):
    """A heading with blocks and subsections; `number` such as "3.1" is generated, or "" where the council numbers nothing."""

    id: str
    number: str
    title: str
    blocks: list[Block]
    sections: list["Section"]


class Report(TypedDict):
    """The whole document. `date` is an ISO date taken from the period, not from a clock."""

    schema: Literal["quarterly/report/1"]
    council: str
    title: str
    subtitle: str
    audience: str
    rendering: Literal["public", "restricted"]
    marking: str
    date: str
    accent: str
    details: list[list[str]]
    sections: list[Section]
    cover: list[Section]
