"""What of a text is found, and what is left of it?"""

import pytest

from quarterly.publishing.sought import folded, sought_name, sought_sentence, sought_sentences, sought_text
from quarterly.screening.sentences import sentences_in
from quarterly.vocabulary.withheld import REMOVED


@pytest.mark.parametrize("text", ["Ann Lee", "ANN  LEE's", "ann\nlee", "Lee, Ann", "With Lee Ann."])
def test_a_name_is_found_however_it_is_written(text: str) -> None:
    assert sought_name("Ann  Lee").is_in(text)


@pytest.mark.parametrize("text", ["Ann", "Lee", "Joann Lee", "Ann Leeson", "Ann and Lee"])
def test_no_part_of_a_name_is_found_alone(text: str) -> None:
    assert not sought_name("Ann Lee").is_in(text)


def test_a_request_finds_a_text_within_a_word() -> None:
    assert sought_text("lees").is_in("The Leeson report")


def test_a_sentence_goes_and_its_neighbours_stay() -> None:
    assert sought_name("Ann Lee").without("It rose. Ann Lee moved. It fell.") == f"It rose. {REMOVED} It fell."


def test_what_spans_sentences_takes_the_whole_text() -> None:
    assert sought_text("moved. It").without("Ann moved. It fell.") == REMOVED


def test_a_file_is_known_by_its_longer_sentences_alone() -> None:
    assert sought_sentences(["None. The rate rose in May."]).phrases == {"the rate rose in may."}


def test_nothing_sought_is_found_nowhere() -> None:
    assert not sought_sentences([]).is_in("anything")


def test_composed_and_decomposed_letters_are_one() -> None:
    assert folded("Zoe\u0308") == folded("ZOË")


@pytest.mark.parametrize("text", ["Ann O’Brien‑Lee", "Ann O`Brien–Lee", "Ann O'Bri\xaden-Lee", "ANN Oʼ\u200bBRIEN‐LEE"])
def test_apostrophes_and_hyphens_of_every_kind_are_one_and_signs_nobody_sees_are_none(text: str) -> None:
    assert sought_name("Ann O'Brien-Lee").is_in(text)


def test_what_is_left_has_the_sentences_it_had() -> None:
    left = sought_name("Ann Lee").without("It rose. Ann Lee moved. It fell.")
    assert list(sentences_in(left)) == ["It rose.", REMOVED, "It fell."]


def test_a_sentence_is_not_found_within_words_and_other_words_take_its_place() -> None:
    sought = sought_sentence("Ann moved out.", "A child moved.")
    assert (sought.is_in("Joann moved out."), sought.without("It rose. Ann  moved out.")) == (False, "It rose. A child moved.")


@pytest.mark.parametrize("stored", ["NHS 943 476 5919 moved.", "NHS &#57;43 476 5919 moved.", "NHS \uff1943 476\n5919 moved."])
def test_a_number_is_found_however_it_was_typed(stored: str) -> None:
    assert sought_sentence("NHS 943 476 5919 moved.").is_in(stored)
    assert sought_sentence(stored).is_in("NHS 943 476 5919 moved.")
