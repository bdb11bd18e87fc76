"""Are sections in which there is nothing named together where they stand in a row, and by themselves elsewhere?"""

from collections.abc import Sequence
from typing import Any

import pytest

from tests.unit.made import built
from tests.unit.reporting.reports import material, undertaking, with_sections, words

AREAS: dict[str, Any] = {"content": "undertakings", "title": "Areas of concern", "of": ["area of concern"]}
PROMISES = {"content": "undertakings", "title": "Promises", "of": ["promise"]}
MEETING = {"content": "attendance", "title": "At the meeting"}
PAPERS = {"content": "papers", "title": "Supporting documents", "of": ["supporting"]}


def printed(*plans: dict[str, Any], records: Sequence[object] = (), numbering: str = "none") -> list[tuple[str, list[str]]]:
    """Return the title of each section of the cover report and what it says."""
    report = built(material(*records, council=with_sections(*plans, numbering=numbering)))
    return [
        (f"{each['number']} {each['title']}".strip(), [words(block) for block in each["blocks"] if block["type"] == "paragraph"])
        for each in report["sections"]
    ]


def test_several_in_a_row_are_one_sentence() -> None:
    joined = ("Nothing to report", ["There is nothing to report under “Areas of concern”, “Promises” and “At the meeting”."])
    assert printed(AREAS, PROMISES, MEETING, PAPERS) == [joined, ("Supporting documents", ["None."])]


def test_one_alone_keeps_its_heading() -> None:
    assert printed(MEETING, PAPERS) == [("At the meeting", ["None."]), ("Supporting documents", ["None."])]


def test_one_that_has_something_parts_those_beside_it() -> None:
    found = printed(AREAS, PROMISES, MEETING, records=[undertaking(kind="promise")])
    assert [title for title, _ in found] == ["Areas of concern", "Promises", "At the meeting"]


def test_a_text_of_the_councils_own_keeps_its_section() -> None:
    found = printed(AREAS, {**PROMISES, "text": "Promises are reported for a year."})
    assert [title for title, _ in found] == ["Areas of concern", "Promises"]


@pytest.mark.parametrize("numbering", ["sections", "paragraphs", "paragraphs within sections"])
def test_numbers_go_on_behind_them(numbering: str) -> None:
    first, second = printed(AREAS, PROMISES, {**PAPERS, "numbered": False}, numbering=numbering)
    assert (first[0].endswith("Nothing to report"), second[1]) == (True, ["None."])
    assert numbering == "paragraphs" or second[0] == "2 Supporting documents"
