"""The true counts behind a report's figures, of which those are protected that are small or tell of a whole small group."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from quarterly.configuration.catalogue import Catalogue, Indicator
from quarterly.configuration.profile import SmallNumbers
from quarterly.disclosure.deduction.facts import Cell
from quarterly.disclosure.report_cells import SeriesById, Side, added_cell, cell_of
from quarterly.disclosure.small_counts import is_of_whole_group
from quarterly.scoring.counts import counts_of
from quarterly.scoring.series.points import Point
from quarterly.vocabulary.numbers import Unit
from quarterly.vocabulary.quarter import Quarter
from quarterly.vocabulary.years import Year

BySide = dict[Side, Decimal | None]


def true_counts(catalogue: Catalogue, series: SeriesById, quarters: list[Quarter]) -> Iterator[tuple[Cell, Decimal | None]]:
    """Yield the true count of every cell that can be a small count of people."""
    for indicator in catalogue.indicators:
        counts = {q: _counts(indicator, p) for q in quarters if (p := series.get(indicator.id, {}).get(q))}
        for quarter, by_side in counts.items():
            yield from ((cell_of(indicator.id, quarter, side), count) for side, count in by_side.items())
            if indicator.basis.is_to_date:
                yield from _added(indicator.id, quarter, counts, indicator.basis.year)
    for each in catalogue.of_which:
        others: dict[Quarter, BySide] = {}
        for quarter in quarters:
            whole, part = (_cases(catalogue, series, id, quarter) for id in (each.whole, each.part))
            if whole is not None and part is not None:
                others[quarter] = {Side.NOT_AMONG: whole - part}
                yield cell_of(each.part, quarter, Side.NOT_AMONG), whole - part
                if year := catalogue.year_of_both(each):
                    yield from _added(each.part, quarter, others, year)


def none_left(counts: Mapping[Cell, Decimal | None], policy: SmallNumbers) -> Iterator[Cell]:
    """Yield the cells of whom there is none where that tells something of everybody in a small group, which is suppressed."""
    for cell, rest in counts.items():
        if cell[2] != Side.REST or len(cell) > 3 or rest is None:
            continue
        cases, out_of = ((cell[0], cell[1], side.value) for side in (Side.CASES, Side.OUT_OF))
        if is_of_whole_group(counts.get(cases), counts.get(out_of), policy):
            yield cases if rest else cell


def _added(id: str, quarter: Quarter, counts: Mapping[Quarter, BySide], year: Year) -> Iterator[tuple[Cell, Decimal | None]]:
    """Yield what was added to a year to date since each earlier quarter of the year, and of its first quarter all of it."""
    for side, count in counts[quarter].items():
        if year.position(quarter) == 1:
            yield added_cell(id, quarter, side, None), count
        for before in counts:
            was = counts[before].get(side)
            if year.is_earlier(before, quarter) and count is not None and was is not None:
                yield added_cell(id, quarter, side, before), count - was


def _counts(indicator: Indicator, point: Point) -> BySide:
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
