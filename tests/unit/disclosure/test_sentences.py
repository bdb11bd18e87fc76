"""The list of short texts: is every count of children found, and hardly any other sentence suppressed?"""

import pytest

from tests.counted import missed, suppressed_needlessly, texts


def test_every_text_that_was_looked_at_is_found() -> None:
    assert missed(1) == ()


def test_of_those_never_looked_at_at_least_95_in_100_are_found() -> None:
    assert len(missed(0)) <= 0.05 * len(texts("counts_children", 0))


@pytest.mark.parametrize("half", [0, 1])
def test_no_more_than_2_in_100_of_the_others_are_suppressed(half: int) -> None:
    assert len(suppressed_needlessly(half)) <= 0.02 * len(texts("counts_no_children", half))
