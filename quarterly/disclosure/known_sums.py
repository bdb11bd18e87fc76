"""What is known of the counts behind a report's figures whatever is printed: what adds up, and how large populations are."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import pairwise

from quarterly.configuration.catalogue import Catalogue, Indicator
from quarterly.disclosure.deduction.facts import Cell, Fact, FactKind, adds_up, count_printed, is_among
from quarterly.disclosure.report_cells import ADDED, Side, cell_of, cells_of
from quarterly.scoring.series.points import last_quarters
from quarterly.vocabulary.basis import Basis
from quarterly.vocabulary.numbers import Unit
from quarterly.vocabulary.quarter import Quarter


def known_sums(catalogue: Catalogue, quarters: list[Quarter]) -> Iterator[Fact]:
    """Yield what the catalogue says of the counts of these quarters, oldest first."""
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
            cases, out_of, rest = cells_of(indicator.id, quarter, Side.CASES, Side.OUT_OF, Side.REST)
            yield adds_up(out_of, [cases, rest])
    if indicator.basis is Basis.YEAR_TO_DATE and (is_share or indicator.unit is Unit.COUNT):
        for before, quarter in pairwise(quarters):
            # A rate's population is the same people every quarter, so nothing is added to it.
            for side, added in ADDED.items() if is_share and not indicator.unit.is_rate else [(Side.CASES, Side.ADDED_CASES)]:
                now, new = cells_of(indicator.id, quarter, side, added)
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
