"""Is what every figure of a table covers said once: in its caption, or in the row where it is something else?"""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quarterly.reporting.sections.covered import Covered
from quarterly.reporting.walk import all_sections
from quarterly.reporting.wording.stretches import stretch_in_short
from quarterly.scoring.score import Score
from quarterly.vocabulary.basis import Basis
from quarterly.vocabulary.quarter import Quarter
from quarterly.vocabulary.suppressed import SUPPRESSED
from tests.unit.made import TOWN_ROWS, built, card, indicator, restricted

SUMMER = Quarter(2026, 2)
SCORE = next(each for each in card(*TOWN_ROWS).scores if each.value is not None)
NO_FIGURE = replace(SCORE, sent=None)


def shown(*rows: tuple[Basis, Score]) -> tuple[str, list[str]]:
    """Return the caption of a table of these rows, and what each adds to the name of its indicator."""
    pairs = [(indicator("1180", basis=basis), score) for basis, score in rows]
    covered = Covered.by(pairs, SUMMER)
    return covered.in_caption("All"), [covered.name(*pair).removeprefix(pair[0].titled) for pair in pairs]


@pytest.mark.parametrize(
    ("rows", "caption", "beside"),
    [
        ([(Basis.SNAPSHOT, SCORE)], "All; figures of 30 September 2026", [""]),
        (
            [(Basis.SNAPSHOT, SCORE), (Basis.YEAR_TO_DATE, SCORE), (Basis.SNAPSHOT, SCORE)],
            "All; figures of 30 September 2026, unless the row says otherwise",
            ["", " (April to September)", ""],
        ),
        ([(Basis.ROLLING_YEAR, NO_FIGURE)], "All", [""]),
        ([(Basis.ROLLING_YEAR, NO_FIGURE), (Basis.MONTH, SCORE)], "All; figures of September 2026", ["", ""]),
        # Whether a figure is held back must not change what its row says.
        (
            [(Basis.SNAPSHOT, SCORE), (Basis.ROLLING_YEAR, replace(SCORE, sent=SUPPRESSED))],
            "All; figures of 30 September 2026, unless the row says otherwise",
            ["", " (12 months to September)"],
        ),
    ],
)
def test_what_is_said(rows: Sequence[tuple[Basis, Score]], caption: str, beside: list[str]) -> None:
    assert shown(*rows) == (caption, beside)


@given(st.lists(st.sampled_from(Basis), min_size=1, max_size=8))
def test_of_every_figure_it_is_said_once_what_it_covers(bases: list[Basis]) -> None:
    caption, beside = shown(*((basis, SCORE) for basis in bases))
    for basis, text in zip(bases, beside, strict=True):
        in_caption = stretch_in_short(basis, SUMMER) in caption
        assert text == "" or text == f" ({stretch_in_short(basis, SUMMER)})"
        assert in_caption or text


def test_in_short_the_year_is_left_to_the_quarter_beside_it() -> None:
    assert [stretch_in_short(basis, Quarter(2026, 4)) for basis in (Basis.SNAPSHOT, Basis.ROLLING_YEAR, Basis.YEAR_TO_DATE)] == [
        "31 March",
        "12 months to March",
        "April 2026 to March",
    ]


def test_no_caption_that_says_it_begins_as_its_section_does_and_is_left_unprinted() -> None:
    """Readers do not see a caption that begins with the title above it (templates/report/)."""
    report = built(restricted(card(*TOWN_ROWS)))
    found = [
        (section["title"], block["caption"])
        for section in all_sections(report)
        for block in section["blocks"]
        if block["type"] == "table" and "; figures of " in block["caption"]
    ]
    assert found
    assert [each for each in found if each[1].startswith(each[0])] == []
