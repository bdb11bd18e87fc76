"""One cell of a return: text and figures as people type them."""

import re
from dataclasses import dataclass
from fractions import Fraction

from quarterly.collecting.sheets.not_a_figure import what_it_holds, what_to_do
from quarterly.collecting.sheets.sheet_table import SheetTable
from quarterly.collecting.sheets.sheets import Scalar
from quarterly.vocabulary.numbers import NO_NUMBER, TOO_LARGE, Unit, exact, trimmed
from quarterly.vocabulary.units import EXAMPLES, PER_CENT, read_in, with_sign

_AS_TEXT = re.compile(r"^\s*['’‘`]\s*(?=[-−+£.]?\d)")  # an apostrophe by which some systems say that a number is text


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
    own = table.own_cell(field, row)
    return SheetCell(table.cell(field, row), value, own in table.sheet.percent_cells, own in table.sheet.uncalculated)


def figure_of(cell: SheetCell, unit: Unit) -> TypedFigure:
    """Read a cell as a figure in a unit."""
    value = _AS_TEXT.sub("", cell.value) if isinstance(cell.value, str) else cell.value
    if not text_of(value):
        return TypedFigure(None, "C03" if cell.uncalculated else "")
    if isinstance(value, bool) and unit is not Unit.YES_NO:
        return _no_figure(value, unit)
    if isinstance(value, str) and value.strip().lstrip("+-").casefold() in NO_NUMBER:
        return TypedFigure(None, "C14")
    is_text = isinstance(value, str | bool) or not unit.is_quantity
    read = read_in(str(value), unit) if isinstance(value, str | bool) or is_text else _stored(value or 0, cell.percent)
    if read is None:
        return _no_figure(value, unit)
    number, other = read
    if abs(number) >= TOO_LARGE:
        return TypedFigure(None, "C14")
    # 62.9% cannot be a number of days: it was typed into the wrong row. A percentage without its sign is read as one.
    if other and not (other == PER_CENT and unit is Unit.PERCENT):
        return TypedFigure(None, "C04", (("given", other), ("needed", EXAMPLES[unit])))
    if not is_text or not unit.is_quantity:
        return TypedFigure(number)
    return TypedFigure(number, "C01", (("read", _as_read(number, unit, str(value))),))


def _as_read(number: Fraction, unit: Unit, typed: str) -> str:
    text = trimmed(number, 4)
    return text if unit is Unit.PERCENT and "%" not in typed else with_sign(text, unit)


def _no_figure(value: Scalar, unit: Unit) -> TypedFigure:
    kind = "a figure" if unit.is_quantity else EXAMPLES[unit]
    return TypedFigure(None, "C02", (("kind", kind), ("held", what_it_holds(value)), ("do", what_to_do(value))))


def _stored(value: float, percent: bool) -> tuple[Fraction, str]:
    return exact(value) * (100 if percent else 1), PER_CENT if percent else ""


def text_of(value: Scalar) -> str:
    """Return a cell as text: a reference typed as the number 1178 is "1178", not "1178.0"."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value).strip()
