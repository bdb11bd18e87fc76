"""The shape of the view model: one canonical JSON document that HTML, PDF, Word and CSV are all drawn from.

All wording, rounding, suppression and ordering is done before this document exists; a renderer only draws it.
"""

from typing import Literal, NotRequired, TypedDict

from quarterly.reporting.chart_model import Chart, PrintedOf, RatingCount, SparkLine, StatusMark


class Run(TypedDict):
    """A stretch of text in one style; `flags` are the numbers of the flags on it, in a draft alone."""

    text: str
    style: NotRequired[Literal["strong", "emphasis"]]
    href: NotRequired[str]
    flags: NotRequired[list[int]]


class TableCell(TypedDict):
    """One table cell: text, or a mark with its word (then `text` repeats the word, for formats without pictures).

    With `spark`, `text` repeats its sentence; with `runs`, their words. `id` is the address of its row, if something links to it.
    `of` says which figure it tells of.
    """

    text: str
    mark: NotRequired[StatusMark]
    spark: NotRequired[SparkLine]
    runs: NotRequired[list[Run]]
    id: NotRequired[str]
    of: NotRequired[PrintedOf]


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

    With `runs`, `items` repeat their words. `of` says for each item which figure it tells of, None for none.
    """

    type: Literal["list"]
    items: list[str]
    of: NotRequired[list[PrintedOf | None]]
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


class FigureBlock(TypedDict):
    """A picture, its sentence for those who do not see it, and the id of the table that holds the same figures."""

    type: Literal["figure"]
    id: str
    caption: str
    alt: str
    chart: Chart


class EntryBlock(TypedDict):
    """Commentary or progress under a small heading, with who wrote it, and of which figure it tells if of one."""

    type: Literal["entry"]
    heading: str
    by: str
    blocks: list[RichBlock]
    of: NotRequired[PrintedOf]


class Note(TypedDict):
    """A call-out with what the reader must know before relying on the figures."""

    type: Literal["note"]
    title: str
    text: str


class Tally(TypedDict):
    """How many have each rating, drawn side by side; `text` says it in sentences."""

    type: Literal["tally"]
    text: str
    counts: list[RatingCount]


Block = Paragraph | Prose | BulletList | Facts | TableBlock | FigureBlock | EntryBlock | Note | Tally


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

    `issue` is "Early snapshot", "Full report" or "" where a quarter has one issue alone. Drawn in this order: `notices`, `glance`
    (the first page, absent where nothing can be counted), `details` (the header block), and the `sections` of the cover report.
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
    glance: NotRequired[Section]
    details: list[list[str]]
    sections: list[Section]
    appendices: list[Appendix]
