import io
import json
import zipfile
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn
from docx.shared import Pt
from lxml import etree

from adapters.render.word import cover_report_docx as in_template
from quarterly.reporting.filling import filling
from quarterly.reporting.model import Report

SAMPLE: Report = json.loads((Path(__file__).parents[1] / "golden" / "sample_report.json").read_text())


def cover_report_docx(report: Report) -> bytes:
    return in_template(filling(report))


@pytest.fixture(scope="module")
def body() -> bytes:
    return cover_report_docx(SAMPLE)


@pytest.fixture(scope="module")
def document(body: bytes) -> Any:
    return Document(io.BytesIO(body))


def part(body: bytes, name: str) -> etree._Element:
    return etree.fromstring(zipfile.ZipFile(io.BytesIO(body)).read(name))


def test_headings_are_real_headings_and_nested(document: Any) -> None:
    headings = [(p.style.name, p.text) for p in document.paragraphs if p.style.name.startswith("Heading")]
    assert headings == [
        ("Heading 1", "1\u2002Purpose of report"),
        ("Heading 1", "2\u2002Performance"),
        ("Heading 2", "2.1\u2002Staying safe\u2003◆\u00a0On target, lower half"),
        ("Heading 3", "1180 Care leavers #panic() <script>alert(1)</script>"),
        ("Heading 1", "Appendices"),
    ]


def test_every_table_repeats_its_header_row(body: bytes) -> None:
    rows = [table.find(qn("w:tr")) for table in part(body, "word/document.xml").iter(qn("w:tbl"))]
    assert [row.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None for row in rows] == [True]


def test_every_table_heads_its_rows_by_the_first_column(body: bytes) -> None:
    looks = [each.get(qn("w:firstColumn")) for each in part(body, "word/document.xml").iter(qn("w:tblLook"))]
    assert looks == ["1"]


def test_widths_are_given_and_fixed(body: bytes) -> None:
    (table,) = part(body, "word/document.xml").iter(qn("w:tbl"))
    assert table.find(f".//{qn('w:tblLayout')}").get(qn("w:type")) == "fixed"
    assert [column.get(qn("w:w")) for column in table.iter(qn("w:gridCol"))] == ["4241", "964", "1928", "2506"]


def test_every_picture_has_its_sentence(body: bytes) -> None:
    pictures = part(body, "word/document.xml").iter(qn("wp:docPr"))
    assert [picture.get("descr") for picture in pictures] == [SAMPLE["sections"][1]["blocks"][3]["alt"]]  # type: ignore[typeddict-item]


def test_every_caption_stays_with_what_it_names(document: Any) -> None:
    captions = [p for p in document.paragraphs if p.style.name == "Caption"]
    assert [p.text for p in captions] == ["Ratings against target, 1 April to 30 June 2012", "Distance from target, 2012-13 Q1"]
    assert document.styles["Caption"].paragraph_format.keep_with_next


def test_the_first_page_counts_the_indicators_of_each_rating_by_shape_and_word() -> None:
    marks: list[Any] = [
        {"word": word, "shape": shape, "colour": "#00703c"} for word, shape in (("Green", "circle"), ("Red", "triangle"))
    ]
    counts: list[Any] = [{"mark": mark, "count": count} for mark, count in zip(marks, (8, 3), strict=True)]
    tally = {"type": "tally", "text": "8 of 11 indicators are on target.", "counts": counts}
    first: Any = {"id": "glance", "number": "", "title": "At a glance", "blocks": [tally], "sections": []}
    drawn = Document(io.BytesIO(cover_report_docx({**SAMPLE, "glance": first})))
    assert [p.text.split() for p in drawn.paragraphs if "Green" in p.text] == [["8", "●", "Green", "3", "▲", "Red"]]


def test_the_language_is_british_english_everywhere(body: bytes) -> None:
    assert {each.get(qn("w:val")) for each in part(body, "word/styles.xml").iter(qn("w:lang"))} == {"en-GB"}


def test_the_font_is_arial_everywhere(body: bytes) -> None:
    assert {each.get(qn("w:ascii")) for each in part(body, "word/styles.xml").iter(qn("w:rFonts"))} == {"Arial"}


def test_the_properties_name_the_report_and_its_period(document: Any) -> None:
    core = document.core_properties
    assert (core.title, core.author, core.language, core.created.isoformat()) == (
        "Children’s services performance report, 2012-13 Q1, 1 April to 30 June 2012, Early snapshot",
        "Exampleshire Council",
        "en-GB",
        "2012-06-30T00:00:00+00:00",
    )


def test_every_page_has_its_marking_and_number(document: Any) -> None:
    section = document.sections[0]
    fields = [each.get(qn("w:instr")) for each in section.footer._element.iter(qn("w:fldSimple"))]
    assert section.header.paragraphs[0].text == "Restricted: contains small numbers about children"
    assert fields == ["PAGE", "NUMPAGES"]


def test_a_mark_is_a_character_and_a_word_in_colour(document: Any) -> None:
    shape, word = document.tables[0].cell(1, 3).paragraphs[0].runs
    assert (shape.text, word.text, str(word.font.color.rgb)) == ("★", "\tExceeds tolerance", "00693C")


def test_a_long_label_has_its_text_on_the_next_line(document: Any) -> None:
    facts = [p.text for p in document.paragraphs if p.style.name == "Fact"]
    assert facts[2:4] == ["Financial\tNone.", "Implications for the council’s priorities\nNone."]


def test_a_link_leads_out_of_the_document(document: Any) -> None:
    links = [each for each in document.part.rels.values() if each.is_external]
    assert [each.target_ref for each in links] == ["https://example.org/plan"]


def test_a_numbered_list_starts_at_one(document: Any) -> None:
    numbers = {p._p.pPr.numPr.numId.val for p in document.paragraphs if p.style.name == "List Number"}
    assert numbers.isdisjoint({document.styles["List Number"].element.pPr.numPr.numId.val})


def test_the_issue_and_the_notices_stand_before_the_details(document: Any) -> None:
    styles = [p.style.name for p in document.paragraphs]
    assert styles[2:9] == ["Subtitle", "Issue", "Note title", "Note", "Note title", "Note", "Fact"]


def test_a_quarter_of_one_issue_has_no_badge() -> None:
    once = Document(io.BytesIO(cover_report_docx({**SAMPLE, "issue": ""})))
    assert [p.text for p in once.paragraphs if p.style and p.style.name == "Issue"] == []


def test_a_paragraphs_number_is_typed_and_hangs(document: Any) -> None:
    numbered = [p.text.partition("\t")[0] for p in document.paragraphs if p.style.name == "Numbered"]
    hang = document.styles["Numbered"].paragraph_format
    assert numbered == ["1", "2", "3"]
    assert hang.first_line_indent == -hang.left_indent


def test_what_stands_under_a_numbered_paragraph_lines_up_with_its_text(document: Any) -> None:
    told = next(p for p in document.paragraphs if p.text == "Both are told below.")
    assert told.paragraph_format.left_indent == document.styles["Numbered"].paragraph_format.left_indent


def test_a_list_of_letters_is_a_real_list_with_brackets(document: Any, body: bytes) -> None:
    first = next(p for p in document.paragraphs if p.text == "notes the report;")
    numbering = part(body, "word/numbering.xml")
    own = next(each for each in numbering.iter(qn("w:num")) if each.get(qn("w:numId")) == str(first._p.pPr.numPr.numId.val))
    number = own.find(qn("w:abstractNumId")).get(qn("w:val"))
    pattern = next(each for each in numbering.iter(qn("w:abstractNum")) if each.get(qn("w:abstractNumId")) == number)
    assert [each.get(qn("w:val")) for each in pattern.find(qn("w:lvl"))[:3]] == ["1", "lowerLetter", "(%1)"]


def test_a_course_is_told_in_its_sentence(document: Any) -> None:
    sentence = "1182 fell from 36.1 to 29.6 over four quarters; one is missing."
    assert document.tables[0].cell(1, 2).text == sentence


def test_the_last_lines_name_the_appendices_and_their_files(document: Any) -> None:
    assert [p.text for p in document.paragraphs][-3:] == [
        "Appendices",
        "Appendix A: Performance scorecard (appendix-a.pdf)",
        "Appendix B: Action trackers (appendix-b.pdf)",
    ]


def test_without_appendices_none_are_named() -> None:
    alone = Document(io.BytesIO(cover_report_docx({**SAMPLE, "appendices": []})))
    assert "Appendices" not in [p.text for p in alone.paragraphs]


def test_hostile_text_stays_text(document: Any) -> None:
    assert document.tables[0].cell(4, 0).text == "=1+1 {{7*7}} <script>alert(1)</script>"


def test_the_same_report_gives_the_same_bytes(body: bytes) -> None:
    assert cover_report_docx(SAMPLE) == body


def test_text_directly_below_a_table_has_room_above_it() -> None:
    report = deepcopy(SAMPLE)
    section = next(each for each in report["sections"] if any(block["type"] == "table" for block in each["blocks"]))
    table = next(block for block in section["blocks"] if block["type"] == "table")
    section["blocks"] = [table, {"type": "paragraph", "text": "Below."}, {"type": "paragraph", "text": "Further below."}]
    paragraphs = {each.text: each for each in Document(io.BytesIO(cover_report_docx(report))).paragraphs}
    below, further = (paragraphs[text].paragraph_format.space_before for text in ("Below.", "Further below."))
    assert (below, further) == (Pt(8), None)
