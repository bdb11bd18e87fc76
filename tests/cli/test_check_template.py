"""What does `quarterly check COUNCIL` say of the council's own Word template?"""

from pathlib import Path

import pytest
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
    assert "own.dotm: {{glance}} in a header or footer stays empty" in said


def test_a_file_that_is_not_there_is_a_mistake_that_says_where_to_put_it(tmp_path: Path) -> None:
    code, said = checked(tmp_path, None)
    assert code != 0
    assert "dudley/own.dotm, the template that profile.yaml names under report, word_template, cannot be read" in said


@pytest.mark.parametrize("name", ["../own.docx", "own.pdf", "a\\own.docx"])
def test_only_a_word_file_in_the_councils_own_folder_can_be_named(tmp_path: Path, name: str) -> None:
    code, said = checked(tmp_path, b"", ("profile.yaml", "\nreport:\n", f"\nreport:\n  word_template: '{name}'\n"))
    assert code != 0
    assert "word_template" in said
