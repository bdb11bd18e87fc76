"""What is read from a workbook, and does a hostile one bring down only the child process?"""

import datetime as dt
import os
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from openpyxl.comments import Comment

from adapters.workbook import reader as reader_module
from adapters.workbook.annotate import annotated
from adapters.workbook.reader import WorkbookReader, shared_reader
from quarterly.collecting.sheets.findings import Finding, Severity
from quarterly.collecting.sheets.sheets import Scalar, Sheet
from quarterly.vocabulary.errors import ReturnError, SetupError
from tests.workbooks import parts, saved, with_parts, workbook, zipped

SHEET = "xl/worksheets/sheet1.xml"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
PLAIN = workbook({"PI return": [["PI ref", "Actual"], [1176, 0.629]]})


@pytest.fixture(scope="module")
def reader() -> Iterator[WorkbookReader]:
    with WorkbookReader() as warm:
        yield warm


@pytest.fixture
def unguarded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader_module, "guard", lambda _, **__: None)


def hostile() -> bytes:
    book = openpyxl.Workbook()
    book.active["XFD1048576"] = book.active["A1"] = 1
    return saved(book)


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


def test_the_guard_comes_first(reader: WorkbookReader) -> None:
    with pytest.raises(ReturnError, match="beyond row 20,000"):
        reader.read(hostile())


@pytest.mark.usefixtures("unguarded")
def test_a_hostile_workbook_ends_the_child_and_no_more(reader: WorkbookReader) -> None:
    with pytest.raises(ReturnError, match="could not be opened safely"):
        reader.read(hostile())
    assert only_sheet(reader, PLAIN).name == "PI return"


@pytest.mark.parametrize("broken", [SHEET, "xl/styles.xml", "xl/workbook.xml"])
def test_a_broken_part_is_for_the_sender(reader: WorkbookReader, broken: str) -> None:
    with pytest.raises(ReturnError, match="Copy the sheets into a new workbook"):
        reader.read(zipped({**parts(PLAIN), broken: "<x>1176"}))


@pytest.mark.parametrize("then", ["sleep 60", "cat"], ids=["no answer", "nonsense"])
def test_a_child_that_stops_working_is_given_up(monkeypatch: pytest.MonkeyPatch, then: str) -> None:
    monkeypatch.setattr(reader_module, "_COMMAND", ["sh", "-c", rf"printf '\0\0\0\0\0\0\0\005ready'; exec {then}"])
    with WorkbookReader(timeout=0.1) as waiting, pytest.raises(ReturnError, match="could not be opened safely"):
        waiting.read(PLAIN)


WRONG = Finding(
    code="V01",
    severity=Severity.CRITICAL,
    message="1.2 is over 100%.",
    remedy="Correct it.",
    file="return.xlsx",
    sheet="PI return",
    cell="B2",
)


def test_a_marked_copy_is_the_same_wherever_it_is_made(reader: WorkbookReader) -> None:
    assert reader.annotated(PLAIN, [WRONG]) == annotated(PLAIN, [WRONG])


def test_a_workbook_is_marked_under_the_limits_of_the_child(reader: WorkbookReader) -> None:
    everywhere = with_parts(PLAIN, {SHEET: parts(PLAIN)[SHEET].replace(b"</sheetData>", b"</sheetData>" + MERGED)})
    with pytest.raises(ReturnError, match="far larger than a return"):
        reader.read(everywhere)
    with pytest.raises(ReturnError, match="could not be opened safely"):
        reader.annotated(everywhere, [WRONG])
    assert only_sheet(reader, PLAIN).name == "PI return"


MERGED = b'<mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>'


@pytest.mark.parametrize("then", ["sleep 60", "cat"], ids=["no answer", "nonsense"])
def test_a_child_that_stops_marking_is_given_up(monkeypatch: pytest.MonkeyPatch, then: str) -> None:
    monkeypatch.setattr(reader_module, "_COMMAND", ["sh", "-c", rf"printf '\0\0\0\0\0\0\0\005ready'; exec {then}"])
    with WorkbookReader(timeout=0.1) as waiting, pytest.raises(ReturnError, match="could not be opened safely"):
        waiting.annotated(PLAIN, [WRONG])


def test_nothing_of_a_workbook_stays_behind(reader: WorkbookReader) -> None:
    with WorkbookReader() as closing:
        closing.annotated(PLAIN, [WRONG])
        folder = Path(closing._folder)
        assert list(folder.iterdir()) == []
    assert not folder.exists()


def test_a_child_that_does_not_start_is_ours_to_mend(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader_module, "_COMMAND", [sys.executable, "-m", "no_such_module"])
    with WorkbookReader() as broken, pytest.raises(SetupError, match="does not start"):
        broken.read(PLAIN)


def test_threads_get_their_own_workbooks(reader: WorkbookReader) -> None:
    names = [f"Sheet {number}" for number in range(20)]
    with ThreadPoolExecutor(4) as threads:
        read = threads.map(lambda name: only_sheet(reader, workbook({name: [[name]]})).name, names)
    assert list(read) == names


def test_the_child_stays_warm(reader: WorkbookReader) -> None:
    reader.read(PLAIN)
    first = reader._child
    reader.read(PLAIN)
    assert reader._child is first


def test_a_child_that_died_between_two_workbooks_is_replaced(reader: WorkbookReader) -> None:
    reader.read(PLAIN)
    assert reader._child
    reader._child.kill()
    assert only_sheet(reader, PLAIN).name == "PI return"


def test_a_closed_reader_leaves_no_child() -> None:
    with WorkbookReader() as closing:
        closing.read(PLAIN)
        child = closing._child
    assert child
    assert child.returncode is not None


def test_the_child_sees_no_secret(reader: WorkbookReader, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "secret")
    reader.close()
    reader.read(PLAIN)
    assert reader._child
    assert b"secret" not in Path(f"/proc/{reader._child.pid}/environ").read_bytes()


def test_a_forked_process_starts_its_own_child(reader: WorkbookReader) -> None:
    reader.read(PLAIN)
    inherited = reader._child
    pid = os.fork()
    if pid == 0:
        name = only_sheet(reader, PLAIN).name
        own = reader._child is not inherited
        reader.close()
        os._exit(0 if own and name == "PI return" else 1)
    assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 0
    assert inherited
    assert inherited.poll() is None


def test_the_child_ends_when_its_parent_has_gone() -> None:
    ended = subprocess.run([sys.executable, "-m", "adapters.workbook.child"], input=b"", capture_output=True)
    assert (ended.returncode, ended.stdout[8:]) == (0, b"ready")


def test_the_shared_reader_is_one_a_process() -> None:
    assert shared_reader() is shared_reader()
