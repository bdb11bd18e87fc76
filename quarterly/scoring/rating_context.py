"""One indicator's quarter with everything a rating needs: the rule, its limits, what is known, and what the rule decided."""

from dataclasses import dataclass
from fractions import Fraction

from quarterly.configuration.catalogue import Indicator
from quarterly.configuration.council import Council
from quarterly.configuration.rules import RatingRule
from quarterly.scoring.engine import Decision, Limits, Quantities
from quarterly.scoring.figures import Figures, Surroundings
from quarterly.scoring.series.points import Series
from quarterly.vocabulary.numbers import shown
from quarterly.vocabulary.quarter import Quarter


@dataclass(frozen=True, slots=True)
class RatingContext:
    """One indicator's quarter with the rule it is rated by."""

    council: Council
    indicator: Indicator
    quarter: Quarter
    series: Series
    rule: RatingRule
    limits: Limits
    around: Surroundings
    known: Figures
    of: Quantities
    decision: Decision

    @property
    def status(self) -> str:
        """The status the rule gives, "" for none."""
        return self.decision.band.status if self.decision.band else ""

    def word(self, status: str) -> str:
        """Return a status in the words of the council's scale."""
        return self.council.profile.scales.indicators.state(status).word


def in_unit(value: Fraction | None, indicator: Indicator) -> str:
    """Return a value as printed, "" for none."""
    return "" if value is None else shown(value, indicator.decimals, indicator.unit)
