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
from quarterly.disclosure.deduction.part_rule import PartRule

Parts = tuple[int, ...]
Printed = tuple[int | None, ...]  # None where a part is suppressed
Rules = tuple[PartRule, ...]  # one a part

# How far the ways are looked through. Where that is too short a way for three numbers, a further part goes without need.
_MOST_WAYS = 400  # of filling in the others beside one number
_FROM_EACH_END = 12  # numbers that are tried for one part: the smallest and the largest that it can be
_MOST_TO_SIMULATE = 4  # suppressed parts of which some may have gone because fewer were not enough; of more, all went alone


def could_be_printed(parts: Parts, suppressed: frozenset[int], rules: Rules, limits: Limits) -> bool:
    """Whether the policy, one further part after the other, comes to suppress just the parts at these positions.

    A zero that is suppressed by itself takes nothing along: it is no small count.
    """
    both = list(zip(rules, parts, strict=True))
    now = frozenset(index for index, (rule, part) in enumerate(both) if part in rule.suppressed)
    if not any(part in rule.guarded for rule, part in both):
        return bool(now) and now == suppressed
    while now and now < suppressed:
        if is_enough(_printed(parts, now), sum(parts), rules, limits):
            return False
        following = next_part(parts, now, rules, limits)
        if following is None:
            return False
        now |= {following}
    return bool(now) and now == suppressed


def next_part(parts: Parts, suppressed: frozenset[int], rules: Rules, limits: Limits) -> int | None:
    """Return the position of the next non-zero part to go, None where none is left."""
    left = [index for index, part in enumerate(parts) if part and index not in suppressed]
    return min(left, key=lambda index: (rules[index].goes_last, limits.goes_first(parts[index]), index), default=None)


@cache
def is_enough(printed: Printed, total: int, rules: Rules, limits: Limits) -> bool:
    """Whether each suppressed part can still be three numbers or more, in ways that the policy would have printed like this."""
    positions = [index for index, part in enumerate(printed) if part is None]
    found = {index: set[int]() for index in positions}
    # One part alone is the total less the others, whatever the policy.
    if len(positions) < 2:
        return False
    numbers = _numbers(printed, total, rules, limits)
    if not all(numbers[position] for position in positions):
        return False
    for position in positions:
        for number in _ends(numbers[position]):
            if len(found[position]) >= limits.enough:
                break
            supposed = tuple(number if index == position else part for index, part in enumerate(printed))
            ways = islice(_ways(supposed, total, numbers), _MOST_WAYS)
            way = next((each for each in ways if could_be_printed(each, frozenset(positions), rules, limits)), ())
            # A way has a number for each part, and not only for the one that it was sought for.
            for index in positions if way else ():
                found[index].add(way[index])
        if len(found[position]) < limits.enough:
            return False
    return True


def _ways(printed: Printed, total: int, numbers: tuple[list[int], ...]) -> Iterator[Parts]:
    """Yield the ways to fill in what is suppressed, each part with one of its numbers, so that all add up to the total."""
    if None not in printed:
        if sum(part for part in printed if part is not None) == total:
            yield tuple(part for part in printed if part is not None)
        return
    position = printed.index(None)
    rest = total - sum(part for part in printed if part is not None)
    others = [numbers[index] for index, part in enumerate(printed) if part is None and index != position]
    least, most = sum(each[0] for each in others), sum(each[-1] for each in others)
    for number in numbers[position] if others else [rest] if rest in numbers[position] else []:
        # Without this the ways would be as many as the product of what every part can be.
        if least <= rest - number <= most:
            yield from _ways((*printed[:position], number, *printed[position + 1 :]), total, numbers)


@cache
def _numbers(printed: Printed, total: int, rules: Rules, limits: Limits) -> tuple[list[int], ...]:
    """Return what each part can be where it is suppressed: a number that goes alone, or one that goes before all printed ones."""
    rest = total - sum(part for part in printed if part is not None)
    shown = [part for part, rule in zip(printed, rules, strict=True) if part and not rule.goes_last]
    is_simulated = printed.count(None) <= _MOST_TO_SIMULATE
    return tuple(
        sorted(
            {each for each in rule.suppressed if each <= rest}.union(_along(shown, rest, rule, limits) if is_simulated else ())
        )
        for rule in rules
    )


def _along(shown: list[int], rest: int, rule: PartRule, limits: Limits) -> range:
    """Return what a suppressed part can be that went along with a small one; `shown` are those that go before the last."""
    most = rest if rule.most is None else min(rest, rule.most)
    if rule.goes_last and shown:
        return range(0)
    if limits.smallest_first:
        return range(limits.least, min([most, *shown]) + 1)
    return range(max([limits.least, *shown]), most + 1)


def _ends(numbers: list[int]) -> list[int]:
    return list(dict.fromkeys((*numbers[:_FROM_EACH_END], *numbers[-_FROM_EACH_END:])))


def _printed(parts: Parts, suppressed: frozenset[int]) -> Printed:
    return tuple(None if index in suppressed else part for index, part in enumerate(parts))
