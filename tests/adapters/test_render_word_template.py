"""Does the Word template have every style, is a missing one named, and does a change of it reach the report?"""

from pathlib import Path

import pytest
from docx import Document
from docx.oxml.ns import qn
from docx.shared import Pt

from adapters.render.word_style import ACCENT, NEEDED, TEMPLATE, styled_document
from quarterly.vocabulary.errors import SetupError

NAMES = [name for names in NEEDED.values() for name in names]


def test_the_template_has_every_style_and_leaves_no_text() -> None:
    document = styled_document("00594F")
    assert {style.name for style in document.styles} >= set(NAMES)
    assert (document.paragraphs, document.tables) == ([], [])


@pytest.mark.parametrize("name", ["Issue", "Heading 2", "Link", "Ruled"])
def test_a_style_that_is_missing_is_named(tmp_path: Path, name: str) -> None:
    template = Document(str(TEMPLATE))
    template.styles[name].delete()
    template.save(str(tmp_path / "cover.docx"))
    with pytest.raises(SetupError, match=rf"cover\.docx has no \w+ style “{name}”\. Add it in Word"):
        styled_document("00594F", tmp_path / "cover.docx")


def test_a_style_of_another_kind_is_none(tmp_path: Path) -> None:
    template = Document(str(TEMPLATE))
    template.styles["Issue"].delete()
    template.styles["Link"].name = "Issue"
    template.save(str(tmp_path / "cover.docx"))
    with pytest.raises(SetupError, match="has no paragraph style “Issue” and no character style “Link”"):
        styled_document("00594F", tmp_path / "cover.docx")


@pytest.mark.parametrize("body", [None, b"Not a Word file."])
def test_a_template_that_is_no_word_file_is_named(tmp_path: Path, body: bytes | None) -> None:
    if body:
        (tmp_path / "cover.docx").write_bytes(body)
    with pytest.raises(SetupError, match=r"cover\.docx is missing or no Word file"):
        styled_document("00594F", tmp_path / "cover.docx")


def test_a_change_of_the_template_is_in_the_report(tmp_path: Path) -> None:
    template = Document(str(TEMPLATE))
    template.styles["Caption"].font.size = Pt(13)
    template.save(str(tmp_path / "cover.docx"))
    assert styled_document("00594F", tmp_path / "cover.docx").styles["Caption"].font.size == Pt(13)


def test_the_templates_accent_becomes_the_councils() -> None:
    styles = styled_document("00594F").styles
    assert [
        border.get(qn("w:color"))
        for name, side in (("Council", "w:top"), ("Note", "w:left"), ("Note title", "w:left"))
        for border in styles[name].element.iter(qn(side))
        if border.get(qn("w:color"))
    ] == ["00594F"] * 3
    assert ACCENT not in styles.element.xml
