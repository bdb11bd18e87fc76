"""Sums that hold in a history: counts that add up to another count in every quarter in which all are known.

The sums of two and of three series are looked up by value, so that six parts are found as two times three. Sums of up to three
parts are sought among all series of one basis, longer ones among those that one service sends, as a breakdown comes from one
system.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import comb

from quarterly.disclosure.relations.chance import FEWEST_QUARTERS, is_beyond_chance, sums_tried
from quarterly.disclosure.relations.observed import Observed, shared_quarters
from quarterly.vocabulary.quarter import Quarter

MOST_PARTS = 6
_AMONG_ALL = 3
_STEPS = 5_000_000  # look-ups that take about two seconds
# Series that began at different times share different quarters, and among those of each set everything is sought anew.
_QUARTER_SETS = 16

Positions = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Sum:
    """A total and the parts that add up to it, by ids in the order of the catalogue."""

    total: str
    parts: tuple[str, ...]


def sums_in(series: Sequence[Observed]) -> list[Sum]:
    """Return the sums that hold and are not expected by chance, those with the fewest parts first."""
    found: dict[Sum, None] = {}
    for group, most in _groups(series):
        for quarters in _quarter_sets(group):
            members = _members(group, quarters)
            found |= dict.fromkeys(_sums_of(members, quarters, min(most, most_parts(len(members)))))
    places = {each.id: place for place, each in enumerate(series)}
    return sorted(found, key=lambda each: (len(each.parts), places[each.total], [places[part] for part in each.parts]))


def most_parts(series: int) -> int:
    """Return up to how many parts sums are sought among so many series, so that it takes seconds and not hours."""
    steps = {6: series * comb(series, 3), 5: series * comb(series, 2) + comb(series, 3) * 8, 4: series * comb(series, 2)}
    return next((parts for parts, taken in steps.items() if taken <= _STEPS), _AMONG_ALL)


def _groups(series: Sequence[Observed]) -> Iterator[tuple[list[Observed], int]]:
    """Yield the series that may add up, with the most parts sought among them."""
    by_basis: dict[object, list[Observed]] = defaultdict(list)
    for each in series:
        if any(each.counts.values()):
            by_basis[each.indicator.basis].append(each)
            by_basis[each.indicator.basis, each.indicator.service].append(each)
    for key, group in by_basis.items():
        yield group, MOST_PARTS if isinstance(key, tuple) else _AMONG_ALL


def _quarter_sets(group: Sequence[Observed]) -> list[frozenset[Quarter]]:
    """Return the sets of quarters in which some of a group are all known, the largest first, but not endlessly many."""
    known = {frozenset(each.counts) for each in group}
    found = known | {one & other for one, other in combinations(sorted(known, key=len, reverse=True)[:_QUARTER_SETS], 2)}
    long_enough = [quarters for quarters in found if len(quarters) >= FEWEST_QUARTERS]
    return sorted(long_enough, key=lambda each: (-len(each), sorted(each)))[:_QUARTER_SETS]


def _members(group: Sequence[Observed], quarters: frozenset[Quarter]) -> list[Observed]:
    """Return those of a group that are known in all these quarters, of several with the same counts the first."""
    found: dict[tuple[int, ...], Observed] = {}
    for each in group:
        if quarters <= each.counts.keys() and any(each.counts[quarter] for quarter in quarters):
            found.setdefault(tuple(each.counts[quarter] for quarter in sorted(quarters)), each)
    return list(found.values())


def _sums_of(members: Sequence[Observed], quarters: frozenset[Quarter], most: int) -> Iterator[Sum]:
    packed = _packed(members, quarters)
    for total, parts in _equal(packed, most):
        if _holds(members[total], [members[part] for part in parts], len(members)):
            yield Sum(members[total].id, tuple(members[part].id for part in parts))


def _packed(members: Sequence[Observed], quarters: frozenset[Quarter]) -> list[int]:
    """Return each series as one number, of which every quarter has its own digits: they add up as the series do."""
    # Three bits to spare: six numbers and their sum stay within the digits of their own quarter.
    digits = max((max(each.counts.values()) for each in members), default=0).bit_length() + 3
    return [sum(each.counts[quarter] << digits * place for place, quarter in enumerate(sorted(quarters))) for each in members]


def _equal(packed: Sequence[int], most: int) -> Iterator[tuple[int, Positions]]:
    """Yield every number with the positions of two or more others, in order, whose sum it is."""
    everything = {size: _by_sum(packed, size) for size in range(1, (most + 1) // 2 + 1)}
    everything.setdefault(2, _by_sum(packed, 2))
    for parts in range(2, most + 1):
        first, second = everything[parts // 2], everything[parts - parts // 2]
        ascending = sorted(first)
        for total, number in enumerate(packed):
            for value in ascending:
                # Ascending: once the first parts are as much as the total, nothing is left for the others.
                if value >= number:
                    break
                for end in second.get(number - value, ()):
                    # The first parts come before the others in order, so that each set is found once.
                    yield from ((total, start + end) for start in first[value] if start[-1] < end[0] and total not in start + end)


def _by_sum(packed: Sequence[int], size: int) -> Mapping[int, list[Positions]]:
    found: dict[int, list[Positions]] = defaultdict(list)
    for positions in combinations(range(len(packed)), size):
        found[sum(packed[each] for each in positions)].append(positions)
    return dict(found)


def _holds(total: Observed, parts: Sequence[Observed], series: int) -> bool:
    """Whether parts add up to a total in every quarter in which all are known, each counts something, and not by chance."""
    quarters = shared_quarters(total.counts, *(part.counts for part in parts))
    counted = [[each.counts[quarter] for quarter in quarters] for each in (total, *parts)]
    adds_up = all(first == sum(others) for first, *others in zip(*counted, strict=True))
    return adds_up and all(map(any, counted)) and is_beyond_chance(counted[0], counted[1:], sums_tried(series, len(parts)))
