"""Does the estimated height of a table, which decides whether it stays on one page, agree with the measured one?"""

import json
from typing import Any

import pytest
import typst

from adapters.render.templates import FOLDER

WORDS = "Children whose plan was reviewed in time, and the number of those who wait for a first review of theirs"
COLUMNS = [{"title": "Indicator", "width": 50, "align": "left"}, {"title": "Rating", "width": 30, "align": "left"}]
ACTUAL = {"title": "Actual", "width": 20, "align": "right"}
AMBER = {"text": "Amber", "mark": {"word": "Amber", "shape": "circle", "colour": "#8a5200"}}
SPARK = {"text": WORDS, "spark": {"values": [1, 2], "target": None, "colour": "#14508c", "alt": "Up."}}
DRAWN = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 60 16'><path d='M0 0H60V16Z'/></svg>"
TEMPLATE = """
#import "/tables.typ": *
#set text(font: "Source Sans 3", size: sized(10.5pt), lang: "en", region: "GB")
#let each = report.table
#set text(size: sized(9.5pt), hyphenate: true, costs: (hyphenation: 100000%))
#set par(leading: 0.5em, linebreaks: "optimized")
#context {
  let (least, most) = heights(text(each.caption), rows-lines(each), 170mm)
  let height = measure(width: 170mm, captioned(text(each.caption), table, ruled(each))).height
  [#metadata((least, height, most).map(each => each / 1pt))<heights>]
}
"""


def heights(rows: list[list[Any]], *, print: str = "usual", caption: str = "Indicators") -> tuple[float, float, float]:
    """Return the least, the measured and the greatest height of a table in points."""
    cells = [[cell if isinstance(cell, dict) else {"text": cell} for cell in row] for row in rows]
    table = {"type": "table", "id": "t", "caption": caption, "columns": [*COLUMNS, ACTUAL], "rows": cells}
    charts = {f"t-{row}-{place}": [DRAWN] for row in range(len(rows)) for place in range(3)}
    report = {"accent": "#14508c", "table": table}
    shapes = {"circle": "M8 1.5A6.5 6.5 0 1 1 8 14.5Z"}
    inputs = {"report": report, "alone": "", "charts": charts, "shapes": shapes, "print": print}
    files: Any = {"main.typ": TEMPLATE.encode(), "inputs.json": json.dumps(inputs).encode()}
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FOLDER / "fonts"])
    compiler = typst.Compiler(files, root=FOLDER, font_paths=fonts)
    least, height, most = json.loads(compiler.query("<heights>", field="value", one=True))
    return least, height, most


@pytest.mark.parametrize("print", ["usual", "large"])
@pytest.mark.parametrize(
    "rows",
    [
        [["2012-13 Q1", "Green", "93%"]] * 12,
        [[WORDS, AMBER, "93%"]] * 3,
        [[WORDS, WORDS, WORDS]] * 2,
        [["W" * 40, "iii lll " * 9, "1,234,567,890"]],
        [["An indicator\nof two lines", "–", "–"]],
        [["One", SPARK, AMBER]] * 4,
    ],
    ids=["figures", "marks", "long", "wide and narrow letters", "breaks", "pictures"],
)
def test_a_table_is_never_lower_or_higher_than_its_lines_say(rows: list[list[Any]], print: str) -> None:
    least, height, most = heights(rows, print=print)
    assert least - 2 <= height <= most + 2


def test_of_a_table_with_one_line_a_row_the_height_is_known() -> None:
    """So that those beside a card's picture, the most of all, are laid out once."""
    least, height, most = heights([["2012-13 Q1", "Green", "93%"]] * 12)
    # A header has letters half a point smaller.
    assert (round(least, 1), round(height, 1), round(most, 1)) == (250.8, 249.6, 250.8)


def test_a_caption_of_two_lines_counts() -> None:
    one, two = (heights([["Q1", "Green", "93%"]] * 12, caption=text)[2] for text in (WORDS, f"{WORDS}, by {WORDS}"))
    assert round(two - one) == 11
