"""Does a character that the fonts lack stop the report?"""

import json
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

from adapters.render.characters import printable
from adapters.render.pdf import report_pdf
from adapters.render.templates import FOLDER
from quarterly.reporting.model import Report

FONTS = sorted((FOLDER / "fonts").glob("*.ttf"))


def test_the_list_has_the_characters_that_every_font_has() -> None:
    there = set.intersection(*({code for code in TTFont(font).getBestCmap() if code >= 32} for font in FONTS))
    assert {code for code in range(32, 0x110000) if printable(chr(code)) == chr(code)} == there


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("Well done ✅", "Well done [white heavy check mark]"),
        ("Ｂ１５", "B15"),
        ("👍\ufe0f", "[thumbs up sign]"),
        ("Zoë’s café, Łódź", "Zoë’s café, Łódź"),
        ("\ue000", "[character]"),
    ],
)
def test_what_they_lack_is_said_in_words(typed: str, printed: str) -> None:
    assert printable(typed) == printed


def test_a_report_with_one_is_drawn() -> None:
    report: Report = json.loads((Path(__file__).parents[1] / "golden" / "sample_report.json").read_text())
    assert report_pdf({**report, "title": "Well done ✅ Ｂ"}).startswith(b"%PDF")
