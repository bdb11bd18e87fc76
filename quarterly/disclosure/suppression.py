"""Which figures of a scorecard are suppressed, and which numbers nothing public may quote for it.

Primary. A count from 1 to the limit (5) can point at a child. An intruder who knows one of 6 care leavers to be in work reads
"50%", sees in a footnote that there were 6, and has 3 of 6: of the other five he knows now that three are not. So the value is
suppressed, with its rating and whatever else follows from it.

Complement. "58 of 60" tells of 2 as surely as "2 of 60" does: 60 - 58. And of 20 cases in 5% one is 1. So the other side of every
fraction is a count too, whether both sides are sent, or one follows from the other and the value, or a comment gives them.

Differencing over time. 6 by June and 8 by September are both large, and 8 - 6 = 2 came in between. So of two quarters of one year
whose difference is a small count the later is suppressed, unless it is this one, which then is: see `differencing`.
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
from quarterly.disclosure.free_text import Secret
from quarterly.disclosure.small_counts import ratio_is_disclosive
from quarterly.scoring.background import Background
from quarterly.scoring.score import Score, Scorecard, Variance
from quarterly.scoring.series.points import Point, Series
from quarterly.vocabulary.numbers import Unit, half_up
from quarterly.vocabulary.quarter import Quarter


@dataclass(frozen=True, slots=True, kw_only=True)
class Screened:
    """A score with its series up to the quarter, the earlier quarters of it that are suppressed, and whether its value is."""

    score: Score
    indicator: Indicator
    series: Series
    hidden: frozenset[Quarter]
    is_disclosive: bool

    @property
    def secrets_of_before(self) -> set[Secret]:
        """The earlier values that are suppressed."""
        if not isinstance(self.score.sent, Point):
            return set()
        return {_secret(value, self.indicator) for each in self.hidden if (value := self.series[each].value) is not None}


def screen(card: Scorecard, council: Council, background: Background) -> list[Screened]:
    """Return every score with what of it is suppressed, in the order of the scorecard."""
    indicators = {indicator.id: indicator for indicator in council.catalogue.indicators}
    quarter, policy = Quarter.parse(card.quarter), council.profile.small_numbers
    return [_screened(score, indicators[score.indicator], quarter, background, policy) for score in card.scores]


def is_disclosive(score: Score, indicator: Indicator, policy: SmallNumbers) -> bool:
    """Whether a printed value tells of a small count, by its own counts or by those its comment says it is made of."""
    if score.figure is None:
        return False
    said = [
        (Decimal(part), Decimal(whole))
        for _, part, whole in shares(score.comment)
        if indicator.unit is Unit.PERCENT and _print_alike(Fraction(part * 100, whole), score.figure, indicator)
    ]
    return any(ratio_is_disclosive(n, d, policy) for n, d in ((score.numerator, score.denominator), *said))


def secrets_of(screened: list[Screened]) -> set[Secret]:
    """Return the figures that nothing public may quote: suppressed now or earlier, or worked out from one that is."""
    now = {secret for each in screened if each.is_disclosive for secret in _figures_of(each.score, each.indicator)}
    return now.union(*(each.secrets_of_before for each in screened))


def _screened(score: Score, indicator: Indicator, quarter: Quarter, background: Background, policy: SmallNumbers) -> Screened:
    earlier = background.history.get(indicator.id, {})
    series = {**earlier, quarter: score.sent} if isinstance(score.sent, Point) else dict(earlier)
    by_difference = score.figure is not None and is_disclosive_by_differencing(indicator, series, quarter, policy)
    return Screened(
        score=score,
        indicator=indicator,
        series=series,
        hidden=suppressed_quarters(indicator, series, quarter, policy),
        is_disclosive=by_difference or is_disclosive(score, indicator, policy),
    )


def _figures_of(score: Score, indicator: Indicator) -> Iterator[Secret]:
    """Yield a suppressed value and what is worked out from it, as far as it is printed as a bare number or a percentage."""
    worked_out = (score.value, score.rated_value, score.forecast.value if score.forecast else None)
    yield from (_secret(figure, indicator) for figure in worked_out if isinstance(figure, Fraction))
    if not isinstance(score.variance, Variance):
        return
    if score.variance.counted_in_per_cent and score.variance.per_cent is not None:
        yield Secret(abs(score.variance.per_cent), 1, percent=True)
    elif indicator.unit not in (Unit.PERCENT, Unit.DAYS):  # those distances are printed as points and as days
        yield Secret(abs(score.variance.amount), indicator.decimals, percent=False)


def _secret(figure: Fraction, indicator: Indicator) -> Secret:
    return Secret(figure, indicator.decimals, indicator.unit is Unit.PERCENT)


def _print_alike(one: Fraction, other: Fraction, indicator: Indicator) -> bool:
    return half_up(one, indicator.decimals) == half_up(other, indicator.decimals)
