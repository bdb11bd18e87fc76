"""Sheets in layouts of a council's own, and what is read of them."""

from collections.abc import Sequence
from typing import Any

import pytest

from adapters.screening import screening_for
from quarterly.collecting.returns.reading import ReturnReader
from quarterly.collecting.returns.records import ReadReturn
from quarterly.collecting.sheets.sheets import Sheet, Workbook
from quarterly.configuration.catalogue import Indicator
from quarterly.configuration.council import Council
from quarterly.configuration.layouts import FileLayout, Layouts, TableMap
from quarterly.vocabulary.errors import ReturnError
from quarterly.vocabulary.quarter import Quarter
from tests.unit.made import CARE, LAYOUT, Q1, RULES, SAFE, TOWN

NAME = "Scorecard.xlsx"
Rows = Sequence[Sequence[Any]]


def sheet(rows: Rows, name: str = "Scorecard", **seen: Any) -> Sheet:
    return Sheet(name=name, rows=tuple(map(tuple, rows)), **seen)


def mapped_council(*tables: TableMap, services: tuple[str, ...] = (), of: Council = TOWN) -> Council:
    layout = FileLayout(files=("Scorecard*",), services=services, tables=tables)
    return of.model_copy(update={"layouts": Layouts(layouts={"scorecard": layout})})


def with_indicator(id: str, **fields: Any) -> Council:
    """Return the town with an indicator's unit or basis changed."""
    changed = tuple(_changed(each, fields) if each.id == id else each for each in TOWN.catalogue.indicators)
    return TOWN.model_copy(update={"catalogue": TOWN.catalogue.model_copy(update={"indicators": changed})})


def _changed(indicator: Indicator, fields: dict[str, Any]) -> Indicator:
    return indicator.model_copy(update=fields)


def read(table: TableMap | Council, *sheets: Sheet, quarter: Quarter = Q1, service: str = CARE, file: str = NAME) -> ReadReturn:
    council = mapped_council(table) if isinstance(table, TableMap) else table
    reader = ReturnReader(council, quarter, LAYOUT, RULES, screening_for(council))
    return reader.read(Workbook(sheets), service=service, file=file, digest="d1")


def figures(found: ReadReturn) -> dict[str, tuple[str, ...]]:
    """Return by indicator what was read of numerator, denominator and value, and where the main figure stands."""
    return {
        row.indicator: (
            *("" if each is None else f"{each}" for each in (row.numerator, row.denominator, row.value)),
            row.source.cell,
        )
        for row in found.indicators
    }


def codes(found: ReadReturn) -> list[tuple[str, str | None, str | None]]:
    return [(finding.code, finding.cell, finding.indicator) for finding in found.findings]


def refusal(table: TableMap | Council, *sheets: Sheet, quarter: Quarter = Q1, file: str = NAME) -> str:
    with pytest.raises(ReturnError) as error:
        read(table, *sheets, quarter=quarter, file=file)
    return str(error.value)


__all__ = ["CARE", "Q1", "SAFE", "TOWN"]
