"""The workbook that an answer of the child process describes."""

from typing import Any

from quarterly.collecting.sheets.delimited import with_numbers
from quarterly.collecting.sheets.sheets import Sheet, Workbook
from quarterly.vocabulary.file_kinds import FileKind


def workbook_of(answer: dict[str, Any], *, decimal_comma: bool = False) -> Workbook:
    """Return the workbook; with `decimal_comma` texts such as "62,9" are numbers. May raise any error for another answer."""
    return Workbook(
        sheets=tuple(with_numbers(_sheet(sheet), decimal_comma=decimal_comma) for sheet in answer["sheets"]),
        text_outside_cells=tuple((position, text) for position, text in answer["loose"]),
        properties=tuple((name, text) for name, text in answer["properties"]),
        kind=FileKind(answer["kind"]),
    )


def _sheet(sheet: dict[str, Any]) -> Sheet:
    return Sheet(
        name=sheet["name"],
        rows=tuple(tuple(row) for row in sheet["rows"]),
        visible=sheet["visible"],
        percent_cells=frozenset(sheet["percent"]),
        uncalculated=frozenset(sheet["uncalculated"]),
        struck=frozenset(sheet["struck"]),
        noted=frozenset(sheet["noted"]),
        hidden_rows=frozenset(sheet["hidden_rows"]),
        hidden_columns=frozenset(sheet["hidden_columns"]),
        delimited=sheet.get("delimited", False),
    )
