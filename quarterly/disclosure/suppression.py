"""Which figures of a scorecard are suppressed, and which figures no public text may quote because of that.

Primary suppression. A count from 1 to the limit (5 unless stated) can point at a child. An intruder who knows one of 6 care
leavers to be in work reads "50%", finds in a footnote that there were 6, and has 3 of 6: of the other five he now knows that
three are not in work. So the value is suppressed, and with it the rating and everything else that follows from it.

Complement. "58 of 60" reveals 2 as surely as "2 of 60" does: the intruder subtracts 58 from 60. Of 20 cases, 5% are 1. So the
complement of every fraction is a count too, whether both sides are sent, one follows from the other and the value, or a comment
gives them.

Differencing over time. 6 by June and 8 by September are both large enough, but 8 - 6 = 2 came in between: see `differencing`.

Counts left out. A value whose counts were sent before and are not sent now: see `earlier_counts`.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from quarterly.collecting.returns.quoted_figures import shares
from quarterly.configuration.catalogue import Indicator
from quarterly.configuration.council import Council
from quarterly.configuration.profile import SmallNumbers
from quarterly.disclosure.differencing import is_disclosive_by_differencing, suppressed_quarters
from quarterly.disclosure.earlier_counts import is_disclosive_by_earlier_counts
from quarterly.disclosure.small_counts import ratio_is_disclosive
from quarterly.disclosure.suppressed_figure import SuppressedFigure
from quarterly.scoring.background import Background
from quarterly.scoring.score import Score, Scorecard, Variance
from quarterly.scoring.series.points import Point, Series
from quarterly.vocabulary.numbers import Unit, half_up
from quarterly.vocabulary.quarter import Quarter


@dataclass(frozen=True, slots=True, kw_only=True)
class ScreenedScore:
    """A score with its series up to the quarter, whether its value is disclosive, and which earlier quarters are suppressed."""

    score: Score
    indicator: Indicator
    series: Series
    suppressed_quarters: frozenset[Quarter]
    is_disclosive: bool

    @property
    def suppressed_before(self) -> frozenset[SuppressedFigure]:
        """The suppressed values of earlier quarters, which nothing public may quote."""
        if not isinstance(self.score.sent, Point):
            return frozenset()
        values = (self.series[each].value for each in self.suppressed_quarters)
        return frozenset(_suppressed_figure(value, self.indicator) for value in values if value is not None)

    @property
    def suppressed_in_comment(self) -> frozenset[SuppressedFigure]:
        """Those values and, of percentages, their complements.

        "98.1% had none" is as good as 1.9% in a comment on the same indicator; in a text about something else 98.1% is
        most likely a figure of its own.
        """
        return self.suppressed_before | {each.complement for each in self.suppressed_before if each.percent}


def screen(card: Scorecard, council: Council, background: Background) -> list[ScreenedScore]:
    """Return every score with what is suppressed of it, in the order of the scorecard."""
    indicators = {indicator.id: indicator for indicator in council.catalogue.indicators}
    quarter, policy = Quarter.parse(card.quarter), council.profile.small_numbers
    return [_screened(score, indicators[score.indicator], quarter, background, policy) for score in card.scores]


def is_disclosive(score: Score, indicator: Indicator, policy: SmallNumbers) -> bool:
    """Whether a printed value reveals a small count, by its own counts or by those its comment gives for it."""
    if score.figure is None:
        return False
    quoted = [
        (Decimal(part), Decimal(whole))
        for _, part, whole in shares(score.comment)
        if indicator.unit is Unit.PERCENT and _print_alike(Fraction(part * 100, whole), score.figure, indicator)
    ]
    return any(ratio_is_disclosive(n, d, policy) for n, d in ((score.numerator, score.denominator), *quoted))


def suppressed_figures(screened: list[ScreenedScore]) -> frozenset[SuppressedFigure]:
    """Return the figures that no public text may quote: suppressed now or earlier, or worked out from a suppressed one."""
    now = frozenset(figure for each in screened if each.is_disclosive for figure in _figures_of(each.score, each.indicator))
    return now.union(*(each.suppressed_before for each in screened))


def _screened(
    score: Score, indicator: Indicator, quarter: Quarter, background: Background, policy: SmallNumbers
) -> ScreenedScore:
    earlier = background.history.get(indicator.id, {})
    series = {**earlier, quarter: score.sent} if isinstance(score.sent, Point) else dict(earlier)
    by_others = score.figure is not None and (
        is_disclosive_by_differencing(indicator, series, quarter, policy)
        or is_disclosive_by_earlier_counts(indicator, series, quarter, policy)
    )
    return ScreenedScore(
        score=score,
        indicator=indicator,
        series=series,
        suppressed_quarters=suppressed_quarters(indicator, series, quarter, policy),
        is_disclosive=by_others or is_disclosive(score, indicator, policy),
    )


def _figures_of(score: Score, indicator: Indicator) -> Iterator[SuppressedFigure]:
    """Yield a suppressed value and the figures worked out from it, where they print as a bare number or a percentage.

    An intruder who reads "we missed the target of 60% by 10 percentage points" need not be given the 50%. Distances in points and
    in days are left to the rule for small counts: their numbers are too common in other sentences to be suppressed everywhere.
    """
    worked_out = (score.value, score.rated_value, score.forecast.value if score.forecast else None)
    yield from (_suppressed_figure(figure, indicator) for figure in worked_out if isinstance(figure, Fraction))
    if not isinstance(score.variance, Variance):
        return
    if score.variance.counted_in_per_cent and score.variance.per_cent is not None:
        yield SuppressedFigure(abs(score.variance.per_cent), 1, percent=True)
    elif indicator.unit not in (Unit.PERCENT, Unit.DAYS):
        yield SuppressedFigure(abs(score.variance.amount), indicator.decimals, percent=False)


def _suppressed_figure(figure: Fraction, indicator: Indicator) -> SuppressedFigure:
    return SuppressedFigure(figure, indicator.decimals, indicator.unit is Unit.PERCENT)


def _print_alike(one: Fraction, other: Fraction, indicator: Indicator) -> bool:
    return half_up(one, indicator.decimals) == half_up(other, indicator.decimals)
