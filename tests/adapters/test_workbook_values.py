"""Does a copy of values read as the sheets it was made from, and hold nothing else?"""

from collections.abc import Iterator
from io import BytesIO

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.comments import Comment
from openpyxl.styles import Font

from adapters.workbook.reader import WorkbookReader
from quarterly.collecting.sheets.sheets import Sheet
from quarterly.vocabulary.errors import ReturnError
from tests.workbooks import parts, saved, workbook

SHEET = "xl/worksheets/sheet1.xml"


@pytest.fixture(scope="module")
def reader() -> Iterator[WorkbookReader]:
    with WorkbookReader() as warm:
        yield warm


def rewritten(reader: WorkbookReader, body: bytes) -> bytes:
    return reader.of_values(reader.read(body).sheets)


def awkward() -> bytes:
    """Return a workbook with a percentage, an error, a formula never calculated, a note, a date and a hidden sheet."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Return"
    sheet["A1"], sheet["B2"], sheet["C3"], sheet["D4"] = "=1+1", 0.629, "#DIV/0!", "=cmd()"
    sheet["B2"].number_format = "0.0%"
    sheet["C3"].data_type = "e"
    sheet["D4"].data_type = "s"
    sheet["E5"], sheet["F6"], sheet["G7"] = True, " two\nlines ", 0.1 + 0.2
    sheet["B2"].comment = Comment("Ann says so", "Ann")
    book.create_sheet("Hidden").sheet_state = "hidden"
    book["Hidden"]["B2"] = "x"
    book.properties.creator = "Ann"
    return saved(book)


def test_it_reads_the_same(reader: WorkbookReader) -> None:
    before, after = reader.read(awkward()), reader.read(rewritten(reader, awkward()))
    for was, now in zip(before.sheets, after.sheets, strict=True):
        assert (was.name, was.percent_cells, was.uncalculated) == (now.name, now.percent_cells, now.uncalculated)
    assert before.sheets[0].rows[:6] == after.sheets[0].rows[:6]
    assert after.sheets[0].rows[6][6] == pytest.approx(0.3)
    assert after.text_outside_cells == (("document properties", "Quarterly"),) or "Ann" not in str(after.text_outside_cells)


def test_it_has_no_note_and_no_name(reader: WorkbookReader) -> None:
    assert b"Ann" not in b"".join(parts(rewritten(reader, awkward())).values())


def test_the_same_sheets_are_the_same_bytes(reader: WorkbookReader) -> None:
    assert rewritten(reader, awkward()) == rewritten(reader, awkward())


def test_what_would_read_otherwise_is_refused(reader: WorkbookReader) -> None:
    with pytest.raises(ReturnError, match="could not be copied"):
        reader.of_values([Sheet(name="A", rows=(("x",),)), Sheet(name="A", rows=(("y",),))])


texts = st.text(st.characters(exclude_categories=["C"]), min_size=1, max_size=40)
cells = st.none() | st.integers(-(10**12), 10**12) | st.booleans() | st.floats(-1e9, 1e9, allow_nan=False) | texts


@given(st.lists(st.lists(cells, min_size=3, max_size=3), min_size=1, max_size=4))
def test_whatever_was_read_is_read_again(reader: WorkbookReader, rows: list[list[object]]) -> None:
    book = workbook({"Return": rows})
    assert reader.of_values(reader.read(book).sheets).startswith(b"PK")  # it raises ReturnError where its copy reads otherwise


def test_what_is_hidden_struck_out_or_noted_stays_so(reader: WorkbookReader) -> None:
    book = openpyxl.load_workbook(BytesIO(awkward()))
    book["Return"].row_dimensions[2].hidden = True
    book["Return"]["B2"].font = Font(strike=True)
    first, second = reader.read(rewritten(reader, saved(book))).sheets
    assert (first.hidden_rows, first.struck, first.noted) == ({2}, {"B2"}, {"B2"})
    assert (first.visible, second.visible) == (True, False)
