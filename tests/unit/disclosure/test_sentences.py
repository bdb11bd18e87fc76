"""The list of short texts: is every count of children found, and hardly any other sentence suppressed?"""

from pathlib import Path

import pytest
import yaml

from quarterly.disclosure.sentences.verdicts import contains_small_count
from tests.counted import POLICY, missed, suppressed_needlessly, texts

FURTHER = yaml.safe_load((Path(__file__).parent / "further-sentences.yaml").read_text(encoding="utf-8"))


def test_every_text_that_was_looked_at_is_found() -> None:
    assert missed(1) == ()


def test_of_those_never_looked_at_at_least_95_in_100_are_found() -> None:
    assert len(missed(0)) <= 0.05 * len(texts("counts_children", 0))


@pytest.mark.parametrize("half", [0, 1])
def test_no_more_than_2_in_100_of_the_others_are_suppressed(half: int) -> None:
    assert len(suppressed_needlessly(half)) <= 0.02 * len(texts("counts_no_children", half))


def test_what_an_attack_found_stays_found() -> None:
    assert [text for text in FURTHER["counts_children"] if not contains_small_count(text, POLICY)] == []


def test_what_counts_no_children_stays() -> None:
    assert [text for text in FURTHER["counts_no_children"] if contains_small_count(text, POLICY)] == []
