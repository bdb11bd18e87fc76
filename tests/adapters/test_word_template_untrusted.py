"""What a template can be sent with, and what is left of it: nothing that runs, fetches or tells of somebody's computer."""

import io
import struct
import zipfile
import zlib
from typing import Any

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from adapters.render.word_template.clean import clean
from quarterly.vocabulary.errors import SetupError
from tests.template_files import bare_template, relation, saved, with_parts

RELATIONS = "word/_rels/document.xml.rels"
DOCUMENT = "word/document.xml"
MACRO = b"Sub AutoOpen()"
END = b"</Relationships>"


def cleaned_parts(body: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(clean(body, "own.dotm").body)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def with_relation(kind: str, target: str, *, external: bool = False, parts: dict[str, bytes] | None = None) -> bytes:
    added = relation("rIdX", kind, target, external=external) + END
    return with_parts(saved(bare_template("{{title}}")), parts or {}, {RELATIONS: (END, added)})


def in_body(xml: str) -> bytes:
    template = bare_template("{{title}}")
    names = nsdecls("w", "r") + ' xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
    template.element.body.insert(0, parse_xml(f"<w:p {names}>{xml}</w:p>"))
    return saved(template)


@pytest.mark.parametrize(
    "kind",
    ["document.macroEnabled", "template.macroEnabledTemplate", "template"],
)
def test_every_kind_of_word_file_becomes_a_plain_document(kind: str) -> None:
    main = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    other = f"application/vnd.ms-word.{kind}.main+xml".encode()
    if kind == "template":
        other = main.replace(b"document.main", b"template.main")
    body = with_parts(saved(bare_template("{{title}}")), {}, {"[Content_Types].xml": (main, other)})
    assert [each.text for each in Document(io.BytesIO(clean(body, "own.dotx").body)).paragraphs] == ["{{title}}"]


def test_macros_are_left_out_and_named() -> None:
    body = with_relation("vbaProject", "vbaProject.bin", parts={"word/vbaProject.bin": MACRO})
    assert clean(body, "own.dotm").left_out == ("macros",)
    assert not any(MACRO in part or b"vba" in part for part in cleaned_parts(body).values())


@pytest.mark.parametrize(
    ("kind", "target", "named"),
    [
        ("attachedTemplate", "https://evil.example/t.dotm", "a link to another template"),
        ("oleObject", "file:///c:/secret.xls", "an embedded or linked object"),
        ("subDocument", "https://evil.example/d.docx", "a link to another document"),
        ("image", "https://evil.example/pixel.png", "a picture from elsewhere"),
        ("frame", "https://evil.example/f.html", "a frame with another page"),
        ("hyperlink", "file:///h:/children/list.xlsx", "a link to a file"),
        ("mailMergeSource", "file:///h:/list.csv", "the data of a mail merge"),
        ("somethingNew", "https://evil.example/x", "a link to another file"),
    ],
)
def test_what_points_elsewhere_is_left_out_and_named(kind: str, target: str, named: str) -> None:
    body = with_relation(kind, target, external=True)
    assert clean(body, "own.docx").left_out == (named,)
    assert not any(target.encode() in part for part in cleaned_parts(body).values())


def test_a_link_to_a_page_of_the_council_stays() -> None:
    body = with_relation("hyperlink", "https://www.sampleshire.example/", external=True)
    assert clean(body, "own.docx").left_out == ()
    assert b"https://www.sampleshire.example/" in cleaned_parts(body)[RELATIONS]


@pytest.mark.parametrize(
    "instruction",
    ["DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe", "DDE excel x", "INCLUDETEXT http://evil.example", "includepicture x",
     "LINK Excel.Sheet x", "MACROBUTTON Run me", "FILENAME \\p", "DATE", "USERNAME", "IF 1 = 1"],
)  # fmt: skip
@pytest.mark.parametrize("way", ["simple", "complex"])
def test_a_field_that_fetches_runs_or_tells_is_reduced_to_its_text(instruction: str, way: str) -> None:
    result = "<w:r><w:t>shown</w:t></w:r>"
    if way == "simple":
        xml = f'<w:fldSimple w:instr=" {instruction} ">{result}</w:fldSimple>'
    else:
        half = len(instruction) // 2  # Word splits instructions over runs, and so do those who hide one
        halves = instruction[:half], instruction[half:]
        parts = "".join(f"<w:r><w:instrText>{each}</w:instrText></w:r>" for each in halves)
        marks = [f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")]
        xml = marks[0] + parts + marks[1] + result + marks[2]
    body = in_body(xml)
    assert Document(io.BytesIO(clean(body, "own.docx").body)).paragraphs[0].text == "shown"
    document = cleaned_parts(body)[DOCUMENT]
    assert (b"instr" in document, b"fldChar" in document, b"fldSimple" in document) == (False, False, False)
    assert clean(body, "own.docx").left_out == (f"the field {instruction.split()[0].upper()} (its printed text stays)",)


def test_a_field_within_the_instruction_of_another_goes_with_it() -> None:
    begin, separate, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end"))
    inner = f"{begin}<w:r><w:instrText>DDE x</w:instrText></w:r>{separate}<w:r><w:t>hidden</w:t></w:r>{end}"
    xml = f"{begin}<w:r><w:instrText>IF </w:instrText></w:r>{inner}{separate}<w:r><w:t>shown</w:t></w:r>{end}"
    body = in_body(xml)
    assert b"instrText" not in cleaned_parts(body)[DOCUMENT]


def test_the_numbers_of_pages_stay() -> None:
    body = in_body('<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>')
    assert clean(body, "own.docx").left_out == ()
    assert b"PAGE" in cleaned_parts(body)[DOCUMENT]


def test_an_embedded_object_goes_with_the_picture_of_it() -> None:
    xml = '<w:r><w:object><v:shape id="a"/><o:OLEObject Type="Embed" ProgID="Package" r:id="rIdX"/></w:object></w:r>'
    body = with_parts(
        in_body(xml),
        {"word/embeddings/x.bin": b"MZ"},
        {RELATIONS: (END, relation("rIdX", "oleObject", "embeddings/x.bin") + END)},
    )
    assert clean(body, "own.docx").left_out == ("an embedded or linked object",)
    assert not any(b"OLEObject" in part or part == b"MZ" for part in cleaned_parts(body).values())


def test_what_refers_to_something_left_out_goes_too_so_that_word_opens_the_file() -> None:
    xml = '<w:r><w:pict><v:shape id="a"><v:imagedata r:id="rIdX"/></v:shape></w:pict></w:r>'
    changes = {RELATIONS: (END, relation("rIdX", "image", "http://evil.example/p.png", external=True) + END)}
    body = with_parts(in_body(xml), {}, changes)
    assert b"imagedata" not in cleaned_parts(body)[DOCUMENT]


def test_a_file_that_is_read_in_is_left_out() -> None:
    template = bare_template("{{title}}")
    template.element.body.insert(0, parse_xml(f'<w:altChunk {nsdecls("w", "r")} r:id="rIdX"/>'))
    parts = {"word/chunk.html": b"<script>"}
    body = with_parts(saved(template), parts, {RELATIONS: (END, relation("rIdX", "aFChunk", "chunk.html") + END)})
    assert clean(body, "own.docx").left_out == ("another file that is read in",)
    assert not any(b"<script>" in part for part in cleaned_parts(body).values())


def test_comments_and_properties_of_whoever_made_it_are_left_out() -> None:
    template = bare_template("{{title}}")
    template.core_properties.author = "A. Person"
    body = with_parts(
        saved(template),
        {"word/comments.xml": b"<w:comments/>"},
        {RELATIONS: (END, relation("rIdX", "comments", "comments.xml") + END)},
    )
    assert not any(b"A. Person" in part or b"w:comments" in part for part in cleaned_parts(body).values())


def test_tracked_changes_are_taken_as_accepted() -> None:
    new = '<w:ins w:id="1" w:author="A"><w:r><w:t>new</w:t></w:r></w:ins>'
    xml = new + '<w:del w:id="2" w:author="A"><w:r><w:t>old</w:t></w:r></w:del>'
    found = clean(in_body(xml), "own.docx")
    assert Document(io.BytesIO(found.body)).paragraphs[0].text == "new"
    assert found.left_out == ("tracked changes (taken as accepted)",)


def test_a_control_that_word_fills_from_elsewhere_is_filled_by_the_report_alone() -> None:
    content = "<w:sdtContent><w:r><w:t>{{title}}</w:t></w:r></w:sdtContent>"
    xml = f'<w:sdt><w:sdtPr><w:dataBinding w:xpath="/x"/></w:sdtPr>{content}</w:sdt>'
    assert b"dataBinding" not in cleaned_parts(in_body(xml))[DOCUMENT]


@pytest.mark.parametrize("xml", ["<w15:dataBinding w:xpath='/x'/>", "<w:showingPlcHdr/>"])
def test_what_is_filled_in_is_no_prompt_of_a_control(xml: str) -> None:
    """Word takes the text of a control for a prompt while it says so, and it goes at the first click."""
    names = ' xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"'
    content = "<w:sdtContent><w:r><w:t>{{title}}</w:t></w:r></w:sdtContent>"
    document = cleaned_parts(in_body(f"<w:sdt{names}><w:sdtPr>{xml}</w:sdtPr>{content}</w:sdt>"))[DOCUMENT]
    assert b"dataBinding" not in document
    assert b"showingPlcHdr" not in document


def test_a_row_whose_deletion_was_tracked_is_gone_and_nobody_is_named() -> None:
    template = bare_template("{{title}}")
    table = template.add_table(2, 1)
    gone = parse_xml(f'<w:trPr {nsdecls("w")}><w:del w:id="1" w:author="A. Person"/></w:trPr>')
    table.rows[0]._tr.insert(0, gone)
    table.rows[1].cells[0]._tc.get_or_add_tcPr().append(parse_xml(f'<w:cellIns {nsdecls("w")} w:id="2" w:author="A. Person"/>'))
    found = clean(saved(template), "own.docx").body
    assert len(Document(io.BytesIO(found)).tables[0].rows) == 1
    assert not any(b"A. Person" in part for part in cleaned_parts(found).values())


@pytest.mark.parametrize(("text", "left"), [("", ["{{title}}"]), ("still here", ["still here", "{{title}}"])])
def test_an_empty_paragraph_whose_end_was_deleted_is_gone(text: str, left: list[str]) -> None:
    mark = '<w:pPr><w:rPr><w:del w:id="1" w:author="A"/></w:rPr></w:pPr>'
    xml = f'{mark}<w:del w:id="2" w:author="A"><w:r><w:delText>old</w:delText></w:r></w:del><w:r><w:t>{text}</w:t></w:r>'
    xml = xml if text else xml.replace("<w:r><w:t></w:t></w:r>", "")
    assert [each.text for each in Document(io.BytesIO(clean(in_body(xml), "own.docx").body)).paragraphs] == left


def picture(blip: str, link: str = "") -> str:
    names = f'{nsdecls("wp", "a", "pic")} xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main"'
    return (
        f'<w:r><w:drawing><wp:inline {names}><wp:extent cx="9" cy="9"/><wp:docPr id="1" name="Logo">{link}</wp:docPr>'
        '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:blipFill>'
        f"{blip}</pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


def with_picture(
    body: bytes, blip: str = '<a:blip r:embed="rIdX"/>', *more: bytes, link: str = "", name: str = "logo.png"
) -> bytes:
    relations = b"".join((relation("rIdX", "image", f"media/{name}"), *more, END))
    return with_parts(in_body(picture(blip, link)), {f"word/media/{name}": body}, {RELATIONS: (END, relations)})


def png(width: int = 1, height: int = 1) -> bytes:
    head = b"IHDR" + struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + head + struct.pack(">I", zlib.crc32(head)) + b"\0\0\0\0IEND\xaeB`\x82"


def jpeg(width: int, height: int) -> bytes:
    """Return the beginning of a picture as Photoshop writes one, without the marks of a camera."""
    frame = b"\xff\xc0\x00\x11\x08" + struct.pack(">HH", height, width) + bytes(10)
    return b"\xff\xd8\xff\xee\x00\x0eAdobe" + bytes(7) + frame


@pytest.mark.parametrize(
    ("body", "name", "named"),
    [
        (b"MZ a program", "logo.png", "a picture that is none"),
        (b"", "logo.jpeg", "a picture that is none"),
        (b"<svg/>", "logo.emf", "a picture that is none"),
        (b"<svg><script/></svg>", "logo.svg", "the SVG form of a picture"),
        (png(30_000, 30_000), "logo.png", "a picture of more than 50 million points"),
        (jpeg(30_000, 30_000), "logo.jpg", "a picture of more than 50 million points"),
    ],
)
def test_what_is_no_picture_that_can_be_opened_is_left_out_with_its_frame(body: bytes, name: str, named: str) -> None:
    sent = with_picture(body, name=name)
    assert clean(sent, "own.docx").left_out == (named,)
    parts = cleaned_parts(sent)
    assert b"w:drawing" not in parts[DOCUMENT]
    assert not any(part.startswith("word/media") for part in parts)


@pytest.mark.parametrize(("body", "name"), [(png(), "logo.png"), (jpeg(800, 600), "logo.jpg"), (b"\xd7\xcd\xc6\x9a", "logo.wmf")])
def test_a_logo_stays(body: bytes, name: str) -> None:
    sent = with_picture(body, name=name)
    assert clean(sent, "own.docx").left_out == ()
    assert cleaned_parts(sent)[f"word/media/{name}"] == body


@pytest.mark.parametrize(
    ("blip", "more", "link", "named"),
    [
        (
            '<a:blip r:embed="rIdX" r:link="rIdY"/>',
            relation("rIdY", "image", "http://evil.example/p.png", external=True),
            "",
            "a picture from elsewhere",
        ),
        (
            '<a:blip r:embed="rIdX"/>',
            relation("rIdY", "hyperlink", "file:///h:/list.xlsx", external=True),
            '<a:hlinkClick r:id="rIdY"/>',
            "a link to a file",
        ),
        (
            '<a:blip r:embed="rIdX"><a:extLst><a:ext uri="x"><asvg:svgBlip r:embed="rIdY"/></a:ext></a:extLst></a:blip>',
            relation("rIdY", "image", "media/logo.svg"),
            "",
            "a picture that is not in the file",
        ),
    ],
)
def test_a_picture_that_is_in_the_file_stays_when_what_is_beside_it_goes(blip: str, more: bytes, link: str, named: str) -> None:
    sent = with_picture(png(), blip, more, link=link)
    assert clean(sent, "own.docx").left_out == (named,)
    document = cleaned_parts(sent)[DOCUMENT]
    assert (b'r:embed="rIdX"' in document, b"rIdY" in document) == (True, False)


def test_addresses_that_need_no_relationship_are_left_out() -> None:
    shape = (
        '<v:shape id="a" href="http://evil.example/a"><v:imagedata src="http://evil.example/p" o:href="http://evil.example/q"/>'
    )
    document = cleaned_parts(in_body(f"<w:r><w:pict>{shape}</v:shape></w:pict></w:r>"))[DOCUMENT]
    assert b"http://evil.example" not in document


def test_comments_in_the_xml_and_settings_that_ask_something_of_a_computer_are_left_out() -> None:
    body = with_parts(
        saved(bare_template("{{title}}")),
        {},
        {
            DOCUMENT: (b"<w:body>", b"<?evil x?><!-- evil --><w:body>"),
            "word/settings.xml": (b"<w:zoom", b'<w:saveThroughXslt w:solutionID="http://evil.example"/><w:updateFields/><w:zoom'),
        },
    )
    parts = cleaned_parts(body)
    assert b"evil" not in parts[DOCUMENT]
    assert (b"evil" in parts["word/settings.xml"], b"updateFields" in parts["word/settings.xml"]) == (False, False)
    assert b"w:zoom" in parts["word/settings.xml"]


def test_a_text_that_word_on_the_web_has_called_otherwise_is_found() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(saved(bare_template("{{title}}")))) as source, zipfile.ZipFile(packed, "w") as target:
        for name in source.namelist():
            target.writestr(
                name.replace("document.xml", "document2.xml"), source.read(name).replace(b"document.xml", b"document2.xml")
            )
    assert [each.text for each in Document(io.BytesIO(clean(packed.getvalue(), "own.docx").body)).paragraphs] == ["{{title}}"]


def test_relationships_without_an_id_and_second_ones_of_a_kind_are_left_out() -> None:
    styles = relation("rIdX", "styles", "styles.xml")
    changes = {RELATIONS: (END, b'<!-- x --><Relationship Type="x/styles" Target="y"/><Relationship/>' + styles + END)}
    body = clean(with_parts(saved(bare_template("{{title}}")), {}, changes), "own.docx").body
    assert Document(io.BytesIO(body)).styles["Normal"]


def zipped(**parts: bytes) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, body in parts.items():
            archive.writestr(name, body)
    return packed.getvalue()


def bomb() -> bytes:
    return with_parts(saved(bare_template("{{title}}")), {"word/media/image1.png": bytes(60_000_000)})


def twice() -> bytes:
    return with_parts(saved(bare_template("{{title}}")), {"WORD/document.xml": b"<x/>"})


def with_entities() -> bytes:
    entity = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">]><w:document'
    return with_parts(saved(bare_template("{{title}}")), {}, {DOCUMENT: (b"<w:document", entity)})


def strict() -> bytes:
    transitional = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    return with_parts(
        saved(bare_template("x")), {}, {DOCUMENT: (transitional, b"http://purl.oclc.org/ooxml/wordprocessingml/main")}
    )


def replaced(part: str, content: bytes) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(saved(bare_template("x")))) as source, zipfile.ZipFile(packed, "w") as target:
        for name in source.namelist():
            target.writestr(name, content if name == part else source.read(name))
    return packed.getvalue()


def with_relations(*added: bytes) -> bytes:
    return with_parts(saved(bare_template("x")), {}, {RELATIONS: (END, b"".join((*added, END)))})


IN_UTF_16 = '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>'.encode("utf-16")


@pytest.mark.parametrize(
    ("body", "says"),
    [
        (replaced(DOCUMENT, b"<html/>"), "is damaged"),
        (replaced(DOCUMENT, f"<w:document {nsdecls('w')}/>".encode()), "is damaged"),
        (replaced("word/styles.xml", b"<x/>"), "is damaged"),
        (replaced("word/numbering.xml", f"<w:document {nsdecls('w')}/>".encode()), "is damaged"),
        (replaced("word/settings.xml", b"<a>" * 5000 + b"</a>" * 5000), "is damaged"),
        (replaced("word/styles.xml", IN_UTF_16), "contains definitions that Word never writes"),
        (with_relations(relation("rIdX", "header", "document.xml")), "is damaged"),
        (with_relations(*[relation("rIdX", "image", "http://evil.example/x", external=True)] * 2), "is damaged"),
        (b"", "is no Word file"),
        (b"%PDF-1.7", "is no Word file"),
        (b"PK not a zip", "is damaged or was cut short"),
        (zipped(a=b"b"), "is no Word file"),
        (bytes.fromhex("d0cf11e0a1b11ae1") + b"WordDocument", "is an old-style .doc or .dot file"),
        (bytes.fromhex("d0cf11e0a1b11ae1") + "EncryptedPackage".encode("utf-16-le"), "is protected with a password"),
        (bomb(), "is too large for a template"),
        (twice(), "holds a part twice"),
        (with_entities(), "contains definitions that Word never writes"),
        (strict(), "is saved as Strict Open XML"),
        (saved(bare_template("x"))[:9000], "is damaged or was cut short"),
    ],
)
def test_what_cannot_be_a_template_is_refused_in_a_sentence_that_says_what_to_do(body: bytes, says: str) -> None:
    with pytest.raises(SetupError, match=f"own.docx {says}.*[Ss]ave it") as raised:
        clean(body, "own.docx")
    assert "\n" not in str(raised.value)


def test_what_is_left_is_a_file_that_opens() -> None:
    document: Any = Document(io.BytesIO(clean(saved(bare_template("{{title}}")), "own.docx").body))
    assert [each.get(qn("w:type")) for each in document.styles.element.iter(qn("w:style"))] != []
