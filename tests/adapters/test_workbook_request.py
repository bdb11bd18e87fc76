"""What does the workbook for an owner's commentary contain?"""

from io import BytesIO

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from adapters.workbook.reader import shared_reader
from adapters.workbook.request import RequestItem, commentary_workbook

ITEM = RequestItem(
    ref="PI 1176",
    name="Assessments completed in time",
    value="62.9% (22 of 35)",
    target="80%",
    against_target="21.4% worse",
    rating="Worse than target ▼",
)


def request(*items: RequestItem) -> bytes:
    return commentary_workbook("Commentary, 2012-13 Q1", "Say why.\nSend it back by 20 July.", items)


def sheet_of(body: bytes) -> Worksheet:
    (sheet,) = openpyxl.load_workbook(BytesIO(body)).worksheets
    return sheet


def test_it_reads_back_as_written() -> None:
    (sheet,) = shared_reader().read(request(ITEM)).sheets
    assert (sheet.name, list(sheet.texts())) == (
        "Commentary",
        [
            ("A1", "Commentary, 2012-13 Q1"),
            ("A2", "Say why.\nSend it back by 20 July."),
            ("A4", "PI ref"),
            ("B4", "Indicator"),
            ("C4", "Actual"),
            ("D4", "Target"),
            ("E4", "Against target, %"),
            ("F4", "Rating"),
            ("G4", "Why"),
            ("H4", "What is being done"),
            ("I4", "By whom"),
            ("J4", "By when"),
            ("A5", "PI 1176"),
            ("B5", "Assessments completed in time"),
            ("C5", "62.9% (22 of 35)"),
            ("D5", "80%"),
            ("E5", "21.4% worse"),
            ("F5", "Worse than target ▼"),
        ],
    )


def test_only_answers_can_be_typed() -> None:
    sheet = sheet_of(request(ITEM, ITEM))
    unlocked = [cell.coordinate for row in sheet.iter_rows() for cell in row if not cell.protection.locked]
    answers = [f"{column}{row}" for row in (5, 6) for column in "GHIJ"]
    assert (sheet.protection.sheet, sheet.protection.password, unlocked) == (True, None, answers)


def test_a_comment_has_room() -> None:
    sheet = sheet_of(request(ITEM))
    cell = sheet["G5"]
    assert (sheet.column_dimensions["G"].width, sheet.row_dimensions[5].height) == (42, 108.5)
    assert (cell.alignment.wrap_text, cell.fill.fgColor.rgb) == (True, "FFFFF8DC")


@pytest.mark.parametrize(("items", "pages_high"), [(1, 1), (15, 1), (16, 0)])
def test_it_prints_on_one_landscape_page_while_that_is_legible(items: int, pages_high: int) -> None:
    sheet = sheet_of(request(*[ITEM] * items))
    setup = sheet.page_setup
    assert (setup.orientation, setup.fitToHeight, sheet.sheet_properties.pageSetUpPr.fitToPage) == (
        "landscape",
        pages_high,
        True,
    )


def test_a_name_never_becomes_a_formula() -> None:
    item = RequestItem(ref="1176", name="=1+1", value="", target="", against_target="", rating="")
    cell = sheet_of(request(item))["B5"]
    assert (cell.value, cell.data_type) == ("=1+1", "s")


def test_the_same_items_give_the_same_bytes() -> None:
    assert request(ITEM) == request(ITEM)
