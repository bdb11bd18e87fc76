"""Which numbers beside a percentage are taken for the few cases behind it, and which for something else?"""

from collections.abc import Mapping
from decimal import Decimal

import pytest

from quarterly.collecting.returns.unread_counts import unread_counts
from quarterly.collecting.sheets.find_table import find_table
from quarterly.collecting.sheets.sheets import Scalar, Sheet
from quarterly.vocabulary.counted import Counted
from tests.unit.made import LAYOUT, POLICY, indicator, row

LEAVERS = indicator("1180", decimals=1)


def found(value: str, columns: Mapping[str, Scalar], counts: Counted = Counted.SENSITIVE) -> list[str]:
    """Return the cells asked about in a row with this value, and with columns of these headings."""
    headings = [each.replace("_", " ") for each in columns]
    sheet = Sheet(name="Return", rows=(("PI ref", "Actual", *headings), ("1180", value, *columns.values())))
    table = find_table(sheet, LAYOUT)
    assert table
    sent = row("1180", value, row=2)
    of = LEAVERS.model_copy(update={"counts": counts})
    return list(unread_counts(table, sent, of, LAYOUT, POLICY))


@pytest.mark.parametrize(
    ("value", "columns", "cells"),
    [
        ("50", {"Cohort": 6}, ["C2"]),
        ("50", {"Number_of_children": 3}, ["C2"]),
        ("50", {"Number_of_children": 3, "Cohort": 6}, ["C2", "D2"]),
        ("96.7", {"Cohort": 60}, ["C2"]),  # 58 of 60 leave 2
        ("50", {"Cohort": 60}, []),
        ("51.2", {"Cohort": 6}, []),  # no share of 6
        ("50", {"Target_2012/13": 6}, []),
        ("50", {"Last_quarter": 6}, []),
        ("50", {"Note": "six"}, []),
        ("50", {"Cohort": "6"}, ["C2"]),
        ("50", {"Cases": "3/6"}, ["C2"]),
        ("50", {"Cases": "3 of 6"}, ["C2"]),
        ("50", {"Cases": "10 asked, 6 answered"}, ["C2"]),
        ("50", {"Cases": "30 of 60"}, []),
        ("50", {"Due": "06/06/2012"}, []),
        ("50", {"Note": "up from 6% and 6.0"}, []),
        ("50", {"Note": "since 2012/06"}, []),
        ("50", {"Year_11_cohort": 6}, ["C2"]),
        ("50", {"Number_this_year": 6}, ["C2"]),
        ("50", {"Children_(average)": 6}, ["C2"]),
        ("50", {"Children_in_the_last_quarter": 6}, ["C2"]),
        ("50", {"Changed_placement": 6}, ["C2"]),
        ("50", {"Target_group": 6}, ["C2"]),
        ("50", {"Previous_placements": 6}, ["C2"]),
        ("50", {"Last_year": 6}, []),
        ("50", {"Previous_year's_outturn": 6}, []),
        ("50", {"Prior_year": 6}, []),
        ("50", {"Last_quarter_(Q1)": 6}, []),
        ("50", {"England_average": 6}, []),
        ("50", {"Row": 6}, []),
        ("50", {"Cohort": 6.5}, []),
        ("50", {"Cohort": True}, []),
        ("0", {"Cohort": 6}, []),
    ],
)
def test_a_number_is_asked_about_where_it_fits_as_a_count_of_few(
    value: str, columns: dict[str, Scalar], cells: list[str]
) -> None:
    assert found(value, columns) == cells


def test_what_counts_no_sensitive_fact_is_not_asked_about() -> None:
    assert found("50", {"Cohort": 6}, Counted.PROCESS) == []


def test_a_figure_with_a_count_of_its_own_is_not_asked_about() -> None:
    sheet = Sheet(name="Return", rows=(("PI ref", "Actual", "Numerator", "Cohort"), ("1180", 50, 30, 6)))
    table = find_table(sheet, LAYOUT)
    assert table
    sent = row("1180", "50", 30, row=2)
    assert sent.numerator == Decimal(30)
    assert list(unread_counts(table, sent, LEAVERS, LAYOUT, POLICY)) == []
