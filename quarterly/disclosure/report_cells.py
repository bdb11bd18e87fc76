"""The names of the counts behind an indicator's figure of a quarter."""

from collections.abc import Collection, Iterable, Mapping
from enum import StrEnum

from quarterly.configuration.catalogue import Catalogue
from quarterly.disclosure.deduction.facts import Cell
from quarterly.scoring.series.points import Series
from quarterly.vocabulary.quarter import Quarter


class Side(StrEnum):
    """Which count behind a figure: its cases, what they are out of, the rest of that, or what a quarter added to each."""

    CASES = "cases"
    OUT_OF = "out of"
    REST = "rest"
    ADDED_CASES = "added cases"
    ADDED_OUT_OF = "added out of"
    ADDED_REST = "added rest"
    NOT_AMONG = "not among"  # the whole's cases that are not this part's
    ADDED_NOT_AMONG = "added not among"


ADDED = {
    Side.CASES: Side.ADDED_CASES,
    Side.OUT_OF: Side.ADDED_OUT_OF,
    Side.REST: Side.ADDED_REST,
    Side.NOT_AMONG: Side.ADDED_NOT_AMONG,
}

SeriesById = Mapping[str, Series]


def cell_of(indicator: str, quarter: Quarter, side: Side) -> Cell:
    """Return the name of one count behind an indicator's figure of a quarter."""
    return (indicator, quarter.key, side.value)


def added_cell(indicator: str, quarter: Quarter, side: Side, before: Quarter | None) -> Cell:
    """Return the name of what was added to a year to date since an earlier quarter of the year, None for all of it.

    What a quarter itself added has no more in its name, as that is what most figures are of.
    """
    cell = cell_of(indicator, quarter, ADDED[side])
    return cell if before is None or before == quarter.previous else (*cell, before.key)


def figure_key(indicator: str, quarter: Quarter) -> Cell:
    """Return the name of an indicator's figure of a quarter, which is printed or suppressed as one."""
    return (indicator, quarter.key)


def cells_of(indicator: str, quarter: Quarter, *sides: Side) -> list[Cell]:
    """Return the names of several counts behind one figure."""
    return [cell_of(indicator, quarter, side) for side in sides]


def exempt_cells(catalogue: Catalogue, quarters: Iterable[Quarter], public: Collection[Cell]) -> frozenset[Cell]:
    """Return the cases of exempt indicators in these quarters, and the rest of shares, but for figures that are `public`."""
    figures = [(each, quarter) for each in catalogue.indicators if each.exempt for quarter in quarters]
    return frozenset(
        cell
        for each, quarter in figures
        if figure_key(each.id, quarter) not in public
        for cell in cells_of(each.id, quarter, *((Side.CASES, Side.REST) if each.unit.scale > 1 else (Side.CASES,)))
    )
