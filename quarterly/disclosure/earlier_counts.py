"""A value that came without its counts, although earlier quarters had them: it is treated as if it were about as many children.

An intruder who reads "50%" beside last quarter's "3 of 6" need not be given the counts again. To leave them out of a return must
not publish what they would suppress.
"""

from collections.abc import Iterator
from dataclasses import replace

from quarterly.configuration.catalogue import Indicator
from quarterly.configuration.profile import SmallNumbers
from quarterly.disclosure.small_counts import ratio_is_disclosive
from quarterly.scoring.counts import counts_of
from quarterly.scoring.series.points import Point, Series, last_quarters
from quarterly.vocabulary.numbers import exact
from quarterly.vocabulary.quarter import Quarter

_LOOKED_BACK = 5  # the quarter itself and the four before it: a year


def is_disclosive_by_earlier_counts(indicator: Indicator, series: Series, quarter: Quarter, policy: SmallNumbers) -> bool:
    """Whether a ratio without counts would reveal a small count if it were about as many cases as one in the year before."""
    now = series.get(quarter)
    if now is None or now.value is None or indicator.unit.scale == 1 or any(counts_of(indicator, now)):
        return False
    return any(
        before.suppressed or ratio_is_disclosive(*counts_of(indicator, replace(now, denominator=before.denominator)), policy)
        for before in _with_counts(indicator, series, quarter)
    )


def _with_counts(indicator: Indicator, series: Series, quarter: Quarter) -> Iterator[Point]:
    """Yield the figures of the year before that have a denominator, sent or worked out."""
    for each in last_quarters(quarter, _LOOKED_BACK)[:-1]:
        if each in series and (denominator := counts_of(indicator, series[each])[1]):
            yield replace(series[each], denominator=exact(denominator))
