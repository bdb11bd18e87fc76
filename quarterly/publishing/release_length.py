"""How many printed lines a release page takes, reckoned from its texts, so that one which fits is found without drawing many."""

from math import ceil

from quarterly.reporting.model import Block, Report, TableBlock, TableCell

TWO_SIDES = 138.0  # lines; drawn pages of 139 still fit, and of 145 no longer do
_WIDTH, _TABLE_WIDTH = 115, 104  # characters to a line
_HEADING, _TABLE_HEAD, _ROW_SPACE, _SPACE = 2.0, 2.5, 0.35, 0.5  # lines


def printed_lines(view: Report) -> float:
    """Return about how many lines of compact print a page takes, with its headings and spaces."""
    blocks = [block for section in view["sections"] for block in section["blocks"]]
    return _HEADING * len(view["sections"]) + sum(map(_lines, blocks))


def _lines(block: Block) -> float:
    match block["type"]:
        case "table":
            return _TABLE_HEAD + sum(_row(block, row) + _ROW_SPACE for row in block["rows"])
        case "paragraph":
            return ceil(len(block["text"]) / _WIDTH) + _SPACE
    return 1 + _SPACE


def _row(table: TableBlock, row: list[TableCell]) -> int:
    return max(
        ceil(len(cell["text"]) * 100 / (_TABLE_WIDTH * column["width"]))
        for cell, column in zip(row, table["columns"], strict=True)
    )
