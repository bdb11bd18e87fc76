"""Does a year that begins in January come out as DfE publishes it, for the councils we ship?

Education, health and care plans issued within 20 weeks, without exceptions: plans in time, plans issued, and the percentage as
published. Source: DfE, Education, health and care plans, reporting year 2025 (timeliness_20_week.csv); Open Government Licence.
"""

from fractions import Fraction

import pytest

from quarterly.scoring.series.bases import BasisChange, on_basis
from quarterly.scoring.series.points import Point, Series
from quarterly.vocabulary.basis import Basis
from quarterly.vocabulary.numbers import Unit, half_up
from quarterly.vocabulary.quarter import Quarter

PUBLISHED = {
    "Central Bedfordshire": {
        2019: (182, 205, "88.8"), 2020: (166, 268, "61.9"), 2021: (51, 401, "12.7"), 2022: (47, 391, "12.0"),
        2023: (195, 583, "33.4"), 2024: (271, 555, "48.8"),
    },
    "Dudley": {
        2019: (170, 402, "42.3"), 2020: (89, 411, "21.7"), 2021: (157, 349, "45.0"), 2022: (147, 358, "41.1"),
        2023: (160, 343, "46.6"), 2024: (235, 449, "52.3"),
    },
    "Halton": {
        2019: (55, 161, "34.2"), 2020: (76, 151, "50.3"), 2021: (124, 161, "77.0"), 2022: (111, 207, "53.6"),
        2023: (54, 205, "26.3"), 2024: (87, 154, "56.5"),
    },
    "Herefordshire": {
        2019: (118, 131, "90.1"), 2020: (121, 133, "91.0"), 2021: (141, 165, "85.5"), 2022: (121, 162, "74.7"),
        2023: (222, 288, "77.1"), 2024: (225, 333, "67.6"),
    },
    "Leeds": {
        2019: (571, 594, "96.1"), 2020: (500, 563, "88.8"), 2021: (486, 548, "88.7"), 2022: (44, 358, "12.3"),
        2023: (77, 922, "8.4"), 2024: (67, 717, "9.3"),
    },
}  # fmt: skip
THE_YEAR_SO_FAR = BasisChange(Unit.PERCENT, Basis.IN_QUARTER, Basis.CALENDAR_YEAR)
each_authority = pytest.mark.parametrize("authority", PUBLISHED)


def shared(total: int) -> list[int]:
    """Return what each quarter may have counted of a year: nobody publishes that, so it is made up."""
    return [total * (part + 1) // 4 - total * part // 4 for part in range(4)]


def quarters_of(year: int) -> list[Quarter]:
    """Return the quarters of a calendar year: the first is the last of a financial year."""
    return [Quarter(year - 1, 4), *(Quarter(year, number) for number in (1, 2, 3))]


def series_of(authority: str) -> Series:
    found = {}
    for year, (in_time, issued, _) in PUBLISHED[authority].items():
        for quarter, part, whole in zip(quarters_of(year), shared(in_time), shared(issued), strict=True):
            found[quarter] = Point(value=Fraction(part, whole) * 100, numerator=Fraction(part), denominator=Fraction(whole))
    return found


@each_authority
def test_in_december_the_year_is_the_published_one(authority: str) -> None:
    series = series_of(authority)
    found = {year: on_basis(series, Quarter(year, 3), THE_YEAR_SO_FAR) for year in PUBLISHED[authority]}
    assert {
        year: (each.numerator, each.denominator, f"{half_up(each.value or Fraction(0), 1)}") for year, each in found.items()
    } == PUBLISHED[authority]


@each_authority
def test_in_march_it_is_that_quarter_alone(authority: str) -> None:
    """By the financial year, March 2024 is the end of a year with three quarters of 2023 in it."""
    series = series_of(authority)
    for year in PUBLISHED[authority]:
        first = quarters_of(year)[0]
        assert on_basis(series, first, THE_YEAR_SO_FAR).value == series[first].value


def test_by_the_financial_year_it_would_be_another_figure() -> None:
    """Leeds: 88.7% of 2021 and 12.3% of 2022, of which neither is that of April 2021 to March 2022."""
    by_april = BasisChange(Unit.PERCENT, Basis.IN_QUARTER, Basis.YEAR_TO_DATE)
    found = on_basis(series_of("Leeds"), Quarter(2021, 4), by_april)
    assert found.value is not None
    assert f"{half_up(found.value, 1)}" == "75.2"
