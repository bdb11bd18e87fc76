"""Targets that a service proposes for next year: how they are read, what replaces them, and which are lacking."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from adapters.screening import screening_for
from quarterly.collecting.returns.proposed_targets import Proposal, lacking_targets, proposals
from quarterly.collecting.returns.reading import ReturnReader
from quarterly.collecting.returns.records import IndicatorRow, ReadReturn, ServiceReturn
from quarterly.collecting.returns.sent_again import row_in_force
from quarterly.collecting.sheets.sheets import Scalar, Sheet, Workbook
from quarterly.vocabulary.quarter import Quarter
from tests.unit.made import CARE, LAYOUT, RULES, TOWN, council

Q4 = Quarter(2012, 4)
HEADER = ("PI ref", "Numerator", "Denominator", "Actual", "Target 2013/14", "Comment")
OF = council(i1180={"targets": {"2012-13": 65}})


def read(*cells: Scalar, header: tuple[str, ...] = HEADER, digest: str = "d1") -> ReadReturn:
    sheet = Sheet(name="Return", rows=(("Quarter 4 2012/13",), header, cells))
    reader = ReturnReader(OF, Q4, LAYOUT, RULES, screening_for(OF))
    return reader.read(Workbook((sheet,)), service=CARE, file="return.xlsx", digest=digest)


def row(*cells: Scalar, digest: str = "d1") -> IndicatorRow:
    (one,) = read(*cells, digest=digest).indicators
    return one


def typed(cell: Scalar, **more: Any) -> str | None:
    proposed = read("1180", 30, 60, 50, cell, "", **more).indicators[0].next_target
    return proposed.typed if proposed else None


@pytest.mark.parametrize(
    ("cell", "proposed"),
    [(70, "70"), (72.5, "72.5"), ("72.5%", "72.5"), ("At least 70%", "At least 70%"), ("TBC", None), ("n/a", None), (None, None)],
)
def test_a_proposal_is_read_as_a_figure_or_as_the_words_of_a_target(cell: Scalar, proposed: str | None) -> None:
    assert typed(cell) == proposed


@pytest.mark.parametrize("title", ["Target 2013-14", "Target 2013/14", "Next year's target", "Target for next year"])
def test_its_column_is_known_by_the_year_or_by_its_name(title: str) -> None:
    assert typed(70, header=(*HEADER[:4], title, "Comment")) == "70"


def test_the_column_of_this_year_proposes_nothing() -> None:
    assert typed(70, header=(*HEADER[:4], "Target 2012/13", "Comment")) is None


def test_a_row_with_nothing_but_a_proposal_is_not_blank_and_leaves_the_figure() -> None:
    first, later = row("1180", 30, 60, 50, None, ""), row("1180", None, None, None, 70, "", digest="d2")
    (indicator,) = (each for each in OF.catalogue.indicators if each.id == "1180")
    found = row_in_force([first, later], indicator, CARE, lambda _: False).row
    assert (found.value, found.next_target and found.next_target.typed) == (50, "70")


def test_a_corrected_figure_keeps_what_was_proposed() -> None:
    first, later = row("1180", 30, 60, 50, 70, ""), row("1180", 31, 60, None, None, "", digest="d2")
    (indicator,) = (each for each in OF.catalogue.indicators if each.id == "1180")
    found = row_in_force([first, later], indicator, CARE, lambda _: False).row
    assert (found.numerator, found.next_target and found.next_target.source.digest) == (31, "d1")


def test_a_proposal_says_who_sent_it_when_and_in_which_cell() -> None:
    sent = ServiceReturn(
        service=CARE, files=(), indicators=(row("1180", 30, 60, 50, 70, ""),), actions=(), comments=(), under_query=()
    )
    assert proposals(OF, Q4, [sent], {"d1": date(2013, 4, 12)}) == (
        Proposal(
            indicator="1180", year="2013-14", typed="70", service=CARE, file="return.xlsx", sheet="Return", cell="E3",
            on=date(2013, 4, 12),
        ),
    )  # fmt: skip


def test_what_is_neither_proposed_nor_agreed_is_lacking() -> None:
    assert "1180" in [*lacking_targets(OF, Q4, CARE, ())]
    assert "1180" not in [*lacking_targets(OF, Q4, CARE, {"1180"})]
    agreed = council(i1180={"targets": {"2012-13": 65, "2013-14": 70}})
    assert "1180" not in [*lacking_targets(agreed, Q4, CARE, ())]


def test_the_town_asks_for_none_before_its_last_quarter() -> None:
    assert [*lacking_targets(TOWN, replace(Q4, number=3), CARE, ())] == []
