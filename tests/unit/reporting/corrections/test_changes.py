"""What differs between two versions: cell by cell, and for the public never a figure that is or was held back."""

from decimal import Decimal
from typing import Any

import pytest

from quarterly.configuration.profile import SmallNumbers
from quarterly.disclosure.corrections import CorrectionPolicy
from quarterly.reporting.changes import Change, Holds, RatingShown, Transcript, TranscriptCell, What
from quarterly.reporting.diff import changes
from quarterly.vocabulary.suppressed import SUPPRESSION_MARK

POLICY = CorrectionPolicy(SmallNumbers())
TITLE = "PI 1178: Children in care"


def value(text: str, part: int | None = None, whole: int | None = None) -> TranscriptCell:
    numerator, denominator = (None if count is None else Decimal(count) for count in (part, whole))
    return cell("Value", text, counts=(numerator, denominator))


def cell(what: What, text: str, **changes: Any) -> TranscriptCell:
    about = {"subject": "1178", "title": TITLE, "what": what, "text": text, "service": "children-in-care", "holds": held(text)}
    return TranscriptCell(**(about | changes))


def held(text: str) -> Holds:
    if text == SUPPRESSION_MARK:
        return Holds.SUPPRESSED
    return Holds.FIGURE if any(map(str.isdigit, text)) else Holds.WORDS


def rating(text: str) -> TranscriptCell:
    return cell("Rating", text, holds=Holds.FIGURE)


def prose(text: str) -> TranscriptCell:
    return cell("Commentary", text, holds=Holds.PROSE)


def told(*cells: TranscriptCell) -> Transcript:
    return Transcript("", cells)


def lines(before: Transcript, now: Transcript, policy: CorrectionPolicy | None = None) -> list[tuple[str, str, str]]:
    return [(each.what, each.was, each.now) for each in changes(before, now, policy)]


def test_the_same_is_no_change() -> None:
    assert changes(told(value("104.9")), told(value("104.9"))) == ()


def test_a_figure_is_told_was_and_now_with_its_effect_on_the_rating() -> None:
    before, now = told(value("104.9"), rating("On target")), told(value("109.4"), rating("Off target"))
    assert changes(before, now) == (
        Change(
            subject="1178",
            title=TITLE,
            what="Value",
            was="104.9",
            now="109.4",
            service="children-in-care",
            rating_was=RatingShown("On target"),
            rating_now=RatingShown("Off target"),
        ),
    )


def test_a_rating_that_changed_by_itself_has_a_line_of_its_own() -> None:
    before, now = told(value("5"), rating("On target")), told(value("5"), rating("Off target"))
    assert lines(before, now) == [("Rating", "On target", "Off target")]


def test_of_a_text_only_the_sentences_that_differ_are_told() -> None:
    before, now = told(prose("More came. They stayed long.")), told(prose("More came. They left soon."))
    assert lines(before, now) == [("Commentary", "They stayed long.", "They left soon.")]


def test_commentary_that_was_awaited_is_added_and_corrects_nothing() -> None:
    awaited = cell("Commentary", "Commentary awaited.", holds=Holds.AWAITED)
    (change,) = changes(told(awaited), told(prose("More came.")))
    assert (change.was, change.now, change.is_addition) == ("", "More came.", True)


def test_commentary_that_is_taken_back_is_a_correction_and_says_no_more_to_the_public_than_it_may() -> None:
    few = prose("4 of the 9 care leavers were in work. All is well.")
    awaited = cell("Commentary", "Commentary awaited.", holds=Holds.AWAITED)
    (change,) = changes(told(few), told(awaited), POLICY)
    assert (change.was, change.now, change.is_addition) == ("[c] All is well.", "Commentary awaited.", False)


def test_a_text_in_place_of_none_is_added_and_another_sentence_in_a_text_is_not() -> None:
    assert [each.is_addition for each in changes(told(), told(prose("New.")))] == [True]
    assert [each.is_addition for each in changes(told(prose("Old.")), told(prose("Old. New.")))] == [False]


def test_sentences_in_another_order_are_said_to_be() -> None:
    assert lines(told(prose("One came. Two left.")), told(prose("Two left. One came."))) == [
        ("Commentary", "", "In another order")
    ]


def test_what_is_gone_comes_last_and_what_is_new_where_it_stands() -> None:
    old, new = (
        cell("Text", text, subject=title, title=title, holds=Holds.PROSE) for title, text in (("Paper", "Old."), ("Plan", "New."))
    )
    found = changes(told(old, value("5")), told(new, value("6")))
    assert [(each.title, each.was, each.now) for each in found] == [
        ("Plan", "", "New."),
        (TITLE, "5", "6"),
        ("Paper", "Old.", ""),
    ]


@pytest.mark.parametrize(
    ("was", "now", "line"),
    [
        (value("[c]"), value("65% (13 of 20)", 13, 20), ("Value", "Held back", "Shown")),
        (value("65% (13 of 20)", 13, 20), value("[c]"), ("Value", "Shown", "Held back")),
    ],
    ids=["shown now", "held back now"],
)
def test_a_value_held_back_in_one_version_is_told_without_any_figure(
    was: TranscriptCell, now: TranscriptCell, line: tuple[str, str, str]
) -> None:
    before = told(was, cell("Rating", "[c]"), cell("Forecast for the end of the year", ""), prose("13 of 20 were in work."))
    after = told(now, rating("On target"), cell("Forecast for the end of the year", "66%"), prose("Few were."))
    assert lines(before, after, POLICY) == [line]


@pytest.mark.parametrize("word", ["Under query", "No data", "Not received", ""])
def test_where_no_figure_stands_beside_one_held_back_the_word_there_is_told(word: str) -> None:
    before, now = told(value("[c]"), cell("Rating", "[c]")), told(value(word), cell("Rating", word), prose("Not collected."))
    assert lines(before, now, POLICY) == [("Value", "Held back", word)]
    assert lines(now, before, POLICY) == [("Value", word, "Held back")]


def test_the_same_holds_where_a_count_is_held_back_only_today() -> None:
    stricter = CorrectionPolicy(SmallNumbers(largest=10))
    before, now = told(value("8% (8 of 100)", 8, 100)), told(value("Under query"))
    assert lines(before, now, stricter) == [("Value", "Held back", "Under query")]


def test_a_target_held_back_beside_none_is_told_as_none() -> None:
    before, now = told(value("5"), cell("Target", "[c]")), told(value("5"), cell("Target", ""))
    assert lines(before, now, POLICY) == [("Target", "Held back", "")]


def test_a_target_held_back_in_one_version_is_told_without_its_figure() -> None:
    before, now = told(value("5"), cell("Target", "[c]")), told(value("5"), cell("Target", "4"))
    assert lines(before, now, POLICY) == [("Target", "Held back", "Shown")]


def test_a_value_held_back_in_both_versions_makes_no_line() -> None:
    assert lines(told(value("[c]")), told(value("[c]")), POLICY) == []


@pytest.mark.parametrize(
    ("was", "now", "line"),
    [
        ((70, 100), (72, 100), ("Value", "[c]", "[c]")),
        ((70, 100), (70, 103), ("Value", "[c]", "[c]")),
        ((70, 100), (78, 103), ("Value", "[c]", "[c]")),
        ((70, 100), (76, 100), ("Value", "70 of 100", "76 of 100")),
        ((None, None), (None, None), ("Value", "None of None", "None of None.")),
    ],
    ids=["two more cases", "three more in the cohort", "five fewer not in it", "six more cases", "cases not known"],
)
def test_was_and_now_do_not_count_a_handful_of_children(
    was: tuple[int | None, int | None], now: tuple[int | None, int | None], line: tuple[str, str, str]
) -> None:
    end = "." if was == now else ""
    before, after = told(value(f"{was[0]} of {was[1]}", *was)), told(value(f"{now[0]} of {now[1]}{end}", *now))
    assert lines(before, after, POLICY) == [line]


def test_what_follows_from_such_a_value_is_not_told_either() -> None:
    before = told(value("70%", 70, 100), cell("Forecast for the end of the year", "71.0%"))
    after = told(value("72%", 72, 100), cell("Forecast for the end of the year", "73.0%"))
    assert lines(before, after, POLICY) == [("Value", "[c]", "[c]")]


def test_those_who_may_see_everything_are_told_of_two_more_cases() -> None:
    assert lines(told(value("70%", 70, 100)), told(value("72%", 72, 100))) == [("Value", "70%", "72%")]


def test_what_was_public_under_a_laxer_rule_is_not_repeated_under_a_stricter_one() -> None:
    stricter = CorrectionPolicy(SmallNumbers(largest=10))
    before, now = told(value("8% (8 of 100)", 8, 100)), told(value("30% (30 of 100)", 30, 100))
    assert lines(before, now, stricter) == [("Value", "Held back", "Shown")]
    assert lines(told(prose("Eight moved. All is well.")), told(prose("All is well.")), stricter) == [("Commentary", "[c]", "")]
