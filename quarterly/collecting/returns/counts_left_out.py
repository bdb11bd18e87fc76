"""A share that comes without the counts it has always had: nothing shows any more how few children it is of.

Suppression goes by the counts. CP4 is 3 of 163 and is suppressed; sent as 1.8% alone it would be printed, and whoever has read
that about 160 plans end in a quarter works out the 3.
"""

from dataclasses import replace
from fractions import Fraction

from quarterly.collecting.past.figures import Past, PastFigure
from quarterly.collecting.returns.records import IndicatorRow
from quarterly.configuration.catalogue import Indicator
from quarterly.configuration.profile import SmallNumbers
from quarterly.vocabulary.numbers import exact, half_up

# A year of quarters: the cohort of a year to date is smallest in its first.
_QUARTERS = 4


def left_out_of_few(row: IndicatorRow, indicator: Indicator, past: Past, policy: SmallNumbers) -> bool:
    """Whether a share came without its counts, and is one of few children if its cohort is about what it was lately."""
    has_counts = row.numerator is not None or row.denominator is not None
    if not row.value or has_counts or indicator.unit.scale == 1 or indicator.counts not in policy.protect:
        return False
    scale = indicator.unit.scale
    known = [each for each in (_with_both_counts(figure, scale) for figure in past) if each.denominator][-_QUARTERS:]
    share = exact(row.value) / scale
    return any(_was_of_few(each, policy) or _is_few(share, each.denominator or Fraction(0), policy) for each in known)


def _with_both_counts(figure: PastFigure, scale: int) -> PastFigure:
    """Return an earlier figure with the count that follows from its other count and its value: a 3 alone with 1.8% is of 167."""
    value, cases, cohort = figure.value, figure.numerator, figure.denominator
    if value and cohort and cases is None:
        return replace(figure, numerator=Fraction(half_up(value * cohort / scale, 0)))
    if value and cases and cohort is None:
        return replace(figure, denominator=Fraction(half_up(cases * scale / value, 0)))
    return figure


def _was_of_few(figure: PastFigure, policy: SmallNumbers) -> bool:
    cases, cohort = figure.numerator, figure.denominator
    return cases is not None and cohort is not None and any(1 <= each <= policy.largest for each in (cases, cohort - cases))


def _is_few(share: Fraction, cohort: Fraction, policy: SmallNumbers) -> bool:
    cases = int(half_up(share * cohort, 0))
    return any(1 <= each <= policy.largest for each in (cases, cohort - cases))
