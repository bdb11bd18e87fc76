"""What is read from a workbook?"""

import datetime as dt
from collections.abc import Iterator
from io import BytesIO

import openpyxl
import pytest
from openpyxl.comments import Comment

from adapters.workbook.reader import WorkbookReader
from quarterly.collecting.sheets.sheets import Scalar, Sheet
from tests.workbooks import saved, with_parts, workbook

SHEET = "xl/worksheets/sheet1.xml"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
PLAIN = workbook({"PI return": [["PI ref", "Actual"], [1176, 0.629]]})


@pytest.fixture(scope="module")
def reader() -> Iterator[WorkbookReader]:
    with WorkbookReader() as warm:
        yield warm


def only_sheet(reader: WorkbookReader, body: bytes) -> Sheet:
    (sheet,) = reader.read(body).sheets
    return sheet


def formatted(value: object, number_format: str) -> bytes:
    book = openpyxl.Workbook()
    book.active["A1"] = value
    book.active["A1"].number_format = number_format
    return saved(book)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("text", "text"),
        (45, 45),
        (45.0, 45),
        (0.629, 0.629),
        (-1.5, -1.5),
        (4505577104, 4505577104),
        (1e20, 1e20),
        (True, True),
        ("007", "007"),
        ("n/a", "n/a"),
        (dt.date(2012, 6, 30), "2012-06-30"),
        (dt.datetime(2012, 6, 30), "2012-06-30"),
        (dt.datetime(2012, 6, 30, 9, 5), "2012-06-30T09:05:00"),
        (dt.time(9, 5), "09:05:00"),
        (dt.timedelta(hours=30), "30:00:00"),
        ("#N/A", "#N/A"),
        ("#DIV/0!", "#DIV/0!"),
        ("Cafe\u0301", "Caf\u00e9"),
        ("one\r\ntwo\u2028three", "one\ntwo\nthree"),
        ("98\u200b\u202e%\u200f", "98%"),
        ("x" * 9_000, "x" * 8_000),
    ],
)
def test_a_value_is_read_as(reader: WorkbookReader, written: object, read: Scalar) -> None:
    value = only_sheet(reader, workbook({"S": [[written]]})).rows[0][0]
    assert (value, type(value)) == (read, type(read))


def test_an_empty_text_is_an_empty_cell(reader: WorkbookReader) -> None:
    assert only_sheet(reader, workbook({"S": [["", "\u200b", 1]]})).rows == ((None, None, 1),)


def test_rows_and_columns_before_the_table_count(reader: WorkbookReader) -> None:
    book = openpyxl.Workbook()
    book.active["C4"] = "here"
    assert list(only_sheet(reader, saved(book)).texts()) == [("C4", "here")]


def test_rows_end_with_the_last_value(reader: WorkbookReader) -> None:
    body = workbook({"S": [["a", 1, ""], ["b", "", ""], ["", "", ""]]})
    assert only_sheet(reader, body).rows == (("a", 1), ("b", None))


def test_an_error_below_the_table_is_read(reader: WorkbookReader) -> None:
    assert only_sheet(reader, workbook({"S": [["a"], [None, None], [None, "#REF!"]]})).rows[2] == (None, "#REF!")


def test_hidden_and_empty_sheets_are_read(reader: WorkbookReader) -> None:
    book = openpyxl.load_workbook(BytesIO(workbook({"A": [[1]], "B": [[2]], "C": [[3]], "D": []})))
    book["B"].sheet_state = "hidden"
    book["C"].sheet_state = "veryHidden"
    sheets = [(sheet.name, sheet.rows, sheet.visible) for sheet in reader.read(saved(book)).sheets]
    assert sheets == [("A", ((1,),), True), ("B", ((2,),), False), ("C", ((3,),), False), ("D", (), True)]


@pytest.mark.parametrize(
    ("value", "number_format", "percent"),
    [
        (0.629, "0%", True),
        (0.629, "0.00%", True),
        (0.629, '0.0%;[Red]-0.0%;"none"', True),
        (62.9, '0.0"%"', False),
        (62.9, "0.0\\%", False),
        (0.629, "0.000", False),
        ("62.9%", "0%", False),
        (None, "0%", False),
    ],
)
def test_a_percentage_is_known_by_its_format(reader: WorkbookReader, value: object, number_format: str, percent: bool) -> None:
    assert only_sheet(reader, formatted(value, number_format)).percent_cells == ({"A1"} if percent else set())


@pytest.mark.parametrize(
    ("cell", "uncalculated"),
    [
        ('<c r="A1"><f>1+1</f></c>', True),
        ('<c r="A1"><f>1+1</f><v></v></c>', True),
        ('<c r="A1"><f>1+1</f><v>2</v></c>', False),
        ('<c r="A1" t="str"><f>IF(TRUE,"","x")</f><v></v></c>', False),
        ('<c r="A1" t="e"><f>1/0</f><v>#DIV/0!</v></c>', False),
        ('<c t="n"><f>1+1</f></c>', True),
    ],
)
def test_a_formula_never_worked_out_is_told_from_an_empty_answer(reader: WorkbookReader, cell: str, uncalculated: bool) -> None:
    sheet = f'<worksheet xmlns="{MAIN}"><sheetData><row r="1">{cell}</row></sheetData></worksheet>'
    read = only_sheet(reader, with_parts(PLAIN, {SHEET: sheet}))
    assert read.uncalculated == ({"A1"} if uncalculated else set())


def test_a_comment_is_loose_text_with_its_place(reader: WorkbookReader) -> None:
    book = openpyxl.Workbook()
    book.active.title = "PI return"
    book.active["B7"].comment = Comment("ask \u202eAnn", "Ann")
    assert ("PI return, comment on B7", "ask Ann") in reader.read(saved(book)).text_outside_cells


PIVOT = (
    f'<pivotCacheDefinition xmlns="{MAIN}"><cacheFields><cacheField name="DOB"><sharedItems minDate="2005-05-03">'
    '<s v="listed"/></sharedItems></cacheField></cacheFields></pivotCacheDefinition>'
)
TEXT_BOX = (
    f'<wsDr xmlns:a="{DRAWING}"><from>914400</from><a:p><a:r><a:t>UPN B8012</a:t></a:r><a:r><a:t>00005001</a:t></a:r>'
    "</a:p></wsDr>"
)


@pytest.mark.parametrize(
    ("part", "xml", "expected"),
    [
        ("xl/pivotCache/pivotCacheDefinition1.xml", PIVOT, {"DOB: 2005-05-03", "DOB: listed"}),
        ("xl/pivotCache/pivotCacheRecords1.xml", "<x><r><s v='a'/><n v='1'/></r><r><s v='a'/></r></x>", {"a", "1"}),
        ("xl/drawings/drawing1.xml", TEXT_BOX, {"UPN B801200005001"}),
        ("xl/threadedComments/t.xml", "<x><threadedComment><text>t</text><at>9</at></threadedComment></x>", {"t"}),
        ("xl/externalLinks/externalLink1.xml", "<x><cell><v>kept</v></cell></x>", {"kept"}),
        ("xl/charts/chart1.xml", "<x><pt><v>label</v></pt></x>", {"label"}),
        ("xl/drawings/vmlDrawing1.vml", "<xml><div>one<br>two</div><x:ClientData>79</x:ClientData></xml>", {"one two"}),
        ("docProps/custom.xml", "<x><property><lpwstr>kept</lpwstr></property></x>", {"kept"}),
    ],
)  # fmt: skip
def test_text_outside_cells_is_found(reader: WorkbookReader, part: str, xml: str, expected: set[str]) -> None:
    before = set(reader.read(PLAIN).text_outside_cells)
    assert {text for _, text in set(reader.read(with_parts(PLAIN, {part: xml})).text_outside_cells) - before} == expected


def test_properties_that_people_type_are_read_and_those_of_programs_are_not(reader: WorkbookReader) -> None:
    core = (
        "<x><title>Return</title><creator>Ann</creator><lastModifiedBy>Bo</lastModifiedBy><keywords>late</keywords><subject/></x>"
    )
    own = (
        "<x><property name='Client'><lpwstr>Kay</lpwstr></property>"
        "<property name='MSIP_Label_1_Owner'><lpwstr>a@b.example</lpwstr></property></x>"
    )
    body = with_parts(PLAIN, {"docProps/core.xml": core, "docProps/custom.xml": own})
    assert reader.read(body).properties == (("title", "Return"), ("tags", "late"), ("own property 1", "Client: Kay"))


def test_a_text_box_is_placed_on_its_sheet(reader: WorkbookReader) -> None:
    link = '<Relationships><Relationship Id="r1" Target="../drawings/drawing1.xml"/></Relationships>'
    body = with_parts(PLAIN, {"xl/drawings/drawing1.xml": TEXT_BOX, "xl/worksheets/_rels/sheet1.xml.rels": link})
    assert ("PI return, text box or chart", "UPN B801200005001") in reader.read(body).text_outside_cells


def test_a_footer_is_loose_text(reader: WorkbookReader) -> None:
    book = openpyxl.Workbook()
    book.active.oddFooter.center.text = "For Ann"
    assert ("Sheet, header or footer", "&CFor Ann") in reader.read(saved(book)).text_outside_cells
