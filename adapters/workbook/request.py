"""The workbook in which commentary is written: the figures are filled in, the columns for the answer are empty."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from openpyxl import Workbook
from openpyxl.styles import PatternFill, Protection
from openpyxl.worksheet.worksheet import Worksheet

from adapters.workbook.write_cells import (
    LINE_HEIGHT,
    TOP,
    lay_out,
    lines,
    saved,
    write_header,
    write_row,
    write_text,
    write_title,
)
from quarterly.reporting.wording.distances import AGAINST_TARGET

COMMENTARY_SHEET = "Commentary"

_HEADER_ROW = 4
_ANSWER_LINES = 7  # visible room to write
_ONE_PAGE = 15  # items that stay legible on one page
_TO_FILL_IN = PatternFill("solid", fgColor="FFFFF8DC")


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestItem:
    """One indicator to explain, by its reference, "" where it has none, with its figures as printed in the report.

    `before` is the value about which the owner was asked before, if it has changed. `question` is the reference of the
    directorate's question in `asked`, `remark` what stands beside the figure in the return. The last four are an answer that was
    given already, as a head of service sees it.
    """

    ref: str
    name: str
    value: str
    target: str
    against_target: str
    rating: str
    before: str = ""
    question: str = ""
    asked: str = ""
    remark: str = ""
    why: str = ""
    doing: str = ""
    by_whom: str = ""
    by_when: str = ""


@dataclass(frozen=True, slots=True)
class _Column:
    """A column of the form: its heading, its width in characters, its text, and whether an answer is written in it.

    One that is optional is left out where it would be blank.
    """

    heading: str
    width: int
    text: Callable[[RequestItem], str]
    is_answer: bool = False
    is_optional: bool = False


_COLUMNS = (
    _Column("PI ref", 9, lambda item: item.ref),
    _Column("Indicator", 28, lambda item: item.name),
    _Column("Actual", 15, lambda item: item.value),
    _Column("It was", 15, lambda item: item.before, is_optional=True),
    _Column("Target", 11, lambda item: item.target),
    _Column(AGAINST_TARGET, 18, lambda item: item.against_target),
    _Column("Rating", 14, lambda item: item.rating),
    _Column("Question number", 17, lambda item: item.question, is_optional=True),
    _Column("We are asked", 34, lambda item: item.asked, is_optional=True),
    _Column("Remark in the return", 30, lambda item: item.remark, is_optional=True),
    _Column("Why", 42, lambda item: item.why, is_answer=True),
    _Column("What is being done", 42, lambda item: item.doing, is_answer=True),
    _Column("By whom", 20, lambda item: item.by_whom, is_answer=True),
    _Column("By when", 16, lambda item: item.by_when, is_answer=True),
)
_OF_HEAD = _Column("Head of service", 36, lambda _: "", is_answer=True)


def commentary_workbook(title: str, instructions: str, items: Sequence[RequestItem], *, for_head: bool = False) -> bytes:
    """Return an .xlsx that asks for commentary on each item; the same items give the same bytes."""
    columns = [each for each in _COLUMNS if not each.is_optional or any(each.text(item) for item in items)]
    columns += [_OF_HEAD] if for_head else []
    widths = [each.width for each in columns]
    book = Workbook()
    book.properties.creator = "Quarterly"
    sheet = book.active
    sheet.title = COMMENTARY_SHEET
    write_title(sheet, title)
    _write_instructions(sheet, instructions, widths)
    write_header(sheet, _HEADER_ROW, [each.heading for each in columns])
    for row, item in enumerate(items, start=_HEADER_ROW + 1):
        write_row(sheet, row, [each.text(item) for each in columns], widths, fewest_lines=_ANSWER_LINES)
        for number, column in enumerate(columns, start=1):
            if column.is_answer:
                cell = sheet.cell(row, number)
                cell.fill, cell.protection = _TO_FILL_IN, Protection(locked=False)
    lay_out(sheet, widths)
    sheet.page_setup.fitToHeight = 1 if len(items) <= _ONE_PAGE else 0
    _protect(sheet)
    return saved(book)


def answers_workbook(title: str, answers: Sequence[RequestItem], *, of_head: bool = False) -> bytes:
    """Return the form as it would have come back with answers that came in the text of a mail, in `why` or from the head."""
    book = Workbook()
    book.properties.creator = "Quarterly"
    sheet = book.active
    sheet.title = COMMENTARY_SHEET
    write_title(sheet, title)
    headings = ("PI ref", "Indicator", "Actual", "Question number", _OF_HEAD.heading if of_head else "Why")
    write_header(sheet, _HEADER_ROW, headings)
    widths = (9, 28, 15, 11, 60)
    for row, each in enumerate(answers, start=_HEADER_ROW + 1):
        write_row(sheet, row, (each.ref, each.name, each.value, each.question, each.why), widths)
    lay_out(sheet, widths)
    return saved(book)


def _write_instructions(sheet: Worksheet, instructions: str, widths: Sequence[int]) -> None:
    write_text(sheet["A2"], instructions).alignment = TOP
    sheet.merge_cells(start_row=2, end_row=2, start_column=1, end_column=len(widths))
    sheet.row_dimensions[2].height = LINE_HEIGHT * lines(instructions, sum(widths))  # a merged cell does not grow


def _protect(sheet: Worksheet) -> None:
    """Protect all but the answers, without a password; rows and columns can still be made larger."""
    sheet.protection.sheet = True
    sheet.protection.formatRows = sheet.protection.formatColumns = False  # False permits it
