"""How wide the columns of a table are drawn: what is short keeps to one line, and long texts share what is left."""

from collections.abc import Sequence
from math import ceil

from quarterly.reporting.model import Column, TableBlock, TableCell

# Shares of a table's width, in per cent: a thin letter as one of another, the gap beside a column, a rating's shape, a sparkline.
_THIN, _GAP, _SHAPE, _SPARK = 0.55, 2.9, 3.0, 10.0
_THIN_LETTERS = frozenset("fijlrt.,:;()[] ")
_SHORT = 15  # letters of a figure, a rating or a day: broken, "19.7% worse [i]" reads as two figures
_DAMPED = 0.7  # a column with ten times the text is five times as wide


def with_fitted_columns(table: TableBlock, letter: float) -> TableBlock:
    """Return a table with its columns as wide as their texts ask for; `letter` is the width of one, in per cent of the table's.

    Where everything fits on one line, each column has what it needs. The planned widths stand where not even words would fit,
    and in a table of numbers alone, whose columns are to be alike.
    """
    columns = table["columns"]
    if all(column["align"] == "right" for column in columns[1:]):
        return table
    fitted = _Fitted(letter)
    cells = [[row[place] for row in table["rows"]] for place in range(len(columns))]
    pairs = list(zip(columns, cells, strict=True))
    on_one_line = [max([fitted.width(column["title"]), *map(fitted.whole, texts)]) for column, texts in pairs]
    if sum(on_one_line) <= 100:
        return {**table, "columns": _shared(columns, on_one_line, [column["width"] for column in columns])}
    least = [max([fitted.longest_word(column["title"]), *map(fitted.unbroken, texts)]) for column, texts in pairs]
    if sum(least) > 100:
        return table
    return {**table, "columns": _shared(columns, least, list(map(_weight, cells)))}


class _Fitted:
    """What texts need, in per cent of the table's width."""

    def __init__(self, letter: float) -> None:
        self.letter = letter

    def whole(self, cell: TableCell) -> float:
        """Return what a cell needs on one line."""
        return _SPARK if "spark" in cell else self.width(cell["text"]) + _beside(cell)

    def unbroken(self, cell: TableCell) -> float:
        """Return what a cell needs so that nothing in it is torn: a short text as a whole, of a long one its longest word."""
        return self.whole(cell) if _is_short(cell) else self.longest_word(cell["text"]) + _beside(cell)

    def longest_word(self, text: str) -> float:
        """Return what the longest word needs."""
        return max(map(self.width, text.split()), default=_GAP)

    def width(self, text: str) -> float:
        """Return what a text needs, estimated generously."""
        return self.letter * sum(_THIN if each in _THIN_LETTERS else 1 for each in text) + _GAP


def _shared(columns: Sequence[Column], needed: Sequence[float], weights: Sequence[float]) -> list[Column]:
    """Return the columns with what each needs and its share of the rest, in whole per cents that add up to a hundred."""
    if sum(map(ceil, needed)) <= 100:  # rounded down, a column of words that just fit would tear them
        needed = list(map(ceil, needed))
    rest, total = 100 - sum(needed), sum(weights) or 1.0
    widths = [int(need + rest * weight / total) for need, weight in zip(needed, weights, strict=True)]
    widths[max(range(len(widths)), key=lambda place: weights[place])] += 100 - sum(widths)
    return [{**column, "width": width} for column, width in zip(columns, widths, strict=True)]


def _weight(cells: Sequence[TableCell]) -> float:
    # By the amount itself, what stands beside a long text had no room at all.
    return float(sum(len(each["text"]) for each in cells if not _is_short(each)) ** _DAMPED)


def _is_short(cell: TableCell) -> bool:
    return "spark" in cell or len(cell["text"]) + (2 if "mark" in cell else 0) <= _SHORT


def _beside(cell: TableCell) -> float:
    return _SHAPE if "mark" in cell else 0.0
