"""Is every damaged file refused with a sentence, or read whole? `python -m tests.mutants 10000` asks it of many more."""

from collections import Counter

from tests.mutants import WRONG, outcomes, samples

NUMBER = 350  # fifty of each kind


def test_no_mutant_is_read_by_half_or_refused_without_a_sentence() -> None:
    found = list(outcomes(NUMBER))
    assert [each for each in found if each.kind in WRONG] == []
    assert Counter(each.sample for each in found) == dict.fromkeys(samples(), NUMBER // len(samples()))
