"""A score with what its wording needs: the council, the indicator, the quarter and the rule."""

from dataclasses import dataclass
from functools import cached_property

from quarterly.configuration.catalogue import Indicator
from quarterly.configuration.council import Council
from quarterly.configuration.rules import RatingRule
from quarterly.configuration.targets.target import Target
from quarterly.scoring.engine import Quantities, RuleLimits, limits_of
from quarterly.scoring.illustrative import ScorePart
from quarterly.scoring.score import Score
from quarterly.vocabulary.illustrative import signed
from quarterly.vocabulary.quarter import Quarter
from quarterly.vocabulary.suppressed import Suppressed


@dataclass(frozen=True)
class WordingContext:
    """One indicator's score in a quarter, with the council.

    `has_signs` is whether words carry the sign of what is illustrative. A table for programs has a column for it instead.
    """

    council: Council
    indicator: Indicator
    quarter: Quarter
    score: Score
    has_signs: bool = True

    @cached_property
    def rule(self) -> RatingRule:
        """The rule the indicator is rated by."""
        return self.council.profile.rule_of(self.indicator)

    @cached_property
    def limits(self) -> RuleLimits:
        """The rule's limits, with the indicator's own in their place."""
        return limits_of(self.rule, self.indicator.limits)

    @cached_property
    def of(self) -> Quantities:
        """The quantities that the rule was given; none where the score has no trail."""
        return self.score.trail.quantities if self.score.trail else Quantities()

    @property
    def target(self) -> Target:
        """The target, an empty one where there is none or it is suppressed."""
        target = self.score.target
        return Target() if target is None or isinstance(target, Suppressed) else target

    def sign(self, text: str, *parts: ScorePart) -> str:
        """Return a text about these parts of the score, with the sign if any of them is illustrative."""
        return signed(text, self.has_signs and self.score.invents(*parts))

    def word(self, status: str) -> str:
        """Return a status in the words of the council's scale."""
        return self.council.profile.scales.indicators.state(status).word
