"""What printed figures say of the counts behind them, as facts that an intruder reckons with.

A figure of another publication is a fact about the counts as they are now only while it is still true. What has been corrected
since says what was believed then: it speaks of counts of its own, so that it contradicts nothing and hides nothing.
"""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from math import ceil

from quarterly.configuration.catalogue import Catalogue, Indicator
from quarterly.disclosure.deduction.facts import Cell, Fact, FactKind, count_printed, weighted_sum
from quarterly.disclosure.report_cells import SeriesById, Side, cell_of
from quarterly.publishing.printed_figures import PrintedFigure
from quarterly.scoring.counts import counts_of
from quarterly.scoring.series.bases import parts_of
from quarterly.vocabulary.numbers import Unit, decimals_of, half_up
from quarterly.vocabulary.quarter import Quarter


def facts_of(figure: PrintedFigure, indicator: Indicator, then: str = "") -> Iterator[Fact]:
    """Yield what a printed figure says of its counts; `then` names the publication whose figures have been corrected since."""
    cases, out_of = (side_of(figure, side, then) for side in (Side.CASES, Side.OUT_OF))
    if figure.numerator is not None:
        yield count_printed(cases, figure.numerator, figure.key)
    if figure.denominator is not None:
        yield count_printed(out_of, figure.denominator, figure.key)
    if indicator.unit is Unit.COUNT and figure.value is not None:
        yield count_printed(cases, figure.value, figure.key)
    elif indicator.unit.scale > 1:
        for low, high in _bounds(figure):
            yield from _share(cases, out_of, (low, high), indicator.unit.scale, figure.key)


def side_of(figure: PrintedFigure, side: Side, then: str = "") -> Cell:
    """Return the name of a count behind a printed figure."""
    cell = cell_of(figure.indicator, figure.quarter, side)
    return (*cell, *([figure.basis] if figure.basis else []), *([then] if then else []))


def is_true(figure: PrintedFigure, indicator: Indicator, truth: SeriesById) -> bool:
    """Whether what is printed on the indicator's own basis is still what the figure is, as far as that is known."""
    point = truth.get(figure.indicator, {}).get(figure.quarter)
    if point is None or point.value is None:
        # Nothing is known now. A figure that a notice gives as the old one is taken for wrong, any other for true.
        return point is not None or not figure.was
    if figure.value is not None and half_up(point.value, decimals_of(str(figure.value))) != figure.value:
        return False
    numerator, denominator = counts_of(indicator, point)
    pairs = ((figure.numerator, numerator), (figure.denominator, denominator))
    return all(printed is None or true is None or _alike(printed, true) for printed, true in pairs)


def of_another_basis(catalogue: Catalogue, quarters: Iterable[Quarter]) -> Iterator[Fact]:
    """Yield how a figure that is rated on another basis follows from the quarters: twelve months are four of them."""
    for each in catalogue.indicators:
        if each.status_basis and each.rated_on_another_basis:
            sides = (Side.CASES,) if each.unit is Unit.COUNT or each.unit.is_rate else (Side.CASES, Side.OUT_OF)
            for quarter in quarters:
                parts = parts_of(quarter, each.basis, each.status_basis)
                for side in sides if parts else ():
                    total = (*cell_of(each.id, quarter, side), each.status_basis.value)
                    yield weighted_sum(total, {cell_of(each.id, q, side): weight for q, weight in parts.items()})


def counts_of_another_basis(sums: Iterable[Fact], counts: Mapping[Cell, Decimal | None]) -> Iterator[tuple[Cell, Decimal]]:
    """Yield the totals of sums of quarters all of which are known."""
    for each in sums:
        (total, _), *parts = each.terms
        known = [weight * count for part, weight in parts if (count := counts.get(part)) is not None]
        if len(known) == len(parts):
            yield total, sum(known, Decimal(0))


def _bounds(figure: PrintedFigure) -> Iterator[tuple[Fraction, Fraction]]:
    if figure.value is not None:
        # Half a unit of the last decimal on each side, as figures are rounded half up: 50.0 is from 49.95 to under 50.05.
        half = Fraction(1, 2 * 10 ** decimals_of(str(figure.value)))
        yield Fraction(figure.value) - half, Fraction(figure.value) + half
    if figure.bounds is not None:
        yield figure.bounds


def _share(cases: Cell, out_of: Cell, bounds: tuple[Fraction, Fraction], scale: int, about: Cell) -> Iterator[Fact]:
    """Yield that a share lies between two numbers, the second excluded, as bounds on whole weighted counts."""
    low, high = bounds

    def side(bound: Fraction, least: int | None, most: int | None) -> Fact:
        terms = ((cases, scale * bound.denominator), (out_of, -bound.numerator))
        return Fact(terms=terms, low=least, high=most, kind=FactKind.RATIO, about=about)

    # A lower bound of 0 says nothing that a count does not say of itself.
    if low > 0:
        yield side(low, 0, None)
    yield side(high, None, -1)


def _alike(printed: Decimal, true: Decimal) -> bool:
    # A weighted count, such as 5.5, may have been printed as either whole number beside it.
    return printed in (true, Decimal(ceil(true)), Decimal(int(true)))
