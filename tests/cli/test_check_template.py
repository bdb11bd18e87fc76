"""What does `quarterly check COUNCIL` say of the council's own Word template?"""

from pathlib import Path

import pytest
from docx.oxml.ns import qn
from typer.testing import CliRunner

from cli.app import app
from tests.installation import own_council
from tests.template_files import bare_template, relation, saved, with_parts

NAMED = ("profile.yaml", "\nreport:\n", "\nreport:\n  word_template: own.dotm\n")


def checked(folder: Path, template: bytes | None, change: tuple[str, str, str] = NAMED) -> tuple[int, str]:
    council = own_council(folder / "dudley", [change])
    if template is not None:
        (council / "own.dotm").write_bytes(template)
    done = CliRunner().invoke(app, ["check", str(council)])
    return done.exit_code, " ".join(done.output.split())


def test_what_the_template_lacks_is_named(tmp_path: Path) -> None:
    code, said = checked(tmp_path, saved(bare_template("{{title}}", "{{recommendations}}")))
    assert code == 0
    assert "own.dotm has no place for {{subtitle}}" in said
    assert "{{recommendations}}" not in said


def test_a_place_that_there_is_none_of_is_a_mistake_with_the_likely_one(tmp_path: Path) -> None:
    code, said = checked(tmp_path, saved(bare_template("{{titel}}")))
    assert code != 0
    assert "own.dotm: {{titel}} is no place of the report. Did you mean {{title}}?" in said


def test_what_is_left_out_of_it_is_named(tmp_path: Path) -> None:
    end = b"</Relationships>"
    changes = {"word/_rels/document.xml.rels": (end, relation("rIdX", "vbaProject", "vbaProject.bin") + end)}
    _, said = checked(tmp_path, with_parts(saved(bare_template("{{title}}")), {"word/vbaProject.bin": b"Sub"}, changes))
    assert "own.dotm: left out of every report: macros." in said


def test_a_part_in_a_header_is_named_as_it_stays_empty(tmp_path: Path) -> None:
    template = bare_template("{{title}}")
    template.sections[0].header.paragraphs[0].text = "{{glance}} of {{committee}}"
    _, said = checked(tmp_path, saved(template))
    assert "own.dotm: {{glance}} in a header, footer or note stays empty" in said


@pytest.mark.parametrize("typed", ["{{title", "title}}", "{{}}", "{{ {{title}} }}"])
def test_the_brackets_of_a_place_without_one_are_a_mistake(tmp_path: Path, typed: str) -> None:
    code, said = checked(tmp_path, saved(bare_template(typed)))
    assert code != 0
    assert "is no place: two curly brackets open and two close one, as in {{title}}." in said


def test_two_lists_in_one_row_are_a_mistake(tmp_path: Path) -> None:
    template = bare_template("{{title}}")
    row = template.add_table(1, 2).rows[0]
    row.cells[0].text, row.cells[1].text = "{{recommendation}}", "{{appendix}}"
    code, said = checked(tmp_path, saved(template))
    assert code != 0
    assert "own.dotm: {{recommendation}} and {{appendix}} stand in one row or paragraph" in said


def test_margins_that_leave_no_room_are_a_mistake(tmp_path: Path) -> None:
    template = bare_template("{{title}}")
    template.sections[0].left_margin = template.sections[0].page_width
    code, said = checked(tmp_path, saved(template))
    assert code != 0
    assert "own.dotm: the margins of its first page leave 0 mm for text. A report needs 60 mm" in said


def test_a_template_that_no_report_can_be_written_in_is_a_mistake_in_a_sentence(tmp_path: Path) -> None:
    template = bare_template("{{title}}")
    template.element.body.sectPr.find(qn("w:pgMar")).set(qn("w:left"), "wide")
    code, said = checked(tmp_path, saved(template))
    assert code != 0
    assert "own.dotm: a report cannot be written in it (ValueError). Open it in Word" in said


def test_a_file_that_is_not_there_is_a_mistake_that_says_where_to_put_it(tmp_path: Path) -> None:
    code, said = checked(tmp_path, None)
    assert code != 0
    assert "dudley/own.dotm, the template that profile.yaml names under report, word_template, cannot be read" in said


@pytest.mark.parametrize("name", ["../own.docx", "own.pdf", "a\\own.docx"])
def test_only_a_word_file_in_the_councils_own_folder_can_be_named(tmp_path: Path, name: str) -> None:
    code, said = checked(tmp_path, b"", ("profile.yaml", "\nreport:\n", f"\nreport:\n  word_template: '{name}'\n"))
    assert code != 0
    assert "word_template" in said
