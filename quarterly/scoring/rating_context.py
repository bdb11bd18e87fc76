"""One indicator's quarter with everything a rating needs: the rule, its limits, what is known, and what the rule decided."""

from dataclasses import dataclass

from quarterly.configuration.catalogue import Indicator
from quarterly.configuration.council import Council
from quarterly.configuration.rules import RatingRule
from quarterly.scoring.engine import Quantities, RuleDecision, RuleLimits
from quarterly.scoring.figures import Figures, Surroundings
from quarterly.scoring.series.points import Series
from quarterly.vocabulary.quarter import Quarter


@dataclass(frozen=True, slots=True, kw_only=True)
class RatingContext:
    """One indicator's quarter with the rule it is rated by."""

    council: Council
    indicator: Indicator
    quarter: Quarter
    series: Series
    rule: RatingRule
    limits: RuleLimits
    around: Surroundings
    known: Figures
    of: Quantities
    decision: RuleDecision

    @property
    def status(self) -> str:
        """The status the rule gives, "" for none."""
        return self.decision.band.status if self.decision.band else ""
