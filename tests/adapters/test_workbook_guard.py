"""What is refused before anything opens it, and in which words."""

import zipfile
from io import BytesIO

import openpyxl
import pytest

from adapters.workbook.guard import guard
from quarterly.vocabulary.errors import ReturnError
from tests.workbooks import parts, saved, with_parts, workbook, zipped

PLAIN = workbook({"PI return": [["PI ref", "Actual"], [1176, 0.629]]})
SHEET = "xl/worksheets/sheet1.xml"
OLE2 = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(1000)


def refusal(body: bytes) -> str:
    with pytest.raises(ReturnError) as refused:
        guard(body)
    return str(refused.value)


def with_sheet(rows: str, prefix: str = "") -> bytes:
    namespace = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    root = f"{prefix}:worksheet xmlns:{prefix}" if prefix else "worksheet xmlns"
    return with_parts(PLAIN, {SHEET: f'<{root}="{namespace}">{rows}</{root.split()[0]}>'})


def with_last_cell(cell: str) -> bytes:
    book = openpyxl.Workbook()
    book.active[cell] = "the last"
    return saved(book)


def test_a_plain_workbook_passes():
    guard(PLAIN)


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (b"", "This file is empty"),
        (b"PI ref,Actual\n1176,62.9\n", "not an Excel workbook"),
        (b"%PDF-1.7", "not an Excel workbook"),
        (PLAIN[: len(PLAIN) // 2], "damaged or was cut short"),
        (PLAIN[:40], "damaged or was cut short"),
        (OLE2, "encrypted or old-style .xls workbook: save it as .xlsx without a password and send it again"),
        (OLE2 + "EncryptedPackage\0".encode("utf-16-le"), "protected with a password"),
        (OLE2 + "Workbook\0".encode("utf-16-le"), "old-style .xls workbook"),
        (OLE2 + "WordDocument\0".encode("utf-16-le"), "a Word document"),
        (zipped({"word/document.xml": "<w/>"}), "a Word document"),
        (zipped({"ppt/presentation.xml": "<p/>"}), "a presentation"),
        (zipped({"mimetype": "application/vnd.oasis.opendocument.text"}), "an OpenDocument file"),
        (zipped({"xl/workbook.bin": b"\x83"}), "a binary .xlsb workbook"),
        (zipped({"return.xlsx": PLAIN}), "a zip file, not a workbook"),
    ],
)
def test_another_kind_of_file_is_named(body: bytes, words: str):
    assert words in refusal(body)


@pytest.mark.parametrize(
    ("part", "words"),
    [
        ("xl/vbaProject.bin", "contains macros: save it without macros"),
        ("xl/VBAProject.bin", "contains macros"),
        ("xl/macrosheets/sheet1.xml", "contains macros"),
        ("xl/embeddings/list.xlsx", "Another file is embedded"),
        ("xl/model/item.data", "Power Pivot data model"),
    ],
)
def test_what_cannot_be_screened_is_refused(part: str, words: str):
    assert words in refusal(with_parts(PLAIN, {part: b"x"}))


@pytest.mark.parametrize("cell", ["XFD1048576", "A1048576", "XFD1", "IW1", "A20001", "iw1"])
def test_a_cell_far_out_is_refused(cell: str):
    assert "beyond row 20,000 or column IV" in refusal(with_last_cell(cell))


@pytest.mark.parametrize("cell", ["IV20000", "A20000", "IV1"])
def test_the_last_cell_allowed_passes(cell: str):
    guard(with_last_cell(cell))


@pytest.mark.parametrize(
    ("rows", "prefix"),
    [
        ('<sheetData><row r="1"><c s="1" t="n" r="XFD1"><v>1</v></c></row></sheetData>', ""),
        ("<sheetData><row><c\n r = 'AAA1'><v>1</v></c></row></sheetData>", ""),
        ('<x:sheetData><x:row r="1"><x:c r="A90000"><x:v>1</x:v></x:c></x:row></x:sheetData>', "x"),
        ('<sheetData><row spans="1:1" r="1048576"><c><v>1</v></c></row></sheetData>', ""),
        ('<sheetData><row r="1"><c r="&#88;FD1"><v>1</v></c></row></sheetData>', ""),
        ('<dimension ref="A1:B2"/>' + "<!---->" * 50_000 + '<c r="A0099999"/>', ""),
    ],
    ids=["attribute order", "spaces", "prefix", "row alone", "character reference", "across chunks"],
)
def test_a_cell_far_out_is_found_however_it_is_written(rows: str, prefix: str):
    assert "beyond row 20,000" in refusal(with_sheet(rows, prefix))


def test_the_empty_last_row_of_libreoffice_passes():
    guard(with_sheet('<sheetData><row r="1"><c r="A1"/></row><row r="1048576" ht="12.8"></row></sheetData>'))


def test_a_bomb_is_refused_by_its_ratio():
    assert "too large" in refusal(with_parts(PLAIN, {"xl/media/image1.png": bytes(5_000_000)}))


def test_too_much_is_refused_however_it_is_packed():
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("xl/workbook.xml", bytes(50_000_001))
    assert "too large" in refusal(buffer.getvalue())


def test_too_many_parts_are_refused():
    assert "too large" in refusal(with_parts(PLAIN, {f"xl/media/{n}.png": b"" for n in range(2_000)}))


@pytest.mark.parametrize("part", ["xl/sharedStrings.xml", "docProps/core.xml", "xl/odd.name"])
def test_billion_laughs_are_refused_in_any_part(part: str):
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 9))
    assert "a DTD" in refusal(with_parts(PLAIN, {part: f'<!DOCTYPE x [<!ENTITY l0 "ha">{laughs}]><x>&l8;</x>'}))


def test_xml_in_another_encoding_is_refused():
    assert "damaged" in refusal(with_parts(PLAIN, {SHEET: '<!DOCTYPE x []><c r="XFD1"/>'.encode("utf-16")}))


def test_a_part_with_a_wrong_checksum_is_refused():
    stored = BytesIO()
    with zipfile.ZipFile(stored, "w", zipfile.ZIP_STORED) as archive:
        for name, content in parts(PLAIN).items():
            archive.writestr(name, content)
    assert "damaged" in refusal(stored.getvalue().replace(b"1176", b"1177", 1))


def test_a_refusal_tells_no_value():
    assert "1176" not in refusal(with_sheet('<row r="90000"><c r="A90000"><v>1176</v></c></row>'))
