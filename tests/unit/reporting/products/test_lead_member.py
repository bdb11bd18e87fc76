"""Does the page for the lead member ask what follows from the ratings, and say to it what the report says?"""

from typing import Any

from quarterly.configuration.products import ProductPlan
from quarterly.reporting.checks.undertakings import CARRIED
from quarterly.reporting.products.lead_member import lead_member_page
from quarterly.reporting.walk import texts_in
from tests.unit.made import TOWN_ACTIONS, TOWN_ROWS, card, restricted
from tests.unit.reporting.reports import cells, undertaking

PLAN = ProductPlan(product="lead member page", title="For the lead member", text="Before {title}.")
NOTE = undertaking("2011-12 Q4 A1", kind=CARRIED, what="Circulate a note on re-referrals.")


def page(**changes: Any) -> Any:
    return lead_member_page(PLAN, restricted(card(*TOWN_ROWS, *TOWN_ACTIONS), **changes))


def questions(**changes: Any) -> dict[str, str]:
    (section,) = (each for each in page(**changes)["sections"] if each["id"] == "questions")
    (table,) = section["blocks"]
    return dict(cells(table))


def test_it_is_restricted_and_says_who_meets() -> None:
    found = page()
    assert (found["title"], found["marking"].partition(":")[0]) == ("For the lead member", "Restricted")
    assert [each["id"] for each in found["sections"]] == ["changed", "questions", "committee"]


def test_each_of_the_worst_ratings_is_a_question_with_its_figure_and_target() -> None:
    found = questions()
    (question,) = (each for each in found if "1178" in each)
    assert question.startswith("Why is PI 1178: ")
    assert question.endswith("at 104.9 against a target of 98.8?")


def test_an_explanation_that_is_awaited_is_said_to_be() -> None:
    assert "Commentary awaited." in questions(awaited=frozenset({"1178"})).values()


def test_what_the_committee_asked_for_and_is_open_is_asked_about() -> None:
    found = questions(promised=(NOTE,))
    question = "What became of what the Committee asked for (2011-12 Q4 A1): Circulate a note on re-referrals."
    assert found[question] == "Open at the end of 2011-12 Q4; not reported this quarter"


def test_the_worst_ratings_stand_in_one_table_alone() -> None:
    assert not any("that need most attention" in text for text in texts_in(page()["sections"][0]))
