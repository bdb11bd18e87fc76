"""Does a file of every kind give the same cells, with what is a percentage, an error, a date, struck out or hidden?"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from adapters.workbook.reader import WorkbookReader
from quarterly.collecting.sheets.sheets import Sheet, Workbook
from quarterly.vocabulary.errors import ReturnError
from quarterly.vocabulary.file_kinds import FileKind
from tests.workbooks import parts, with_parts, workbook, zipped
from tests.xlsb import AS_PERCENT, STRUCK_OUT, Looks, xlsb

SAMPLES = Path(__file__).parent / "samples"  # saved by LibreOffice 7.4 from one workbook
ROWS = (
    ("Service: Schools", None, None, None, None, None),
    ("Period: Quarter 1 2012/13", None, None, None, None, None),
    (None, None, None, None, None, None),
    ("PI ref", "Indicator", "Numerator", "Denominator", "Actual", "Comments"),
    (1176, "A share", 39, 62, 0.629, "As agreed"),
    (1177, "An error", None, None, "#DIV/0!", "Café"),
    (1178, "A day", None, None, "2012-03-06", "3/6"),
    (1179, "A time", None, None, "09:30:00", None),
    (1180, "Struck out", None, None, 50.5, None),
    (1181, "Hidden", None, None, -51, None),
)


@pytest.fixture(scope="module")
def reader() -> Iterator[WorkbookReader]:
    with WorkbookReader() as warm:
        yield warm


def read(reader: WorkbookReader, name: str) -> Workbook:
    return reader.read((SAMPLES / name).read_bytes())


def only_sheet(reader: WorkbookReader, body: bytes) -> Sheet:
    (sheet,) = reader.read(body).sheets
    return sheet


def refusal(reader: WorkbookReader, body: bytes) -> str:
    with pytest.raises(ReturnError) as refused:
        reader.read(body)
    return str(refused.value)


@pytest.mark.parametrize("name", ["sample.xls", "sample.ods"])
class TestASampleOfEachKind:
    def test_is_known_by_its_content(self, reader: WorkbookReader, name: str) -> None:
        assert read(reader, name).kind == FileKind(name.rpartition(".")[2])

    def test_gives_every_cell(self, reader: WorkbookReader, name: str) -> None:
        assert read(reader, name).sheets[0].rows == ROWS

    def test_tells_a_percentage_from_a_number(self, reader: WorkbookReader, name: str) -> None:
        assert read(reader, name).sheets[0].percent_cells == {"E5"}

    def test_tells_what_is_struck_out(self, reader: WorkbookReader, name: str) -> None:
        assert read(reader, name).sheets[0].struck == {"E9"}

    def test_tells_the_hidden_row(self, reader: WorkbookReader, name: str) -> None:
        assert read(reader, name).sheets[0].hidden_rows == {10}

    def test_tells_the_cell_with_a_note(self, reader: WorkbookReader, name: str) -> None:
        assert read(reader, name).sheets[0].noted == {"E5"}

    def test_tells_the_hidden_sheet(self, reader: WorkbookReader, name: str) -> None:
        assert [(sheet.name, sheet.visible) for sheet in read(reader, name).sheets] == [("PI return", True), ("Notes", False)]


@pytest.mark.parametrize("name", ["sample.ods", "sample.xls"])
def test_the_text_of_a_note_is_screened(reader: WorkbookReader, name: str) -> None:
    assert read(reader, name).text_outside_cells == (("PI return, comment on E5", "do not publish"),)


def test_the_text_of_a_note_in_a_binary_workbook_is_screened(reader: WorkbookReader) -> None:
    body = xlsb("PI return", [["PI ref"], [1176.0]], Looks(noted=[(1, 0)], says="Zoë, aged 7"))
    assert reader.read(body).text_outside_cells == (("PI return, comment on A2", "Zoë, aged 7"),)


def test_a_binary_workbook_gives_every_cell(reader: WorkbookReader) -> None:
    body = xlsb(
        "PI return",
        [["PI ref", "Actual"], [1176.0, (0.629, AS_PERCENT)], [1177.0, b"\x07"], [True, (5.0, STRUCK_OUT)]],
        Looks(rows=[3], columns=[1], noted=[(1, 0)]),
    )
    sheet = only_sheet(reader, body)
    assert sheet.rows == (("PI ref", "Actual"), (1176, 0.629), (1177, "#DIV/0!"), (True, 5))
    assert (sheet.percent_cells, sheet.struck, sheet.hidden_rows) == ({"B2"}, {"B4"}, {3})
    assert (sheet.hidden_columns, sheet.noted) == ({1}, {"A2"})


def test_macros_are_stored_in_a_workbook_that_is_read(reader: WorkbookReader) -> None:
    body = with_parts(workbook({"PI return": [["PI ref", "Actual"]]}), {"xl/vbaProject.bin": b"x"})
    assert reader.read(body).kind is FileKind.XLSM


def test_rows_of_ods_that_repeat_are_read_as_many_times(reader: WorkbookReader) -> None:
    row = '<table:table-row table:number-rows-repeated="2"><table:table-cell table:number-columns-repeated="2">'
    sheet = only_sheet(reader, ods(f"{row}<text:p>a  b</text:p></table:table-cell></table:table-row>"))
    assert sheet.rows == (("a  b", "a  b"),) * 2


@pytest.mark.parametrize(
    "row",
    [
        '<table:table-row table:number-rows-repeated="1048576"><table:table-cell>{}</table:table-cell></table:table-row>',
        '<table:table-row><table:table-cell table:number-columns-repeated="16384">{}</table:table-cell></table:table-row>',
    ],
    ids=["rows", "columns"],
)
def test_cells_of_ods_far_out_are_refused(reader: WorkbookReader, row: str) -> None:
    assert "beyond row 20,000 or column IV" in refusal(reader, ods(row.format("<text:p>x</text:p>")))


def test_empty_rows_and_columns_of_ods_may_repeat_to_the_end(reader: WorkbookReader) -> None:
    empty = '<table:table-row table:number-rows-repeated="1048576"><table:table-cell table:number-columns-repeated="16384"/>'
    assert only_sheet(reader, ods(f"{empty}</table:table-row>")).rows == ()


def test_cells_of_xlsb_far_out_are_refused_before_anything_else_reads_them(reader: WorkbookReader) -> None:
    assert "beyond row 20,000 or column IV" in refusal(reader, xlsb("S", [[None] * 256 + ["x"]]))


def test_a_cell_that_stands_twice_in_xlsb_is_refused(reader: WorkbookReader) -> None:
    body = xlsb("S", [["x"]])
    sheet = parts(body)["xl/worksheets/sheet1.bin"]
    at = sheet.index(b"\x06")
    twice = with_parts(body, {"xl/worksheets/sheet1.bin": sheet[:at] + sheet[at : at + 16] * 2 + sheet[at + 16 :]})
    assert "A cell stands twice" in refusal(reader, twice) or "damaged" in refusal(reader, twice)


def test_an_xls_that_was_cut_short_is_refused(reader: WorkbookReader) -> None:
    body = (SAMPLES / "sample.xls").read_bytes()
    assert "cut short on its way" in refusal(reader, body[: len(body) // 2])


def test_a_figure_of_xls_that_became_another_record_is_refused(reader: WorkbookReader) -> None:
    body = (SAMPLES / "sample.xls").read_bytes()
    number = bytes.fromhex("03020e00")  # a number is of kind 0x203 and 14 bytes long
    assert body.count(number) == 2
    assert "damaged" in refusal(reader, body.replace(number, bytes.fromhex("04030e00"), 1))


@pytest.mark.parametrize("kind", list(FileKind))
def test_a_copy_of_values_says_what_was_sent(reader: WorkbookReader, kind: FileKind) -> None:
    sheet = read(reader, "sample.xls").sheets[0]
    assert reader.read(reader.of_values([sheet], kind)).kind is kind


def ods(rows: str) -> bytes:
    """Return an OpenDocument spreadsheet with these rows."""
    spaces = " ".join(f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text"))
    body = f'<office:spreadsheet><table:table table:name="S">{rows}</table:table></office:spreadsheet>'
    content = f"<office:document-content {spaces}><office:body>{body}</office:body></office:document-content>"
    return zipped({"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": content})


def test_an_end_of_sheet_that_was_a_cell_before_is_refused(reader: WorkbookReader) -> None:
    body, text = (SAMPLES / "sample.xls").read_bytes(), bytes.fromhex("fd000a00")  # a text is of kind 0xFD and 10 bytes long
    assert "damaged" in refusal(reader, body.replace(text, bytes.fromhex("0a000a00"), 1))


def test_a_sheet_that_the_list_of_sheets_has_lost_is_refused(reader: WorkbookReader) -> None:
    body = workbook({"One": [[1]], "Two": [[2]]})
    listed = parts(body)["xl/workbook.xml"].replace(b"<sheet xmlns:r", b"<sleet xmlns:r", 1)
    assert "damaged" in refusal(reader, with_parts(body, {"xl/workbook.xml": listed}))


def test_an_xls_in_which_a_longer_record_swallows_the_list_of_sheets_is_refused(reader: WorkbookReader) -> None:
    body = bytearray((SAMPLES / "sample.xls").read_bytes())
    at = before = body.index(bytes.fromhex("0908"))  # where the stream of records begins
    while int.from_bytes(body[at : at + 2], "little") != 0x85:  # a line of the list of sheets
        before, at = at, at + 4 + int.from_bytes(body[at + 2 : at + 4], "little")
    end = at
    while int.from_bytes(body[end : end + 2], "little") == 0x85:
        end += 4 + int.from_bytes(body[end + 2 : end + 4], "little")
    body[before + 2 : before + 4] = (end - before - 4).to_bytes(2, "little")
    assert "damaged" in refusal(reader, bytes(body))
