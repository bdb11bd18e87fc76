"""Relations between indicators: what adds up, what is a part of what, and which figures are out of the same cases.

An intruder has every published figure. If 20 children are in care and 17 of them live in foster homes, 3 live elsewhere: only
who knows that the two add up to the first can hold the third back well.
"""

from typing import Annotated

from pydantic import Field

from quarterly.configuration.yaml_files.dated import FinancialYearText
from quarterly.configuration.yaml_files.files import ConfigurationModel
from quarterly.vocabulary.quarter import Quarter


class PartsOf(ConfigurationModel):
    """Indicators whose counts add up to another's count, in the same quarter and on the same basis."""

    total: str = Field(description="The indicator whose count is the sum, by its id.")
    parts: tuple[str, ...] = Field(min_length=2, description="The indicators whose counts add up to it, by their ids.")


class OfWhich(ConfigurationModel):
    """Two indicators of which one counts some of the cases that the other counts."""

    whole: str = Field(description="The indicator whose cases include the other's, by its id.")
    part: str = Field(description="The indicator that counts some of them, by its id.")


class Population(ConfigurationModel):
    """People of whom rates are worked out, such as all under 18: how many there were is public."""

    name: str = Field(description="Who is counted, as readers see it: people aged under 18.")
    by_year: dict[FinancialYearText, Annotated[int, Field(gt=0)]] = Field(
        min_length=1, description="How many there were, by the financial year whose rates are worked out with it."
    )

    def of(self, quarter: Quarter) -> int:
        """Return how many people rates of a quarter are worked out with; a year left out has the figure of the year before."""
        years = sorted(self.by_year)
        return self.by_year[max((year for year in years if year <= quarter.financial_year), default=years[0])]
