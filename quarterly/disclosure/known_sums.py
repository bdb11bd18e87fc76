"""What is known of the counts behind a report's figures whatever is printed: what adds up, and how large populations are."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import pairwise, product

from quarterly.configuration.catalogue import Catalogue, Indicator
from quarterly.disclosure.deduction.facts import Cell, Fact, FactKind, adds_up, count_printed, is_among
from quarterly.disclosure.report_cells import ADDED, Side, added_cell, cell_of, cells_of
from quarterly.scoring.series.points import last_quarters
from quarterly.vocabulary.basis import Basis
from quarterly.vocabulary.numbers import Unit
from quarterly.vocabulary.quarter import Quarter
from quarterly.vocabulary.years import Year


def known_sums(catalogue: Catalogue, quarters: list[Quarter]) -> Iterator[Fact]:
    """Yield what the catalogue says of the counts of these quarters, oldest first."""
    for indicator in catalogue.indicators:
        yield from _within(indicator, quarters)
        yield from _of_population(catalogue, indicator, quarters)
    for quarter in quarters:
        yield from _between(catalogue, quarter)
    for each in catalogue.of_which:
        if year := catalogue.year_of_both(each):
            yield from _added(each.part, quarters, (Side.NOT_AMONG,), year)
    for group in catalogue.same_count:
        members = [each for each in catalogue.indicators if each.id in group]
        shares = [
            each for each in members if each.unit.scale > 1 and not each.unit.is_rate
        ]  # of the same people no more are added
        yield from _over_time(members, quarters, Side.CASES)
        for side in (Side.OUT_OF, Side.REST):
            yield from _over_time(shares, quarters, side)


def _within(indicator: Indicator, quarters: list[Quarter]) -> Iterator[Fact]:
    """Yield that a share's cases and the rest are the whole, and that a year to date grows by what each quarter adds."""
    is_share = indicator.unit.scale > 1
    if is_share:
        for quarter in quarters:
            cases, out_of, rest = cells_of(indicator.id, quarter, Side.CASES, Side.OUT_OF, Side.REST)
            # Nobody prints the rest, and everybody can subtract.
            yield adds_up(out_of, [cases, rest])
    if indicator.basis.is_to_date and (is_share or indicator.unit is Unit.COUNT):
        # A rate's population is the same people every quarter, so nothing is added to it.
        sides = (Side.CASES, Side.OUT_OF, Side.REST) if is_share and not indicator.unit.is_rate else (Side.CASES,)
        yield from _added(indicator.id, quarters, sides, indicator.basis.year)


def _added(id: str, quarters: list[Quarter], sides: tuple[Side, ...], year: Year) -> Iterator[Fact]:
    """Yield that a year to date is an earlier one and what came since, also where nobody knows the quarter between them."""
    for quarter, side in product(quarters, sides):
        earlier = (each for each in quarters if year.is_earlier(each, quarter))
        now = cell_of(id, quarter, side)
        # What the first quarter of a year added is all there is of the year yet.
        if year.position(quarter) == 1:
            yield adds_up(now, [added_cell(id, quarter, side, None)])
        for before in earlier:
            yield adds_up(now, [cell_of(id, before, side), added_cell(id, quarter, side, before)])


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
        # Neighbours in the list are enough: that all are equal follows from it.
        for one, other in pairwise(ids):
            yield adds_up(out_of(one), [out_of(other)])
    for id, counted in catalogue.denominator_is.items():
        yield adds_up(out_of(id), [cases(counted)])


def _over_time(members: Iterable[Indicator], quarters: list[Quarter], side: Side) -> Iterator[Fact]:
    """Yield how a quarter's count, the year to date, twelve months and the year of the same cases add up, on one side of each."""
    by_basis = {each.basis: each.id for each in members}
    quarterly, rolling, annual = (by_basis.get(each) for each in (Basis.IN_QUARTER, Basis.ROLLING_YEAR, Basis.ANNUAL))
    # What an academic year adds in its first quarter is September alone.
    years = {basis.year: id for basis, id in by_basis.items() if basis.is_to_date and basis.year.is_of_whole_quarters}
    first_to_date = next(iter(years.values()), "")

    def added(quarter: Quarter) -> Cell:
        return cell_of(quarterly, quarter, side) if quarterly else cell_of(first_to_date, quarter, ADDED[side])

    for quarter in quarters:
        for year, to_date in years.items():
            if quarterly or to_date != first_to_date:
                yield adds_up(cell_of(to_date, quarter, ADDED[side]), [added(quarter)])
                yield adds_up(cell_of(to_date, quarter, side), map(added, year.so_far(quarter)))
        # At the end of the year twelve months are the year.
        wholes = [each for each in (rolling, annual if quarter.number == 4 else None) if each]
        for whole in wholes if quarterly or years else ():
            yield adds_up(cell_of(whole, quarter, side), map(added, last_quarters(quarter, 4)))
        if len(wholes) == 2:
            yield adds_up(cell_of(wholes[0], quarter, side), [cell_of(wholes[1], quarter, side)])
