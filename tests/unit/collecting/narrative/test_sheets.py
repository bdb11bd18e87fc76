"""What kinds of sheet there are, and those that hold prose, from a real workbook to records."""

from dataclasses import fields

import pytest

from quarterly.collecting.narrative.reading import RECORDS
from quarterly.collecting.narrative.records import Narrative, Passage
from quarterly.collecting.sheets.source import Source
from tests.unit.collecting.narrative.sheets import read, said
from tests.unit.made import LAYOUT


def test_layout_and_reader_know_every_kind_of_narrative() -> None:
    kinds = [f.name for f in fields(Narrative)]
    assert (sorted(LAYOUT.narrative), sorted(RECORDS)) == (sorted(kinds), sorted(kinds))


def test_no_sheet_is_of_two_kinds() -> None:
    names = [name for kind in LAYOUT.narrative.values() for name in kind.sheets]
    assert sorted(names) == sorted(set(names))


def test_what_a_kind_needs_and_says_are_columns_of_it() -> None:
    assert [key for key, kind in LAYOUT.narrative.items() if not {*kind.needs, kind.says} <= set(kind.columns)] == []


def test_a_passage_is_read_with_its_place() -> None:
    (passage,) = read({"Narrative": [["Heading", "Text"], ["Director's summary", "A good quarter."]]}).passages
    place = Source(file="cover.xlsx", digest=passage.source.digest, sheet="Narrative", row=6, cell="B6")
    assert passage == Passage(kind="summary", about="", topic="", text="A good quarter.", by="", source=place)


@pytest.mark.parametrize("heading", ["developments", "Key developments", "KEY DEVELOPMENT:", "What went well"])
@pytest.mark.parametrize("about", ["schools", "Schools and Learning"])
def test_a_passage_is_known_by_heading_and_whom_it_is_about(heading: str, about: str) -> None:
    header = ["Heading", "About", "Topic", "Text", "Author"]
    row = [heading, about, "Inclusion", "Fewer were excluded.", "Head of schools"]
    found = said("passages", "Narrative", header, row)
    assert found == [("developments", "schools", "Inclusion", "Fewer were excluded.", "Head of schools")]


def test_a_blank_about_is_the_service_that_sends_it() -> None:
    found = read({"Narrative": [["Heading", "Text"], ["Key developments", "All well."]]}, service="schools")
    assert [passage.about for passage in found.passages] == ["schools"]


def test_a_priority_is_known_by_name_or_id() -> None:
    header, rows = ["Heading", "About", "Text"], [["Outcomes", "Young people", "One."], ["Outcomes", "crime", "Two."]]
    assert [row[1] for row in said("passages", "Narrative", header, *rows)] == ["young-people", "crime"]


def test_implications_and_who_cleared_them() -> None:
    rows = [["Financial", "None"], ["Legal implications", "The duty of s17.", "Head of law"]]
    found = said("implications", "Implications", ["Implication", "Text", "Cleared by"], *rows)
    assert found == [("financial", "None", ""), ("legal", "The duty of s17.", "Head of law")]


def test_recommendations_stand_in_their_order() -> None:
    found = said("recommendations", "Recommendations", ["Recommendation"], ["Note the report."], [], ["Ask for another."])
    assert found == [("Note the report.",), ("Ask for another.",)]
