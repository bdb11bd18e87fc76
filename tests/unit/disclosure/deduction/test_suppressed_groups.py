"""Which parts of a group go with a small one, and what is left to somebody who knows how they were chosen."""

from collections.abc import Callable, Sequence
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quarterly.disclosure import plain_suppression
from quarterly.disclosure.deduction import exposure
from quarterly.disclosure.deduction.limits import Limits
from quarterly.disclosure.plain_suppression import suppress_table
from quarterly.disclosure.plain_table import PlainPolicy
from tests.properties import costly
from tests.unit.disclosure.deduction.tables import POLICY, Printed, group, print_group, ways_to_print

AS_PUBLISHED: list[tuple[tuple[int, ...], Printed]] = [
    ((185, 170, 80, 50, 4), (185, 170, 80, "c", "c", 489)),  # as the Department for Education prints it
    ((185, 170, 80, 50, 0), (185, 170, 80, 50, 0, 485)),
    ((0, 0, 3), (0, 0, "c", "c")),  # the total is small itself
    ((1, 1, 50, 60), ("c", "c", "c", 60, 112)),  # two that add up to 2 can only be 1 and 1
    ((1, 2, 50, 60), ("c", "c", "c", 60, 113)),
    ((1, 3, 50, 60), ("c", "c", 50, 60, 114)),
    ((5, 80, 80, 300), ("c", "c", "c", 300, 465)),  # 85 less at most 80 can only be 5
    ((5, 80, 90, 300), ("c", "c", 90, 300, 475)),
    ((3, 0, 40), ("c", 0, "c", 43)),  # a part of 0 protects nothing
    ((3, 4, 40, 41), ("c", "c", 40, 41, 88)),
    ((5, 50, 60), ("c", "c", 60, 115)),
    ((1, 50, 60), ("c", "c", 60, 111)),
    ((6, 50, 60), (6, 50, 60, 116)),
    ((20, 29, 6, 12, 6, 4), (20, 29, "c", "c", "c", "c", 77)),  # the first three that go leave two numbers each, four leave more
]


@pytest.mark.parametrize(("parts", "shown"), AS_PUBLISHED)
def test_with_a_small_part_goes_the_next_smallest_and_no_more_than_it_takes(parts: tuple[int, ...], shown: Printed) -> None:
    assert print_group(parts) == shown


# Rows of the shape that local authorities have in the Department's table of child protection plans by duration, each with one
# small part; the first is real, the others are invented. The file suppresses two parts in such a row: the small one and the next
# smallest that is not 0, with their percentages.
ONE_SMALL_PART = [
    *((185, 170, 80, 50, 4), (96, 71, 54, 33, 2), (61, 48, 70, 41, 5), (31, 20, 44, 15, 1), (120, 99, 131, 77, 3)),
    *((44, 39, 52, 26, 0, 3), (27, 13, 31, 8, 2), (58, 42, 67, 29, 4), (210, 160, 190, 88, 5), (19, 22, 35, 12, 1)),
    *((73, 66, 81, 40, 2), (36, 24, 47, 11, 3), (142, 110, 125, 61, 4), (15, 9, 28, 7, 1), (52, 57, 49, 23, 5)),
]


@pytest.mark.parametrize("parts", ONE_SMALL_PART, ids=str)
def test_a_row_with_one_small_part_loses_no_more_than_in_the_department_s_table(parts: tuple[int, ...]) -> None:
    small = min(part for part in parts if part)
    following = min(part for part in parts if part > small)
    assert print_group(parts) == (*("c" if part in (small, following) else part for part in parts), sum(parts))


def test_the_largest_goes_first_where_a_council_wants_it_so() -> None:
    assert print_group((185, 170, 80, 4), PlainPolicy(Limits(smallest_first=False))) == ("c", 170, 80, "c", 439)


def test_a_zero_is_suppressed_where_it_is_not_to_be_told_from_a_small_count() -> None:
    assert print_group((185, 170, 0, 0), PlainPolicy(Limits(is_zero_shown=False))) == (185, 170, "c", "c", 355)


small_groups = st.lists(st.integers(0, 9), min_size=2, max_size=4).filter(lambda parts: 5 < sum(parts) <= 22)


@costly(8)
@given(small_groups)
def test_whoever_has_this_program_finds_three_numbers_for_every_small_part(parts: list[int]) -> None:
    assert not _narrowed_down(tuple(parts), POLICY)


def test_a_zero_that_is_suppressed_takes_nothing_along_and_is_not_reckoned_with_as_if_it_did() -> None:
    assert not _narrowed_down((3, 4, 7), PlainPolicy(Limits(4, is_zero_shown=False, smallest_first=False)))


@costly(8)
@given(small_groups, st.integers(3, 6), st.booleans(), st.booleans())
def test_that_holds_for_every_policy(parts: list[int], largest: int, is_zero_shown: bool, smallest_first: bool) -> None:
    policy = PlainPolicy(Limits(largest, is_zero_shown, smallest_first))
    if suppress_table(group(parts), policy).exposed:
        return  # it says itself that nothing helps
    assert not _narrowed_down(tuple(parts), policy)


@given(st.lists(st.integers(0, 400), min_size=1, max_size=8))
def test_whoever_reads_a_mark_as_unknown_cannot_know_a_part_to_be_small(parts: list[int]) -> None:
    *shown, total = print_group(parts)
    assert not any(isinstance(part, int) and 1 <= part <= 5 for part in (*shown, total))
    assert total == "c" or shown.count("c") != 1  # of two, each can be 0, as far as the total says


@given(st.lists(st.integers(6, 300), min_size=2, max_size=5), st.integers(1, 5), st.integers(1, 5))
def test_small_parts_that_change_places_print_the_same(others: list[int], one: int, other: int) -> None:
    assert print_group([*others, one, other]) == print_group([*others, other, one])


def _one_less(parts: Sequence[int]) -> Printed:
    return print_group(parts, PlainPolicy(Limits(largest=4)))


def _one_more(parts: Sequence[int]) -> Printed:
    return print_group(parts, PlainPolicy(Limits(largest=6)))


def _one_is_not_small(parts: Sequence[int]) -> Printed:
    with patch.object(Limits, "is_small", lambda self, count: 1 < count <= self.largest):
        return print_group(parts)


def _zero_is_small(parts: Sequence[int]) -> Printed:
    return print_group(parts, PlainPolicy(Limits(is_zero_shown=False)))


def _no_secondary(parts: Sequence[int]) -> Printed:
    with patch.object(plain_suppression, "further", lambda *_: frozenset()):
        return print_group(parts)


def _largest_goes(parts: Sequence[int]) -> Printed:
    return print_group(parts, PlainPolicy(Limits(smallest_first=False)))


def _only_marks_are_read(parts: Sequence[int]) -> Printed:
    with patch.object(exposure, "is_enough", lambda *_: True):
        return print_group(parts)


def _total_always_goes(parts: Sequence[int]) -> Printed:
    shown = print_group(parts)
    return (*shown[:-1], "c") if "c" in shown else shown


@pytest.mark.parametrize(
    "mutant",
    [
        *(_one_less, _one_more, _one_is_not_small, _zero_is_small),
        *(_no_secondary, _largest_goes, _only_marks_are_read, _total_always_goes),
    ],
)
def test_another_policy_than_this_one_does_not_pass_for_it(mutant: Callable[[Sequence[int]], Printed]) -> None:
    assert any(mutant(parts) != shown for parts, shown in AS_PUBLISHED)


def _narrowed_down(parts: tuple[int, ...], policy: PlainPolicy) -> list[int]:
    """Return the positions of small parts that an intruder knows to be one of two numbers, or just one."""
    shown = print_group(parts, policy)
    if shown[-1] == "c":
        return []
    ways = ways_to_print(shown, policy)
    limits = policy.limits
    small = [index for index, part in enumerate(parts) if limits.is_small(part)]
    return [index for index in small if len({way[index] for way in ways}) < limits.enough]
