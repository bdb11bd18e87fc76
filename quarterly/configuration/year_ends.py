"""How a financial year ended: closed as provisional while the statutory returns are open, and as final after them."""

from datetime import date
from enum import StrEnum

from pydantic import Field

from quarterly.configuration.yaml_files.dated import FinancialYearText
from quarterly.configuration.yaml_files.files import ConfigurationModel
from quarterly.vocabulary.quarter import Quarter


class YearState(StrEnum):
    """Whether the figures of a year that is over may still be revised."""

    PROVISIONAL = "provisional"
    FINAL = "final"


class YearEnd(ConfigurationModel):
    """The state in which a year was closed, on which day, and by whom."""

    state: YearState = Field(description="Whether its figures may still be revised (provisional) or not (final).")
    on: date = Field(description="The day on which the year was closed in this state, such as 2026-11-20.")
    by: str = Field(min_length=1, description="The role that closed it.")


YearEnds = dict[FinancialYearText, YearEnd]


def closed_too_early(years: YearEnds) -> YearEnds:
    """Return the years as they are; ValueError where one was closed before it was over."""
    for year, end in years.items():
        over = last_quarter(year).ends
        if end.on <= over:
            raise ValueError(f"{year} was closed on {end.on}, and is over on {over}. Correct the day, or take the year out")
    return years


def last_quarter(year: str) -> Quarter:
    """Return Quarter 4 of a financial year such as "2025-26"."""
    return Quarter.parse(f"{year} Q4")


def state_of(years: YearEnds, quarter: Quarter) -> YearState | None:
    """Return the state in which a quarter's year was closed, None while it is open."""
    end = years.get(quarter.financial_year)
    return end.state if end else None
