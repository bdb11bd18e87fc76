"""Does the blank workbook, filled in for one figure, change that figure alone, and is a figure that goes shown before it does?"""

from io import BytesIO
from os import utime
from typing import Any

from openpyxl import load_workbook

from adapters.councils import load_council
from adapters.cycle_context import CycleContext
from adapters.published_scores import large_changes_in
from adapters.workbook.cover import service_workbook
from quarterly.publishing.pack import PackListing
from quarterly.scoring.score import RatingStatus, Scorecard
from quarterly.vocabulary.quarter import Quarter
from tests.installation import COUNCIL, LAC, LEAVERS, QUARTER, Installation, indicator_return
from tests.snapshots import Snapshots
from tests.stages.chain import Chain, published_by_stages

CARE = "children-in-care"


def figures() -> dict[str, tuple[RatingStatus, float | None, str]]:
    card = CycleContext.of(COUNCIL, QUARTER).load(Scorecard, Chain().scored()[0].output)
    return {
        each.indicator: (each.standing, None if each.figure is None else float(each.figure), each.comment) for each in card.scores
    }


def blank_workbook(**figures: float) -> bytes:
    """Return the workbook that `quarterly call` writes for a service, filled in for these indicators."""
    quarter = Quarter.parse(QUARTER)
    book = load_workbook(BytesIO(service_workbook(load_council(COUNCIL, quarter), quarter, CARE)))
    for row in book["Return"].iter_rows():
        if (ref := str(row[0].value).removeprefix("PI ")) in figures:
            row[8].value = figures[ref]
    buffer = BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def test_the_blank_workbook_filled_in_for_one_figure_changes_that_one_alone(installation: Installation) -> None:
    installation.send_all()
    before = figures()
    installation.send(CARE, blank_workbook(**{"1178": 101.5}), "correction.xlsx", hour=10)
    assert figures() == before | {"1178": (RatingStatus.RATED, 101.5, "")}


def test_the_blank_workbook_as_it_is_changes_nothing(installation: Installation) -> None:
    installation.send_all()
    before = figures()
    installation.send(CARE, blank_workbook(), "correction.xlsx", hour=10)
    assert figures() == before


def test_a_service_that_sent_the_blank_workbook_alone_is_asked_for_its_figures(installation: Installation) -> None:
    installation.send(CARE, blank_workbook())
    assert {standing for standing, *_ in figures().values()} == {RatingStatus.NOT_RECEIVED}
    (letter,) = installation.letters()
    assert letter["text"].count("(Q02)") == 3


def test_a_correction_counts_after_a_file_that_was_dated_ahead(installation: Installation) -> None:
    ahead = installation.send(CARE, indicator_return(CARE, [[*LAC[:4], 1049, *LAC[5:]]]))
    utime(ahead, (4102444800, 4102444800))  # 1 January 2100
    figures()
    assert [letter["text"].count("(F06)") for letter in installation.letters()] == [1]
    later = installation.send(CARE, indicator_return(CARE, [LAC]), "correction.xlsx")
    utime(later)
    assert figures()["1178"][1] == 104.9


def test_a_published_figure_that_is_taken_back_is_shown_before_it_goes(installation: Installation, snapshots: Snapshots) -> None:
    published_by_stages(installation, snapshots)
    gone: list[list[Any]] = [
        [*LAC[:4], "withdrawn", None, "It counted the wrong day."],
        [*LEAVERS[:2], None, None, None, None, "As before."],
    ]
    installation.send(CARE, indicator_return(CARE, gone), "correction.xlsx", hour=10)
    cycle = CycleContext.of(COUNCIL, QUARTER)
    found = large_changes_in(cycle, cycle.load(PackListing, Chain().compiled().output))
    name = "Number of LAC per 10k of the child population"
    sentence = f"Version 1 has a figure of “{name}”, and now it has none: figure taken back."
    assert [(each.kind.value, each.where, each.sentence) for each in found] == [
        ("large-changes", f"Children in care, {name}", sentence)
    ]
