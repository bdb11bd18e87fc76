"""All values and texts of a workbook in a form that JSON can carry; used in the child process only."""

import datetime as dt
import math
import zipfile
from io import BytesIO
from typing import Any

from python_calamine import CalamineSheet, SheetTypeEnum, SheetVisibleEnum, load_workbook

from adapters.workbook.cell_formats import CellFormats, cell_formats, percent_styles
from adapters.workbook.clean_text import plain
from adapters.workbook.hidden_text import loose_text
from adapters.workbook.parts import sheet_parts
from adapters.workbook.properties import typed_properties
from quarterly.collecting.sheets.sheets import Scalar

_EXACT = 10**15  # beyond it a spreadsheet's number is no longer an exact integer


def contents(body: bytes) -> dict[str, Any]:
    """Return {"sheets": [{name, visible, rows, percent, uncalculated}], "loose": [[position, text]], "properties"}.

    May raise any error.
    """
    with zipfile.ZipFile(BytesIO(body)) as archive, load_workbook(BytesIO(body)) as book:
        percent = percent_styles(archive)
        parts = sheet_parts(archive)
        loose = loose_text(archive, parts)
        sheets = []
        for about in book.sheets_metadata:
            if about.typ is SheetTypeEnum.WorkSheet:
                formats = cell_formats(archive, parts.get(about.name, ""), percent)
                visible = about.visible is SheetVisibleEnum.Visible
                sheets.append(_sheet(book.get_sheet_by_name(about.name), visible, formats))
                loose += [(f"{about.name}, header or footer", plain(text)) for text in formats.header_footer]
        properties = typed_properties(archive)
    return {"sheets": sheets, "loose": loose, "properties": properties}


def _sheet(sheet: CalamineSheet, visible: bool, formats: CellFormats) -> dict[str, Any]:
    return {
        "name": plain(sheet.name),
        "visible": visible,
        "rows": _trimmed(_with_errors(_rows(sheet), formats.errors)),
        "percent": formats.percent,
        "uncalculated": formats.uncalculated,
    }


def _rows(sheet: CalamineSheet) -> list[list[Scalar]]:
    return [[_scalar(value) for value in row] for row in sheet.to_python(skip_empty_area=False)]


def _with_errors(rows: list[list[Scalar]], errors: dict[tuple[int, int], str]) -> list[list[Scalar]]:
    for (row, column), text in errors.items():
        rows.extend([] for _ in range(row - len(rows)))
        cells = rows[row - 1]
        cells.extend([None] * (column + 1 - len(cells)))
        cells[column] = text
    return rows


def _trimmed(rows: list[list[Scalar]]) -> list[list[Scalar]]:
    """Return the rows up to the last cell with a value, all of one width."""
    filled = [max((i for i, value in enumerate(row, start=1) if value is not None), default=0) for row in rows]
    height = max((i for i, width in enumerate(filled, start=1) if width), default=0)
    width = max(filled, default=0)
    return [row[:width] + [None] * (width - len(row)) for row in rows[:height]]


def _scalar(value: Any) -> Scalar:
    if isinstance(value, float):
        if not math.isfinite(value):  # not written by spreadsheet programs, but by scripts and databases
            return str(value)
        return int(value) if value.is_integer() and abs(value) < _EXACT else value
    if isinstance(value, str):
        return plain(value) or None
    if isinstance(value, dt.datetime):
        return (value.date() if value.time() == dt.time() else value.replace(microsecond=0)).isoformat()
    if isinstance(value, dt.timedelta):
        minutes, seconds = divmod(round(value.total_seconds()), 60)
        return f"{minutes // 60}:{minutes % 60:02}:{seconds:02}"
    if isinstance(value, dt.date | dt.time):
        return value.isoformat()
    return value  # type: ignore[no-any-return]
