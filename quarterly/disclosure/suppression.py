"""Which figures of a scorecard are suppressed, and which figures no public text may quote because of that.

Primary suppression. A count from 1 to the limit (5 unless stated) can point at a child. An intruder who knows one of 6 care
leavers to be in work reads "50%", finds in a footnote that there were 6, and has 3 of 6: of the other five he now knows that
three are not in work. So the value is suppressed, and with it the rating and everything else that follows from it.

Complement. "58 of 60" reveals 2 as surely as "2 of 60" does: the intruder subtracts 58 from 60. Of 20 cases, 5% are 1. So the
complement of every fraction is a count too, whether both sides are sent, one follows from the other and the value, or a comment
gives them.

Differencing over time. 6 by June and 8 by September are both large enough, but 8 - 6 = 2 came in between: see `differencing`.

Counts left out. A value that came without its counts, which stand elsewhere or were sent before: see `known_bases`.

Small groups as a whole. "100%" of 6 care leavers tells of each of them, and so does "0%": see `is_of_whole_group`.

All of this holds for what the policy protects: by default children counted by a sensitive fact, not by a process. Six return
interviews of six may be printed.
"""

from collections.abc import Callable, Iterator
from decimal import Decimal
from fractions import Fraction

from quarterly.collecting.returns.quoted_figures import shares
from quarterly.configuration.catalogue import Indicator
from quarterly.configuration.council import Council
from quarterly.configuration.profile import SmallNumbers
from quarterly.disclosure.coarser import may_be_whole_per_cent
from quarterly.disclosure.differencing import is_disclosive_by_differencing, suppressed_quarters
from quarterly.disclosure.known_bases import may_be_small, with_known_bases
from quarterly.disclosure.report_cells import SeriesById
from quarterly.disclosure.screened_score import ScreenedScore
from quarterly.disclosure.secondary import with_secondary
from quarterly.disclosure.series_as_sent import series_as_sent
from quarterly.disclosure.small_counts import complement, is_of_whole_group, is_small, ratio_is_disclosive
from quarterly.disclosure.suppressed_figure import SuppressedFigure
from quarterly.disclosure.why_suppressed import WhySuppressed
from quarterly.scoring.background import Background
from quarterly.scoring.counts import counts_of
from quarterly.scoring.score import Score, Scorecard, Variance
from quarterly.scoring.series.points import Series
from quarterly.vocabulary.numbers import Unit, half_up
from quarterly.vocabulary.quarter import Quarter


def screen(card: Scorecard, council: Council, background: Background) -> list[ScreenedScore]:
    """Return every score with what is suppressed of it, in the order of the scorecard."""
    indicators = {indicator.id: indicator for indicator in council.catalogue.indicators}
    quarter, policy = Quarter.parse(card.quarter), council.profile.small_numbers
    series = series_as_sent(card, background)
    # An intruder looks bases up as well, so a figure is screened with all that it can be read to be out of, sent or not.
    known = with_known_bases(council.catalogue, series)
    primary = [_screened(score, indicators[score.indicator], quarter, (series, known), policy) for score in card.scores]
    return with_secondary(primary, known, council, quarter)


def is_disclosive(score: Score, indicator: Indicator, policy: SmallNumbers) -> bool:
    """Whether a printed value reveals a small count, by its own counts or by those its comment gives for it."""
    # A process such as visits made points at nobody, however few they were: the council's policy says which counts do.
    if score.figure is None or indicator.counts not in policy.protect:
        return False
    quoted = [
        (Decimal(part), Decimal(whole))
        for _, part, whole in shares(score.comment)
        if indicator.unit is Unit.PERCENT and _print_alike(Fraction(part * 100, whole), score.figure, indicator)
    ]
    return any(ratio_is_disclosive(n, d, policy) for n, d in ((score.numerator, score.denominator), *quoted))


def suppressed_figures(screened: list[ScreenedScore]) -> frozenset[SuppressedFigure]:
    """Return the figures that no public text may quote: suppressed now or earlier, or worked out from a suppressed one."""
    now = frozenset(figure for each in screened if each.why for figure in _figures_of(each.score, each.indicator))
    return now.union(*(each.suppressed_before for each in screened))


def _screened(
    score: Score, indicator: Indicator, quarter: Quarter, series: tuple[SeriesById, SeriesById], policy: SmallNumbers
) -> ScreenedScore:
    """Return what is suppressed of a score by itself; `series` are the figures as sent, and with bases that stand elsewhere."""
    as_sent, known = (each.get(indicator.id, {}) for each in series)
    is_protected = indicator.counts in policy.protect
    # What one version did not print, no later one prints: whoever has both would see that something was found out in between.
    is_decided = score.figure is not None and known[quarter].suppressed
    why = _why(score, indicator, quarter, known, policy) if is_protected and score.figure is not None else None
    # The other reasons are about several figures together, of which a coarser one would still give the rest away.
    of_few = why in (WhySuppressed.SMALL_COUNT, WhySuppressed.COMPLEMENT)
    return ScreenedScore(
        score=score,
        indicator=indicator,
        series=as_sent,
        suppressed_quarters=_before(indicator, quarter, known, policy),
        why=why or (WhySuppressed.DECIDED if is_decided else None),
        is_coarser=of_few and not is_decided and may_be_whole_per_cent(indicator, known[quarter], policy),
    )


def _before(indicator: Indicator, quarter: Quarter, series: Series, policy: SmallNumbers) -> frozenset[Quarter]:
    """Return the earlier quarters whose values are suppressed; what was suppressed once stays so, whatever it counts."""
    if indicator.counts in policy.protect:
        return suppressed_quarters(indicator, series, quarter, policy)
    # The indicator may have been reclassified since: readers of the older report did not see these figures, and need not now.
    return frozenset(each for each, point in series.items() if each < quarter and point.suppressed)


def _why(score: Score, indicator: Indicator, quarter: Quarter, series: Series, policy: SmallNumbers) -> WhySuppressed | None:
    """Return the rule by which a value is suppressed by itself, the plainest first; None where there is none."""
    numerator, denominator = counts_of(indicator, series[quarter])
    # As functions, since the last ones look through the whole series and are seldom asked.
    rules: tuple[tuple[WhySuppressed, Callable[[], bool]], ...] = (
        (WhySuppressed.SMALL_COUNT, lambda: is_small(numerator, policy) or is_small(denominator, policy)),
        (WhySuppressed.COMPLEMENT, lambda: is_small(complement(numerator, denominator), policy)),
        (WhySuppressed.WHOLE_GROUP, lambda: is_of_whole_group(numerator, denominator, policy)),
        (WhySuppressed.COMMENT, lambda: is_disclosive(score, indicator, policy)),
        (WhySuppressed.DIFFERENCE, lambda: is_disclosive_by_differencing(indicator, series, quarter, policy)),
        (WhySuppressed.COUNTS_LEFT_OUT, lambda: may_be_small(indicator, series, quarter, policy)),
    )
    return next((why for why, applies in rules if applies()), None)


def _figures_of(score: Score, indicator: Indicator) -> Iterator[SuppressedFigure]:
    """Yield a suppressed value and the figures worked out from it, where they print as a bare number or a percentage.

    An intruder who reads "we missed the target of 60% by 10 percentage points" need not be given the 50%. Distances in points and
    in time are left to the rule for small counts: their numbers are too common in other sentences to be suppressed everywhere.
    """
    # By run rate a forecast is the count times four over the quarters that have passed: whoever reads it divides.
    worked_out = (score.value, score.rated_value, score.forecast.value if score.forecast else None)
    yield from (_suppressed_figure(figure, indicator) for figure in worked_out if isinstance(figure, Fraction))
    if not isinstance(score.variance, Variance):
        return
    if score.variance.per_cent is not None:  # a column has it in per cent, whatever the rule counts in
        yield SuppressedFigure(abs(score.variance.per_cent), 1, percent=True)
    counts_in_unit = score.variance.per_cent is None or not score.variance.counted_in_per_cent
    if counts_in_unit and indicator.unit.is_quantity and not indicator.unit.is_time and indicator.unit is not Unit.PERCENT:
        yield SuppressedFigure(abs(score.variance.amount), indicator.decimals, percent=False)


def _suppressed_figure(figure: Fraction, indicator: Indicator) -> SuppressedFigure:
    return SuppressedFigure(figure, indicator.decimals, indicator.unit is Unit.PERCENT)


def _print_alike(one: Fraction, other: Fraction, indicator: Indicator) -> bool:
    # Compared as printed: the intruder has no more decimals than the report gives him.
    return half_up(one, indicator.decimals) == half_up(other, indicator.decimals)
