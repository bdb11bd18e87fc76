"""Numbers in a column nobody reads, in a table that has counts and no column of values: probably the values themselves.

A return is headed "Numerator", "Denominator" and "YTD". The value is worked out from the counts, which may be those of the
quarter, while the 62.9 that its sender means stands under a heading that is not known. So the heading is asked about.
"""

from collections.abc import Iterator, Sequence

from quarterly.collecting.returns.records import IndicatorRow
from quarterly.collecting.returns.two_services import figures_expected
from quarterly.collecting.sheets.layout import Layout
from quarterly.collecting.sheets.sheet_table import SheetTable
from quarterly.collecting.sheets.sheets import Scalar
from quarterly.configuration.catalogue import Catalogue
from quarterly.vocabulary.numbers import read_number

VALUES_UNREAD = "C27"


def unread_values(
    table: SheetTable, rows: Sequence[IndicatorRow], catalogue: Catalogue, service: str, layout: Layout
) -> Iterator[tuple[str, str]]:
    """Yield (cell, heading) of each unknown heading above a number beside a value that was worked out from counts."""
    # In a layout of the council's own somebody has said which columns are read.
    if "value" in table.columns or table.is_mapped:
        return
    worked_out = [row for row in rows if _is_worked_out(row, catalogue, service)]
    beside = [each for row in worked_out for each in table.under_no_heading(row.source.row)]
    columns = {_letters(cell): heading for cell, heading, value in beside if is_figure(value)}
    for column, heading in columns.items():
        if heading.strip() and layout.may_head_counts(heading):
            yield f"{column}{table.header}", " ".join(heading.split())


def is_figure(value: Scalar) -> bool:
    """Whether a cell holds a number, typed as one or as text."""
    if isinstance(value, str):
        return read_number(value) is not None
    return isinstance(value, int | float) and not isinstance(value, bool)


def _is_worked_out(row: IndicatorRow, catalogue: Catalogue, service: str) -> bool:
    indicator = catalogue.find(row.indicator)
    return bool(
        indicator
        and "value" in figures_expected(indicator, service)
        and row.value is None
        and row.exact_value(indicator) is not None
    )


def _letters(cell: str) -> str:
    return cell.rstrip("0123456789")
