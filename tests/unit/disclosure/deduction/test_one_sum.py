"""Which ways to fill in the marks of a sum the policy would have printed like that."""

import pytest

from quarterly.disclosure.deduction.limits import Limits
from quarterly.disclosure.deduction.one_sum import could_be_printed, is_enough, next_part

LIMITS = Limits()


def test_the_next_part_is_the_smallest_that_is_neither_suppressed_nor_zero() -> None:
    assert next_part((3, 0, 40, 30), frozenset({0}), LIMITS) == 3
    assert next_part((3, 0, 40, 30), frozenset({0}), Limits(smallest_first=False)) == 2
    assert next_part((3, 0), frozenset({0}), LIMITS) is None


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
    assert could_be_printed(parts, frozenset(suppressed), LIMITS) is could_be


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
    assert is_enough(printed, total, LIMITS) is enough
