"""Which files are refused before they are opened, and with which message?"""

import zipfile
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest

from adapters.workbook import guard as guarding
from adapters.workbook.guard import guard
from adapters.workbook.scan import Scan
from quarterly.vocabulary.errors import ReturnError
from tests.workbooks import parts, saved, with_parts, workbook

PLAIN = workbook({"PI return": [["PI ref", "Actual"], [1176, 0.629]]})
SHEET = "xl/worksheets/sheet1.xml"


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


def test_a_plain_workbook_passes() -> None:
    guard(PLAIN)


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (b"", "This file is empty"),
        pytest.param(PLAIN[: len(PLAIN) // 2], "damaged or was cut short", id="half of a workbook"),
        pytest.param(PLAIN[:40], "damaged or was cut short", id="the beginning of a workbook"),
    ],
)
def test_a_file_that_was_cut_short_is_named(body: bytes, words: str) -> None:
    assert words in refusal(body)


@pytest.mark.parametrize(
    ("part", "words"),
    [
        ("xl/macrosheets/sheet1.xml", "contains macro sheets of Excel 4"),
        ("xl/embeddings/list.xlsx", "Another file is embedded"),
        ("xl/model/item.data", "Power Pivot data model"),
    ],
)
def test_what_cannot_be_screened_is_refused(part: str, words: str) -> None:
    assert words in refusal(with_parts(PLAIN, {part: b"x"}))


@pytest.mark.parametrize("cell", ["XFD1048576", "A1048576", "XFD1", "IW1", "A20001", "iw1"])
def test_a_cell_far_out_is_refused(cell: str) -> None:
    assert "beyond row 20,000 or column IV" in refusal(with_last_cell(cell))


@pytest.mark.parametrize("cell", ["J20000", "A20000", "IV781", "IV1"])
def test_the_last_cell_allowed_passes(cell: str) -> None:
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
def test_a_cell_far_out_is_found_however_it_is_written(rows: str, prefix: str) -> None:
    assert "beyond row 20,000" in refusal(with_sheet(rows, prefix))


@pytest.mark.parametrize("cell", ["IV20000", "K20000", "IV782"])
def test_more_cells_than_a_return_has_are_refused(cell: str) -> None:
    assert "far larger than a return: delete the empty rows below" in refusal(with_last_cell(cell))


def test_the_cells_of_all_sheets_are_counted_together() -> None:
    book = openpyxl.Workbook()
    book.active["J15000"] = book.create_sheet()["J15000"] = 1
    assert "far larger than a return" in refusal(saved(book))


@pytest.mark.parametrize("reference", ["A1:XFD1048576", "$A$1:$Z$20000", "A1:J20001"])
@pytest.mark.parametrize("element", ["mergeCell", "hyperlink"])
def test_a_range_that_a_writer_would_fill_is_counted(element: str, reference: str) -> None:
    assert "far larger than a return" in refusal(with_sheet(f'<sheetData/><x><{element} ref="{reference}"/></x>'))


def test_ranges_are_counted_together() -> None:
    assert "far larger" in refusal(with_sheet("<sheetData/>" + '<mergeCell ref="A1:J1001"/>' * 20))


@pytest.mark.parametrize("reference", ["A1:Z1000", "A:C", "B2", "", "C3:A1"])
def test_any_other_range_passes(reference: str) -> None:
    guard(with_sheet(f'<sheetData/><mergeCell ref="{reference}"/>'))


def test_an_empty_cell_far_down_is_no_area() -> None:
    guard(with_sheet('<sheetData><row r="20000"><c r="IV20000" s="1"/></row></sheetData>'))


@pytest.mark.parametrize(
    "rows",
    ["<row/>" * 20_001, '<row r="20000"/><row><c><v>1</v></c></row>', '<row r="1">' + "<c/>" * 256 + "<c><v>1</v></c></row>"],
    ids=["rows without a number", "row after the last", "cell after the last"],
)
def test_rows_and_cells_without_a_number_are_counted(rows: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guarding, "MOST_RATIO", 10_000)  # a file that is packed less well has a smaller one
    assert "beyond row 20,000" in refusal(with_sheet(f"<sheetData>{rows}</sheetData>"))


def test_empty_cells_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guarding, "MOST_RATIO", 10_000)
    assert "far larger than a return" in refusal(
        with_sheet(f"<sheetData>{('<row>' + '<c/>' * 100 + '</row>') * 2_001}</sheetData>")
    )


def test_elements_of_every_part_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guarding, "MOST_RATIO", 10_000)
    assert "far larger" in refusal(with_parts(PLAIN, {"xl/sharedStrings.xml": f"<sst>{'<si/>' * 1_000_000}</sst>"}))


def test_counting_stops_at_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guarding, "MOST_RATIO", 10_000)
    counted = []
    monkeypatch.setattr(Scan, "count_element", lambda scan: counted.append(1))
    refusal(with_sheet(f"<sheetData>{'<row/>' * 300_000}</sheetData>"))
    assert len(counted) < 25_000


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ('<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>', "Cell A1 stands twice"),
        ('<row r="1"><c r="B1"/><c r="A1"/><c><v>2</v></c></row>', "Cell B1 stands twice"),
        ('<row r="2"><c r="B7"><v>1</v></c></row>', "Cell B2 stands twice in a sheet, or in another row"),
        ('<row r="1"/><row r="2"/><row r="1"/>', "Row 1 stands twice"),
        ('<row r="3"/><row r="2"/><row/>', "Row 3 stands twice"),
        ('<row r="1"><c r="A1"><v>1</v><v>2</v></c></row>', "Cell A1 holds two values"),
        ('<row r="1"><c r="A1" t="inlineStr"><is><t>1</t></is><v>2</v></c></row>', "Cell A1 holds two values"),
        ('<row r="1"><c r="A1"><v>104<!-- x -->.9</v></c></row>', "The value of cell A1 is broken up"),
        ('<row r="1"><c r="A1"><v><!-- x -->104.9</v></c></row>', "The value of cell A1 is broken up"),
        ('<row r="1"><c r="A1"><v>104<![CDATA[.9]]></v></c></row>', "The value of cell A1 is broken up"),
        ('<row r="1"><c r="A1"><v>104<?x y?>.9</v></c></row>', "The value of cell A1 is broken up"),
        ('<row r="1"><c r="A1"><v>104<x/>.9</v></c></row>', "The value of cell A1 is broken up"),
        ('<row r="1"><c r="A1"><v>104&#46;9</v></c></row>', "The value of cell A1 is broken up"),
        ('<row r="1"><c r="A1" t="s"><v>1<!-- x -->2</v></c></row>', "The value of cell A1 is broken up"),
        ('<row r="1"><c r="1A"><v>1</v></c></row>', "damaged"),
        ('<row r="1"/></sheetData><sheetData><row r="2"/>', "A sheet stands twice"),
    ],
)
def test_what_reads_in_two_ways_is_refused(rows: str, words: str) -> None:
    assert words in refusal(with_sheet(f"<sheetData>{rows}</sheetData>"))


@pytest.mark.parametrize(
    "rows",
    [
        "<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>",
        '<row r="3"><c r="B3"><v>1</v></c><c r="A3"><v>1</v></c></row><row r="1"/>',
        '<row r="1"><c r="A1" t="str"><f>A2&amp;""</f><v>A &amp; B</v></c></row>',
        '<row r="1"><c r="A1" t="inlineStr"><is><r><t>A</t></r><r><t>B<!-- x --></t></r></is></c></row>',
        '<!-- x --><row r="1"><c r="A1"><v></v></c><c r="B1"><v/></c></row>',
    ],
)
def test_what_reads_in_one_way_passes(rows: str) -> None:
    guard(with_sheet(f"<sheetData>{rows}</sheetData>"))


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("again", [SHEET, "xl/Worksheets/Sheet1.xml", "xl\\worksheets\\sheet1.xml"])
def test_a_part_that_stands_twice_is_refused(again: str) -> None:
    buffer = BytesIO(PLAIN)
    with zipfile.ZipFile(buffer, "a") as archive:
        archive.writestr(again, parts(PLAIN)[SHEET].replace(b"0.629", b"0.926"))
    assert "A part of this workbook stands in it twice" in refusal(buffer.getvalue())


@pytest.mark.parametrize(
    ("part", "xml"),
    [
        ("xl/workbook.xml", '<workbook><sheets><sheet name="PI return"/><sheet name="pi RETURN"/></sheets></workbook>'),
        ("xl/_rels/workbook.xml.rels", '<Relationships><Relationship Id="r1"/><Relationship Id="r1"/></Relationships>'),
    ],
)
def test_a_sheet_that_stands_twice_is_refused(part: str, xml: str) -> None:
    assert "A sheet stands twice in this workbook" in refusal(with_parts(PLAIN, {part: xml}))


def test_a_council_s_own_returns_pass() -> None:
    sent = list((Path(__file__).parents[2] / "councils").glob("*/returns/**/*.xlsx"))
    assert sent
    for path in sent:
        guard(path.read_bytes())


def test_the_empty_last_row_of_libreoffice_passes() -> None:
    guard(with_sheet('<sheetData><row r="1"><c r="A1"/></row><row r="1048576" ht="12.8"></row></sheetData>'))


def test_a_bomb_is_refused_by_its_ratio() -> None:
    assert "(more than 200 times its size" in refusal(with_parts(PLAIN, {"xl/media/image1.png": bytes(5_000_000)}))


def test_too_much_is_refused_however_it_is_packed() -> None:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("xl/workbook.xml", bytes(50_000_001))
    assert "(more than 50 MB" in refusal(buffer.getvalue())


def test_too_many_parts_are_refused() -> None:
    assert "(more than 2,000 parts)" in refusal(with_parts(PLAIN, {f"xl/media/{n}.png": b"" for n in range(2_000)}))


@pytest.mark.parametrize("part", ["xl/sharedStrings.xml", "docProps/core.xml", "xl/odd.name"])
def test_billion_laughs_are_refused_in_any_part(part: str) -> None:
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 9))
    assert "a DTD" in refusal(with_parts(PLAIN, {part: f'<!DOCTYPE x [<!ENTITY l0 "ha">{laughs}]><x>&l8;</x>'}))


def test_xml_in_another_encoding_is_refused() -> None:
    assert "damaged" in refusal(with_parts(PLAIN, {SHEET: '<!DOCTYPE x []><c r="XFD1"/>'.encode("utf-16")}))


def test_a_part_with_a_wrong_checksum_is_refused() -> None:
    stored = BytesIO()
    with zipfile.ZipFile(stored, "w", zipfile.ZIP_STORED) as archive:
        for name, content in parts(PLAIN).items():
            archive.writestr(name, content)
    assert "damaged" in refusal(stored.getvalue().replace(b"1176", b"1177", 1))


def test_a_refusal_tells_no_value() -> None:
    assert "1176" not in refusal(with_sheet('<row r="90000"><c r="A90000"><v>1176</v></c></row>'))
