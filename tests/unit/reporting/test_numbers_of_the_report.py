"""Generated numbers: of a council that counts paragraphs on, one that counts them within sections, one that counts sections."""

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quarterly.configuration.report_plan import SectionPlan
from quarterly.reporting.model import Block, Section
from quarterly.reporting.numbering import Numbering, numbered
from tests.properties import costly
from tests.unit.made import built
from tests.unit.reporting.reports import every_section, material, passage, with_sections

PARAGRAPH: Block = {"type": "paragraph", "text": "Ours."}
PROSE: Block = {"type": "prose", "blocks": []}
NOTE: Block = {"type": "note", "title": "Note", "text": "Read this."}
STYLES: list[Numbering] = ["none", "sections", "paragraphs", "paragraphs within sections"]
SECTIONS: list[dict[str, Any]] = [
    {"content": "text", "text": "One.\n\nTwo."},
    {"content": "recommendations", "numbered": False, "text": "Aside."},
    {"content": "passages", "kinds": ["news", "worries"]},
    {"content": "priorities"},
    {"content": "text", "text": "Last."},
]


def a_section(*blocks: Block, sections: tuple[Section, ...] = ()) -> Section:
    return {"id": "s", "number": "", "title": "S", "blocks": list(blocks), "sections": list(sections)}


def plans(*takes_part: bool) -> list[SectionPlan]:
    return [SectionPlan(content="text", title="S", numbered=each) for each in takes_part]


def in_order(sections: list[Section]) -> list[str]:
    """Return every number of sections and of paragraphs, as they are read."""
    own = [[each["number"], *(block.get("number", "") for block in each["blocks"])] for each in every_section(sections)]
    return [str(number) for numbers in own for number in numbers if number]


def printed(style: Numbering, *cover: dict[str, Any]) -> list[str]:
    council = with_sections(*cover, numbering=style)
    return in_order(built(material(passage("One.\n\nTwo.", "news", "schools"), council=council))["sections"])


def test_paragraphs_run_on_over_a_section_that_takes_no_part() -> None:
    found = numbered(
        [a_section(PARAGRAPH, PROSE), a_section(PARAGRAPH), a_section(PROSE)], plans(True, False, True), "paragraphs"
    )
    assert [[b.get("number") for b in each["blocks"]] for each in found] == [["1", "2"], [None], ["3"]]


def test_paragraphs_run_on_through_subsections_in_reading_order() -> None:
    inner = a_section(PROSE, sections=(a_section(PARAGRAPH),))
    found = numbered([a_section(PARAGRAPH, NOTE, sections=(inner, inner)), a_section(PARAGRAPH)], plans(True, True), "paragraphs")
    assert in_order(found) == ["1", "2", "3", "4", "5", "6"]


def test_a_section_that_takes_no_part_has_no_numbered_paragraphs_within_sections_either() -> None:
    found = numbered([a_section(PARAGRAPH), a_section(PARAGRAPH)], plans(True, False), "paragraphs within sections")
    assert ("number" in found[0]["blocks"][0], "number" in found[1]["blocks"][0]) == (True, False)


def test_paragraphs_within_sections_begin_anew_in_each() -> None:
    found = numbered([a_section(PARAGRAPH, NOTE, PROSE), a_section(PROSE)], plans(True, True), "paragraphs within sections")
    assert in_order(found) == ["1", "1.1", "1.2", "2", "2.1"]


def test_a_paragraph_before_numbered_subsections_leaves_the_numbers_to_them() -> None:
    whole = a_section(PARAGRAPH, sections=(a_section(PARAGRAPH), a_section(PARAGRAPH)))
    assert in_order(numbered([whole], plans(True), "paragraphs within sections")) == ["1", "1.1", "1.2"]


def test_sections_are_numbered_two_deep() -> None:
    deep = a_section(sections=(a_section(sections=(a_section(),)), a_section()))
    assert in_order(numbered([deep, deep], plans(True, True), "sections")) == ["1", "1.1", "1.2", "2", "2.1", "2.2"]


def test_a_council_that_numbers_nothing_has_no_number() -> None:
    assert printed("none", *SECTIONS) == []


def test_the_whole_cover_report_is_counted_on() -> None:
    assert printed("paragraphs", *SECTIONS) == [str(number) for number in range(1, 17)]


@pytest.mark.parametrize("style", STYLES)
def test_numbers_of_the_council_plan_are_never_changed(style: Numbering) -> None:
    report = built(material(council=with_sections(*SECTIONS, numbering=style)))
    titles = [each["title"].partition(":")[0] for each in every_section(report["sections"])]
    assert [title for title in titles if title.startswith("Objective")] == [
        "Objective 1", "Objective 2", "Objective 5", "Objective 4",
    ]  # fmt: skip


@pytest.mark.parametrize("style", STYLES)
def test_what_is_numbered_is_not_changed_where_it_came_from(style: Numbering) -> None:
    before = a_section(PARAGRAPH, sections=(a_section(PROSE),))
    numbered([before], plans(True), style)
    assert before == a_section(PARAGRAPH, sections=(a_section(PROSE),))


@st.composite
def _tree(draw: st.DrawFn, depth: int = 3) -> Section:
    blocks = draw(st.lists(st.sampled_from([PARAGRAPH, PROSE, NOTE]), max_size=3))
    inner = draw(st.lists(_tree(depth - 1), max_size=2)) if depth else []
    return a_section(*blocks, sections=tuple(inner))


@given(st.lists(st.tuples(_tree(), st.booleans()), max_size=4), st.sampled_from(STYLES))
@costly(2)
def test_no_number_is_given_twice_and_all_rise(made: list[tuple[Section, bool]], style: Numbering) -> None:
    found = in_order(numbered([each for each, _ in made], plans(*(part for _, part in made)), style))
    places = [tuple(map(int, number.split("."))) for number in found]
    assert all(before < after for before, after in pairwise(places))


@given(st.lists(st.tuples(_tree(), st.booleans()), min_size=1, max_size=4))
@costly(2)
def test_counted_on_there_is_no_gap(made: list[tuple[Section, bool]]) -> None:
    found = in_order(numbered([each for each, _ in made], plans(*(part for _, part in made)), "paragraphs"))
    assert found == [str(number) for number in range(1, len(found) + 1)]
