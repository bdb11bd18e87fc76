"""What a report's figures say of the counts behind them, quarter by quarter, with what the catalogue says adds up.

An intruder reads the whole report. 100 children less the 45.5% and the 50.0% of two rows leave the third row's 4 or 5. Twelve
months less the three quarters he has read leave the first. The base that one row does not print stands in another. So the facts
of all indicators and all quarters that a report shows are gathered here; what follows from them is worked out in `deduction`.

What a percentage is out of counts as public even where the report does not print it: it stands in other statistics, in the report
of a year before, or on the next page.
"""

from collections.abc import Collection, Iterator
from fractions import Fraction

from quarterly.configuration.catalogue import Catalogue, Indicator
from quarterly.configuration.profile import SmallNumbers
from quarterly.disclosure.deduction.facts import Cell, Fact, FactKind, count_printed, holds, ratio_printed
from quarterly.disclosure.deduction.problem import Figure, Problem
from quarterly.disclosure.known_sums import known_sums
from quarterly.disclosure.report_cells import SeriesById, Side, cells_of, exempt_cells, figure_key
from quarterly.disclosure.small_counts import is_small
from quarterly.disclosure.true_counts import none_left, true_counts
from quarterly.scoring.chart_data import SHOWN
from quarterly.scoring.counts import counts_of
from quarterly.scoring.series.points import Point, last_quarters
from quarterly.vocabulary.numbers import Unit, half_up
from quarterly.vocabulary.quarter import Quarter


def report_problem(
    catalogue: Catalogue, series: SeriesById, quarter: Quarter, policy: SmallNumbers, coarser: Collection[Cell] = ()
) -> Problem:
    """Return the figures that a report of this quarter shows, and what anybody knows of the counts behind them.

    `coarser` are the figures that are printed as a whole number of per cent.
    Figures of earlier quarters that were published, and are not suppressed, are known for good: that this report could leave them
    out of its charts changes nothing. Figures of an exempt indicator that were not published are no facts: whatever they are,
    the same is done for them.
    """
    # As many as a chart draws: what is older stands in older reports, which the audit reads.
    quarters = last_quarters(quarter, SHOWN)
    series = _without_exempt(catalogue, series)
    shown = [
        (i, q, p) for i in catalogue.indicators for q in quarters if (p := series.get(i.id, {}).get(q)) and p.value is not None
    ]
    figures = tuple(_figure(*each, is_coarser=_key(*each) in coarser) for each in shown)
    published = {figure_key(i.id, q) for i, q, point in shown if _is_public(point)}
    repeated = (fact for figure in figures if figure.key in published for fact in figure.facts)
    truth = dict(true_counts(catalogue, series, quarters))
    protected = {each.id for each in catalogue.indicators if each.counts in policy.protect and not each.exempt}
    return Problem(
        figures=figures,
        always=(*(each for each in known_sums(catalogue, quarters) if holds(each, truth)), *repeated),
        protected=frozenset(cell for cell, count in truth.items() if cell[0] in protected and is_small(count, policy)),
        exempt=exempt_cells(catalogue, quarters, published),
        none_left=frozenset(cell for cell in none_left(truth, policy) if cell[0] in protected),
        by_policy=tuple(
            small_behind_whole_per_cent(indicator, quarter, point.value, policy)
            for indicator, quarter, point in shown
            if point.value is not None and figure_key(indicator.id, quarter) in coarser
        ),
    )


def _without_exempt(catalogue: Catalogue, series: SeriesById) -> SeriesById:
    return {
        each.id: {q: p for q, p in series.get(each.id, {}).items() if not each.exempt or _is_public(p)}
        for each in catalogue.indicators
    }


def _is_public(point: Point) -> bool:
    return point.published and not point.suppressed


def _key(indicator: Indicator, quarter: Quarter, _: Point) -> Cell:
    return figure_key(indicator.id, quarter)


def small_behind_whole_per_cent(indicator: Indicator, quarter: Quarter, value: Fraction, policy: SmallNumbers) -> Fact:
    """Return that a count is small where a whole number of per cent is printed instead: of the cases, or of the rest of them."""
    cases, rest = cells_of(indicator.id, quarter, Side.CASES, Side.REST)
    # Whoever knows the rule knows that there was a reason to leave the decimals out.
    small = cases if 2 * value <= indicator.unit.scale else rest
    return Fact(terms=((small, 1),), low=1, high=policy.largest, kind=FactKind.POLICY, about=figure_key(indicator.id, quarter))


def _figure(indicator: Indicator, quarter: Quarter, point: Point, *, is_coarser: bool) -> Figure:
    numerator, _ = counts_of(indicator, point)
    return Figure(
        key=figure_key(indicator.id, quarter),
        facts=tuple(printed_facts(indicator, quarter, point, 0 if is_coarser else indicator.decimals)),
        size=None if numerator is None else int(numerator),
        can_go=not point.published or point.suppressed,
    )


def printed_facts(indicator: Indicator, quarter: Quarter, point: Point, decimals: int) -> Iterator[Fact]:
    """Yield what a printed figure says of its counts: nothing where it is no count and no share, such as days."""
    key, cases, out_of = figure_key(indicator.id, quarter), *cells_of(indicator.id, quarter, Side.CASES, Side.OUT_OF)
    assert point.value is not None
    if indicator.unit is Unit.COUNT:
        yield count_printed(cases, half_up(point.value, decimals), key)
    elif indicator.unit.scale > 1:
        _, denominator = counts_of(indicator, point)
        # Not only where the report prints it: what a share is out of stands in the next table, or in last year's.
        if denominator is not None:
            yield count_printed(out_of, denominator, key)
        yield from ratio_printed(cases, out_of, half_up(point.value, decimals), indicator.unit.scale, key)
