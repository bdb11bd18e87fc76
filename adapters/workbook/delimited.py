"""Text files of rows and columns: which encoding, what stands between the columns, and the cells as they are written.

Nothing is guessed about a figure here: every cell is text. A row that cannot be taken apart with certainty refuses the file, as
rows that are skipped or joined would be figures lost without a word.
"""

import csv
import re
from collections import Counter
from io import StringIO

from adapters.workbook.kinds import looks_like_utf_16
from adapters.workbook.scan import MOST_CELLS, MOST_COLUMNS, MOST_ROWS, far_out, too_much
from quarterly.vocabulary.errors import ReturnError

_SEPARATORS = ("\t", ";", ",", "|")
_STATED = re.compile(r'"?sep=(?P<separator>.)"?[ \t]*(?:\r\n|\r|\n)', re.IGNORECASE)  # which Excel writes and hides
_FEWEST_OF_A_TABLE, _OTHERS_AS_WIDE = 2, 4  # cells of a row; rows
_ROWS_LOOKED_AT = 200  # by which the separator is known
# UTF-8 read as if it were Windows' own encoding: a byte was lost on the way, and every pound sign and dash is wrong.
_BROKEN_UTF_8 = re.compile("Â[£\xa0§°½¼¾]|â€|Ã[©¨¡³¶¼]")
# What a comma between thousands leaves on its two sides; behind it stands no space.
_BEFORE_A_COMMA, _AFTER_A_COMMA = re.compile(r"[-(£]?\d{1,3}"), re.compile(r"\d{3}(?:\.\d+)?[%)]?\s*")
_SAVE_AGAIN = "Open it in Excel, check the figures, save it as “CSV UTF-8” or as an Excel workbook (.xlsx), and send that."


def delimited_rows(body: bytes) -> list[list[str]]:
    """Return the cells of all rows as text; raise ReturnError, worded for the sender, for what cannot be read with certainty."""
    text = _decoded(body)
    stated = _STATED.match(text)
    if stated:
        # The line counts: a finding names the row that a text editor shows.
        return [[], *_rows(text[stated.end() :], stated["separator"])]
    return _rows(text, _separator(text))


def _decoded(body: bytes) -> str:
    if looks_like_utf_16(body):
        return _as(body, "utf-16" if body[:1] in (b"\xff", b"\xfe") else "utf-16-le" if body[1:2] == b"\0" else "utf-16-be")
    try:
        return body.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = _as(body, "cp1252")
    if _BROKEN_UTF_8.search(text) or body.startswith(b"\xef\xbb\xbf"):
        raise ReturnError(f"This text file was damaged on its way. {_SAVE_AGAIN}")
    return text


def _as(body: bytes, encoding: str) -> str:
    try:
        return body.decode(encoding)
    except UnicodeDecodeError as error:
        raise ReturnError(f"The letters of this text file are in an encoding that is not known. {_SAVE_AGAIN}") from error


def _separator(text: str) -> str:
    """Return what stands between the columns: what splits the most rows into the same, largest number of cells."""
    lines = text.splitlines()[:_ROWS_LOOKED_AT]
    return max(_SEPARATORS, key=lambda separator: _columns_made(lines, separator))


def _columns_made(lines: list[str], separator: str) -> int:
    widths = Counter(len(row) for row in csv.reader(lines, delimiter=separator) if len(row) > 1)
    return max(((width - 1) * count for width, count in widths.items()), default=0)


def _rows(text: str, separator: str) -> list[list[str]]:
    reader = csv.reader(StringIO(text, newline=""), delimiter=separator, strict=True)
    rows: list[list[str]] = []
    cells = 0
    try:
        for row in reader:
            # A text in quotes may have several lines; rows are counted as a spreadsheet program counts them.
            rows.append(row)
            cells += len(row)
            if len(rows) > MOST_ROWS or len(row) > MOST_COLUMNS:
                raise ReturnError(far_out())
            if cells > MOST_CELLS:
                raise ReturnError(too_much())
    except csv.Error as error:
        raise ReturnError(
            f"Line {reader.line_num} of this text file cannot be taken apart, as a quotation mark is missing or too many. "
            f"{_SAVE_AGAIN}"
        ) from error
    _refuse_cut_short(rows, is_ended=text.endswith(("\n", "\r")))
    if separator == ",":
        _refuse_cut_figures(rows)
    return rows


def _refuse_cut_short(rows: list[list[str]], *, is_ended: bool) -> None:
    """Raise ReturnError for a file that ends within a row, and for one row with fewer cells where all others are as wide.

    Without a comma the cells behind it move: the target would be read as the value.
    """
    if not is_ended and len(rows) > 1 and (len(rows[-1]) < len(rows[-2]) or not (rows[-1][-1] or _some_end_blank(rows))):
        raise ReturnError(f"This text file ends in the middle of a row: it was cut short on its way. {_SAVE_AGAIN}")
    widths = Counter(len(row) for row in rows if len(row) > _FEWEST_OF_A_TABLE)
    width, as_wide = widths.most_common(1)[0] if widths else (0, 0)
    narrow = [number for number, row in enumerate(rows, start=1) if _FEWEST_OF_A_TABLE < len(row) < width]
    if len(narrow) == 1 and as_wide >= _OTHERS_AS_WIDE:
        raise ReturnError(
            f"Row {narrow[0]} of this text file has fewer cells than the others: what stands between two of them was lost. "
            f"{_SAVE_AGAIN}"
        )


def _some_end_blank(rows: list[list[str]]) -> bool:
    """Whether rows as wide as the last one end with an empty cell too.

    Google Sheets writes no line break behind the last row, and where some comments are blank the last may be.
    """
    return any(len(row) == len(rows[-1]) and not row[-1] for row in rows[:-1])


def _refuse_cut_figures(rows: list[list[str]]) -> None:
    """Raise ReturnError for a row that 1,072 without quotation marks made longer: it would be read as 1.

    Where most rows are longer than the headings, each has a comma at its end, and none was cut.
    """
    widths = Counter(len(row) for row in rows if len(row) > _FEWEST_OF_A_TABLE)
    usual = widths.most_common(1)[0][0] if widths else 0
    widest = 0
    for number, row in enumerate(rows, start=1):
        if len(row) > max(widest, usual) and widest and any(map(_is_one_figure, row, row[1:])):
            raise ReturnError(
                f"Row {number} of this text file has more cells than the headings: a comma in a figure, such as 1,072, was "
                f"taken for one between two columns. {_SAVE_AGAIN}"
            )
        if len(row) > _FEWEST_OF_A_TABLE:
            widest = max(widest, len(row))


def _is_one_figure(cell: str, following: str) -> bool:
    return bool(_BEFORE_A_COMMA.fullmatch(cell.strip()) and _AFTER_A_COMMA.fullmatch(following))
