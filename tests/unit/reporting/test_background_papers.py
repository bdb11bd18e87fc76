"""Which papers may be listed, and which are proposed to whom."""

from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import pytest

from quarterly.collecting.narrative.records import Paper
from tests.unit.reporting.reports import CARD, HERE, made


def paper(title: str, location: str = "") -> Paper:
    return Paper(kind="background", title=title, meeting="", location=location, public="yes", source=HERE)


def listed(*papers: Paper, rendering: str = "public") -> list[Any]:
    return made("papers", *papers, rendering=rendering)["blocks"]


@pytest.mark.parametrize(
    ("title", "location"),
    [
        ("Return of children in care, Quarter 1", ""),
        ("Figures", "S:/returns/children-in-care.xlsx"),
        ("The restricted pack", ""),
        ("Returns from the services", ""),
    ],
)
@pytest.mark.parametrize("rendering", ["public", "restricted"])
def test_a_return_and_a_restricted_pack_are_never_listed(title: str, location: str, rendering: str) -> None:
    blocks = listed(paper(title, location), paper("Council Plan 2012"), rendering=rendering)
    assert blocks == [{"type": "list", "items": ["Council Plan 2012"]}]


@pytest.mark.parametrize("title", ["Annual return to work survey", "Performance framework", "Scorecard of the inspectorate"])
def test_another_paper_is_listed(title: str) -> None:
    assert listed(paper(title)) == [{"type": "list", "items": [title]}]


def test_where_none_is_listed_the_public_reads_that_there_is_none() -> None:
    assert listed() == [{"type": "paragraph", "text": "None."}]


def test_where_none_is_listed_officers_read_what_could_be_proposed() -> None:
    scores = tuple(replace(each, benchmark=_benchmark()) for each in CARD.scores)
    blocks = made("papers", rendering="restricted", card=replace(CARD, scores=scores))["blocks"]
    assert blocks[0] == {"type": "paragraph", "text": "None."}
    assert blocks[1]["title"] == "Proposed to the clerk"  # type: ignore[typeddict-item]
    assert blocks[1]["text"].count("LAIT, May 2025") == 1  # type: ignore[typeddict-item]


def _benchmark() -> Any:
    return SimpleNamespace(source="LAIT, May 2025", is_illustrative=False)
