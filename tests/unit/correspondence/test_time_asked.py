"""Is it read from a reply that it asks for more time, and until which day, where that is certain?"""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quarterly.correspondence.days_named import Reckoning, days_named
from quarterly.correspondence.time_asked import may_ask_for_time, time_asked

ON, DUE = date(2012, 7, 18), date(2012, 7, 20)  # a Wednesday, and the Friday after it
RECKONING = Reckoning(ON, DUE, (date(2012, 7, 27),))


def until(text: str, reckoning: Reckoning = RECKONING) -> date | None:
    asked = time_asked(text, reckoning)
    assert asked
    return asked.until


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Can I have until Friday?", date(2012, 7, 20)),
        ("Could we have until Friday 27 July please?", date(2012, 7, 27)),
        ("Hi Sam\n\nPlease may I have until the 25th\n\nThanks\nJo\nData lead", date(2012, 7, 25)),
        ("until 6 August pls", date(2012, 8, 6)),
        ("can i have till august 6th", date(2012, 8, 6)),
        ("Could I have until 06/08/2012", date(2012, 8, 6)),
        ("Could I have until 6/8", date(2012, 8, 6)),
        ("another week?", date(2012, 7, 27)),
        ("Two more days please", date(2012, 7, 24)),
        ("Can we have an extra five working days?", date(2012, 7, 30)),  # the 27th is closed
        ("I need another fortnight", date(2012, 8, 3)),
        ("It will be with you in 3 days", date(2012, 7, 23)),
        ("I'll send it by the end of next week", date(2012, 7, 27)),
        ("Would Monday next week be ok?", date(2012, 7, 23)),
        ("Friday week is the earliest I can promise", None),  # and perhaps later
        ("Could the deadline be extended to a week on Friday", date(2012, 7, 27)),
        ("will be with you tomorrow", date(2012, 7, 19)),
        ("I can't get it to you until Tuesday.", date(2012, 7, 24)),
        ("Monday 23 at noon ok?", date(2012, 7, 23)),
        ("by 5 pm on Friday", date(2012, 7, 20)),
        ("end of July?", date(2012, 7, 31)),
        ("Could I have until Fri wk pls", date(2012, 7, 27)),
        ("Can I have until a week today?", date(2012, 7, 25)),
        ("Can I have until tomorrow week?", date(2012, 7, 26)),
        ("Is the day after tomorrow ok?", date(2012, 7, 20)),
    ],
)
def test_the_day_is_read_that_people_name(text: str, day: date | None) -> None:
    assert until(text) == day


@pytest.mark.parametrize(
    "text",
    [
        "Can I have a bit more time?",
        "Can I have until next Friday?",  # this week's or next week's
        "Could I have until Wednesday?",  # it was written on a Wednesday
        "Friday or Monday",
        "I can't do Friday. Can I have until Monday?",
        "We won't have it by Friday",
        "Until Friday 28 July?",  # a Saturday
        "a couple more days please",
        "another day or two",
        "Can I have until 31 June?",
        "Can I have until 12 October?",  # too far away to be certain
        "I will need about two weeks more",
        "I need until Friday if the system is up",
        "Can I have until Friday fortnight?",
        "Can I have until two weeks on Friday?",
        "Can I have until the Friday after next?",
        "Can I have until Friday of the week after next?",
        "Can I have until the last Friday before the holidays?",
        "Can I have until a week after 23 July?",
        "Can I have until w/c 23 July?",
        "Sorry I missed the deadline of 23 July, can I have more time?",
    ],
)
def test_what_is_not_certain_is_left_to_a_person(text: str) -> None:
    assert until(text) is None


def test_without_a_day_on_which_it_is_due_another_week_counts_from_nothing() -> None:
    assert until("Can I have another week?", Reckoning(ON)) is None


def test_of_what_is_late_another_week_counts_from_now() -> None:
    assert until("Can I have another week?", Reckoning(ON, date(2012, 7, 2))) == date(2012, 7, 25)


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("I am on leave until 27 July, please ask the deputy.", date(2012, 7, 27)),
        ("I'm on annual leave and back on Monday 30 July.", date(2012, 7, 29)),
        ("On leave, returning to the office on 30 July", date(2012, 7, 29)),
        ("She is out of the office until the 25th", date(2012, 7, 25)),
        ("Sorry, on leave to 27 July, ask my deputy.", date(2012, 7, 27)),
        ("Off sick, back Monday 30 July.", date(2012, 7, 29)),
        ("Annual leave 23-27 July, ask my deputy.", None),  # not yet on leave
        ("I am on leave from Thursday", None),
        ("I am on leave until further notice", None),
    ],
)
def test_leave_ends_on_its_last_day(text: str, last: date | None) -> None:
    asked = time_asked(text, RECKONING)
    assert asked
    assert (asked.until, asked.is_leave) == (last, True)


@pytest.mark.parametrize("text", ["", "Here it is.", "We are short of staff.", "More children came into care than left it."])
def test_other_words_ask_for_no_time(text: str) -> None:
    assert time_asked(text, RECKONING) is None


ASKING = (
    *(
        "Can I have until Friday?",
        "Two more days please",
        "Is Tuesday ok",
        "I'll get this to you on Monday",
        "need until thursday",
    ),
    *("I am on leave until 27 July", "Sorry, could I have another week", "I need a bit longer", "We will send it next week."),
)


@pytest.mark.parametrize("text", ASKING)
def test_nothing_that_may_ask_for_time_is_printed_as_commentary(text: str) -> None:
    assert may_ask_for_time(text)


@pytest.mark.parametrize(
    "text",
    [
        "Two reviewers were on leave until 4 June, and reviews were late.",
        "More children came into care than left it. Two teams now work on going home.",
        "We need more time to recruit reviewers. Cover started on 4 June and runs until 31 July.",
        "We will have recruited two reviewers by September 2012, and hold an extra panel each week until then.",
        "The extension of the contract until 31 July gives us two more workers.",
    ],
)
def test_commentary_about_days_and_leave_is_commentary(text: str) -> None:
    assert not may_ask_for_time(text)


WRITTEN = st.sampled_from(["{d:%A} {d.day} {d:%B}", "{d.day} {d:%B} {d.year}", "{d:%d/%m/%Y}", "the {d.day}th of {d:%b}"])
DAYS = st.dates(date(2012, 1, 1), date(2030, 12, 31))


@given(
    DAYS,
    st.integers(1, 60),
    st.sampled_from(["{d:%A} {d.day} {d:%B}", "{d.day} {d:%B} {d.year}", "{d:%d/%m/%Y}", "the {d.day}th of {d:%b}"]),
)
def test_any_day_of_the_next_two_months_is_read_however_it_is_written(on: date, ahead: int, written: str) -> None:
    day = on + timedelta(days=ahead)
    (found,) = days_named(f"until {written.format(d=day).casefold()}", Reckoning(on))
    assert found.day == day


@given(DAYS, st.text("abcdefghijklmnopqrstuvwxyz 0123456789/.,'", max_size=60))
def test_a_day_that_is_read_is_neither_past_nor_far_away(on: date, text: str) -> None:
    for found in days_named(text, Reckoning(on, on)):
        assert found.day is None or on <= found.day <= on + timedelta(days=61)


@given(DAYS, st.sampled_from(["monday", "tuesday", "wednesday", "thursday", "friday"]))
def test_a_day_of_the_week_is_the_next_one_unless_it_is_today(on: date, name: str) -> None:
    (found,) = days_named(f"until {name}", Reckoning(on))
    if f"{on:%A}".casefold() == name:
        assert found.day is None
    else:
        assert found.day
        assert (f"{found.day:%A}".casefold(), (found.day - on).days < 7) == (name, True)
