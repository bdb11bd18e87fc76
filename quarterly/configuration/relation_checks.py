"""Mistakes in what the catalogue says of its counts: relations between indicators, and the populations of rates."""

from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from quarterly.configuration.catalogue import Catalogue, Indicator
from quarterly.configuration.yaml_files.files import ConfigurationFile, YamlSteps
from quarterly.configuration.yaml_files.unknown import unknown
from quarterly.vocabulary.basis import Basis
from quarterly.vocabulary.numbers import Unit


class _Use(NamedTuple):
    """An indicator that a relation names: its id, where that stands, and whether its denominator is meant or its count."""

    id: str
    place: YamlSteps
    is_denominator: bool = False


def relation_problems(catalogue: Catalogue, file: ConfigurationFile, ids: Collection[str]) -> list[str]:
    """Return every mistake in the relations of a catalogue; `ids` are all of its file, in force or not."""
    in_force = {indicator.id: indicator for indicator in catalogue.indicators}
    found = [*_one_basis(catalogue, in_force), *_other_bases(catalogue, in_force), *_circles(catalogue), *_split(catalogue)]
    found += _successors(catalogue, file, ids)
    for relation in _relations(catalogue):
        found += _twice(relation)
        found += [(use.place, problem) for use in relation if (problem := _problem_of(use, ids, in_force))]
    return [file.problem(place, problem) for place, problem in found]


def _successors(catalogue: Catalogue, file: ConfigurationFile, ids: Collection[str]) -> Iterator[tuple[YamlSteps, str]]:
    """Yield the indicators that succeed an unknown one, one that is still in force, or one that another succeeds as well."""
    positions = {str(each.get("id")): number for number, each in enumerate(file.content.get("indicators", []))}
    in_force, succeeded = {each.id for each in catalogue.indicators}, set[str]()
    for each in catalogue.indicators if any(one.succeeds for one in catalogue.indicators) else ():
        place: YamlSteps = ["indicators", positions[each.id], "succeeds"]
        if not each.succeeds:
            continue
        if each.succeeds not in ids:
            yield place, unknown(each.succeeds, ids)
        elif each.succeeds in in_force:
            yield place, f"“{each.succeeds}” is in force in the same quarter. Give it “until” there, or remove this line."
        elif each.succeeds in succeeded:
            yield place, f"“{each.succeeds}” is succeeded by another indicator already. Say so of one of them alone."
        succeeded.add(each.succeeds)


def population_problem(indicator: Indicator, catalogue: Catalogue) -> str:
    """Return what is wrong with the population that an indicator names, or ""."""
    if not indicator.population:
        return ""
    if not catalogue.populations:
        return f"“{indicator.population}” is not known here. Add it to the file under “populations:”, beside “indicators:”."
    if indicator.population not in catalogue.populations:
        return unknown(indicator.population, catalogue.populations)
    if not indicator.unit.is_rate:
        return f"only a rate is one of a population, and this counts in {indicator.unit.value}. Remove it."
    return ""


def _relations(catalogue: Catalogue) -> Iterator[list[_Use]]:
    for number, sums in enumerate(catalogue.parts_of):
        parts = [_Use(id, ["parts_of", number, "parts", each]) for each, id in enumerate(sums.parts)]
        yield [_Use(sums.total, ["parts_of", number, "total"]), *parts]
    for number, pair in enumerate(catalogue.of_which):
        yield [_Use(pair.whole, ["of_which", number, "whole"]), _Use(pair.part, ["of_which", number, "part"])]
    for id, counted in catalogue.denominator_is.items():
        yield [_Use(counted, ["denominator_is", id]), _Use(id, ["denominator_is", id], is_denominator=True)]
    for number, group in enumerate(catalogue.same_denominator):
        yield [_Use(id, ["same_denominator", number, each], is_denominator=True) for each, id in enumerate(group)]
    for number, group in enumerate(catalogue.same_count):
        yield [_Use(id, ["same_count", number, each]) for each, id in enumerate(group)]
    for stock, flow in catalogue.stock_and_flow.items():
        place: YamlSteps = ["stock_and_flow", stock]
        yield [_Use(stock, place), *(_Use(id, [*place, each]) for each, id in enumerate(flow))]


def _problem_of(use: _Use, ids: Collection[str], in_force: dict[str, Indicator]) -> str:
    if use.id not in ids:
        return unknown(use.id, ids)
    unit = in_force[use.id].unit if use.id in in_force else None
    if use.is_denominator and unit is Unit.COUNT:
        return f"“{use.id}” is a count and has no denominator. Remove it here."
    if not use.is_denominator and unit and not unit.counts_cases:
        return f"“{use.id}” counts in {unit.value}, which is no count of cases. Remove it here."
    return ""


def _twice(relation: Sequence[_Use]) -> Iterator[tuple[YamlSteps, str]]:
    for number, use in enumerate(relation):
        if use.id in [earlier.id for earlier in relation[:number]]:
            yield use.place, f"“{use.id}” stands here twice. A relation is between different indicators: remove one."


# A year's figure is taken as the sum of its four quarters where it is of Quarter 4.
_ADDING_UP = (Basis.IN_QUARTER, Basis.YEAR_TO_DATE, Basis.CALENDAR_YEAR, Basis.ROLLING_YEAR, Basis.ANNUAL)


def _one_basis(catalogue: Catalogue, in_force: dict[str, Indicator]) -> Iterator[tuple[YamlSteps, str]]:
    for number, sums in enumerate(catalogue.parts_of):
        for each, id in enumerate(sums.parts):
            part, total = in_force.get(id), in_force.get(sums.total)
            if part and total and part.basis is not total.basis:
                bases = f"the basis of “{id}” is {part.basis}, that of “{total.id}” {total.basis}"
                yield ["parts_of", number, "parts", each], f"{bases}: they cannot add up. Remove “{id}”."


def _other_bases(catalogue: Catalogue, in_force: dict[str, Indicator]) -> Iterator[tuple[YamlSteps, str]]:
    for number, group in enumerate(catalogue.same_count):
        known = [in_force[id] for id in dict.fromkeys(group) if id in in_force]
        for each, indicator in enumerate(known):
            if indicator.basis not in _ADDING_UP:
                problem = f"“{indicator.id}” is {indicator.basis}, which adds up with no other stretch of time. Remove it here."
                yield ["same_count", number, group.index(indicator.id)], problem
            for earlier in known[:each]:
                if indicator.basis is earlier.basis:
                    problem = f"“{earlier.id}” and “{indicator.id}” have one basis, {indicator.basis}. Name one of them here."
                    yield ["same_count", number, group.index(indicator.id)], problem


def _circles(catalogue: Catalogue) -> Iterator[tuple[YamlSteps, str]]:
    """Yield the sums whose total is, through other sums, a part of one of its parts."""
    for number, sums in enumerate(catalogue.parts_of):
        below = list(sums.parts)
        for id in below:
            below += [part for each in catalogue.parts_of if each.total == id for part in each.parts if part not in below]
        if sums.total in below and sums.total not in sums.parts:
            yield ["parts_of", number, "total"], f"“{sums.total}” is a part of one of its own parts. Correct one of the sums."


def _split(catalogue: Catalogue) -> Iterator[tuple[YamlSteps, str]]:
    """Yield what stands in two lists that must then be one: whatever has the same denominator as one has that of all."""
    for name in ("same_denominator", "same_count"):
        seen: set[str] = set()
        for number, group in enumerate(getattr(catalogue, name)):
            for each, id in enumerate(group):
                if id in seen:
                    yield [name, number, each], f"“{id}” is in a list above already. Make the two lists one."
            seen.update(group)
