"""A quarter's figure made of the cells of its months, where that has a meaning."""

from collections.abc import Sequence
from fractions import Fraction

from quarterly.collecting.sheets.cells import SheetCell
from quarterly.collecting.sheets.layout import plain
from quarterly.collecting.sheets.sheet_table import Doubt
from quarterly.configuration.catalogue import Indicator
from quarterly.configuration.layouts import Times
from quarterly.vocabulary.basis import Basis
from quarterly.vocabulary.numbers import exact, read_number

UNCLEAR, BLANK_MONTH = "L02", "L03"
# What is so at a time, or looks back from it, is at the quarter's end what it is at the end of the last month.
AS_AT_ITS_END = (Basis.SNAPSHOT, Basis.MONTH, Basis.ROLLING_YEAR, Basis.THREE_YEAR)


def way_of(times: Times, field: str, indicator: Indicator | None) -> Times | None:
    """Return how a field of an indicator is made of months: its last one, or by adding; None where nobody has said so.

    Numbers of cases in the quarter are added up, and what is so at the end of a month is so at the end of the quarter.
    Percentages and averages of months have no sum, and months of a year to date may be added up already: that is asked, and
    never guessed.
    """
    if indicator is None or times is Times.LAST_MONTH:
        return Times.LAST_MONTH
    if times is not Times.MONTHS:
        return times if _adds_up(field, indicator) else None
    if indicator.basis in AS_AT_ITS_END or (field == "denominator" and indicator.unit.is_rate):
        return Times.LAST_MONTH  # the people of whom it is a rate are the same in every month
    return Times.ADDED if indicator.basis is Basis.IN_QUARTER and _adds_up(field, indicator) else None


def _adds_up(field: str, indicator: Indicator) -> bool:
    return field != "value" or indicator.unit.adds_up


def added_up(cells: Sequence[SheetCell]) -> tuple[SheetCell, Doubt | None]:
    """Return the sum of months at the cell of the last one; the doubt where a month has none of what is added."""
    last = cells[-1]
    if odd := next((each for each in cells if each.uncalculated), None):
        return odd, None  # which is asked about as any formula that was never worked out
    if all(not plain(each.value) for each in cells):
        return last, None
    numbers = [_number(each) for each in cells]
    if missing := next((each for each, number in zip(cells, numbers, strict=True) if number is None), None):
        return SheetCell(last.name, None, False, False), Doubt(BLANK_MONTH, missing.name)
    total = sum((number for number in numbers if number is not None), Fraction(0))
    value = int(total) if total.denominator == 1 else float(total)
    return SheetCell(last.name, value, False, False), None


def _number(cell: SheetCell) -> Fraction | None:
    if isinstance(cell.value, bool) or cell.value is None:
        return None
    if isinstance(cell.value, str):
        read = read_number(cell.value)
        return read[0] if read else None
    return exact(cell.value) * (100 if cell.percent else 1)
