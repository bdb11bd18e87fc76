"""What a single sum reveals to somebody who knows the policy and has its total and those of its parts that are printed.

Parts of 5 and 80 are suppressed, the smallest that is printed is 80, too, and the two suppressed add up to 85. Whoever reads the
marks as "unknown" knows nothing but that each is from 0 to 85. Whoever knows the policy knows more: one of the two is small, the
other went with it because it was the next smallest, so it is at most 80. That leaves 5 and 80 alone.

Therefore every way to fill in the suppressed parts is held against the policy itself: would it have suppressed just these? The
answer depends on nothing but what is printed, so it is the same for each of the ways that remain, and whoever knows this program
as well finds no fewer of them than it does.
"""

from collections.abc import Iterator
from functools import cache
from itertools import islice

from quarterly.disclosure.deduction.limits import Limits

Parts = tuple[int, ...]
Printed = tuple[int | None, ...]  # None where a part is suppressed

# How far the ways are looked through. Where that is too short a way for three numbers, a further part goes without need.
_MOST_WAYS = 40  # of filling in the others beside one number
_FROM_EACH_END = 12  # numbers that are tried for one part: the smallest and the largest that it can be
_MOST_TO_SIMULATE = 3  # suppressed parts of which some may have gone because fewer were not enough; of more, all are small


def could_be_printed(parts: Parts, suppressed: frozenset[int], limits: Limits) -> bool:
    """Whether the policy, one further part after the other, comes to suppress just the parts at these positions.

    A zero that is suppressed by itself takes nothing along: it is no small count.
    """
    now = frozenset(index for index, part in enumerate(parts) if limits.least <= part <= limits.largest)
    if not any(map(limits.is_small, parts)):
        return bool(now) and now == suppressed
    while now and now < suppressed:
        if is_enough(_printed(parts, now), sum(parts), limits):
            return False
        following = next_part(parts, now, limits)
        if following is None:
            return False
        now |= {following}
    return bool(now) and now == suppressed


def next_part(parts: Parts, suppressed: frozenset[int], limits: Limits) -> int | None:
    """Return the position of the next non-zero part to go, None where none is left."""
    left = [index for index, part in enumerate(parts) if part and index not in suppressed]
    return min(left, key=lambda index: (limits.goes_first(parts[index]), index), default=None)


@cache
def is_enough(printed: Printed, total: int, limits: Limits) -> bool:
    """Whether each suppressed part can still be three numbers or more, in ways that the policy would have printed like this."""
    positions = [index for index, part in enumerate(printed) if part is None]
    found = {index: set[int]() for index in positions}
    if len(positions) < 2:
        return False
    for position in positions:
        for number in _ends(_numbers(printed, total, limits)):
            if len(found[position]) >= limits.enough:
                break
            way = _first_way(printed, total, position, number, limits)
            for index in positions if way else ():
                found[index].add(way[index])
        if len(found[position]) < limits.enough:
            return False
    return True


def _first_way(printed: Printed, total: int, position: int, number: int, limits: Limits) -> Parts:
    """Return the first way to fill in the suppressed parts, one of them with this number; nothing if there is none."""
    given = tuple(number if index == position else part for index, part in enumerate(printed))
    suppressed = frozenset(index for index, part in enumerate(printed) if part is None)
    ways = islice(_ways(given, total, _numbers(printed, total, limits)), _MOST_WAYS)
    return next((parts for parts in ways if could_be_printed(parts, suppressed, limits)), ())


def _ways(printed: Printed, total: int, numbers: list[int]) -> Iterator[Parts]:
    """Yield the ways to fill in what is suppressed with some of these numbers so that all add up to the total."""
    if None not in printed:
        if sum(part for part in printed if part is not None) == total:
            yield tuple(part for part in printed if part is not None)
        return
    position = printed.index(None)
    rest = total - sum(part for part in printed if part is not None)
    others = printed.count(None) - 1
    for number in numbers if others else [rest] if rest in numbers else []:
        if others * numbers[0] <= rest - number <= others * numbers[-1]:
            yield from _ways((*printed[:position], number, *printed[position + 1 :]), total, numbers)


@cache
def _numbers(printed: Printed, total: int, limits: Limits) -> list[int]:
    """Return what a suppressed part can be: a small number, or one that goes before all that are printed."""
    rest = total - sum(part for part in printed if part is not None)
    small = list(range(limits.least, min(limits.largest, rest) + 1))
    if printed.count(None) > _MOST_TO_SIMULATE:
        return small
    shown = [part for part in printed if part is not None and part > limits.largest]
    if limits.smallest_first:
        return small + list(range(limits.largest + 1, min([rest, *shown]) + 1))
    return small + list(range(max([limits.largest + 1, *shown]), rest + 1))


def _ends(numbers: list[int]) -> list[int]:
    return list(dict.fromkeys((*numbers[:_FROM_EACH_END], *numbers[-_FROM_EACH_END:])))


def _printed(parts: Parts, suppressed: frozenset[int]) -> Printed:
    return tuple(None if index in suppressed else part for index, part in enumerate(parts))
