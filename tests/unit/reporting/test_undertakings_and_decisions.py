"""What was promised and what was decided, quarter after quarter."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from quarterly.collecting.carry_forward import still_open
from quarterly.collecting.narrative.records import CommitteeDecision
from tests.unit.reporting.reports import HERE, cells, made, narrative, undertaking, with_profile, words

MEETING = with_profile(calendar={"meetings": {"2012-13 Q1": "2012-10-01"}})


def rows(content: str, *records: Any, **changes: Any) -> list[list[str]]:
    (table,) = made(content, *records, **changes)["blocks"]
    return cells(table)


def test_thirty_undertakings_are_thirty_rows_in_their_order() -> None:
    found = rows("undertakings", *(undertaking(f"U{n}") for n in range(30)))
    assert [row[0] for row in found] == [f"U{n}" for n in range(30)]


def test_there_is_a_column_of_leads_where_anybody_is_named() -> None:
    named = undertaking("U1", lead="Head of homes")
    assert [row[2] for row in rows("undertakings", named, undertaking("U2"))] == ["Head of homes", "–"]
    found = rows("undertakings", undertaking("U2", progress="Two visited."))
    assert found == [["U2", "Promise: Visit the homes.", "–", "Two visited."]]


def test_what_is_due_before_the_meeting_and_not_done_says_so() -> None:
    due = date(2012, 9, 30)
    each = (undertaking("U1", due=due), undertaking("U2", due=due, status="done"), undertaking("U3", due=date(2012, 10, 1)))
    assert [row[-2] for row in rows("undertakings", *each, council=MEETING)] == [
        "30 September 2012, before the meeting", "30 September 2012", "1 October 2012",
    ]  # fmt: skip


def test_what_an_earlier_quarter_left_open_and_nobody_reports_stands_last() -> None:
    found = rows("undertakings", undertaking("U2", progress="Two visited."), promised=(undertaking("U1"), undertaking("U2")))
    assert [[row[0], row[-1]] for row in found] == [
        ["U2", "Two visited."],
        ["U1", "Open at the end of 2011-12 Q4; not reported this quarter"],
    ]


@pytest.mark.parametrize("ref", ["u 1", "U1 ", "u1"])
def test_a_ref_typed_a_little_differently_is_the_same_undertaking(ref: str) -> None:
    reported = undertaking(ref, status="done")
    assert len(rows("undertakings", reported, promised=(undertaking("U1"),))) == 1
    assert still_open(narrative(reported), (undertaking("U1"),)) == ()


def test_undertakings_without_a_ref_do_not_stand_for_each_other() -> None:
    old, new = undertaking("", what="Send the strategy."), undertaking("", what="Visit the homes.", status="done")
    assert len(rows("undertakings", new, promised=(old,))) == 2
    assert still_open(narrative(new), (old,)) == (old,)


def test_an_undertaking_of_no_kind_begins_with_what_it_is() -> None:
    assert rows("undertakings", undertaking(kind=""))[0][1] == "Visit the homes."


def test_what_is_left_open_is_left_once_however_often_it_is_carried() -> None:
    first = still_open(narrative(undertaking("U1"), undertaking("U2", status="done")), ())
    assert still_open(narrative(), still_open(narrative(undertaking("U1")), first)) == (undertaking("U1"),)


# Decisions


def decided(kind: str, text: str) -> list[str]:
    return [words(block) for block in made("decisions", CommitteeDecision(kind, text, HERE))["blocks"]]


def test_a_decision_is_led_by_its_kind() -> None:
    assert decided("resolved", "To note it.\n\nTo ask for more.") == ["Resolved: To note it.", "To ask for more."]


def test_a_decision_of_no_kind_shows_no_sign_of_one() -> None:
    assert decided("", "To note it.") == ["To note it."]


def test_a_decision_that_is_a_list_keeps_all_its_items() -> None:
    assert decided("resolved", "- To note it.\n- To ask for more.") == ["Resolved:\n- To note it.\n- To ask for more."]


def test_before_the_meeting_nothing_was_decided() -> None:
    assert words(made("decisions")["blocks"][0]) == "The committee has not considered the report yet."


def test_two_undertakings_of_one_ref_are_both_shown() -> None:
    twice = (undertaking("U1"), replace(undertaking("U1"), what="Write to parents."))
    assert [row[1] for row in rows("undertakings", *twice)] == ["Promise: Visit the homes.", "Promise: Write to parents."]
