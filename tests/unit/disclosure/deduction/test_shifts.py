"""Cases moved round in a table: whatever is found keeps every sum, and on tables with totals on both sides it is found."""

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from quarterly.disclosure.deduction.shifts import Shifts

ROWS, COLUMNS = 3, 4
CELLS = list(product(range(ROWS), range(COLUMNS)))


def shifts(counts: list[int], most: int) -> Shifts:
    """Return a table with its totals on both sides printed, in which each count is from 0 to `most`."""
    rows = {row: {index: 1 for index, cell in enumerate(CELLS) if cell[0] == row} for row in range(ROWS)}
    columns = {ROWS + column: {index: 1 for index, cell in enumerate(CELLS) if cell[1] == column} for column in range(COLUMNS)}
    sums_of = [[row, ROWS + column] for row, column in CELLS]
    return Shifts(counts, [0] * len(CELLS), [most] * len(CELLS), rows | columns, sums_of)


@given(st.lists(st.integers(0, 9), min_size=len(CELLS), max_size=len(CELLS)), st.integers(0, 11), st.integers(0, 12))
def test_what_is_found_keeps_every_sum_that_a_way_was_found_for(counts: list[int], position: int, number: int) -> None:
    made = shifts(counts, 12)
    found = made.with_count(position, number)
    assert found is not None
    assert found[position] == number
    if found != [*counts[:position], number, *counts[position + 1 :]]:
        for terms in made.sums.values():
            assert sum(found[each] for each in terms) == sum(counts[each] for each in terms)


def test_the_nearest_way_round_changes_four_counts() -> None:
    counts = [5] * len(CELLS)
    found = shifts(counts, 12).with_count(0, 0)
    assert found is not None
    assert sorted(now - was for now, was in zip(found, counts, strict=True)) == [-5, -5, *[0] * 8, 5, 5]


def test_where_no_count_can_take_the_cases_the_sums_are_not_kept() -> None:
    counts = [12] * len(CELLS)
    found = shifts(counts, 12).with_count(0, 11)
    assert found == [11, *counts[1:]]
