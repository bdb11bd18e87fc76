"""Which ways to fill in the marks of a sum the policy would have printed like that."""

import pytest

from quarterly.disclosure.deduction.limits import Limits
from quarterly.disclosure.deduction.one_sum import Rules, could_be_printed, is_enough, next_part
from quarterly.disclosure.deduction.part_rule import PartRule, rule_alone

LIMITS = Limits()


def alone(number: int, limits: Limits = LIMITS) -> Rules:
    return (rule_alone(limits),) * number


def out_of(denominator: int) -> PartRule:
    few = frozenset(range(1, 6))
    both = few | {denominator - each for each in few}
    return PartRule(suppressed=both, guarded=both, most=denominator)


def test_the_next_part_is_the_smallest_that_is_neither_suppressed_nor_zero() -> None:
    assert next_part((3, 0, 40, 30), frozenset({0}), alone(4), LIMITS) == 3
    assert next_part((3, 0, 40, 30), frozenset({0}), alone(4), Limits(smallest_first=False)) == 2
    assert next_part((3, 0), frozenset({0}), alone(2), LIMITS) is None


@pytest.mark.parametrize(
    ("parts", "suppressed", "could_be"),
    [
        ((4, 50, 60, 100), {0, 1}, True),
        ((4, 50, 60, 100), {0, 2}, False),  # the 50 goes before the 60
        ((4, 50, 60, 100), {0, 1, 2}, False),  # two were enough
        ((5, 50, 50, 100), {0, 1, 2}, True),  # two were not: 55 less at most 50 is 5
        ((4, 3, 60, 100), {0, 1}, True),
        ((4, 3, 60, 100), {0, 2}, False),  # the 3 is small itself
        ((40, 50, 60, 100), {0, 1}, False),  # none is small
    ],
)
def test_a_way_is_one_that_the_policy_comes_to_step_by_step(parts: tuple[int, ...], suppressed: set[int], could_be: bool) -> None:
    assert could_be_printed(parts, frozenset(suppressed), alone(len(parts)), LIMITS) is could_be


@pytest.mark.parametrize(
    ("printed", "total", "enough"),
    [
        ((None, 80, 100), 184, False),
        ((None, None, 80), 82, False),  # 1 and 1
        ((None, None, 80), 83, False),  # 1 and 2
        ((None, None, 80), 84, True),  # 1 and 3, or 2 and 2
        ((None, None, 80), 165, False),  # 5 and 80
        ((None, None, 80), 164, True),  # 4 and 80, or 5 and 79
    ],
)
def test_two_parts_are_enough_unless_their_sum_is_very_small_or_very_large(
    printed: tuple[int | None, ...], total: int, enough: bool
) -> None:
    assert is_enough(printed, total, alone(len(printed)), LIMITS) is enough


@pytest.mark.parametrize(
    ("printed", "denominators", "total", "enough"),
    [
        ((6, None, None), (22, 9, 29), 40, True),  # 6, 7 or 8 of 9
        ((9, None, None), (22, 23, 29), 52, False),  # 18 or 19 of 23
        ((None, None, None), (22, 23, 29), 52, True),
    ],
)
def test_beside_denominators_the_rest_of_each_is_reckoned_with(
    printed: tuple[int | None, ...], denominators: tuple[int, ...], total: int, enough: bool
) -> None:
    assert is_enough(printed, total, tuple(map(out_of, denominators)), LIMITS) is enough


def test_what_a_total_leaves_goes_after_every_part() -> None:
    rules = (*alone(2), out_of(40).of_rest())
    assert next_part((30, 8, 7), frozenset({1}), rules, LIMITS) == 0
    assert next_part((30, 8, 7), frozenset({0, 1}), rules, LIMITS) == 2
