"""What a report's figures say of the counts behind them, quarter by quarter, with what the catalogue says adds up.

An intruder reads the whole report. 100 children less the 45.5% and the 50.0% of two rows leave the third row's 4 or 5. Twelve
months less the three quarters he has read leave the first. The base that one row does not print stands in another. So the facts
of all indicators and all quarters that a report shows are gathered here; what follows from them is worked out in `deduction`.

What a percentage is out of counts as public even where the report does not print it: it stands in other statistics, in the report
of a year before, or on the next page.
"""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from enum import StrEnum
from itertools import pairwise

from quarterly.configuration.catalogue import Catalogue, Indicator
from quarterly.configuration.profile import SmallNumbers
from quarterly.disclosure.deduction.facts import Cell, Fact, FactKind, adds_up, count_printed, is_among, ratio_printed
from quarterly.disclosure.deduction.problem import Figure, Problem
from quarterly.disclosure.small_counts import is_small
from quarterly.scoring.chart_data import SHOWN
from quarterly.scoring.counts import counts_of
from quarterly.scoring.series.points import Point, Series, last_quarters
from quarterly.vocabulary.basis import Basis
from quarterly.vocabulary.numbers import Unit, half_up
from quarterly.vocabulary.quarter import Quarter


class Side(StrEnum):
    """Which count behind a figure: its cases, what they are out of, the rest of that, or what a quarter added to each."""

    CASES = "cases"
    OUT_OF = "out of"
    REST = "rest"
    ADDED_CASES = "added cases"
    ADDED_OUT_OF = "added out of"
    ADDED_REST = "added rest"
    NOT_AMONG = "not among"  # the whole's cases that are not this part's


_ADDED = {Side.CASES: Side.ADDED_CASES, Side.OUT_OF: Side.ADDED_OUT_OF, Side.REST: Side.ADDED_REST}

SeriesById = Mapping[str, Series]


def cell_of(indicator: str, quarter: Quarter, side: Side) -> Cell:
    """Return the name of one count behind an indicator's figure of a quarter."""
    return (indicator, quarter.key, side.value)


def figure_key(indicator: str, quarter: Quarter) -> Cell:
    """Return the name of an indicator's figure of a quarter, which is printed or suppressed as one."""
    return (indicator, quarter.key)


def report_problem(catalogue: Catalogue, series: SeriesById, quarter: Quarter, policy: SmallNumbers) -> Problem:
    """Return the figures that a report of this quarter shows, and what anybody knows of the counts behind them.

    Figures of earlier quarters that were published, and are not suppressed, are known for good: that this report could leave them
    out of its charts changes nothing.
    """
    quarters = last_quarters(quarter, SHOWN)
    shown = [
        (i, q, p) for i in catalogue.indicators for q in quarters if (p := series.get(i.id, {}).get(q)) and p.value is not None
    ]
    figures = tuple(_figure(*each) for each in shown)
    published = {figure_key(i.id, q) for i, q, point in shown if point.published and not point.suppressed}
    repeated = (fact for figure in figures if figure.key in published for fact in figure.facts)
    truth = dict(_truth(catalogue, series, quarters))
    protected = {each.id for each in catalogue.indicators if each.counts in policy.protect}
    return Problem(
        figures=figures,
        always=(*_always(catalogue, quarters), *repeated),
        protected=frozenset(cell for cell, count in truth.items() if cell[0] in protected and is_small(count, policy)),
    )


def _figure(indicator: Indicator, quarter: Quarter, point: Point) -> Figure:
    numerator, _ = counts_of(indicator, point)
    return Figure(
        key=figure_key(indicator.id, quarter),
        facts=tuple(_printed(indicator, quarter, point)),
        size=None if numerator is None else int(numerator),
        can_go=not point.published or point.suppressed,
    )


def _printed(indicator: Indicator, quarter: Quarter, point: Point) -> Iterator[Fact]:
    """Yield what a printed figure says of its counts: nothing where it is no count and no share, such as days."""
    key, cases, out_of = figure_key(indicator.id, quarter), *_sides(indicator.id, quarter, Side.CASES, Side.OUT_OF)
    assert point.value is not None
    if indicator.unit is Unit.COUNT:
        yield count_printed(cases, half_up(point.value, indicator.decimals), key)
    elif indicator.unit.scale > 1:
        _, denominator = counts_of(indicator, point)
        if denominator is not None:
            yield count_printed(out_of, denominator, key)
        yield from ratio_printed(cases, out_of, half_up(point.value, indicator.decimals), indicator.unit.scale, key)


def _sides(indicator: str, quarter: Quarter, *sides: Side) -> list[Cell]:
    return [cell_of(indicator, quarter, side) for side in sides]


def _always(catalogue: Catalogue, quarters: list[Quarter]) -> Iterator[Fact]:
    """Yield what is known of the counts whatever is printed: what adds up, and how large populations are."""
    for indicator in catalogue.indicators:
        yield from _within(indicator, quarters)
        yield from _of_population(catalogue, indicator, quarters)
    for quarter in quarters:
        yield from _between(catalogue, quarter)
    for group in catalogue.same_count:
        members = [each for each in catalogue.indicators if each.id in group]
        yield from _over_time(members, quarters)


def _within(indicator: Indicator, quarters: list[Quarter]) -> Iterator[Fact]:
    """Yield that a share's cases and the rest are the whole, and that a year to date grows by what each quarter adds."""
    is_share = indicator.unit.scale > 1
    if is_share:
        for quarter in quarters:
            cases, out_of, rest = _sides(indicator.id, quarter, Side.CASES, Side.OUT_OF, Side.REST)
            yield adds_up(out_of, [cases, rest])
    if indicator.basis is Basis.YEAR_TO_DATE and (is_share or indicator.unit is Unit.COUNT):
        for before, quarter in pairwise(quarters):
            for side, added in _ADDED.items() if is_share else [(Side.CASES, Side.ADDED_CASES)]:
                now, new = _sides(indicator.id, quarter, side, added)
                yield adds_up(now, [new] if quarter.number == 1 else [cell_of(indicator.id, before, side), new])


def _of_population(catalogue: Catalogue, indicator: Indicator, quarters: list[Quarter]) -> Iterator[Fact]:
    population = catalogue.populations.get(indicator.population)
    if population is None:
        return
    for quarter in quarters:
        out_of, people = cell_of(indicator.id, quarter, Side.OUT_OF), Decimal(population.of(quarter))
        yield count_printed(out_of, people, (indicator.population,), FactKind.POPULATION)


def _between(catalogue: Catalogue, quarter: Quarter) -> Iterator[Fact]:
    """Yield what the catalogue says of several indicators' counts in one quarter."""

    def cases(id: str) -> Cell:
        return cell_of(id, quarter, Side.CASES)

    def out_of(id: str) -> Cell:
        return cell_of(id, quarter, Side.OUT_OF)

    for sums in catalogue.parts_of:
        yield adds_up(cases(sums.total), map(cases, sums.parts))
    for each in catalogue.of_which:
        yield adds_up(cases(each.whole), [cases(each.part), cell_of(each.part, quarter, Side.NOT_AMONG)])
        yield is_among(cases(each.part), cases(each.whole))
    for ids in catalogue.same_denominator:
        for one, other in pairwise(ids):
            yield adds_up(out_of(one), [out_of(other)])
    for id, counted in catalogue.denominator_is.items():
        yield adds_up(out_of(id), [cases(counted)])


def _over_time(members: Iterable[Indicator], quarters: list[Quarter]) -> Iterator[Fact]:
    """Yield how a quarter's count, the year to date and twelve months of the same cases add up."""
    by_basis = {each.basis: each.id for each in members}
    quarterly, to_date, rolling = (by_basis.get(b) for b in (Basis.IN_QUARTER, Basis.YEAR_TO_DATE, Basis.ROLLING_YEAR))

    def added(quarter: Quarter) -> Cell:
        return cell_of(quarterly, quarter, Side.CASES) if quarterly else cell_of(to_date or "", quarter, Side.ADDED_CASES)

    for quarter in quarters[1:]:
        if quarterly and to_date:
            yield adds_up(cell_of(to_date, quarter, Side.ADDED_CASES), [added(quarter)])
        year = last_quarters(quarter, 4)
        if rolling and (quarterly or to_date) and year[0] in quarters[1:]:
            yield adds_up(cell_of(rolling, quarter, Side.CASES), map(added, year))


def _truth(catalogue: Catalogue, series: SeriesById, quarters: list[Quarter]) -> Iterator[tuple[Cell, Decimal | None]]:
    """Yield the true count of every cell that can be a small count of people."""
    for indicator in catalogue.indicators:
        counts = {q: _counts(indicator, p) for q in quarters if (p := series.get(indicator.id, {}).get(q))}
        for quarter, by_side in counts.items():
            for side, count in by_side.items():
                yield cell_of(indicator.id, quarter, side), count
                before = Decimal(0) if quarter.number == 1 else counts.get(quarter.previous, {}).get(side)
                if indicator.basis is Basis.YEAR_TO_DATE and count is not None and before is not None:
                    yield cell_of(indicator.id, quarter, _ADDED[side]), count - before
    for each in catalogue.of_which:
        for quarter in quarters:
            whole, part = (_cases(catalogue, series, id, quarter) for id in (each.whole, each.part))
            if whole is not None and part is not None:
                yield cell_of(each.part, quarter, Side.NOT_AMONG), whole - part


def _counts(indicator: Indicator, point: Point) -> dict[Side, Decimal | None]:
    numerator, denominator = counts_of(indicator, point)
    if indicator.unit is Unit.COUNT:
        return {Side.CASES: numerator}
    if indicator.unit.scale == 1:
        return {}
    rest = denominator - numerator if numerator is not None and denominator is not None else None
    return {Side.CASES: numerator, Side.OUT_OF: denominator, Side.REST: rest}


def _cases(catalogue: Catalogue, series: SeriesById, id: str, quarter: Quarter) -> Decimal | None:
    indicator = next((each for each in catalogue.indicators if each.id == id), None)
    point = series.get(id, {}).get(quarter)
    return _counts(indicator, point).get(Side.CASES) if indicator and point else None
