"""Texts that were rolled over from the quarter before."""

import pytest

from quarterly.reporting.checks.rolled_over import similarity
from quarterly.reporting.checks.texts import texts_by_key
from tests.unit.reporting.checks.subjects import CARD, found, passage, subject, with_comment

TEXT = "Sick leave among several members of one team brought the overall figure down slightly, and it is being covered."


@pytest.mark.parametrize(
    "other",
    [
        TEXT,
        TEXT.upper(),
        TEXT.replace(", ", "  –  ").replace(" ", "\n"),
        TEXT.replace("slightly", "slightly,"),
        TEXT.replace("brought", "brougt"),
    ],
)
def test_a_text_is_the_same_but_for_spaces_case_and_signs(other: str) -> None:
    assert similarity(TEXT, other) >= 0.97


@pytest.mark.parametrize(
    "other",
    [
        "Sick leave in a second team has now brought the overall figure down further, and agency staff cover for them.",
        f"{TEXT} Two of them are back since May.",
        "",
    ],
)
def test_a_text_with_something_new_is_another(other: str) -> None:
    assert similarity(TEXT, other) < 0.97


def test_a_new_figure_makes_a_text_another() -> None:
    said = "The virtual school follows the progress of all 412 children in care in each of the three terms of the year."
    assert similarity(said, said.replace("412", "415")) == 0


def test_seven_words_may_be_said_each_quarter() -> None:
    assert similarity("No new data has come this quarter.", "No new data has come this quarter.") == 0


def test_the_place_of_a_text_finds_it_again() -> None:
    before = texts_by_key(subject(passage(TEXT, "schools", topic="Inclusion"), card=with_comment(CARD, "1176", TEXT)).texts)
    now = subject(
        passage(TEXT, "schools", topic="inclusion"), card=with_comment(CARD, "1180", TEXT), previous_texts=before
    )  # fmt: skip
    assert (sorted(before), found(now)) == (["commentary/1176", "passage/key-developments/schools/inclusion"], ["R06"])


def test_the_implications_and_the_profiles_own_texts_may_stand_every_quarter() -> None:
    assert texts_by_key(subject(own=(("profile.yaml, section Introduction", TEXT),)).texts) == {}
