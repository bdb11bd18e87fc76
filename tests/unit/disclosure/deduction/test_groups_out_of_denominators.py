"""Groups whose parts are out of printed denominators: neither the cases nor those left over may be worked out."""

from collections.abc import Sequence
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quarterly.disclosure.deduction.limits import Limits
from quarterly.disclosure.plain_rows import PlainTable
from quarterly.disclosure.plain_suppression import suppress_table
from quarterly.disclosure.plain_table import PlainPolicy
from tests.properties import costly
from tests.unit.disclosure.deduction.tables import POLICY, Printed, group_out_of, printed

Group = tuple[list[int], list[int], int]  # parts, their denominators, and that of the total


@pytest.mark.parametrize(
    ("parts", "denominators", "shown"),
    [
        ((58, 50, 80), (60, 70, 100), ("c", "c", 80, 188)),
        ((9, 18, 25), (22, 23, 29), ("c", "c", "c", 52)),  # 9 shown would leave 18 or 19 of 23
        ((6, 7, 7), (12, 11, 25), ("c", "c", 7, 20)),  # 6 shown, as the smallest goes first, would leave 7 of 11 alone
        ((6, 7, 27), (22, 9, 29), (6, "c", "c", 40)),  # 6, 7 or 8 of 9
    ],
)
def test_a_small_rest_takes_as_many_parts_along_as_leave_three_numbers(
    parts: Sequence[int], denominators: Sequence[int], shown: Printed
) -> None:
    assert _shown(group_out_of(parts, denominators, sum(denominators)), POLICY) == shown


@pytest.mark.parametrize(
    ("parts", "denominators", "policy", "shown"),
    [
        ((6, 20, 30), (6, 40, 60), PlainPolicy(is_all_shown=False), ("c", "c", 30, 56)),
        ((6, 20, 30), (6, 40, 60), PlainPolicy(), (6, 20, 30, 56)),
        ((0, 20, 30), (8, 40, 60), PlainPolicy(Limits(is_zero_shown=False)), ("c", "c", 30, 50)),
        ((0, 20, 30), (8, 40, 60), PlainPolicy(), (0, 20, 30, 50)),
    ],
)
def test_all_or_none_of_a_small_group_take_another_part_along(
    parts: Sequence[int], denominators: Sequence[int], policy: PlainPolicy, shown: Printed
) -> None:
    """56 less 20 and 30 would be 6 of 6, which the policy does not show."""
    assert _shown(group_out_of(parts, denominators, sum(denominators)), policy) == shown


def test_a_total_that_leaves_few_is_suppressed_with_more_than_one_part() -> None:
    table = group_out_of((8, 7), (19, 19), 19)  # 8 shown would leave 6 to 8 for the 7, and 8 would have gone before a second 8
    assert _shown(table, POLICY) == ("c", "c", "c")


@st.composite
def groups(draw: st.DrawFn) -> Group:
    """Return a group each part of which has a denominator of its own, or one whose parts share a denominator."""
    if draw(st.booleans()):
        denominators = draw(st.lists(st.integers(6, 20), min_size=2, max_size=3))
        parts = [draw(st.one_of(st.integers(0, each), st.integers(each - 6, each))) for each in denominators]
        return parts, denominators, sum(denominators)
    parts = draw(st.lists(st.integers(0, 9), min_size=2, max_size=3))
    whole = max(6, sum(parts) + draw(st.integers(0, 8)))
    return parts, [whole] * len(parts), whole


@costly(8)
@given(
    groups(), st.sampled_from([POLICY, PlainPolicy(Limits(4, smallest_first=False)), PlainPolicy(Limits(), is_all_shown=False)])
)
def test_whoever_has_this_program_finds_three_numbers_for_every_count_that_nobody_may_know(
    made: Group, policy: PlainPolicy
) -> None:
    parts, denominators, whole = made
    table = group_out_of(parts, denominators, whole)
    suppressed = suppress_table(table, policy)
    if suppressed.exposed or suppressed.denominators:
        return  # it says itself that nothing helps; or no rest follows from a count
    ways = [(*way, sum(way)) for way in _ways(made, _shown(table, policy), policy)]
    for index, row in enumerate(table.rows):
        count, rest = row.count or 0, (row.denominator or 0) - (row.count or 0)
        is_all = not (rest or policy.is_all_shown) and 0 < count <= policy.small_group
        if policy.limits.is_small(count) or policy.limits.is_small(rest) or is_all:
            assert len({way[index] for way in ways}) >= policy.limits.enough


def _ways(made: Group, shown: Printed, policy: PlainPolicy) -> list[tuple[int, ...]]:
    """Return all that could be behind the marks: what an intruder finds who has this program and a lot of time."""
    _, denominators, whole = made
    choices = [range(most + 1) if part == "c" else (int(part),) for part, most in zip(shown, denominators, strict=False)]
    fits = (way for way in product(*choices) if sum(way) == shown[-1] or (shown[-1] == "c" and sum(way) <= whole))
    return [way for way in fits if _shown(group_out_of(way, denominators, whole), policy) == shown]


def _shown(table: PlainTable, policy: PlainPolicy) -> Printed:
    return printed(table, suppress_table(table, policy))
