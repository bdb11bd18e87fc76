"""Is a council's template filled where it says, and is our own one that a communications officer can change?"""

import io
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt

from adapters.render.word import cover_report_docx, our_template
from adapters.render.word_parts import text_width
from adapters.render.word_template.clean import clean
from adapters.render.word_template.styles import ACCENT, NEEDED, OURS, lacking_styles
from adapters.render.word_template.trial import require_writable
from quarterly.reporting.filling import filling
from quarterly.reporting.model import Report
from tests.template_files import bare_template, relation, saved, with_parts

SAMPLE: Report = json.loads((Path(__file__).parents[1] / "golden" / "sample_report.json").read_text())
NAMES = [name for names in NEEDED.values() for name in names]


def drawn(template: Any, report: Report = SAMPLE, **texts: str) -> Any:
    body = cover_report_docx(filling(report, **texts), clean(saved(template), "own.docx").body)
    return Document(io.BytesIO(body))


def texts(document: Any) -> list[str]:
    return [paragraph.text for paragraph in document.paragraphs if paragraph.text]


def headings(document: Any) -> list[str]:
    return [paragraph.text for paragraph in document.paragraphs if paragraph.style.name.startswith("Heading")]


def test_our_own_template_has_every_style() -> None:
    assert lacking_styles(Document(str(OURS))) == []


def test_our_own_template_is_as_clean_as_one_that_is_sent() -> None:
    assert clean(our_template(), "ours").left_out == ()


def test_our_templates_accent_becomes_the_councils() -> None:
    document = Document(io.BytesIO(cover_report_docx(filling({**SAMPLE, "accent": "#00594f"}))))
    styles = document.styles
    assert [
        border.get(qn("w:color"))
        for name, side in (("Council", "w:top"), ("Note", "w:left"), ("Note title", "w:left"))
        for border in styles[name].element.iter(qn(side))
        if border.get(qn("w:color"))
    ] == ["00594F"] * 3
    assert ACCENT not in styles.element.xml


def test_a_place_that_word_split_over_runs_is_filled_in_the_look_of_its_beginning() -> None:
    template = bare_template()
    paragraph = template.add_paragraph("About ")
    for piece in ("{", "{ti", "tle", "}", "} and more"):
        paragraph.add_run(piece)
    paragraph.runs[1].bold = True
    (found,) = [each for each in drawn(template).paragraphs if each.text.startswith("About")]
    assert found.text == f"About {SAMPLE['title']} and more"
    assert [run.text for run in found.runs if run.bold] == [SAMPLE["title"]]


@pytest.mark.parametrize("typed", ["{{ Wards }}", "{{WARDS}}", "{{wards}}"])
def test_the_spelling_of_a_place_does_not_matter(typed: str) -> None:
    template = bare_template(typed)
    report: Report = {**SAMPLE, "details": [["Wards affected", "All wards"]]}
    assert "All wards" in texts(drawn(template, report))


def test_the_committee_and_the_day_stand_in_headers_and_footers_too() -> None:
    template = bare_template("{{title}}")
    template.sections[0].header.paragraphs[0].text = "{{committee}}, {{date}}"
    template.sections[0].footer.paragraphs[0].text = "{{quarter}}"
    document = drawn(template, {**SAMPLE, "rendering": "public"}, committee="Scrutiny Committee", date="4 May 2026")
    assert document.sections[0].header.paragraphs[0].text == "Scrutiny Committee, 4 May 2026"
    assert document.sections[0].footer.paragraphs[0].text == SAMPLE["subtitle"].partition(":")[0]


def test_a_part_stands_below_the_templates_own_heading_without_one_of_its_own() -> None:
    template = bare_template("{{title}}", ("Heading 2", "Why we write"), "{{purpose of report}}", ("Heading 1", "The end"))
    document = drawn(template)
    at = texts(document).index("Why we write")
    assert texts(document)[at + 1] != "The end"
    assert [each for each in headings(document) if "Purpose" in each] == []


def test_what_the_template_lacks_stands_behind_its_own_text() -> None:
    document = drawn(bare_template("{{title}}", "{{purpose of report}}", "Our last line"))
    assert texts(document).index("Our last line") < texts(document).index("Performance")


def test_what_the_template_lacks_stands_where_it_says() -> None:
    document = drawn(bare_template("{{title}}", "{{everything else}}", "Our last line"))
    assert texts(document)[-1] == "Our last line"


def test_what_a_reader_must_know_first_stands_on_top_also_where_the_template_lacks_it() -> None:
    report: Report = {**SAMPLE, "notices": [{"type": "note", "title": "Withdrawn figures", "text": "Not to be relied on."}]}
    document = drawn(bare_template("Letterhead", "{{title}}", "Our own text"), report)
    found = texts(document)
    assert found.index(SAMPLE["title"]) < found.index("Withdrawn figures") < found.index("Our own text")


def test_a_report_in_a_template_without_a_title_begins_with_it() -> None:
    assert texts(drawn(bare_template("Our own text")))[0] == SAMPLE["title"]


def test_what_a_service_wrote_is_not_taken_for_a_place() -> None:
    report: Report = json.loads(json.dumps(SAMPLE))
    report["sections"][0]["blocks"] = [{"type": "paragraph", "text": "We typed {{title}} and {{wards}}."}]
    for template in (bare_template("{{title}}", "{{purpose of report}}"), bare_template("{{title}}")):
        assert "We typed {{title}} and {{wards}}." in texts(drawn(template, report))


def test_a_row_of_the_templates_own_table_is_repeated_for_each_implication_under_a_header_that_repeats() -> None:
    report: Report = {**SAMPLE, "sections": [implications()]}
    template = bare_template("{{title}}")
    table = template.add_table(2, 2)
    for cell, typed in zip(
        [*table.rows[0].cells, *table.rows[1].cells], ["For", "It means", "{{implication}}", "{{implication text}}"], strict=True
    ):
        cell.text = typed
    document = drawn(template, report)
    (found,) = document.tables
    assert [[cell.text for cell in row.cells] for row in found.rows] == [
        ["For", "It means"],
        ["Financial", "It costs £5.\n– one\n– two"],
        ["Legal", "None arise."],
    ]
    assert found.rows[0]._tr.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None
    assert "Implications" not in headings(document)


def implications() -> Any:
    def paragraph(text: str) -> Any:
        return {"type": "paragraph", "runs": [{"text": text}]}

    listed = {"type": "list", "ordered": False, "items": [[{"text": "one"}], [{"text": "two"}]]}
    inner: list[Any] = [
        {"id": "f", "number": "", "title": "Financial", "sections": [], "blocks": []},
        {"id": "l", "number": "", "title": "Legal", "sections": [], "blocks": []},
    ]
    inner[0]["blocks"] = [{"type": "prose", "blocks": [paragraph("It costs £5."), listed]}]
    inner[1]["blocks"] = [{"type": "prose", "blocks": [paragraph("None arise.")]}]
    return {"id": "s1-implications", "number": "1", "title": "Implications", "blocks": [], "sections": inner}


def test_implications_can_stand_one_by_one_and_those_without_a_place_are_appended() -> None:
    report: Report = {**SAMPLE, "sections": [implications()]}
    found = texts(drawn(bare_template("{{title}}", ("Heading 1", "Law"), "{{legal implications}}", "Last"), report))
    assert found[found.index("Law") + 1] == "None arise."
    assert found.index("Last") < found.index("Financial")


def test_a_style_that_the_template_lacks_is_ours_in_the_templates_font() -> None:
    template = bare_template("{{title}}")
    template.styles["Normal"].font.name = "Georgia"
    template.styles["Caption"].delete()
    caption = drawn(template).styles["Caption"]
    assert (caption.font.name, caption.base_style.name) == (None, "Normal")


def test_a_change_of_a_style_is_in_the_report() -> None:
    template = bare_template("{{title}}")
    template.styles["Caption"].font.size = Pt(13)
    assert drawn(template).styles["Caption"].font.size == Pt(13)


def test_a_template_without_any_list_gets_the_reports() -> None:
    template = bare_template("{{title}}")
    for name in ("List Bullet", "List Number"):
        template.styles[name].delete()
    styles = drawn(template).styles
    assert {styles[name].type for name in ("List Bullet", "List Number")} == {WD_STYLE_TYPE.PARAGRAPH}


def test_an_unpublished_report_is_marked_on_every_page_also_where_the_template_has_no_place_for_it() -> None:
    report: Report = {**SAMPLE, "rendering": "restricted", "marking": "Restricted: not for publication."}
    template = bare_template("{{title}}")
    template.sections[0].different_first_page_header_footer = True
    section = drawn(template, report).sections[0]
    assert [header.paragraphs[0].text for header in (section.header, section.first_page_header)] == [report["marking"]] * 2


def test_a_template_that_libreoffice_saved_is_written_in_its_own_styles() -> None:
    """It writes "Heading 1" where Word writes "heading 1"."""
    template = bare_template("{{title}}", ("Heading 1", "Why we write"), "{{purpose of report}}")
    template.styles["Heading 2"].font.size = Pt(17)
    for style in template.styles.element.findall(qn("w:style")):
        style.name_val = style.name_val[0].upper() + style.name_val[1:]
    document = drawn(template)
    assert document.styles["Heading 2"].font.size == Pt(17)
    assert [style.name for style in document.styles].count("Heading 2") == 1


@pytest.mark.parametrize("kind", [WD_STYLE_TYPE.CHARACTER, WD_STYLE_TYPE.TABLE])
def test_a_style_of_another_kind_with_the_name_of_one_that_is_needed_keeps_its_look_under_another(kind: WD_STYLE_TYPE) -> None:
    template = bare_template("{{title}}")
    template.styles.add_style("Note", kind)
    styles = drawn(template).styles
    assert styles["Note"].type == WD_STYLE_TYPE.PARAGRAPH
    assert styles["Note of the template"].type == kind
    ids = [style.style_id for style in styles]
    assert len(ids) == len(set(ids))


def test_a_place_in_a_footnote_is_filled() -> None:
    note = "<w:footnote w:id='2'><w:p><w:r><w:t>{{committee}}</w:t></w:r></w:p></w:footnote>"
    notes = f"<w:footnotes {nsdecls('w')}>{note}</w:footnotes>"
    end = b"</Relationships>"
    relations = {"word/_rels/document.xml.rels": (end, relation("rIdF", "footnotes", "footnotes.xml") + end)}
    sent = with_parts(saved(bare_template("{{title}}")), {"word/footnotes.xml": notes.encode()}, relations)
    body = cover_report_docx(filling(SAMPLE, committee="Scrutiny Committee"), clean(sent, "own.docx").body)
    with zipfile.ZipFile(io.BytesIO(body)) as archive:
        assert b'<w:t xml:space="preserve">Scrutiny Committee</w:t>' in archive.read("word/footnotes.xml")


def test_a_part_whose_place_is_in_a_header_alone_is_not_lost() -> None:
    template = bare_template("{{title}}")
    template.sections[0].header.paragraphs[0].text = "{{purpose of report}}"
    document = drawn(template)
    assert "Purpose of report" in [each.rpartition("\u2002")[2] for each in headings(document)]
    assert "{{" not in "".join(each.text for each in document.sections[0].header.paragraphs)


def test_a_part_below_a_sentence_under_the_templates_heading_has_no_heading_of_its_own_and_the_next_has() -> None:
    template = bare_template(
        "{{title}}", ("Heading 2", "Why we write"), "As follows:", "{{purpose of report}}", "{{performance}}"
    )
    found = headings(drawn(template))
    assert [each for each in found if "Purpose" in each] == []
    assert [each for each in found if "Performance" in each] != []


@pytest.mark.parametrize("typed", ["{{ti\u00adtle}}", "{{\u200btitle}}", "{{title\ufeff}}"])
def test_characters_that_nobody_sees_do_not_change_a_place(typed: str) -> None:
    assert SAMPLE["title"] in texts(drawn(bare_template(typed)))


def test_rows_without_a_header_of_the_template_above_them_have_none() -> None:
    template = bare_template("{{title}}")
    template.add_table(1, 1).cell(0, 0).text = "{{appendix}}"
    document = drawn(template)
    assert [row._tr.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") for row in document.tables[0].rows] == [None] * len(
        document.tables[0].rows
    )


def test_tables_fit_the_narrowest_pages_and_columns() -> None:
    template = bare_template("{{title}}")
    template.add_section()
    template.sections[1].left_margin = Mm(60)
    template.sections[1]._sectPr.find(qn("w:cols")).set(qn("w:num"), "2")
    assert text_width(template) == pytest.approx((215.9 - 60 - 31.75 - 12.7) / 2, abs=0.1)


def test_a_template_without_the_part_for_lists_has_numbered_ones() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(saved(bare_template("{{title}}")))) as source, zipfile.ZipFile(packed, "w") as target:
        for name in source.namelist():
            if name != "word/numbering.xml":
                target.writestr(name, source.read(name))
    require_writable(clean(packed.getvalue(), "own.docx").body, "own.docx")


def test_the_same_report_in_the_same_template_is_the_same_file() -> None:
    template = clean(saved(bare_template("{{title}}")), "own.docx").body
    assert cover_report_docx(filling(SAMPLE), template) == cover_report_docx(filling(SAMPLE), template)


def test_the_language_is_british_english_whatever_the_template_says() -> None:
    template = bare_template("{{title}}")
    for language in template.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), "en-US")
    assert {each.get(qn("w:val")) for each in drawn(template).styles.element.iter(qn("w:lang"))} == {"en-GB"}
