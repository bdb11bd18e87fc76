"""Targets under the years of their basis, and what a basis does not allow."""

from decimal import Decimal

import pytest

from quarterly.configuration.basis_checks import basis_problems
from quarterly.configuration.targets.plan import TargetPlan
from quarterly.configuration.targets.years import year_problem
from quarterly.vocabulary.basis import Basis
from quarterly.vocabulary.years import Year
from tests.unit.made import indicator
from tests.unit.made_council import mistakes, read
from tests.unit.town import INDICATORS, PROFILE


def plans(*begins: str | None) -> list[TargetPlan]:
    return [
        TargetPlan(annual=Decimal(5), since=since, approved_by="Cabinet" if since else "", reason="Easy" if since else "")
        for since in begins
    ]


@pytest.mark.parametrize(
    ("key", "year", "begins"),
    [
        ("2014-15", Year.FINANCIAL, [None, "2014-15 Q2"]),
        ("2014", Year.CALENDAR, [None, "2014-15 Q1"]),
        ("2014", Year.CALENDAR, ["2013-14 Q4"]),
        ("2014-15", Year.ACADEMIC, [None, "2015-16 Q1"]),
    ],
)
def test_targets_under_their_own_year_are_taken(key: str, year: Year, begins: list[str | None]) -> None:
    assert year_problem(key, plans(*begins), year) == ""


@pytest.mark.parametrize(
    ("key", "year", "begins", "problem"),
    [
        (
            "2014-15",
            Year.CALENDAR,
            [None],
            "“2014-15” is not a year of this indicator, which counts from January. Write a calendar year, such as 2026.",
        ),
        ("2014", Year.FINANCIAL, [None], "“2014” is not a year of this indicator, which counts from April. "
            "Write a year such as 2026-27."),
        (
            "2014-15",
            Year.FINANCIAL,
            ["2013-14 Q3", "2014-15 Q3"],
            "a version begins in a quarter that is not of 2014-15. Write each version under its own year.",
        ),
        (
            "2014-15",
            Year.FINANCIAL,
            [None, "2014-15 Q1"],
            "version 2 begins in Quarter 1, the first of the year, so that the version before it is never in "
            "force. Remove that, or correct “since:”.",
        ),
        (
            "2014",
            Year.CALENDAR,
            [None, "2013-14 Q4"],
            "version 2 begins in Quarter 4, the first of the year, so that the version before it is never in "
            "force. Remove that, or correct “since:”.",
        ),
    ],
)  # fmt: skip
def test_targets_under_another_year_are_named_with_the_remedy(
    key: str, year: Year, begins: list[str | None], problem: str
) -> None:
    assert year_problem(key, plans(*begins), year) == problem


def test_an_indicator_whose_basis_changed_may_have_targets_of_both_kinds_of_year() -> None:
    assert year_problem("2014-15", plans(None), Year.CALENDAR, may_be_of_another=True) == ""


def test_a_calendar_year_is_typed_as_a_number_or_a_text() -> None:
    typed = INDICATORS.replace("basis: in-quarter", "basis: calendar year to date", 1)
    for year in ("2012", '"2012"'):
        catalogue = read(PROFILE, typed.replace('"2012-13": 65', f"{year}: 65")).catalogue
        assert "2012" in catalogue.indicators[1].targets


def test_a_year_that_is_none_is_refused() -> None:
    assert "“2012-14” is not a financial year" in mistakes(PROFILE, INDICATORS.replace('"2012-13"', '"2012-14"', 1))


@pytest.mark.parametrize(("due", "fits"), [((1, 2, 3, 4), False), ((2, 3, 4), True), ((1, 3, 4), True), ((3,), True)])
def test_the_summer_term_is_reported_once(due: tuple[int, ...], fits: bool) -> None:
    found = list(basis_problems(indicator("1180", basis=Basis.TERM, due=due)))
    assert [field for field, _ in found] == ([] if fits else ["due"])


def test_an_academic_year_has_no_seasonal_target() -> None:
    targets = {"2012-13": {"annual": 40, "profile": "seasonal"}}
    found = list(basis_problems(indicator("1180", basis=Basis.ACADEMIC_YEAR, targets=targets)))
    assert [field for field, _ in found] == ["targets"]
