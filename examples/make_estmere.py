"""Make the workbooks of Estmere, an invented council: a scorecard of twelve quarters, of which its folder was made, and a cover.

    python -m examples.make_estmere

Every figure, target and name is made up, to show what a council counts in 2026. The same bytes each time. How `quarterly import`
made the folder, and what a person then answered, is told in docs/a-council-in-an-afternoon.md.
"""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from io import BytesIO
from pathlib import Path

from openpyxl import Workbook, load_workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from adapters.councils import COUNCILS, load_council
from adapters.workbook.cover import cover_workbook
from adapters.workbook.write_cells import saved
from quarterly.configuration.council import Council
from quarterly.vocabulary.quarter import Quarter

FILE = "Estmere scorecard 2026-27.xlsx"
NEWEST = Quarter(2026, 2)
QUARTERS = tuple(NEWEST.later(-back) for back in range(11, -1, -1))
WHERE = Path("returns") / NEWEST.key / "family-help"
COVER = Path("returns") / NEWEST.key / "cover" / f"cover-{NEWEST.key}.xlsx"
_HEADINGS = ("Ref", "Indicator", "Service", "Owner", "Target 2026/27")
_HEAD, _SECTION = PatternFill("solid", fgColor="FF1D4F73"), PatternFill("solid", fgColor="FFE7E6E6")
_WHITE, _BOLD = Font(name="Calibri", bold=True, color="FFFFFFFF"), Font(name="Calibri", bold=True)
_FIRST_OF_YEAR = {"year": 1, "calendar": 4, "academic": 2}  # the quarter with which a count begins again


@dataclass(frozen=True)
class _Row:
    """An indicator: its cases a quarter at first, of which what share counts, and by how much both change in a quarter.

    `counted` says from when cases are added up: a financial, calendar or academic year; "" where each quarter stands alone. A
    scale of 0 is of a figure without counts.
    """

    ref: str
    name: str
    service: str
    owner: str
    target: object
    of: float
    share: float = 0.0
    drift: float = 0.0
    counted: str = ""
    scale: int = 100


_HELP, _SAFE, _CARE, _LEARN, _STAFF = "Family help", "Safeguarding", "Corporate parenting", "Education and SEND", "Workforce"
_HEADS = {
    _HELP: "Head of family help",
    _SAFE: "Head of safeguarding",
    _CARE: "Head of corporate parenting",
    _LEARN: "Head of SEND and attendance",
    _STAFF: "Principal social worker",
}


def _of(service: str, *rows: tuple[object, ...]) -> list[_Row]:
    return [_Row(str(row[0]), str(row[1]), service, _HEADS[service], *row[2:]) for row in rows]  # type: ignore[arg-type]


# Ref, name, target, cases (or the figure), share of them, drift of the share, and how it is counted.
_ROWS = {
    "Families get help early": _of(
        _HELP,
        ("FH1", "Families with an open family help plan", None, 560, 0, 9, "", 0),
        ("FH2", "Family help plans closed with the family's goals met", "At least 60%", 150, 0.58, 0.006, "year"),
        ("FH3", "Families offered a family group decision-making meeting before proceedings", 0.90, 34, 0.71, 0.018, "year"),
        ("FH4", "Family group decision-making meetings held after an offer", 0.85, 27, 0.61, 0.012, "year"),
    ),
    "Children are protected": _of(
        _SAFE,
        ("CP1", "S47 enquiries leading to ICPC", None, 265, 0.38, 0.002, "year"),
        ("CP2", "ICPCs held within 15 working days of the S47 enquiry", ">=80%", 92, 0.80, 0.004, "year"),
        ("CP3", "Child protection plans per 10,000 children", None, 71400, 0.0046, 0.00004, "", 10000),
        ("CP4", "Second or subsequent child protection plans", "No more than 24%", 392, 0.235, -0.001),
    ),
    "Children in our care are settled": _of(
        _CARE,
        ("CC1", "Children starting to be looked after per 10,000 children", None, 71400, 0.0031, 0.00002, "", 10000),
        ("CC2", "Unaccompanied asylum-seeking children in care", None, 58, 0, 1, "", 0),
        ("CC3", "Unaccompanied asylum-seeking children among those starting to be looked after", None, 55, 0.16, 0.001, "year"),
        ("CC4", "Children in care who live with relatives or friends", 0.18, 612, 0.152, 0.004),
        ("CC5", "Children in care who live with foster carers", 0.70, 612, 0.688, -0.003),
        ("CC6", "Children in care who live in a children's home", None, 612, 0.098, 0.001),
        ("CC7", "Children in care who live in supported accommodation", None, 612, 0.061, 0.0005),
        ("CC8", "Children who left care through a special guardianship order", None, 48, 0.19, 0.002, "year"),
        ("CC9", "Children in care who went missing", None, 640, 0.104, -0.001),
        ("CC10", "Return home interviews within 72 hours", 0.90, 84, 0.66, 0.010, "year"),
        ("CC11", "Average weekly cost of a placement", None, 1512, 0, 31, "", 0),
    ),
    "Care leavers do well": _of(
        _CARE,
        ("CL1", "Care leavers aged 17 and 18 in suitable accommodation", 0.88, 46, 0.88, 0.003, "year"),
        ("CL2", "Care leavers aged 19 to 21 in suitable accommodation", 0.90, 74, 0.86, 0.003, "year"),
        ("CL3", "Care leavers aged 17 and 18 in education, employment or training", 0.75, 46, 0.62, 0.002, "year"),
        ("CL4", "Care leavers aged 19 to 21 in education, employment or training", 0.58, 74, 0.53, 0.003, "year"),
    ),
    "Children learn": _of(
        _LEARN,
        ("ED1", "Pupils severely absent", "Below 2%", 48200, 0.0246, -0.0002),
        ("ED2", "EHC plans issued within 20 weeks (calendar year)", 0.55, 118, 0.47, 0.012, "calendar"),
    ),
    "A stable workforce": _of(
        _STAFF,
        ("WF1", "Social worker vacancies", 0.12, 318, 0.171, -0.003),
        ("WF2", "Social worker turnover", 0.15, 268, 0.163, -0.002),
    ),
}

# Why figures of the newest quarter are off target, in the last column.
_COMMENTS = {
    "FH3": "Every meeting before proceedings now begins with an offer.",
    "FH4": "Families wait too long for a coordinator. More coordinators start in October.",
    "CC5": "More foster carers retired than were approved. The regional recruitment hub opened in September.",
    "CC10": "The provider had too few interviewers over the summer. It has been asked for a plan by December.",
    "CL2": "A provider ended tenancies early. Those who lived there have moved into suitable homes.",
    "CL3": "Fewer 17-year-olds began an apprenticeship in September. A college place is offered to each of them.",
    "CL4": "The project for care leavers in work ended in June, and its successor starts in January.",
    "ED1": "Absence is highest in secondary schools that have now agreed plans with the attendance service.",
    "WF1": "A group of newly qualified social workers starts in January.",
}
# Of each sheet of the cover workbook, by the heading of its row, the texts by column.
_COVER = {
    "Narrative": {
        "Director's summary": {
            3: "More families reach the goals of their help plans, and more children in care live with relatives or friends. "
            "Return interviews and the work of care leavers aged 17 and 18 are off target.",
            4: "Director of Children's Services",
        },
    },
    "Implications": {
        "Financial": {1: "The weekly cost of placements is met from the budget for the year.", 2: "Head of finance"},
        "Legal": {1: "None", 2: "Head of legal services"},
        "Equality": {1: "None", 2: "Equality lead"},
    },
}


def scorecard() -> bytes:
    """Return the workbook."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Scorecard"
    sheet["A1"] = "Estmere Council: children's services scorecard 2026/27"
    sheet["A1"].font = Font(name="Calibri", bold=True, size=16)
    sheet["A2"] = "Estmere is invented, and all figures are made up"
    _headings(sheet)
    number, chance = 5, random.Random(2026)  # noqa: S311 figures, not secrets
    for section, rows in _ROWS.items():
        sheet.cell(number, 1, section).font = _BOLD
        for column in range(1, len(_HEADINGS) + 3 * len(QUARTERS) + 2):
            sheet.cell(number, column).fill = _SECTION
        number += 1
        for row in rows:
            _row(sheet, number, row, chance)
            number += 1
    _widths(sheet)
    return saved(book)


def _row(sheet: Worksheet, number: int, row: _Row, chance: random.Random) -> None:
    for column, value in enumerate((row.ref, row.name, row.service, row.owner, row.target), start=1):
        sheet.cell(number, column, value)
    if isinstance(row.target, float):
        sheet.cell(number, len(_HEADINGS)).number_format = "0%"
    sheet.cell(number, len(_HEADINGS) + 3 * len(QUARTERS) + 1, _COMMENTS.get(row.ref))
    column = len(_HEADINGS) + 1
    for over, of, value in _figures(row, chance):
        for offset, part in enumerate((over, of, value)):
            cell = sheet.cell(number, column + offset, part)
            if offset == 2:
                cell.number_format = (
                    "£#,##0" if "cost" in row.name else "0" if not row.scale else "0.0%" if row.scale == 100 else "0.0"
                )
        column += 3


def _figures(row: _Row, chance: random.Random) -> list[tuple[int | None, int | None, float]]:
    """Return numerator, denominator and value of each quarter; of a year to date what has been counted since it began."""
    found: list[tuple[int | None, int | None, float]] = []
    over = of = 0
    for position, quarter in enumerate(QUARTERS):
        if not row.scale:
            found.append((None, None, round(row.of + row.drift * position + chance.uniform(-1, 1) * row.of / 60)))
            continue
        if not row.counted or quarter.number == _FIRST_OF_YEAR[row.counted]:
            over = of = 0
        cases = round(row.of * chance.uniform(0.94, 1.06)) if row.counted else round(row.of * (1 + 0.002 * position))
        share = row.share + row.drift * position + chance.uniform(-1, 1) * row.share / 40
        over, of = over + round(cases * share), of + cases
        found.append((over, of, float(Decimal(over) / of * (1 if row.scale == 100 else row.scale))))
    return found


def _headings(sheet: Worksheet) -> None:
    upper: list[str | None] = [*_HEADINGS]
    lower: list[str | None] = [None] * len(_HEADINGS)
    for quarter in QUARTERS:
        upper += [f"Q{quarter.number} {quarter.financial_year.replace('-', '/')}", None, None]
        lower += ["Numerator", "Denominator", "Value"]
    for row, texts in ((3, [*upper, "Comments"]), (4, [*lower, None])):
        for column, text in enumerate(texts, start=1):
            cell = sheet.cell(row, column, text)
            cell.fill, cell.font = _HEAD, _WHITE
            cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
    for first in range(len(_HEADINGS) + 1, len(_HEADINGS) + 3 * len(QUARTERS), 3):
        sheet.merge_cells(start_row=3, end_row=3, start_column=first, end_column=first + 2)


def _widths(sheet: Worksheet) -> None:
    widths: Sequence[int] = (8, 60, 22, 28, 18, *[11] * 3 * len(QUARTERS), 50)
    for column, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    sheet.freeze_panes = "F5"


def cover(council: Council) -> bytes:
    """Return the cover workbook of the newest quarter, with what the report needs and the scorecard does not have."""
    book = load_workbook(BytesIO(cover_workbook(council, NEWEST)))
    for name, texts in _COVER.items():
        sheet = book[name]
        rows = {str(row[0].value): row for row in sheet.iter_rows() if row[0].value}
        for heading, cells in texts.items():
            for column, text in cells.items():
                rows[heading][column].value = text
    return saved(book)


def make(folder: Path = COUNCILS / "estmere") -> None:
    """Write the workbooks where they are read as the newest quarter's."""
    written = {WHERE / FILE: scorecard()}
    if (folder / "profile.yaml").is_file():
        written[COVER] = cover(load_council(str(folder), NEWEST))
    for path, body in written.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(body)


if __name__ == "__main__":
    make()
