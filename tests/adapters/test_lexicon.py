"""Are the lists of reference/lexicon what the screening of names stands on?"""

import pytest

from adapters.lexicon import FOLDER, lexicon
from adapters.reference import neighbours


@pytest.mark.parametrize("word", ["placement", "colour", "safeguarding", "grace", "young", "will"])
def test_a_common_word_is_one(word: str) -> None:
    assert word in lexicon().words


@pytest.mark.parametrize("name", ["maria", "abigail", "rogers", "smith", "jayden", "halton"])
def test_a_name_that_is_rarely_a_word_is_none(name: str) -> None:
    assert name not in lexicon().words


@pytest.mark.parametrize("name", ["grace", "will", "mark", "summer", "amber"])
def test_a_forename_that_is_a_word_is_both(name: str) -> None:
    assert name in lexicon().words
    assert name in lexicon().forenames


def test_authorities_are_no_persons() -> None:
    assert {each.name for each in neighbours().authorities.values()} <= lexicon().trade_words


@pytest.mark.parametrize("name", ["words", "forenames", "certain-forenames", "surnames"])
def test_words_with_the_same_beginning_are_on_one_line(name: str) -> None:
    lines = [line.split(" ") for line in (FOLDER / f"{name}.txt").read_text("utf-8").splitlines()]
    assert [line[0][:2] for line in lines] == sorted({word[:2] for line in lines for word in line})
    assert all(line == sorted(set(line)) for line in lines)


def test_no_abbreviation_stands_twice_or_with_spaces() -> None:
    lines = (FOLDER / "trade-words.txt").read_text("utf-8").splitlines()
    words = [line for line in lines if line and not line.startswith("#")]
    assert sorted(words) == sorted({word.strip() for word in words})
