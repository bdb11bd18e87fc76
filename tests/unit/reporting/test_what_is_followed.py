"""Trackers, judged priorities and schools, as an officer with an odd workbook would have them."""

from typing import Any

import pytest

from quarterly.collecting.narrative.records import PriorityRating, School
from tests.unit.reporting.reports import COUNCIL, HERE, cells, made, tracker


def rows(content: str, *records: Any, **changes: Any) -> list[list[str]]:
    (table,) = made(content, *records, **changes)["blocks"]
    return cells(table)


def judged(rating: str, priority: str = "young-people", reason: str = "Visits are late.") -> PriorityRating:
    return PriorityRating(priority=priority, rating=rating, rater="Director", reason=reason, source=HERE)


def school(**changes: Any) -> School:
    given = {"school": "Hill School", "judgement": "Special measures", "since": "", "event": "", "on": "", "note": ""}
    return School(**{**given, "source": HERE, **changes})


# Trackers and priorities


def test_trackers_to_be_explained_stand_alone() -> None:
    found = made("trackers", tracker("T1", rating="green"), tracker("T2"))
    assert [(each["title"], each["mark"]["word"]) for each in found["sections"]] == [("T2: Visits", "Off course")]


def test_a_tracker_of_a_priority_that_is_gone_names_what_was_typed() -> None:
    (found,) = made("trackers", tracker(priority="housing"))["sections"]
    assert found["blocks"][0] == {"type": "paragraph", "text": "Priority: housing."}


def test_a_tracker_with_a_rating_nobody_knows_is_not_kept_from_the_committee() -> None:
    found = made("trackers", tracker(rating="purple"))
    assert "T1: Visits" in [each["title"] for each in found["sections"]]


def test_a_tracker_shows_the_results_it_is_linked_to_and_no_others() -> None:
    (found,) = made("trackers", tracker(indicators=("1178", "gone")))["sections"]
    assert [row[0][:7] for row in cells(found["blocks"][-1])] == ["PI 1178"]


def test_a_priority_nobody_judged_says_so() -> None:
    assert [row[:2] for row in rows("priority-ratings", judged("green"))] == [
        ["Young people", "On course"],
        ["Regeneration, skills and employment", "Not judged"],
        ["Tackling crime, fear of crime and anti-social behaviour", "Not judged"],
    ]


@pytest.mark.parametrize(("typed", "printed"), [("On course", "On course"), ("Amber", "Amber")])
def test_a_rating_as_somebody_typed_it_is_shown(typed: str, printed: str) -> None:
    assert rows("priority-ratings", judged(typed))[0][1] == printed


def test_a_priority_judged_twice_keeps_both_reasons() -> None:
    found = rows("priority-ratings", judged("green", reason="Marks rose."), judged("red", reason="Visits are late."))
    assert [row[3] for row in found[:2]] == ["Marks rose.", "Visits are late."]


@pytest.mark.parametrize("rating", ["Off course", "off COURSE"])
def test_a_tracker_rated_by_the_word_of_a_status_has_that_status(rating: str) -> None:
    (found,) = made("trackers", tracker(rating=rating))["sections"]
    assert found["mark"]["word"] == "Off course"


# Schools


def test_what_is_known_of_a_school() -> None:
    found = rows("schools", school(event="Monitoring visit", on="12 May", note="No date yet."), school())
    assert [row[3] for row in found] == ["Monitoring visit (12 May). No date yet.", "–"]


def test_the_day_of_an_event_without_a_name_is_kept() -> None:
    assert "12 May" in rows("schools", school(on="12 May", note="Visit."))[0][3]


@pytest.mark.parametrize(("event", "printed"), [("Visit.", "Visit (12 May)."), ("What now?", "What now? (12 May).")])
def test_no_full_stop_stands_in_the_middle(event: str, printed: str) -> None:
    assert rows("schools", school(event=event, on="12 May"))[0][3] == printed


def test_without_priorities_there_is_no_empty_table() -> None:
    none = COUNCIL.model_copy(update={"profile": COUNCIL.profile.model_copy(update={"priorities": ()})})
    assert [block["type"] for block in made("priority-ratings", council=none)["blocks"]] == ["paragraph"]
