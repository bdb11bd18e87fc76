"""Sections and blocks of the view model as lines of text."""

from collections.abc import Iterator

from quarterly.reporting.model import Block, RichBlock, Run, Section


def sections_in(section: Section, above: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Section]]:
    """Yield a section and all below it, each with the titles that lead to it."""
    path = (*above, section["title"])
    yield path, section
    for each in section["sections"]:
        yield from sections_in(each, path)


def lines_of(block: Block) -> Iterator[str]:
    """Yield the lines of a block: paragraphs, items of a list, rows of a table; a picture has none of its own."""
    match block["type"]:
        case "paragraph" | "note":
            yield block["text"]
        case "list":
            yield from block["items"]
        case "prose" | "entry":
            yield from (_joined(line) for rich in block["blocks"] for line in _lines(rich))
        case "facts":
            yield from (": ".join(row) for row in block["rows"])
        case "table":
            yield from (" | ".join(cell["text"] for cell in row) for row in block["rows"])
        case "figure":
            return


def _lines(rich: RichBlock) -> list[list[Run]]:
    return [rich["runs"]] if rich["type"] == "paragraph" else rich["items"]


def _joined(runs: list[Run]) -> str:
    return " ".join("".join(run["text"] for run in runs).split())
