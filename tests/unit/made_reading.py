"""Sheets of a return, as typed, and what is read from them."""

from collections.abc import Sequence
from typing import Any

import pytest

from adapters.screening import screening_for
from quarterly.collecting.returns.reading import ReturnReader
from quarterly.collecting.returns.records import IndicatorRow, ReadReturn
from quarterly.collecting.sheets.sheets import Scalar, Sheet, Workbook
from quarterly.vocabulary.errors import ReturnError
from tests.unit.made import CARE, LAYOUT, Q1, RULES, TOWN

TITLE: list[list[Scalar]] = [
    ["Milton Metropolitan Borough Council"],
    ["Service: Children in care"],
    ["Period: Quarter 1 2012/13"],
]
HEADER: list[Scalar] = ["PI ref", "Indicator", "Numerator", "Denominator", "Actual", "Target", "Comments"]
ACTIONS: list[Scalar] = ["Ref", "Key activities", "Status", "Progress"]
LAC = "Number of LAC per 10k of the child population"


def sheet(rows: Sequence[Sequence[Scalar]], name: str = "PI return", header: Sequence[Scalar] = HEADER, **seen: Any) -> Sheet:
    return Sheet(name=name, rows=tuple(tuple(row) for row in (*TITLE, header, *rows)), **seen)


def read(*sheets: Sheet, service: str = CARE) -> ReadReturn:
    reader = ReturnReader(TOWN, Q1, LAYOUT, RULES, screening_for(TOWN))
    return reader.read(Workbook(sheets), service=service, file="return.xlsx", digest="d1")


def rows(*typed: Sequence[Scalar], **seen: Any) -> ReadReturn:
    return read(sheet(typed, **seen))


def only(found: ReadReturn) -> IndicatorRow:
    (one,) = found.indicators
    return one


def codes(found: ReadReturn) -> list[tuple[str, str | None]]:
    return [(finding.code, finding.cell) for finding in found.findings]


def refusal(*sheets: Sheet, service: str = CARE) -> str:
    with pytest.raises(ReturnError) as error:
        read(*sheets, service=service)
    return str(error.value)
