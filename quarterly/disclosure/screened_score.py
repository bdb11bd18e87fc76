"""A score with what disclosure control decides about it."""

from dataclasses import dataclass

from quarterly.configuration.catalogue import Indicator
from quarterly.disclosure.suppressed_figure import SuppressedFigure
from quarterly.disclosure.why_suppressed import WhySuppressed
from quarterly.scoring.score import Score
from quarterly.scoring.series.points import Point, Series
from quarterly.vocabulary.numbers import Unit
from quarterly.vocabulary.quarter import Quarter


@dataclass(frozen=True, slots=True, kw_only=True)
class ScreenedScore:
    """A score with its series up to the quarter, why its value is suppressed if it is, and which earlier quarters are.

    `is_coarser` is whether a whole number of per cent is printed instead of a mark.
    """

    score: Score
    indicator: Indicator
    series: Series
    suppressed_quarters: frozenset[Quarter]
    why: WhySuppressed | None
    is_coarser: bool = False

    @property
    def is_suppressed(self) -> bool:
        """Whether the public sees nothing of the value."""
        return self.why is not None and not self.is_coarser

    @property
    def suppressed_before(self) -> frozenset[SuppressedFigure]:
        """The suppressed values of earlier quarters, which nothing public may quote."""
        if not isinstance(self.score.sent, Point):
            return frozenset()
        values = (self.series[each].value for each in self.suppressed_quarters)
        figures = (
            SuppressedFigure(v, self.indicator.decimals, self.indicator.unit is Unit.PERCENT) for v in values if v is not None
        )
        return frozenset(figures)

    @property
    def suppressed_in_comment(self) -> frozenset[SuppressedFigure]:
        """Those values and, of percentages, their complements.

        "98.1% had none" is as good as 1.9% in a comment on the same indicator; in a text about something else 98.1% is
        most likely a figure of its own.
        """
        return self.suppressed_before | {each.complement for each in self.suppressed_before if each.percent}
