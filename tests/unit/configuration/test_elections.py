"""When does the pre-election period begin, and what of a quarter falls into it?"""

from datetime import date
from typing import Any

import pytest
from pydantic import ValidationError

from quarterly.configuration.deadlines import Calendar, pre_election_warnings
from quarterly.configuration.elections import Election
from quarterly.vocabulary.quarter import Quarter

Q3 = Quarter.parse("2026-27 Q3")
POLL = date(2027, 5, 6)


@pytest.mark.parametrize(
    ("poll", "first"),
    [
        (date(2025, 5, 1), date(2025, 3, 25)),  # Good Friday and Easter Monday lie between
        (date(2026, 5, 7), date(2026, 3, 30)),  # and the early May bank holiday
        (date(2024, 10, 10), date(2024, 9, 5)),
    ],
)
def test_it_begins_with_the_last_day_for_the_notice_of_a_local_election(poll: date, first: date) -> None:
    assert Election(poll=poll).first_day == first


def test_a_council_may_begin_earlier() -> None:
    assert Election(poll=POLL, begins=date(2027, 3, 15)).first_day == date(2027, 3, 15)


@pytest.mark.parametrize("begins", ["2027-05-07", "2026-05-06"])
def test_a_first_day_after_the_poll_or_long_before_it_is_refused(begins: str) -> None:
    with pytest.raises(ValidationError, match="begins at most 100 days before it"):
        Calendar.model_validate({"elections": [{"poll": "2027-05-06", "begins": begins}]})


def warned(**calendar: Any) -> list[str]:
    today = calendar.pop("today", None)
    return pre_election_warnings(Calendar.model_validate({"elections": [{"poll": POLL}], **calendar}), Q3, today)


@pytest.mark.parametrize(
    ("calendar", "into_it"),
    [
        ({"meetings": {"2026-27 Q3": "2027-04-20"}}, "the last day to publish the agenda and the meeting fall"),
        ({"meetings": {"2026-27 Q3": "2027-04-01"}}, "the meeting falls"),
        ({"not_before": {"2026-27 Q3": "2027-05-06 09:00"}}, "the day of publication falls"),
        ({"today": date(2027, 4, 12)}, "today falls"),
    ],
)
def test_what_falls_into_it_is_said_in_one_sentence(calendar: dict[str, Any], into_it: str) -> None:
    (sentence,) = warned(**calendar)
    assert sentence.startswith(f"Pre-election period from 31 March 2027 to the poll on 6 May 2027: {into_it} into it.")


@pytest.mark.parametrize(
    "calendar",
    [{"meetings": {"2026-27 Q3": "2027-03-09"}}, {"meetings": {"2026-27 Q3": "2027-05-25"}}, {"today": date(2027, 5, 7)}, {}],
)
def test_what_is_before_or_after_it_is_not_warned_of(calendar: dict[str, Any]) -> None:
    assert warned(**calendar) == []
