"""With how many decimals the cells of a workbook are shown: 0.8422 with the format 0.0% is 84.2%; used in the child process only.

Of Excel's own workbooks alone (.xlsx and .xlsm), which are what scorecards are kept in; of others nothing is said.
"""

import re
import zipfile
from io import BytesIO

from adapters.workbook.parts import elements, sheet_parts

_BUILT_IN = {1: 0, 2: 2, 3: 0, 4: 2, 9: 0, 10: 2, 37: 0, 38: 0, 39: 2, 40: 2}  # numbers of formats that no file spells out
_LITERAL = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|[_*].')
_DECIMALS = re.compile(r"[0#?]\.([0#?]+)")


def shown_decimals(body: bytes) -> dict[str, dict[str, int]]:
    """Return decimals by sheet and cell, of cells whose format says how many; may raise any error for what it cannot read."""
    if not body.startswith(b"PK"):
        return {}
    with zipfile.ZipFile(BytesIO(body)) as archive:
        styles = _styles(archive)
        return {name: dict(_cells(archive, part, styles)) for name, part in sheet_parts(archive).items() if part}


def _styles(archive: zipfile.ZipFile) -> dict[str, int]:
    """Return the decimals of the cell styles whose format says how many, by their numbers."""
    formats: dict[int, int | None] = dict(_BUILT_IN)
    found: dict[str, int] = {}
    for name, element in elements(archive, "xl/styles.xml"):
        if name == "numFmt":
            formats[int(element.get("numFmtId", "0"))] = _of_format(element.get("formatCode", ""))
        elif name == "cellXfs":
            for number, style in enumerate(element):
                places = formats.get(int(style.get("numFmtId", "0")))
                if places is not None:
                    found[str(number)] = places
    return found


def _of_format(code: str) -> int | None:
    """Return the decimals of a number's format, None of one for dates or text and of "General"."""
    bare = _LITERAL.sub("", code.partition(";")[0])
    if re.search(r"[a-zA-Z@]", bare) or not re.search(r"[0#?]", bare):
        return None
    decimals = _DECIMALS.search(bare)
    return len(decimals[1]) if decimals else 0


def _cells(archive: zipfile.ZipFile, part: str, styles: dict[str, int]) -> list[tuple[str, int]]:
    found = []
    for name, element in elements(archive, part):
        if name == "row":
            found += [(reference, styles[style]) for cell in element if (style := cell.get("s", "")) in styles
                      and (reference := cell.get("r", ""))]  # fmt: skip
            element.clear()
    return found
