"""Do texts have the contrast of 4.5 to 1 with their background that WCAG requires?"""

import re

import pytest
from docx import Document
from docx.oxml.ns import qn

from adapters.render import word_page
from adapters.render.templates import FOLDER
from adapters.render.word_template.styles import OURS

CSS = (FOLDER / "report.css").read_text()
TOKENS = dict(re.findall(r"--(\w+): (#[0-9a-f]{6})", CSS))


def luminance(colour: str) -> float:
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted([luminance(one), luminance(other)])
    return (lighter + 0.05) / (darker + 0.05)


def test_black_on_white_is_21() -> None:
    assert contrast("#000000", "#ffffff") == 21


@pytest.mark.parametrize("text", ["ink", "soft", "link"])
@pytest.mark.parametrize("behind", ["paper", "tint"])
def test_text_can_be_read(text: str, behind: str) -> None:
    assert contrast(TOKENS[text], TOKENS[behind]) >= 4.5


def test_a_restricted_marking_can_be_read() -> None:
    assert contrast("#ffffff", TOKENS["alarm"]) >= 7


def test_the_issue_can_be_read() -> None:
    assert contrast(TOKENS["paper"], TOKENS["ink"]) >= 7


def test_a_chart_s_scale_can_be_read_on_its_band() -> None:
    assert contrast("#4b535d", "#e6ebf1") >= 4.5


@pytest.mark.parametrize("token", ["ink", "soft", "alarm"])
def test_pdf_has_the_pages_colours(token: str) -> None:
    assert f'#let {token} = rgb("{TOKENS[token]}")' in (FOLDER / "style.typ").read_text()


@pytest.mark.parametrize(
    ("token", "style", "tag", "attribute"),
    [
        ("ink", "Normal", "w:color", "w:val"),
        ("soft", "By", "w:color", "w:val"),
        ("line", "Fact", "w:between", "w:color"),
        ("tint", "Note", "w:shd", "w:fill"),
        ("link", "Link", "w:color", "w:val"),
    ],
)
def test_the_word_template_has_the_pages_colours(token: str, style: str, tag: str, attribute: str) -> None:
    (found,) = Document(str(OURS)).styles[style].element.iter(qn(tag))
    assert found.get(qn(attribute)) == TOKENS[token].lstrip("#").upper()


def test_the_marking_in_word_has_the_pages_colours() -> None:
    (marking,) = Document(str(OURS)).sections[0].header.paragraphs[0].runs
    assert str(marking.font.color.rgb) == TOKENS["soft"].lstrip("#").upper()
    assert TOKENS["alarm"].lstrip("#").upper() == word_page.ALARM
