"""A score in words: everything printed about it, in the report, on the screen, in tables and in letters."""

from dataclasses import replace
from functools import cached_property

from quarterly.configuration.catalogue import Indicator
from quarterly.configuration.council import Council
from quarterly.configuration.targets.words import printed, target_note, target_printed
from quarterly.reporting.wording import caveats, comparisons, distances
from quarterly.reporting.wording.benchmarks import position
from quarterly.reporting.wording.context import WordingContext
from quarterly.reporting.wording.explanation import explanation
from quarterly.reporting.wording.figures import in_unit, marks_beside
from quarterly.reporting.wording.row import explanation_in_short
from quarterly.reporting.wording.terms import assurance_in_words, variation_in_words
from quarterly.scoring.illustrative import ScorePart
from quarterly.scoring.score import Score
from quarterly.scoring.series.points import Point
from quarterly.vocabulary.marks import Mark
from quarterly.vocabulary.numbers import Unit
from quarterly.vocabulary.quarter import Quarter
from quarterly.vocabulary.suppressed import SUPPRESSION_MARK, Suppressed


class ScoreInWords(WordingContext):
    """Everything printed about one score; "" where there is nothing to print, [c] where it is suppressed.

    Every word carries the sign [i] if what it says is illustrative or follows from what is.
    """

    @property
    def without_signs(self) -> "ScoreInWords":
        """The same words without the sign, for a table that has a column for what is illustrative."""
        return replace(self, has_signs=False)

    @property
    def unit(self) -> Unit:
        """What a value counts in."""
        return self.indicator.unit

    @property
    def value(self) -> str:
        """The value as sent, with its marks."""
        # The sign [i] is added to whatever follows from an invented figure, so the figure itself would have it twice.
        marks = marks_beside(tuple(mark for mark in self.score.marks if mark is not Mark.ILLUSTRATIVE))
        value = in_unit(self.score.value, self.indicator)
        return self.sign(f"{value} {marks}" if marks and value else value, ScorePart.VALUE)

    @property
    def rated_value(self) -> str:
        """The value that is rated, where it is on another basis."""
        return self.sign(in_unit(self.score.rated_value, self.indicator), ScorePart.RATED_VALUE)

    @property
    def target_now(self) -> str:
        """The quarter's target."""
        if isinstance(self.score.target, Suppressed):
            return self.sign(SUPPRESSION_MARK, ScorePart.TARGET)
        return self.sign(target_printed(self.target, self.unit, self.indicator.target_decimals), ScorePart.TARGET)

    @property
    def year_target(self) -> str:
        """The target at the end of the year, where this quarter's is only a step towards it."""
        end = self.target.year_end
        if end is None or end == self.target.ends or not isinstance(self.score.sent, Point):
            return ""
        return self.sign(printed(end, self.unit), ScorePart.TARGET)

    @property
    def target_note(self) -> str:
        """Who set the target and how it follows from the year's, or why there is none."""
        return self.sign(target_note(self.target, self.quarter, self.unit, self.indicator.target_decimals), ScorePart.TARGET)

    @property
    def against_target(self) -> str:
        """How far from target the figure is, and on which side."""
        return distances.against_target(self)

    @property
    def how_rated_in_short(self) -> str:
        """The distance from target, or by what else the figure is rated; whose decision the rating is where it is one."""
        return explanation_in_short(self)

    @property
    def travel_previous(self) -> str:
        """The direction since the quarter before."""
        return self.sign(comparisons.direction(self.score.travel_previous), ScorePart.TRAVEL_PREVIOUS)

    @property
    def travel_year(self) -> str:
        """The direction since the same quarter last year."""
        return self.sign(comparisons.direction(self.score.travel_year), ScorePart.TRAVEL_YEAR)

    @property
    def travel_window(self) -> str:
        """The direction over several quarters."""
        return self.sign(comparisons.direction(self.score.travel_window), ScorePart.TRAVEL_WINDOW)

    @property
    def travel_year_end(self) -> str:
        """The direction since the end of last year, where the profile asks for it."""
        return self.sign(comparisons.direction(self.score.travel_year_end), ScorePart.TRAVEL_YEAR_END)

    @property
    def travel_since(self) -> str:
        """The direction since the quarter that the profile names, where it names one."""
        return self.sign(comparisons.direction(self.score.travel_since), ScorePart.TRAVEL_SINCE)

    @property
    def forecast(self) -> str:
        """The forecast for the year's end."""
        value = self.score.forecast.value if self.score.forecast else None
        return self.sign(in_unit(value, self.indicator), ScorePart.FORECAST)

    @property
    def forecast_note(self) -> str:
        """The interval of the forecast, or why there is no interval or no forecast."""
        return self.sign(comparisons.forecast_note(self.score.forecast, self), ScorePart.FORECAST)

    @property
    def expected(self) -> str:
        """The owner's own forecast for the year's end."""
        return self.sign(in_unit(self.score.expected, self.indicator), ScorePart.EXPECTED)

    @property
    def benchmark(self) -> str:
        """The position among other authorities."""
        found = position(self.score.benchmark, self.indicator) if self.score.benchmark else ""
        return self.sign(found, ScorePart.BENCHMARK)

    @property
    def variation(self) -> str:
        """The kind of variation that the control chart shows in the latest value."""
        return self.sign(variation_in_words(self.score.control.variation) if self.score.control else "", ScorePart.CONTROL)

    @property
    def assurance(self) -> str:
        """Whether the control chart shows that the target is met reliably."""
        assurance = self.score.control.assurance if self.score.control else None
        return self.sign(assurance_in_words(assurance) if assurance else "", ScorePart.ASSURANCE)

    @property
    def at_risk(self) -> list[str]:
        """The reasons why the rating is at risk."""
        return [self.sign(clause, ScorePart.AT_RISK) for clause in caveats.at_risk(self)]

    @cached_property
    def explanation(self) -> str:
        """The sentence that defends the rating, or says why there is none."""
        return explanation(self)

    @property
    def caveats(self) -> list[str]:
        """The caveats for every reader of the figure."""
        return [self.sign(sentence, ScorePart.NOTES) for sentence in caveats.caveats(self)]

    @property
    def beside_the_target(self) -> str:
        """Everything else that is known, as sentences."""
        return comparisons.beside_the_target(self)

    @property
    def year_end_and_others(self) -> str:
        """What is expected of the year, and how the figure stands among others, as sentences."""
        return comparisons.year_end_and_others(self)

    @property
    def travel_in_short(self) -> str:
        """Both directions in short."""
        return comparisons.travel_in_short(self)


def in_words(score: Score, indicator: Indicator, council: Council, quarter: Quarter) -> ScoreInWords:
    """Return a score in words, each with its sign where it is illustrative."""
    return ScoreInWords(council, indicator, quarter, score)
