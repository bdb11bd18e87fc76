"""The reason for a new version: what the public may not read is refused, without being quoted."""

import pytest

from adapters.screening import screening_for
from quarterly.disclosure.screened_reason import LONGEST, screened
from quarterly.vocabulary.errors import SetupError
from tests.unit.small_council import SMALL

SCREENING = screening_for(SMALL)


def test_a_reason_is_printed_on_one_line() -> None:
    assert screened(" The rate was\n the opening rate. ", SMALL, SCREENING) == "The rate was the opening rate."


def test_what_nobody_sees_is_not_printed() -> None:
    assert screened("The \u202erate\u200b was\x01 wrong.\u00ad", SMALL, SCREENING) == "The rate was wrong."
    assert screened("\u200b", SMALL, SCREENING) == ""


@pytest.mark.parametrize(
    "reason",
    [
        "x" * (LONGEST + 1),
        "The row of NHS number 943\u200b 476 5919 was left out.",
        "The child born on 03/04/2009 moved.",
        "A placement of the girl in Halesowen was counted twice.",
        "The third boy was left out.",
        "Row of Kayleigh Adams left out.",
        "The row of the family at 14 Larch Close, B15 3TR was left out.",
        "3 children were counted twice.",
        "It was sent as 50% and is 33%.",
        "Nearly 40 per cent were left out.",
        "The rate is 104.9.",
    ],
)
def test_what_the_public_may_not_read_is_turned_away(reason: str) -> None:
    with pytest.raises(SetupError) as raised:
        screened(reason, SMALL, SCREENING)
    assert reason not in str(raised.value)


@pytest.mark.parametrize(
    "reason",
    [
        "The rate was the opening one.",
        "The return was not the final one.",
        "The denominator was an old one, and is replaced.",
        "The target was last year's.",
    ],
)
def test_one_that_stands_for_a_figure_counts_no_child(reason: str) -> None:
    assert screened(reason, SMALL, SCREENING) == reason


@pytest.mark.parametrize(
    "reason",
    [
        "The missing one was left out.",
        "The file left out the youngest one.",
        "It was the youngest one.",
        "The case was the youngest one.",
        "The placement was the failed one.",
        "The total was one.",
        "The figure was the one.",
        "The figure is the opening one of three.",
    ],
)
def test_one_that_may_be_a_child_is_turned_away(reason: str) -> None:
    with pytest.raises(SetupError, match="gives a small number"):
        screened(reason, SMALL, SCREENING)


@pytest.mark.parametrize(
    "reason",
    [
        "Half a dozen children were left out.",
        "Both lads from the home in Lye were counted twice.",
        "The lad at the Lye home was counted twice.",
        "A looked-after child who gave birth in May was left out.",
        "The child with the heart condition was counted twice.",
        "Only the child of the headteacher at Hob Green was left out.",
        "The Year 9 refuser at Hob Green was counted twice.",
        "The unaccompanied minor was left out.",
        "My nephew was left out.",
        "K. was counted twice.",
        "K was counted twice.",
        "The row of child K is corrected.",
        "The niece of a councillor was left out.",
        "A teenager was left out.",
        "That family at Lye was left out.",
    ],
)
def test_a_reason_that_speaks_of_one_child_is_turned_away(reason: str) -> None:
    with pytest.raises(SetupError, match="seems to identify a person"):
        screened(reason, SMALL, SCREENING)


@pytest.mark.parametrize(
    "reason",
    [
        "The rise is a planned intake of unaccompanied children.",
        "The child protection figures were those of the year before.",
        "The pupil premium was left out.",
        "The return counted each child and is to count each plan.",
        "Children placed out of the borough were left out.",
        "The denominator was the number of pupils on roll.",
        "Table B was left out.",
        "A minor error is corrected.",
        "The family hub sent its figures late.",
        "The service sent the return of Quarter 1 again.",
        "The figure for children in care was provisional.",
    ],
)
def test_a_reason_that_speaks_of_figures_is_printed(reason: str) -> None:
    assert screened(reason, SMALL, SCREENING) == reason


@pytest.mark.parametrize(
    "reason",
    [
        "A person was named by mistake.",
        "A child was named in a comment.",
        "A young person could be identified.",
        "The text names a child.",
        "It describes a person in a comment of a service.",
        "A child's name stood in a comment.",
        "The address of a child was published by mistake.",
        "At the request of the person concerned.",
        "It was sent in error; a child was named.",
    ],
)
def test_that_a_text_says_who_somebody_is_may_be_said_of_what_is_taken_out(reason: str) -> None:
    assert screened(reason, SMALL, SCREENING) == reason


@pytest.mark.parametrize(
    "reason",
    [
        "A child was named and went missing.",
        "A child who was named by mistake died.",
        "A child was named after a placement in Lye.",
        "A child was named. He was placed in Lye.",
        "The police identified a child.",
        "A girl was named by mistake.",
        "The youngest child was named.",
        "One child was named by mistake and two were placed.",
        "A person was placed out of county.",
    ],
)
def test_nothing_else_may_be_said_of_that_child(reason: str) -> None:
    with pytest.raises(SetupError):
        screened(reason, SMALL, SCREENING)
