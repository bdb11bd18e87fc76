"""Is a file of a kind that is not read named for its sender, with what to send instead?"""

import pytest

from adapters.workbook.guard import MOST_BYTES, guard
from adapters.workbook.kinds import ending_of
from quarterly.vocabulary.errors import ReturnError
from quarterly.vocabulary.file_kinds import FileKind
from tests.workbooks import with_parts, workbook, zipped

PLAIN = workbook({"PI return": [["PI ref", "Actual"], [1176, 0.629]]})
OLE2 = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(1000)
OPEN_DOCUMENT = "application/vnd.oasis.opendocument."


def compound(stream: str) -> bytes:
    return OLE2 + f"{stream}\0".encode("utf-16-le")


def refusal(body: bytes) -> str:
    with pytest.raises(ReturnError) as refused:
        guard(body)
    return str(refused.value)


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (b"%PDF-1.7", "This is a PDF, from which no figure can be read safely: send the workbook or the CSV file"),
        (b"\x89PNG\r\n\x1a\n", "This is a picture"),
        (b"\xff\xd8\xff\xe0", "This is a picture"),
        (b"{\\rtf1 Figures}", "a Word document"),
        (b"From: data lead\r\nSubject: Return\r\n\r\nAttached.", "This is a mail, not the file that came with it"),
        (b"Subject: Return\nX-Mailer: one\n two\nMIME-Version: 1.0\n\n", "This is a mail"),
        (compound("__nameid_version1.0"), "This is a mail, not the file that came with it"),
        (compound("WordDocument"), "a Word document"),
        (compound("PowerPoint Document"), "a presentation"),
        (compound("EncryptedPackage"), "protected with a password to open it: save it without a password"),
        (OLE2, "cut short on its way, or is no workbook"),
        (b"\xef\xbb\xbf  <html><table>", "a web page, whatever its name says"),
        ("<html>".encode("utf-16"), "a web page"),
        (b'<?xml version="1.0"?><Workbook>', "an XML file"),
        (b'{"url": "https://docs.google.com/x"}', "a link to a spreadsheet"),
        (b"[InternetShortcut]\r\nURL=x", "a link to a spreadsheet"),
        (b"7z\xbc\xaf\x27\x1c", "a zip file"),
        (b"Rar!\x1a\x07", "a zip file"),
        (b"\x1f\x8b\x08", "a zip file"),
        (b"SQLite format 3\x00\x10", "neither a workbook nor a text file of rows and columns"),
        (b"  \r\n ", "no text in it"),
        (zipped({"word/document.xml": "<w/>"}), "a Word document"),
        (zipped({"ppt/presentation.xml": "<p/>"}), "a presentation"),
        (zipped({"Index/Document.iwa": b"x"}), "a Numbers document"),
        (zipped({"return.xlsx": PLAIN}), "a zip file, not a workbook: send the workbook itself"),
        (zipped({"mimetype": f"{OPEN_DOCUMENT}text"}), "a text document, not a workbook"),
        (zipped({"mimetype": f"{OPEN_DOCUMENT}presentation"}), "no spreadsheet"),
    ],
)
def test_a_kind_that_is_not_read_is_named(body: bytes, words: str) -> None:
    assert words in refusal(body)


def test_a_spreadsheet_with_a_password_is_named() -> None:
    manifest = '<manifest:manifest xmlns:manifest="m"><manifest:encryption-data/></manifest:manifest>'
    kind = {"mimetype": f"{OPEN_DOCUMENT}spreadsheet", "META-INF/manifest.xml": manifest}
    assert "protected with a password" in refusal(zipped(kind))


def test_a_text_file_of_a_hundred_megabytes_is_refused_without_being_read() -> None:
    assert "more than 50 MB" in refusal(b"x" * (MOST_BYTES * 2))


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (PLAIN, FileKind.XLSX),
        (with_parts(PLAIN, {"xl/VBAProject.bin": b"x"}), FileKind.XLSM),
        (compound("Workbook"), FileKind.XLS),
        (b"PI ref,Actual\n1176,62.9\n", FileKind.CSV),
        ("PI ref\tActual\n".encode("utf-16"), FileKind.CSV),
        ("PI ref\tActual\n".encode("utf-16-le"), FileKind.CSV),
        ("Café: a note;£1".encode("cp1252"), FileKind.CSV),
        (b"Service: Schools,,\nPeriod: Quarter 1,,\n", FileKind.CSV),
    ],
)
def test_a_kind_that_is_read_is_known_by_its_content(body: bytes, kind: FileKind) -> None:
    assert guard(body) is kind


def test_a_copy_with_macros_gets_the_name_of_one() -> None:
    assert [ending_of(body) for body in (PLAIN, with_parts(PLAIN, {"xl/vbaProject.bin": b"x"}))] == ["xlsx", "xlsm"]
