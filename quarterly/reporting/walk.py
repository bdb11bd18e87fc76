"""One walk over a view model: its sections, their blocks, and every row and column of text in them with its address."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from quarterly.reporting.model import Block, Report, RichBlock, Run, Section


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportLine:
    """One row of text and where it is printed: the titles that lead to its section, and its block and row there, from 0.

    `texts` are its columns, one where the block has none: a paragraph, an item of a list.
    """

    section: tuple[str, ...]
    block: int
    row: int
    texts: tuple[str, ...]
    is_of_table: bool = False

    @property
    def text(self) -> str:
        """The row as one text."""
        return (" | " if self.is_of_table else ": ").join(self.texts)


def all_sections(report: Report) -> list[Section]:
    """Return the first page, the top sections of the cover report, and those of every appendix."""
    first = [report["glance"]] if "glance" in report else []
    return [*first, *report["sections"], *(section for appendix in report["appendices"] for section in appendix["sections"])]


def sections_in(section: Section, above: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Section]]:
    """Yield a section and all below it, each with the titles that lead to it."""
    path = (*above, section["title"])
    yield path, section
    for each in section["sections"]:
        yield from sections_in(each, path)


def blocks_in(section: Section) -> Iterator[Block]:
    """Yield the blocks of a section and of all below it, in the order of reading."""
    for _, each in sections_in(section):
        yield from each["blocks"]


def with_blocks(section: Section, change: Callable[[Block], Block]) -> Section:
    """Return a section with every block changed, in the order of reading, those of the sections below it too."""
    blocks = [change(block) for block in section["blocks"]]
    return {**section, "blocks": blocks, "sections": [with_blocks(each, change) for each in section["sections"]]}


def with_every_block(report: Report, change: Callable[[Block], Block]) -> Report:
    """Return a report with every block of its first page, its cover report and its appendices changed."""
    found: Report = {
        **report,
        "sections": [with_blocks(each, change) for each in report["sections"]],
        "appendices": [
            {**appendix, "sections": [with_blocks(each, change) for each in appendix["sections"]]}
            for appendix in report["appendices"]
        ],
    }
    return {**found, "glance": with_blocks(report["glance"], change)} if "glance" in report else found


def lines_of(section: Section, path: tuple[str, ...]) -> Iterator[ReportLine]:
    """Yield the rows of a section's own blocks; a chart has none."""
    for number, block in enumerate(section["blocks"]):
        is_of_table = block["type"] == "table"
        for row, texts in enumerate(_rows(block)):
            yield ReportLine(section=path, block=number, row=row, texts=tuple(texts), is_of_table=is_of_table)


def plain_lines(blocks: Iterable[RichBlock]) -> list[str]:
    """Return what people wrote as lines without styles, each with single spaces."""
    return [" ".join("".join(run["text"] for run in runs).split()) for runs in runs_in(blocks)]


def runs_in(blocks: Iterable[RichBlock]) -> Iterator[list[Run]]:
    """Yield every paragraph and every item of a list of what people wrote."""
    for block in blocks:
        yield from [block["runs"]] if block["type"] == "paragraph" else block["items"]


def texts_in(part: object) -> Iterator[str]:
    """Yield every text of a part of the view model, whatever it is a part of."""
    if isinstance(part, str):
        yield part
    elif isinstance(part, Mapping):
        for value in part.values():
            yield from texts_in(value)
    elif isinstance(part, Sequence):
        for each in part:
            yield from texts_in(each)


def _rows(block: Block) -> list[list[str]]:
    match block["type"]:
        case "paragraph" | "note" | "tally":
            return [[block["text"]]]
        case "list":
            return [[item] for item in block["items"]]
        case "prose" | "entry":
            return [[line] for line in plain_lines(block["blocks"])]
        case "facts":
            return block["rows"]
        case "table":
            return [[cell["text"] for cell in row] for row in block["rows"]]
        case "figure":
            return []  # the table that goes with it has its figures
