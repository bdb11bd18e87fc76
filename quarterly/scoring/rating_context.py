"""Everything that one rating was made from: the rule, its limits, the figures, and what the rule decided."""

from dataclasses import dataclass

from quarterly.configuration.catalogue import Indicator
from quarterly.configuration.council import Council
from quarterly.configuration.rules import RatingRule
from quarterly.scoring.engine import Quantities, RuleDecision, RuleLimits
from quarterly.scoring.figures import Figures, IndicatorQuarter, Surroundings
from quarterly.scoring.series.points import Series
from quarterly.vocabulary.quarter import Quarter


@dataclass(frozen=True, slots=True, kw_only=True)
class RatingContext:
    """One indicator's quarter with the rule it is rated by, and the rule's decision."""

    council: Council
    rated: IndicatorQuarter
    rule: RatingRule
    limits: RuleLimits
    around: Surroundings
    figures: Figures
    quantities: Quantities
    decision: RuleDecision

    @property
    def indicator(self) -> Indicator:
        """The indicator that is rated."""
        return self.rated.indicator

    @property
    def quarter(self) -> Quarter:
        """The quarter that is rated."""
        return self.rated.quarter

    @property
    def series(self) -> Series:
        """The indicator's values up to the quarter."""
        return self.rated.series

    @property
    def status(self) -> str:
        """The status that the rule gives, "" for none."""
        return self.decision.band.status if self.decision.band else ""
