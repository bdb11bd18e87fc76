"""One cell of a return: text and figures as people type them."""

from dataclasses import dataclass
from fractions import Fraction

from quarterly.collecting.sheets.layout import SheetTable
from quarterly.collecting.sheets.not_a_figure import what_it_holds
from quarterly.collecting.sheets.sheets import Scalar
from quarterly.vocabulary.numbers import NO_NUMBER, TOO_LARGE, Unit, exact, read_number, trimmed

_NEEDED = {
    Unit.COUNT: "a whole number",
    Unit.DAYS: "a number of days",
    Unit.SCORE: "a score",
    Unit.PER_1000: "a rate per 1,000",
    Unit.PER_10000: "a rate per 10,000",
    Unit.PER_100000: "a rate per 100,000",
}


@dataclass(frozen=True, slots=True)
class SheetCell:
    """A cell with its name ("E7"); `percent` if it is shown as a percentage, `uncalculated` for a formula without a result."""

    name: str
    value: Scalar
    percent: bool
    uncalculated: bool


@dataclass(frozen=True, slots=True)
class TypedFigure:
    """A cell read as a number; `code` is the rule of expectations/reading.yaml that it breaks, "" if none."""

    number: Fraction | None
    code: str = ""
    words: tuple[tuple[str, str], ...] = ()


def cell_at(table: SheetTable, field: str, row: int, value: Scalar) -> SheetCell:
    """Return the cell of a field in a row of a table."""
    name = table.cell(field, row)
    return SheetCell(name, value, name in table.sheet.percent_cells, name in table.sheet.uncalculated)


def figure_of(cell: SheetCell, unit: Unit) -> TypedFigure:
    """Read a cell as a figure in a unit."""
    value = cell.value
    if not text_of(value):
        return TypedFigure(None, "C03" if cell.uncalculated else "")
    if isinstance(value, bool):
        return _no_figure(value)
    if isinstance(value, str) and value.strip().lstrip("+-").casefold() in NO_NUMBER:
        return TypedFigure(None, "C14")
    read = read_number(value) if isinstance(value, str) else _stored(value or 0, cell.percent)
    if read is None:
        return _no_figure(value)
    number, per_cent = read
    if abs(number) >= TOO_LARGE:
        return TypedFigure(None, "C14")
    # 62.9% cannot be a number of days: it was typed into the wrong row. A percentage without its sign is read as one.
    if per_cent and unit is not Unit.PERCENT:
        return TypedFigure(None, "C04", (("needed", _NEEDED[unit]),))
    if not isinstance(value, str):
        return TypedFigure(number)
    return TypedFigure(number, "C01", (("read", trimmed(number, 4) + ("%" if per_cent else "")),))


def _no_figure(value: Scalar) -> TypedFigure:
    return TypedFigure(None, "C02", (("held", what_it_holds(value)),))


def _stored(value: float, percent: bool) -> tuple[Fraction, bool]:
    return exact(value) * (100 if percent else 1), percent


def text_of(value: Scalar) -> str:
    """Return a cell as text: a reference typed as the number 1178 is "1178", not "1178.0"."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value).strip()
