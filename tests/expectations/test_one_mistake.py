"""Does one mistake in a return make one point of its letter, however many figures it makes doubtful?"""

from collections.abc import Callable, Sequence
from copy import deepcopy
from functools import cache
from io import BytesIO
from typing import Any

import pytest
from openpyxl import load_workbook

from adapters.checking import SentFile, check_file
from adapters.councils import load_council
from adapters.past_figures import past_figures
from adapters.screening import screening_for
from adapters.store import open_store
from examples.sampleshire.plan import LATEST, NAME
from examples.sampleshire.returns import inbox
from quarterly.collecting.past.figures import Past
from quarterly.collecting.returns.one_at_a_time import one_at_a_time
from quarterly.collecting.sheets.points import Point, points
from quarterly.configuration.council import Council
from tests.workbooks import workbook

Table = list[list[Any]]
HEADINGS, FIRST = 5, 6  # rows from 0
REF, NAMED, NUMERATOR, DENOMINATOR, VALUE, TARGET, COMMENT = range(7)
COUNTS = slice(NUMERATOR, TARGET)


@cache
def known() -> tuple[Council, dict[str, Past]]:
    """Return Sampleshire and its earlier figures, without anything published."""
    council = load_council(NAME, LATEST)
    return council, past_figures(NAME, council, LATEST, open_store("no-store"))


@cache
def _sent() -> Table:
    body = next(body for path, body in inbox(LATEST).items() if "/children-in-care/" in path)
    rows = [[*row[:7]] for row in load_workbook(BytesIO(body))["PI return"].iter_rows(values_only=True)]
    return [[None if cell == "N/A" else cell for cell in row] for row in rows]


def asked(table: Table) -> list[Point]:
    """Return the points that the letter about a table has."""
    council, pasts = known()
    sent = SentFile(body=workbook({"PI return": table}), service="children-in-care", name="return.xlsx", digest="")
    file = check_file(sent, council, LATEST, screening_for(council), pasts)
    assert file.refused == ""
    return points(one_at_a_time([file])[0].findings)


def typed(row: int, column: int, value: object) -> Callable[[Table], None]:
    def change(table: Table) -> None:
        table[row][column] = value

    return change


def exchange_headings(table: Table) -> None:
    table[HEADINGS][NUMERATOR], table[HEADINGS][DENOMINATOR] = "Denominator", "Numerator"


def exchange_counts(table: Table) -> None:
    table[7][NUMERATOR], table[7][DENOMINATOR] = table[7][DENOMINATOR], table[7][NUMERATOR]


def type_shares(table: Table) -> None:
    for row in table[FIRST:]:
        if row[REF] in ("CIC2", "CIC3", "CIC4", "CIC5", "CIC7"):
            row[VALUE] /= 100


def type_texts(table: Table) -> None:
    for row in table[FIRST:]:
        row[VALUE] = str(row[VALUE])


def paste_below(table: Table) -> None:
    table += [[], *deepcopy(table[HEADINGS:])]


def paste_rows_below(table: Table) -> None:
    table += deepcopy(table[FIRST:])


def paste_row_below(table: Table) -> None:
    table.append([*table[7]])


def copy_counts(table: Table) -> None:
    table[12][COUNTS] = table[8][COUNTS]


def copy_row(table: Table) -> None:
    table[12][NUMERATOR:] = table[8][NUMERATOR:]


def add_a_column_of_values(table: Table) -> None:
    for row in table[HEADINGS:]:
        row.append("Revised actual" if row[VALUE] == "Actual" else row[VALUE] + 1)


def add_a_total(table: Table) -> None:
    table.append(["Total", None, 1000, 2000, 5])


MISTAKES: dict[str, tuple[Callable[[Table], None], Sequence[str]]] = {
    "headings of counts exchanged": (exchange_headings, ["V18"]),
    "counts of one row exchanged": (exchange_counts, ["V18"]),
    "percentages as shares of 1": (type_shares, ["V06"]),
    "one percentage as a share of 1": (typed(12, VALUE, 0.89), ["V06"]),
    "figures typed as text": (type_texts, ["C01"]),
    "the table pasted below itself": (paste_below, ["C11"]),
    "all rows pasted below": (paste_rows_below, ["S03"]),
    "one row pasted below": (paste_row_below, ["S03"]),
    "counts of another row": (copy_counts, ["V20"]),
    "figures, target and comment of another row": (copy_row, ["V20"]),
    "a second column of values": (add_a_column_of_values, ["C12"]),
    "no heading above the values": (typed(HEADINGS, VALUE, "Foo"), ["C13"]),
    "no heading above the numerators": (typed(HEADINGS, NUMERATOR, "Foo"), ["V19"]),
    "a numerator with two digits too many": (typed(7, NUMERATOR, 11600), ["V01"]),
    "a denominator of 0": (typed(7, DENOMINATOR, 0), ["V05"]),
    "half a case": (typed(7, NUMERATOR, 116.5), ["V04"]),
    "digits exchanged": (typed(12, VALUE, 98), ["V07"]),
    "a decimal point in the wrong place": (typed(12, VALUE, 890), ["V07"]),
    "the same without counts": (typed(9, VALUE, 9.71), ["H01"]),
    "a misspelt reference": (typed(7, REF, "CIC22"), ["S01"]),
    "a figure in words": (typed(11, VALUE, "about 13"), ["C02"]),
    "a date for a fraction": (typed(11, VALUE, "2026-06-03"), ["C02"]),
    "a decimal comma": (typed(6, VALUE, "77,0"), ["C02"]),
    "another target": (typed(12, TARGET, 82), ["V08"]),
    "a comment in the column of targets": (typed(7, TARGET, "Up because of the new home"), ["C05"]),
    "an error value for a comment": (typed(6, COMMENT, "#NAME?"), ["C16"]),
    "a comment that points elsewhere": (typed(6, COMMENT, "see attached"), ["C18"]),
    "other months in the heading": (typed(3, 0, "Period: Quarter 2 2026/27 (April to June 2026)"), ["F07"]),
    "a row of totals": (add_a_total, ["C23"]),
}


def test_what_was_sent_has_no_mistake() -> None:
    assert asked(deepcopy(_sent())) == []


@pytest.mark.parametrize("mistake", MISTAKES)
def test_one_mistake_makes_one_point(mistake: str) -> None:
    table, (plant, codes) = deepcopy(_sent()), MISTAKES[mistake]
    plant(table)
    assert [each.first.code for each in asked(table)] == codes


def test_a_point_about_many_rows_names_each_and_counts_the_rest() -> None:
    table = deepcopy(_sent())
    paste_rows_below(table)
    (point,) = asked(table)
    assert point.position == "PI return, cells A7 to A28"
    assert point.message.startswith("Indicators stand in more than one row of this sheet. It is about CIC1 (A7), CIC2 (A8), CIC3")
    assert point.message.endswith("CIC12 (A17), CIC1 (A18) and 10 more.")


def test_rows_that_slipped_are_one_question_instead_of_one_for_each_figure() -> None:
    table = deepcopy(_sent())
    slipped = [table[-1], *table[FIRST:-1]]
    for row, above in zip(table[FIRST:], deepcopy(slipped), strict=True):
        row[NUMERATOR:] = above[NUMERATOR:]
    assert [each.first.code for each in asked(table)] == ["V07", "H11"]  # in one row the counts show it by themselves
