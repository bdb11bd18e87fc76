"""One walk over a view model: every row of text with its address, in the order of reading."""

import pytest

from quarterly.reporting.model import Block, RichBlock, Section
from quarterly.reporting.walk import all_sections, blocks_in, lines_of, sections_in, with_blocks
from tests.unit.made import built
from tests.unit.made_report import material

TABLE: Block = {
    "type": "table",
    "id": "t",
    "caption": "C",
    "columns": [],
    "rows": [[{"text": "A"}, {"text": "1"}], [{"text": "B"}, {"text": "2"}]],
}
ITEM: RichBlock = {"type": "list", "ordered": False, "items": [[{"text": "x"}]]}


def of(*blocks: Block, inner: tuple[Section, ...] = ()) -> Section:
    return {"id": "s", "number": "", "title": "Out", "blocks": list(blocks), "sections": list(inner)}


def test_a_row_has_its_section_block_row_and_columns() -> None:
    found = list(lines_of(of({"type": "paragraph", "text": "P."}, TABLE), ("Out",)))
    assert [(line.section, line.block, line.row, line.texts) for line in found] == [
        (("Out",), 0, 0, ("P.",)),
        (("Out",), 1, 0, ("A", "1")),
        (("Out",), 1, 1, ("B", "2")),
    ]


@pytest.mark.parametrize(
    ("block", "lines"),
    [
        ({"type": "note", "title": "N", "text": "Mind."}, ["Mind."]),
        ({"type": "list", "items": ["a", "b"]}, ["a", "b"]),
        ({"type": "facts", "caption": "C", "rows": [["By", "Director"]]}, ["By: Director"]),
        (TABLE, ["A | 1", "B | 2"]),
        ({"type": "prose", "blocks": [{"type": "paragraph", "runs": [{"text": "So "}, {"text": "it\nis."}]}]}, ["So it is."]),
        ({"type": "entry", "heading": "H", "by": "", "blocks": [ITEM]}, ["x"]),
        ({"type": "figure", "id": "f", "caption": "C", "alt": "A", "chart": {"kind": "ratings", "bars": []}}, []),
    ],
    ids=lambda value: value["type"] if isinstance(value, dict) else "",
)
def test_a_block_is_read_row_by_row(block: Block, lines: list[str]) -> None:
    assert [line.text for line in lines_of(of(block), ("Out",))] == lines


def test_sections_are_met_with_the_titles_that_lead_to_them() -> None:
    inner: Section = {**of(), "title": "In"}
    assert [path for path, _ in sections_in(of(inner=(inner,)))] == [("Out",), ("Out", "In")]


def test_blocks_are_changed_in_the_order_of_reading() -> None:
    met: list[str] = []

    def change(block: Block) -> Block:
        met.append(block["type"])
        return {"type": "paragraph", "text": str(len(met))}

    changed = with_blocks(of(TABLE, inner=(of({"type": "list", "items": []}),)), change)
    assert met == ["table", "list"]
    assert [block["text"] for block in blocks_in(changed) if block["type"] == "paragraph"] == ["1", "2"]


def test_the_sections_of_a_report_are_its_first_page_and_those_of_the_cover_and_of_every_appendix() -> None:
    report = built(material())
    assert len(all_sections(report)) == 1 + len(report["sections"]) + sum(len(each["sections"]) for each in report["appendices"])
