"""The stretch of time that a figure covers, in words."""

import pytest

from quarterly.reporting.wording.stretches import stretch, stretches
from quarterly.vocabulary.basis import Basis
from quarterly.vocabulary.quarter import Quarter
from tests.unit.made import indicator

SUMMER, WINTER = Quarter(2026, 2), Quarter(2026, 4)


@pytest.mark.parametrize(
    ("basis", "quarter", "words"),
    [
        (Basis.SNAPSHOT, SUMMER, "30 September 2026"),
        (Basis.IN_QUARTER, SUMMER, "July to September 2026"),
        (Basis.MONTH, SUMMER, "September 2026"),
        (Basis.TERM, SUMMER, "the summer term"),
        (Basis.YEAR_TO_DATE, SUMMER, "April to September 2026"),
        (Basis.YEAR_TO_DATE, WINTER, "April 2026 to March 2027"),
        (Basis.CALENDAR_YEAR, SUMMER, "January to September 2026"),
        (Basis.CALENDAR_YEAR, WINTER, "January to March 2027"),
        (Basis.ACADEMIC_YEAR, SUMMER, "September 2026"),
        (Basis.ACADEMIC_YEAR, WINTER, "September 2026 to March 2027"),
        (Basis.ROLLING_YEAR, SUMMER, "12 months to September 2026"),
        (Basis.THREE_YEAR, SUMMER, "three years to September 2026"),
        (Basis.ANNUAL, SUMMER, "the latest year"),
    ],
)
def test_each_basis_names_its_months(basis: Basis, quarter: Quarter, words: str) -> None:
    assert stretch(basis, quarter) == words


def test_what_is_rated_is_named_beside_what_is_sent() -> None:
    plans = indicator("1180", basis=Basis.IN_QUARTER, status_basis=Basis.CALENDAR_YEAR)
    assert stretches(plans, SUMMER) == "July to September 2026; rated: January to September 2026"
