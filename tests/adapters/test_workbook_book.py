"""Is the scorecard a workbook that a screen reader and a program can read, without anything that is calculated?"""

import io
import zipfile
from dataclasses import replace
from decimal import Decimal

import pytest
from openpyxl import load_workbook

from adapters.workbook.book import book_xlsx
from quarterly.reporting.products.scorecard import Book, Number, Sheet

SHEET = Sheet(
    "Every figure", "Every figure, Quarter 1", ("Read this first.",), ("Ref", "Value"),
    (("=1+1", Number(Decimal("62.90"), "%")), ("+44", Number(Decimal(3))), ("@SUM(1)", "[x]")),
)  # fmt: skip
BOOK = Book("Scorecard", "Restricted", ("Milton Council", "http://link.example"), (SHEET,))


@pytest.fixture(scope="module")
def body() -> bytes:
    return book_xlsx(BOOK)


def test_text_is_never_a_formula_nor_a_link(body: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(body)) as archive:
        sheets = [archive.read(name) for name in archive.namelist() if name.startswith("xl/worksheets/")]
    assert not any(b"<f>" in sheet or b"hyperlink" in sheet for sheet in sheets)
    assert [cell.value for cell in load_workbook(io.BytesIO(body))["Every figure"]["A"]][3:] == ["=1+1", "+44", "@SUM(1)"]


def test_a_number_is_a_number_with_its_decimals(body: bytes) -> None:
    sheet = load_workbook(io.BytesIO(body))["Every figure"]
    assert [(cell.value, cell.number_format) for cell in (sheet["B4"], sheet["B5"])] == [(62.9, '#,##0.00"%"'), (3, "#,##0")]


def test_a_distance_shows_its_sign() -> None:
    sheet = Sheet("Every figure", "Every figure, Quarter 1", (), ("Distance",), ((Number(Decimal("-6.2"), is_distance=True),),))
    cell = load_workbook(io.BytesIO(book_xlsx(replace(BOOK, sheets=(sheet,)))))["Every figure"]["A3"]
    assert (cell.value, cell.number_format) == (-6.2, "+#,##0.0;-#,##0.0;#,##0.0")


def test_a_symbol_in_place_of_a_number_stands_where_the_number_would(body: bytes) -> None:
    sheet = load_workbook(io.BytesIO(body))["Every figure"]
    assert [sheet[cell].alignment.horizontal for cell in ("A6", "B4", "B6")] == [None, "right", "right"]


def test_every_table_has_its_title_in_a1_and_one_header_row_marked_up(body: bytes) -> None:
    sheet = load_workbook(io.BytesIO(body))["Every figure"]
    assert sheet["A1"].value == "Every figure, Quarter 1"
    (table,) = sheet.tables.values()
    assert (table.ref, table.headerRowCount, table.displayName) == ("A3:B6", 1, "Every_figure")
    assert list(sheet.merged_cells.ranges) == []


def test_the_cover_says_who_may_see_it_and_what_is_there(body: bytes) -> None:
    cover = load_workbook(io.BytesIO(body))["Cover"]
    assert [cell.value for cell in cover["A"]] == [
        "Scorecard", "Restricted", "Milton Council", "http://link.example", "Sheet “Every figure”: Every figure, Quarter 1",
    ]  # fmt: skip


def test_the_same_book_is_the_same_file(body: bytes) -> None:
    assert book_xlsx(BOOK) == body
