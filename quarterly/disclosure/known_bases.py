"""What a figure without counts is out of, where that can be read elsewhere.

An intruder reads "0.4 per 10,000" without any count, looks up that 68,000 children live there, and has 3. Or he reads "5.0%" in a
row that gives no counts, and two rows further up that there were 60. So a figure is screened with the base that stands in
another row, in a list of populations, or, failing these, with about what it was out of the last time anybody was told.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from fractions import Fraction

from quarterly.configuration.catalogue import Catalogue, Indicator
from quarterly.configuration.profile import SmallNumbers
from quarterly.disclosure.deduction.facts import Fact, FactKind, ratio_printed
from quarterly.disclosure.deduction.narrowing import narrow
from quarterly.scoring.counts import counts_of
from quarterly.scoring.series.points import Point, Series
from quarterly.vocabulary.numbers import Unit, exact, half_up
from quarterly.vocabulary.quarter import Quarter

_CASES, _OUT_OF, _REST = ("cases",), ("out of",), ("rest",)


def with_known_bases(catalogue: Catalogue, series: Mapping[str, Series]) -> dict[str, Series]:
    """Return every indicator's series with the base that anybody can look up, for figures that came without one."""
    indicators = {each.id: each for each in catalogue.indicators}
    return {
        id: {quarter: _with_base(point, indicators[id], quarter, catalogue, series) for quarter, point in points.items()}
        for id, points in series.items()
        if id in indicators
    }


def may_be_small(indicator: Indicator, series: Series, quarter: Quarter, policy: SmallNumbers) -> bool:
    """Whether a share without any count, out of about as many as the last known base, can be of a small count.

    About as many is that base, give or take half of it: 50% with 6 a quarter ago is of 3 to 9, so of 2 to 4 cases.
    """
    now = series.get(quarter)
    # A figure with counts is judged by these; one in days or pounds is no share of anybody.
    if now is None or now.value is None or indicator.unit.scale == 1 or any(counts_of(indicator, now)):
        return False
    # The newest, as a group of children seldom doubles or halves from one quarter to the next.
    base = next(_bases_before(indicator, series, quarter), None)
    return base is not None and _admits_small(indicator, now.value, base, policy)


def _admits_small(indicator: Indicator, value: Fraction, base: Fraction, policy: SmallNumbers) -> bool:
    about = Fact(
        terms=((_OUT_OF, 2),), low=int(base), high=int(3 * base), kind=FactKind.POPULATION, about=(indicator.id,)
    )  # twice the number, as half of it need not be whole
    printed, scale = half_up(value, indicator.decimals), indicator.unit.scale
    shares = (*ratio_printed(_CASES, _OUT_OF, printed, scale, ()), *ratio_printed(_REST, _OUT_OF, scale - printed, scale, ()))
    narrowed = narrow((about, *shares))
    possible = (narrowed.interval(cell) for cell in (_CASES, _REST))
    return any(each.low <= policy.largest and (each.high is None or each.high > 0) for each in possible)


def _bases_before(indicator: Indicator, series: Series, quarter: Quarter) -> Iterator[Fraction]:
    """Yield what the figure was out of in earlier quarters, newest first."""
    for each in sorted((each for each in series if each < quarter), reverse=True):
        if denominator := counts_of(indicator, series[each])[1]:
            yield exact(denominator)


def _with_base(point: Point, of: Indicator, quarter: Quarter, catalogue: Catalogue, series: Mapping[str, Series]) -> Point:
    # The return's own base stands above one that is looked up: it is what the figure was worked out from.
    if point.value is None or point.denominator is not None or of.unit.scale == 1:
        return point
    return replace(point, denominator=next(_bases_elsewhere(of, quarter, catalogue, series), None))


def _bases_elsewhere(of: Indicator, quarter: Quarter, catalogue: Catalogue, series: Mapping[str, Series]) -> Iterator[Fraction]:
    """Yield the same quarter's base as another row or a list of populations gives it."""
    population = catalogue.populations.get(of.population)
    if population:
        yield Fraction(population.of(quarter))
    counted = next((each for each in catalogue.indicators if each.id == catalogue.denominator_is.get(of.id)), None)
    cases = series.get(counted.id, {}).get(quarter) if counted else None
    if counted and cases and (number := cases.value if counted.unit is Unit.COUNT else cases.numerator):
        yield number
    for group in catalogue.same_denominator:
        for other in group if of.id in group else ():
            point = series.get(other, {}).get(quarter)
            if point and point.denominator:
                yield point.denominator
