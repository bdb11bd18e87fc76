"""Tables with totals on both sides: a small count follows neither from its row nor from its column, nor round about."""

from functools import cache
from itertools import product
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.solver import Solver
from quarterly.disclosure.plain_suppression import suppress_table
from tests.properties import costly
from tests.unit.disclosure.deduction.tables import POLICY, Printed, printed, two_way

counts = st.integers(0, 12)


def print_two_way(rows: list[list[int]]) -> Printed:
    table = two_way(rows)
    return printed(table, suppress_table(table, POLICY))


def test_one_small_count_takes_three_others_along_as_the_corners_of_a_rectangle() -> None:
    shown = print_two_way([[3, 20, 30], [40, 50, 60], [70, 80, 90]])
    assert shown == ("c", "c", 30, 53, "c", "c", 60, 150, 70, 80, 90, 240, 113, 150, 180, 443)


def test_two_small_counts_in_a_row_take_the_two_below_them() -> None:
    shown = print_two_way([[3, 4, 30], [40, 50, 60], [70, 80, 90]])
    assert shown == ("c", "c", 30, 37, "c", "c", 60, 150, 70, 80, 90, 240, 113, 134, 180, 427)


def test_small_counts_that_protect_each_other_take_nothing_along() -> None:
    shown = print_two_way([[3, 4, 30], [5, 4, 60], [70, 80, 90]])
    assert shown == ("c", "c", 30, 37, "c", "c", 60, 69, 70, 80, 90, 240, 78, 88, 180, 346)


@costly(8)
@given(st.lists(st.lists(counts, min_size=2, max_size=2), min_size=2, max_size=2))
def test_no_small_count_follows_from_the_sums(rows: list[list[int]]) -> None:
    table = two_way(rows)
    suppressed = suppress_table(table, POLICY)
    shown = printed(table, suppressed)
    possible = [each for each in _tables() if all(one in ("c", other) for one, other in zip(shown, each, strict=True))]
    for index, row in enumerate(table.rows):
        if 1 <= (row.count or 0) <= 5 and index not in suppressed.exposed:
            numbers = {each[index] for each in possible}
            assert 0 in numbers or max(numbers) > 5, (shown, index)


@cache
def _tables() -> list[tuple[int, ...]]:
    """Return every two-way table of two rows and columns with counts up to some number, as it would stand without marks."""
    return [
        (a, b, a + b, c, d, c + d, a + c, b + d, a + b + c + d)
        for a, b, c, d in product(range(25), repeat=4)
        if a + b + c + d < 49
    ]


def test_the_solver_finds_nothing_more() -> None:
    rows = [[3, 20, 30, 2], [40, 5, 60, 9], [70, 80, 90, 1], [8, 7, 0, 6]]
    with Solver() as solver:
        assert suppress_table(two_way(rows), POLICY, solver) == suppress_table(two_way(rows), POLICY)


def test_a_table_of_40_by_40_is_settled_with_as_few_further_counts_as_it_takes() -> None:
    numbers = Random(2)
    rows = [[numbers.choice(range(6) if numbers.random() < 0.02 else range(6, 601)) for _ in range(40)] for _ in range(40)]
    with Solver() as solver:
        suppressed = suppress_table(two_way(rows), POLICY, solver)
    assert (suppressed.primary, suppressed.secondary, suppressed.exposed) == (31, 30, {})


@pytest.mark.parametrize(
    ("rows", "shown"),
    [
        ([[15, 5], [11, 12]], ("c", "c", 20, "c", "c", 23, 26, 17, 43)),
        ([[15, 0], [11, 12]], (15, 0, 15, 11, 12, 23, 26, 12, 38)),
        ([[2, 3], [4, 50]], ("c", "c", "c", "c", "c", "c", 6, 53, 59)),
    ],
)
def test_in_a_table_of_two_by_two_all_four_go_for_one_with_the_solver_too(rows: list[list[int]], shown: Printed) -> None:
    table = two_way(rows)
    with Solver() as solver:
        assert printed(table, suppress_table(table, POLICY, solver)) == shown


def test_once_the_time_is_over_more_goes_and_nothing_is_exposed() -> None:
    table = two_way([[3, 20, 30], [40, 50, 60], [70, 80, 0]])
    suppressed = suppress_table(table, POLICY, is_over=lambda: True)
    assert (suppressed.is_hurried, suppressed.exposed) == (True, {})
    assert printed(table, suppressed).count("c") == 15
