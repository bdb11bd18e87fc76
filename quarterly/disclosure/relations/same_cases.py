"""Figures out of the same cases: equal denominators, and a denominator that is another indicator's count."""

from collections.abc import Mapping, Sequence
from itertools import combinations

from quarterly.configuration.catalogue import Catalogue
from quarterly.disclosure.relations.equal import Classes, are_equal
from quarterly.disclosure.relations.observed import Observed

_COUNT = "count of "  # names of classes: an id alone stands for that indicator's denominator


def denominators_counted(series: Sequence[Observed], catalogue: Catalogue) -> dict[str, str]:
    """Return the indicators whose denominator is another's count, each with the first such, but for what is stated."""
    known = _stated(catalogue)
    found: dict[str, str] = {}
    for of in (each for each in series if each.id not in catalogue.denominator_is):
        for counted in series:
            is_new = of.id != counted.id and not known.joined(of.id, _COUNT + counted.id)
            if is_new and of.id not in found and are_equal(of.denominators, counted.counts, len(series)):
                found[of.id] = counted.id
    return found


def shared_denominators(series: Sequence[Observed], catalogue: Catalogue, counted: Mapping[str, str]) -> list[tuple[str, ...]]:
    """Return the lists of indicators with equal denominators that follow neither from what is stated nor from `counted`.

    A list that is stated in part is returned whole.
    """
    known = _stated(catalogue)
    for of, whose in counted.items():
        known.join(_COUNT + whose, of)
    added = []
    for one, other in combinations(series, 2):
        if not known.joined(one.id, other.id) and are_equal(one.denominators, other.denominators, len(series)):
            known.join(one.id, other.id)
            added.append(one.id)
    return list(known.of(added, [each.id for each in series]))


def _stated(catalogue: Catalogue) -> Classes:
    known = Classes()
    for group in catalogue.same_denominator:
        known.join(*group)
    for of, counted in catalogue.denominator_is.items():
        known.join(_COUNT + counted, of)
    for indicator in catalogue.indicators:
        if indicator.population:
            known.join(f"population {indicator.population}", indicator.id)
    return known
