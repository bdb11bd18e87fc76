"""Figures that a public text may not give: the suppressed ones of an indicator, but for those that everybody reads of it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from quarterly.configuration.council import Council
from quarterly.configuration.targets.target import Target
from quarterly.disclosure.differencing import is_target_suppressed
from quarterly.disclosure.naming import IndicatorNames
from quarterly.disclosure.screened_score import ScreenedScore
from quarterly.disclosure.suppressed_figure import SuppressedFigure
from quarterly.disclosure.suppression import suppressed_figures
from quarterly.scoring.score import Score
from quarterly.vocabulary.numbers import Unit, exact
from quarterly.vocabulary.quarter import Quarter


@dataclass(frozen=True, slots=True, kw_only=True)
class SuppressedIndicator:
    """An indicator of which something is suppressed: all of it or only earlier quarters, what that is, and what is public.

    `figures` are the suppressed ones, `in_comment` those that only its own texts may not resemble.
    """

    is_whole: bool
    percent: bool
    decimals: int
    figures: frozenset[SuppressedFigure] = frozenset()
    in_comment: frozenset[SuppressedFigure] = frozenset()
    public: frozenset[Fraction] = frozenset()

    def hides(self, number: Fraction, decimals: int, percent: bool) -> bool:
        """Whether a number of a sentence about this indicator tells more of it than the public reads."""
        if percent != self.percent:
            return self.is_whole
        public = (SuppressedFigure(each, self.decimals, percent) for each in self.public)
        return not any(each.is_quoted_by(number, decimals, percent) for each in public)


@dataclass(frozen=True, slots=True)
class FiguresInTexts:
    """What texts are held against: the names of all indicators, and by id those of which something is suppressed."""

    names: IndicatorNames = field(default_factory=IndicatorNames)
    suppressed: Mapping[str, SuppressedIndicator] = field(default_factory=dict)

    def figures(self, about: Iterable[str]) -> Iterator[SuppressedFigure]:
        """Yield every suppressed figure, and for the indicators that a text is about those that only their texts may not give."""
        for each in self.suppressed.values():
            yield from each.figures
        for id in about:
            if id in self.suppressed:
                yield from self.suppressed[id].in_comment


def figures_in_texts(screened: Iterable[ScreenedScore], council: Council, quarter: Quarter) -> FiguresInTexts:
    """Return what the texts of a quarter's report are held against."""
    found = {each.score.indicator: _of(each, quarter) for each in screened if each.why or each.suppressed_before}
    return FiguresInTexts(IndicatorNames(council.catalogue.indicators), found)


def _of(each: ScreenedScore, quarter: Quarter) -> SuppressedIndicator:
    return SuppressedIndicator(
        is_whole=each.why is not None,
        percent=each.indicator.unit is Unit.PERCENT,
        decimals=each.indicator.decimals,
        figures=suppressed_figures([each]),
        in_comment=each.suppressed_in_comment,
        public=frozenset(_public(each, quarter)),
    )


def _public(each: ScreenedScore, quarter: Quarter) -> Iterator[Fraction]:
    """Yield what everybody reads of an indicator: targets, values and counts, of quarters in which they are not suppressed."""
    suppressed = each.suppressed_quarters
    hidden = suppressed | {quarter} if each.why else suppressed
    for before, point in each.series.items():
        if before not in hidden:
            yield from (number for number in (point.value, point.numerator, point.denominator) if number is not None)
    if isinstance(each.score.target, Target) and not is_target_suppressed(each.indicator, quarter, suppressed):
        target = each.score.target
        ends = target.low, target.high, target.annual_low, target.annual_high
        yield from (end for end in ends if end is not None)
    if not each.why:
        yield from _of_this_quarter(each.score)


def _of_this_quarter(score: Score) -> Iterator[Fraction]:
    yield from (each for each in (score.value, score.rated_value) if isinstance(each, Fraction))
    yield from (exact(each) for each in (score.numerator, score.denominator) if each is not None)
