"""Make a wide workbook such as one analyst keeps, of invented figures on indicators of Sampleshire, for trying `quarterly map`.

    python -m examples.make_scorecard FOLDER

It has what such workbooks have: years in merged cells over months, a sheet of quarters with three columns each, a row each for
actual and target, a long list, section headings, blank rows, totals, traffic lights and notes. The same bytes each time.
"""

import sys
from collections.abc import Sequence
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from adapters.workbook.write_cells import saved

FILE = "Scorecard 2026-27.xlsx"
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep")
_QUARTERS = ("Q3 2025/26", "Q4 2025/26", "Q1 2026/27", "Q2 2026/27")
_HEAD, _SECTION = PatternFill("solid", fgColor="FF1D4F73"), PatternFill("solid", fgColor="FFE7E6E6")
_WHITE, _BOLD = Font(name="Calibri", bold=True, color="FFFFFFFF"), Font(name="Calibri", bold=True)
_LIGHTS = {"G": "FF00653B", "A": "FFB35900", "R": "FFA8121F"}

# Ref, measure, nine months, target, light, comment; of a percentage the months are shares, formatted 0.0%.
_MONTHLY = (
    ("Child protection",),
    ("CP3", "Child protection plans per 10,000 children", (44.1, 44.6, 45.0, 45.2, 45.9, 46.3, 46.0, 46.8, 47.2), 45, "A",
     "More large families than a year ago."),
    ("CP5", "Child protection plans open for two years or more",
     (0.021, 0.022, 0.024, 0.023, 0.021, 0.020, 0.019, 0.021, 0.022), 0.025, "G", ""),
    ("CP8", "Child protection visits in timescale",
     (0.861, 0.858, 0.872, 0.880, 0.874, 0.869, 0.871, 0.866, 0.843), 0.9, "R", "Two posts were vacant in September."),
    (),
    ("Children in care",),
    ("CIC1", "Children in care per 10,000 children", (58.1, 58.0, 58.4, 58.9, 59.3, 59.0, 59.4, 60.1, 60.4), 58, "A",
     "Unaccompanied children make up most of the rise."),
    ("CIC9", "Children in care who live with foster carers", (611, 608, 612, 615, 619, 614, 618, 622, 627), 630, "G", ""),
    ("CIC12", "Children in care who are placed for adoption", (31, 30, 29, 33, 34, 32, 30, 28, 27), 30, "A", ""),
    ("", "Total of the above", (642, 638, 641, 648, 653, 646, 648, 650, 654), None, "", ""),
    (),
    ("Note: figures of September are provisional until the statutory return closes.",),
)  # fmt: skip
# Ref, measure, and of each quarter numerator, denominator and share.
_QUARTERLY = (
    ("FD4", "Assessments completed within 45 working days", ((902, 1071), (1215, 1440), (318, 371), (655, 764)), 0.87),
    ("FD2", "Re-referrals within 12 months", ((1377, 6412), (1361, 6398), (1342, 6371), (1310, 6344)), 0.2),
)
_WORKFORCE = (("WF1", "Agency social workers", ("16.2%", "15.8%", "15.1%", "14.6%"), "15%"),)
_EDUCATION = (("ED1", (24.1, 23.8, 22.9, 22.4)), ("ED2", (52.0, 54.5, 56.1, 58.3)), ("ED3", (310, 421, 118, 264)))


def scorecard() -> bytes:
    """Return the workbook."""
    book = Workbook()
    book.remove(book.active)
    _monthly(book.create_sheet("Scorecard 2026-27"))
    _quarterly(book.create_sheet("Front door"))
    _blocks(book.create_sheet("Workforce"))
    _long(book.create_sheet("Education"))
    book.create_sheet("Read me")["A1"] = "Kept by the performance team. Ask before you change a heading."
    return saved(book)


def _monthly(sheet: Worksheet) -> None:
    sheet["A1"] = "Sampleshire Council: children's services scorecard"
    sheet["A1"].font = Font(name="Calibri", bold=True, size=16)
    sheet.merge_cells("A1:N1")
    sheet["A2"] = "Monthly position, last day of the month unless stated"
    _headings(sheet, 4, ["Ref", "Measure", "2025/26", None, None, "2026/27", *[None] * 5, "Target", "RAG", "Comments"])
    _headings(sheet, 5, [None, None, *_MONTHS, None, None, None])
    for merged in ("C4:E4", "F4:K4", "A4:A5", "B4:B5", "L4:L5", "M4:M5", "N4:N5"):
        sheet.merge_cells(merged)
    for number, row in enumerate(_MONTHLY, start=6):
        if len(row) == 1:
            sheet.cell(number, 1, row[0]).font = _BOLD
            if not str(row[0]).startswith("Note"):
                for column in range(1, 15):
                    sheet.cell(number, column).fill = _SECTION
        elif row:
            _month_row(sheet, number, row)
    _widths(sheet, (8, 46, *[9] * 9, 9, 6, 48))
    sheet.freeze_panes = "C6"


def _month_row(sheet: Worksheet, number: int, row: Sequence[object]) -> None:
    ref, measure, months, target, light, comment = row
    assert isinstance(months, tuple)
    values = [ref or None, measure, *months, target, "●" if light else None, comment or None]
    for column, value in enumerate(values, start=1):
        cell = sheet.cell(number, column, value)
        if isinstance(value, float) and value < 1:
            cell.number_format = "0.0%"
    if light:
        sheet.cell(number, 13).font = Font(color=_LIGHTS[str(light)])


def _quarterly(sheet: Worksheet) -> None:
    sheet["A1"] = "Front door: quarters, with counts"
    years = [part for quarter in _QUARTERS for part in (quarter, None, None)]
    _headings(sheet, 3, ["Ref", "Measure", *years, "Target 2026/27"])
    _headings(sheet, 4, [None, None, *["Num", "Den", "%"] * len(_QUARTERS), None])
    for first in range(3, 3 + 3 * len(_QUARTERS), 3):
        sheet.merge_cells(start_row=3, end_row=3, start_column=first, end_column=first + 2)
    for number, (ref, measure, quarters, target) in enumerate(_QUARTERLY, start=5):
        parts = [part for over, of in quarters for part in (over, of, over / of)]
        for column, value in enumerate([ref, measure, *parts, target], start=1):
            sheet.cell(number, column, value).number_format = "0.0%" if isinstance(value, float) else "General"
    _widths(sheet, (8, 46, *[8] * 12, 15))


def _blocks(sheet: Worksheet) -> None:
    sheet["A1"] = "Workforce"
    _headings(sheet, 2, ["Ref", "Measure", "", *_QUARTERS])
    number = 3
    for ref, measure, quarters, target in _WORKFORCE:
        for held, values in (("Actual", quarters), ("Target", [target] * 4), ("RAG", ["●"] * 4)):
            first = [ref, measure] if held == "Actual" else [None, None]
            for column, value in enumerate([*first, held, *values], start=1):
                sheet.cell(number, column, value)
            number += 1
    _widths(sheet, (8, 34, 10, *[12] * 4))


def _long(sheet: Worksheet) -> None:
    _headings(sheet, 1, ["Ref", "Year", "Quarter", "Figure", "Comment"])
    rows = [(ref, quarter, value) for ref, values in _EDUCATION for quarter, value in zip(_QUARTERS, values, strict=True)]
    for number, (ref, quarter, value) in enumerate(rows, start=2):
        for column, each in enumerate([ref, quarter[3:], quarter[:2], value], start=1):
            sheet.cell(number, column, each)
    _widths(sheet, (8, 10, 10, 10, 40))


def _headings(sheet: Worksheet, row: int, texts: Sequence[str | None]) -> None:
    for column, text in enumerate(texts, start=1):
        cell = sheet.cell(row, column, text)
        cell.fill, cell.font = _HEAD, _WHITE
        cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)


def _widths(sheet: Worksheet, widths: Sequence[int]) -> None:
    for column, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    sheet.page_setup.orientation, sheet.page_setup.fitToHeight = "landscape", 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def make(folder: Path) -> None:
    """Write the workbook into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / FILE).write_bytes(scorecard())


if __name__ == "__main__":
    make(Path(sys.argv[1]))
