"""A score in words: everything printed about it, in the report, on the screen, in tables and in letters."""

from functools import cached_property

from quarterly.configuration.catalogue import Indicator
from quarterly.configuration.council import Council
from quarterly.configuration.targets.words import printed, target_note, target_plain, target_printed
from quarterly.reporting.wording import caveats, comparisons, distances
from quarterly.reporting.wording.benchmarks import position
from quarterly.reporting.wording.context import WordingContext
from quarterly.reporting.wording.explanation import explanation
from quarterly.reporting.wording.figures import in_unit, marks_beside
from quarterly.scoring.score import Score
from quarterly.scoring.series.points import Point
from quarterly.vocabulary.quarter import Quarter
from quarterly.vocabulary.suppressed import SUPPRESSION_MARK, Suppressed


class ScoreInWords(WordingContext):
    """Everything printed about one score; "" where there is nothing to print, [c] where it is suppressed."""

    @property
    def value(self) -> str:
        """The value as sent."""
        return in_unit(self.score.value, self.indicator)

    @property
    def marks(self) -> str:
        """The marks beside the value."""
        return marks_beside(self.score.marks)

    @property
    def rated_value(self) -> str:
        """The value that is rated, where it is on another basis."""
        return in_unit(self.score.rated_value, self.indicator)

    @property
    def target_now(self) -> str:
        """The quarter's target."""
        if isinstance(self.score.target, Suppressed):
            return SUPPRESSION_MARK
        return target_printed(self.target, self.indicator.unit)

    @property
    def plain_target(self) -> str:
        """The quarter's target as programs read it."""
        return SUPPRESSION_MARK if isinstance(self.score.target, Suppressed) else target_plain(self.target, self.indicator.unit)

    @property
    def year_target(self) -> str:
        """The target at the end of the year, where this quarter's is only a step towards it."""
        end = self.target.year_end
        if end is None or end == self.target.ends or not isinstance(self.score.sent, Point):
            return ""
        return printed(end, self.indicator.unit)

    @property
    def target_note(self) -> str:
        """Who set the target and how it follows from the year's, or why there is none."""
        return target_note(self.target, self.quarter, self.indicator.unit)

    @property
    def against_target(self) -> str:
        """How far from target the figure is, and on which side."""
        return distances.against_target(self)

    @property
    def travel_previous(self) -> str:
        """The direction since the quarter before."""
        return comparisons.direction(self.score.travel_previous)

    @property
    def travel_year(self) -> str:
        """The direction since the same quarter last year."""
        return comparisons.direction(self.score.travel_year)

    @property
    def travel_window(self) -> str:
        """The direction over several quarters."""
        return comparisons.direction(self.score.travel_window)

    @property
    def forecast(self) -> str:
        """The forecast for the year's end."""
        return in_unit(self.score.forecast.value, self.indicator) if self.score.forecast else ""

    @property
    def forecast_note(self) -> str:
        """The interval of the forecast, or why there is no interval or no forecast."""
        return comparisons.forecast_note(self.score.forecast, self)

    @property
    def expected(self) -> str:
        """The owner's own forecast for the year's end."""
        return in_unit(self.score.expected, self.indicator)

    @property
    def benchmark(self) -> str:
        """The position among other authorities."""
        return position(self.score.benchmark, self.indicator) if self.score.benchmark else ""

    @property
    def variation(self) -> str:
        """The kind of variation that the control chart shows in the latest value."""
        return self.score.control.variation.value if self.score.control else ""

    @property
    def assurance(self) -> str:
        """Whether the control chart shows that the target is met reliably."""
        return self.score.control.assurance.value if self.score.control and self.score.control.assurance else ""

    @property
    def at_risk(self) -> list[str]:
        """The reasons why the rating is at risk."""
        return caveats.at_risk(self)

    @cached_property
    def explanation(self) -> str:
        """The sentence that defends the rating, or says why there is none."""
        return explanation(self)

    @property
    def caveats(self) -> list[str]:
        """The caveats for every reader of the figure."""
        return caveats.caveats(self)

    @property
    def beside_the_target(self) -> str:
        """Everything else that is known, as sentences."""
        return comparisons.beside_the_target(self)

    @property
    def travel_in_short(self) -> str:
        """Both directions in short."""
        return comparisons.travel_in_short(self.score)


def in_words(score: Score, indicator: Indicator, council: Council, quarter: Quarter) -> ScoreInWords:
    """Return a score in words."""
    return ScoreInWords(council, indicator, quarter, score)
