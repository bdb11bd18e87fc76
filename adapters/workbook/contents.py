"""All values and texts of a file in a form that JSON can carry, whatever its kind; used in the child process only."""

import zipfile
from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import Any

from python_calamine import CalamineSheet, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum, load_workbook

from adapters.workbook.cell_formats import CellFormats, CellStyles, cell_formats, cell_styles
from adapters.workbook.clean_text import plain
from adapters.workbook.compound import DAMAGED
from adapters.workbook.delimited import delimited_rows
from adapters.workbook.hidden_text import loose_text
from adapters.workbook.kinds import kind_of, kind_of_zip
from adapters.workbook.ods import OdsSheet, ods_book
from adapters.workbook.own_notes import own_part
from adapters.workbook.parts import WORKBOOK, elements, local_name, related_parts, sheet_parts
from adapters.workbook.properties import copied_from, typed_properties
from adapters.workbook.scalars import scalar, trimmed
from adapters.workbook.xls import xls_formats
from adapters.workbook.xlsb import xlsb_formats
from quarterly.collecting.sheets.sheets import Scalar
from quarterly.vocabulary.errors import ReturnError
from quarterly.vocabulary.file_kinds import FileKind

_TABLE = "Table"  # a text file is one table, without a name


def contents(body: bytes) -> dict[str, Any]:
    """Return {"kind", "sheets": [{name, visible, rows, percent, …}], "loose": [[position, text]], "properties"}.

    Raise ReturnError, worded for the sender, for what has to be refused; it may raise any other error too.
    """
    if not body.startswith(b"PK"):
        kind = kind_of(body)
        return _answer(kind, _of_text(body)) if kind is FileKind.CSV else _answer(kind, *_of_xls(body))
    with zipfile.ZipFile(BytesIO(body)) as archive:
        kind = kind_of_zip(archive)
        if kind is FileKind.ODS:
            book = ods_book(archive)
            return _answer(kind, [_ods_sheet(sheet) for sheet in book.sheets], book.loose)
        if kind is FileKind.XLSB:
            return _answer(kind, *_of_xlsb(archive, body))
        return _of_xlsx(kind, archive, body)


def _answer(
    kind: FileKind,
    sheets: list[dict[str, Any]],
    loose: Sequence[tuple[str, str]] = (),
    properties: Sequence[tuple[str, str]] = (),
) -> dict[str, Any]:
    return {"kind": kind, "sheets": sheets, "loose": list(loose), "properties": list(properties)}


def _of_xlsx(kind: FileKind, archive: zipfile.ZipFile, body: bytes) -> dict[str, Any]:
    styles, parts = cell_styles(archive), sheet_parts(archive)
    # A sheet that the list of sheets has lost would be figures lost without a word.
    if not parts or {part for part in related_parts(archive, WORKBOOK).values() if "/worksheets/" in part} - {*parts.values()}:
        raise ReturnError(DAMAGED)
    loose, sheets = loose_text(archive, parts), []
    with load_workbook(BytesIO(body)) as book:
        for name, visible in _worksheets(book):
            formats = _xlsx_formats(archive, parts.get(name, ""), styles)
            sheets.append(_sheet(book.get_sheet_by_name(name), visible, formats))
            loose += [(f"{name}, header or footer", plain(text)) for text in formats.header_footer]
    return _answer(copied_from(archive) or kind, sheets, loose, typed_properties(archive))


def _xlsx_formats(archive: zipfile.ZipFile, part: str, styles: CellStyles) -> CellFormats:
    formats = cell_formats(archive, part, styles)
    for own in related_parts(archive, part).values():
        for name, element in elements(archive, own) if "comment" in own.lower() else ():
            if name == "comment" and (text := "".join(_texts_in(element))) and own_part(text):
                formats.noted.append(element.get("ref", ""))
    return formats


def _texts_in(comment: Any) -> Iterator[str]:
    for text in (child for child in comment if local_name(child) == "text"):
        yield from text.itertext()


_Sheets = tuple[list[dict[str, Any]], list[tuple[str, str]]]


def _of_xlsb(archive: zipfile.ZipFile, body: bytes) -> _Sheets:
    formats = xlsb_formats(archive)  # before calamine opens it, as this keeps the limits
    with load_workbook(BytesIO(body)) as book:
        names = list(_worksheets(book))
        if not names or not formats.keys() >= {name for name, _ in names}:
            raise ReturnError(DAMAGED)
        return _binary_sheets(book, [(name, visible, formats[name]) for name, visible in names])


def _of_xls(body: bytes) -> _Sheets:
    formats = xls_formats(body)
    with load_workbook(BytesIO(body)) as book:
        names = list(_worksheets(book))
        if len(names) != len(formats):
            raise ReturnError(DAMAGED)
        return _binary_sheets(book, [(*named, found) for named, found in zip(names, formats, strict=True)])


def _binary_sheets(book: CalamineWorkbook, named: Sequence[tuple[str, bool, CellFormats]]) -> _Sheets:
    loose = [(f"{plain(name)}, {position}", plain(text)) for name, _, found in named for position, text in found.unseen]
    return [_sheet(book.get_sheet_by_name(name), visible, found) for name, visible, found in named], loose


def _of_text(body: bytes) -> list[dict[str, Any]]:
    rows = [[scalar(cell.strip()) for cell in row] for row in delimited_rows(body)]
    return [{**_shown(_TABLE, True, rows, CellFormats()), "delimited": True}]


def _ods_sheet(sheet: OdsSheet) -> dict[str, Any]:
    found = CellFormats(
        percent=sheet.percent,
        uncalculated=sheet.uncalculated,
        hidden_rows=sheet.hidden_rows,
        hidden_columns=sheet.hidden_columns,
        struck=sheet.struck,
        noted=sheet.noted,
    )
    return _shown(sheet.name, sheet.visible, sheet.rows, found)


def _worksheets(book: CalamineWorkbook) -> Iterator[tuple[str, bool]]:
    """Yield the name of each worksheet, and whether it is visible."""
    for about in book.sheets_metadata:
        if about.typ is SheetTypeEnum.WorkSheet:
            yield about.name, about.visible is SheetVisibleEnum.Visible


def _sheet(sheet: CalamineSheet, visible: bool, formats: CellFormats) -> dict[str, Any]:
    rows = [[scalar(value) for value in row] for row in sheet.to_python(skip_empty_area=False)]
    return _shown(plain(sheet.name), visible, _with_errors(rows, formats.errors), formats)


def _shown(name: str, visible: bool, rows: list[list[Scalar]], formats: CellFormats) -> dict[str, Any]:
    return {
        "name": name,
        "visible": visible,
        "rows": trimmed(rows),
        "percent": formats.percent,
        "uncalculated": formats.uncalculated,
        "hidden_rows": formats.hidden_rows,
        "hidden_columns": formats.hidden_columns,
        "struck": formats.struck,
        "noted": formats.noted,
    }


def _with_errors(rows: list[list[Scalar]], errors: dict[tuple[int, int], str]) -> list[list[Scalar]]:
    for (row, column), text in errors.items():
        rows.extend([] for _ in range(row - len(rows)))
        cells = rows[row - 1]
        cells.extend([None] * (column + 1 - len(cells)))
        cells[column] = text
    return rows
