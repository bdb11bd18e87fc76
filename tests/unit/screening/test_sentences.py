"""Where does a sentence begin and end?"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quarterly.screening.known_names import KnownNames
from quarterly.screening.lexicon import Lexicon
from quarterly.screening.personal_data import personal_sentences
from quarterly.screening.sentences import replace_sentences, sentences_in


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("It is B15\n3TR there. So.", ["It is B15 3TR there.", "So."]),
        ("One.\nTwo\n\nThree", ["One.", "Two", "Three"]),
        ("The plan:\n- visit\n1. call", ["The plan:", "visit", "call"]),
        ("Dr. Ely came. He left.", ["Dr. Ely came.", "He left."]),
    ],
)
def test_a_line_break_within_a_sentence_is_a_space(text: str, sentences: list[str]) -> None:
    assert list(sentences_in(text)) == sentences


@pytest.mark.parametrize(
    "typed",
    [
        "The number 943 476\n5919 was used.",
        "The number 943\t476\t5919 was used.",
        "The number 943&nbsp;476&#32;5919 was used.",
        "It is at B15\n3TR now.",
        "It is at Ｂ１５ ３ＴＲ now.",
        "Write to k.smith&#64;example.com now.",
        "The LAC id\n123456 was late.",
    ],
)
def test_an_identifier_is_found_as_readers_see_it(typed: str) -> None:
    (found,) = personal_sentences(typed, KnownNames(), Lexicon())
    assert found.has_identifier


@given(st.text(alphabet="aB1. \n-", max_size=40))
def test_nothing_is_lost_where_nothing_is_replaced(text: str) -> None:
    assert replace_sentences(text, lambda _: "").split() == text.split()


def test_the_mark_of_a_sentence_left_out_changes_neither_neighbour() -> None:
    assert list(sentences_in("It rose. [sentence withheld] It fell.")) == ["It rose.", "[sentence withheld]", "It fell."]
