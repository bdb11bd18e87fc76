"""Do the waits for a service grow, and add up to what they may?"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quarterly.vocabulary.growing_waits import growing_waits


@pytest.mark.parametrize(
    ("total", "waits"),
    [(300, [2, 4, 8, 16, *[30] * 9]), (60, [2, 4, 8, 16, 30]), (3, [2, 1]), (1, [1]), (0, [])],
)
def test_the_waits_of_a_total(total: float, waits: list[float]) -> None:
    assert growing_waits(total) == waits


@given(st.integers(1, 100_000))
def test_waits_add_up_and_grow_but_for_the_last(total: int) -> None:
    *before, last = growing_waits(total)
    assert sum(before) + last == total
    assert before == sorted(before)
