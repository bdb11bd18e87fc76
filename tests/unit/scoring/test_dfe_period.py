"""The periods of the Department for Education's own files."""

import pytest

from quarterly.scoring.series.dfe_period import spelled_out
from quarterly.scoring.series.time_order import time_order


@pytest.mark.parametrize(
    ("period", "identifier", "spelled"),
    [
        ("202425", "Financial year", "2024-25"),
        ("202425", "Academic year", "2024-25"),
        ("2024", "Calendar year", "2024"),
        ("202425", "Financial year Q1", "2024-25 Q1"),
        ("202425", "financial  year q4", "2024-25 Q4"),
        ("2024", "Calendar year Q1", "2023-24 Q4"),
        ("2024", "Calendar year Q2", "2024-25 Q1"),
        ("202425", "Academic year Q2", "2024 Q2"),
        ("2025", "April", "April 2025"),
        ("2025", "Week 7", "2025 W7"),
        ("202425", "Spring term", "2024 T2"),
        ("202425", "", "202425"),
        ("2024-25 Q1", "Financial year Q1", "2024-25 Q1"),
    ],
)
def test_a_period_is_spelled_out_by_its_identifier(period: str, identifier: str, spelled: str) -> None:
    assert spelled_out(period, identifier) == spelled
    assert time_order(spelled) is not None


@pytest.mark.parametrize(
    ("period", "identifier"),
    [
        ("202426", "Financial year"),  # not a year and the next
        ("2024", "Financial year"),
        ("202425", "Calendar year"),
        ("202425", "Financial year Q1-Q3"),  # counted from April: no period that follows the one before
        ("202425", "Fortnight 3"),
    ],
)
def test_a_period_that_its_identifier_does_not_fit_has_no_order(period: str, identifier: str) -> None:
    assert time_order(spelled_out(period, identifier)) is None
