"""Does the report say how that stands which the committee asked for when it last met?"""

from typing import Any

import pytest

from quarterly.configuration.report_plan import SectionPlan
from quarterly.reporting.checks.undertakings import CARRIED
from quarterly.reporting.sections.last_meeting import TITLE, with_last_meeting
from quarterly.vocabulary.meeting_record import item_of_ref, item_ref
from tests.unit.reporting.reports import cells, made, material, undertaking, with_profile

NOTE = undertaking("2011-12 Q4 A1", kind=CARRIED, what="Circulate a note on re-referrals.", lead="Head of safeguarding")
REVIEW = undertaking("2011-12 Q4 R1", kind=CARRIED, what="Review the target for placement stability.")
OWN = undertaking("U7", what="Visit the homes.")


def rows(*records: Any, **changes: Any) -> list[list[str]]:
    (table,) = made("last-meeting", *records, **changes)["blocks"]
    return cells(table)


def test_each_recommendation_and_action_is_there_with_how_it_stands_and_nothing_else() -> None:
    done = undertaking(NOTE.ref, kind=CARRIED, what=NOTE.what, status="done", progress="It went out on 2 July.")
    assert rows(done, OWN, promised=(NOTE, REVIEW)) == [
        ["2011-12 Q4 A1", "Action: Circulate a note on re-referrals.", "–", "–", "It went out on 2 July."],
        [
            "2011-12 Q4 R1", "Recommendation: Review the target for placement stability.", "–", "–",
            "Open at the end of 2011-12 Q4; not reported this quarter",
        ],
    ]  # fmt: skip


def titles(*plans: dict[str, Any], promised: Any = (NOTE,), **changes: Any) -> list[str]:
    council = with_profile()
    cover = tuple(SectionPlan(**each) for each in ({"content": "recommendations", "title": "Asked"}, *plans))
    report = council.profile.report.model_copy(update={"cover": cover, "appendices": ()})
    own = council.model_copy(update={"profile": council.profile.model_copy(update={"report": report})})
    return [each.title for each in with_last_meeting(cover, material(council=own, promised=promised, **changes))]


def test_a_council_whose_plan_prints_none_of_it_gets_a_section_at_the_end() -> None:
    assert titles() == ["Asked", TITLE]


@pytest.mark.parametrize(
    "plan", [{"content": "last-meeting"}, {"content": "undertakings"}, {"content": "undertakings", "of": [CARRIED]}]
)
def test_a_council_whose_plan_prints_it_gets_no_other(plan: dict[str, Any]) -> None:
    assert titles({**plan, "title": "Own"}) == ["Asked", "Own"]


def test_promises_alone_print_nothing_of_a_meeting() -> None:
    assert titles({"content": "undertakings", "of": ["promise"], "title": "Promises"}) == ["Asked", "Promises", TITLE]


def test_without_anything_asked_for_there_is_no_section() -> None:
    assert titles(promised=(OWN,)) == ["Asked"]


@pytest.mark.parametrize("ref", ["2012-13 Q1 A12", "2012-13  q1 a12"])
def test_a_ref_says_what_it_is_of(ref: str) -> None:
    assert (item_of_ref(ref), item_ref("2012-13 Q1", "action", 12)) == ("action", "2012-13 Q1 A12")


@pytest.mark.parametrize("ref", ["U1", "2012-13 Q1", "2012-13 Q5 A1", "2012-13 Q1 A"])
def test_another_ref_is_of_no_meeting(ref: str) -> None:
    assert item_of_ref(ref) == ""
