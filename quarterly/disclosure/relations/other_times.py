"""The same count over other stretches of time: a quarter, the year to date, twelve months."""

from collections.abc import Callable, Mapping, Sequence
from itertools import combinations

from quarterly.configuration.catalogue import Catalogue
from quarterly.disclosure.relations.equal import Classes, are_equal
from quarterly.disclosure.relations.observed import Counts, Observed
from quarterly.scoring.series.points import last_quarters
from quarterly.vocabulary.basis import Basis
from quarterly.vocabulary.quarter import Quarter
from quarterly.vocabulary.years import Year


def same_counts(series: Sequence[Observed], catalogue: Catalogue) -> list[tuple[str, ...]]:
    """Return the lists of indicators that count the same over other stretches of time, but for those that are stated.

    A list that is stated in part is returned whole.
    """
    known = Classes()
    for group in catalogue.same_count:
        known.join(*group)
    added = []
    for one, other in combinations(series, 2):
        if not known.joined(one.id, other.id) and _count_the_same(one, other, len(series)):
            known.join(one.id, other.id)
            added.append(one.id)
    return list(known.of(added, [each.id for each in series]))


def _count_the_same(one: Observed, other: Observed, series: int) -> bool:
    for shorter, longer in ((one, other), (other, one)):
        summed = _SUMMED.get((shorter.indicator.basis, longer.indicator.basis))
        if summed and shorter.counts and longer.counts:
            return are_equal(summed(shorter.counts), longer.counts, series)
    return False


def _since(year: Year) -> Callable[[Counts], Counts]:
    return lambda counts: _added(counts, year.position)


def _twelve_months(counts: Counts) -> Counts:
    return _added(counts, lambda _: 4)


def _added(counts: Counts, length: Callable[[Quarter], int]) -> Counts:
    """Return the sums of so many quarters, where all of them are known."""
    summed = {quarter: last_quarters(quarter, length(quarter)) for quarter in counts}
    return {quarter: sum(counts[each] for each in several) for quarter, several in summed.items() if set(several) <= set(counts)}


def _twelve_months_of_years(counts: Counts) -> Counts:
    """Return twelve months from counts since April: this year's, and last year's without those up to the same quarter."""
    found = {}
    for quarter in counts:
        a_year_ago, whole_year = quarter.later(-4), Year.FINANCIAL.last_of(quarter).later(-4)
        if a_year_ago in counts and whole_year in counts:
            found[quarter] = counts[quarter] + counts[whole_year] - counts[a_year_ago]
    return found


_SUMMED: Mapping[tuple[Basis, Basis], Callable[[Counts], Counts]] = {
    (Basis.IN_QUARTER, Basis.YEAR_TO_DATE): _since(Year.FINANCIAL),
    (Basis.IN_QUARTER, Basis.CALENDAR_YEAR): _since(Year.CALENDAR),
    (Basis.IN_QUARTER, Basis.ROLLING_YEAR): _twelve_months,
    (Basis.YEAR_TO_DATE, Basis.ROLLING_YEAR): _twelve_months_of_years,
}
