"""Does a hostile workbook bring down only the child process that reads it, and does a child begin and end as it should?"""

import os
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import openpyxl
import pytest

from adapters.workbook import reader as reader_module
from adapters.workbook.annotate import annotated
from adapters.workbook.reader import WorkbookReader, shared_reader
from quarterly.collecting.sheets.findings import Finding, Severity
from quarterly.collecting.sheets.sheets import Sheet
from quarterly.vocabulary.errors import ReturnError, SetupError
from tests.workbooks import parts, saved, with_parts, workbook, zipped

SHEET = "xl/worksheets/sheet1.xml"
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
