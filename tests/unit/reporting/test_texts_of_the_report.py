"""What people wrote, as the report prints it: nothing is lost, nothing is put into anybody's mouth."""

from typing import Any

import pytest

from quarterly.collecting.narrative.records import Paper, Recommendation
from quarterly.reporting.sections.narrative import LEFT_BLANK, NOTHING
from tests.unit.reporting.reports import COUNCIL, HERE, cells, every_section, implication, made, passage, with_profile, words


def told(section: Any) -> list[str]:
    return [words(block) for each in every_section([section]) for block in each["blocks"]]


def paper(title: str, kind: str = "background", **changes: Any) -> Paper:
    return Paper(**{"kind": kind, "title": title, "meeting": "", "location": "", "public": "", "source": HERE, **changes})


# Passages


def test_a_workbook_without_passages_says_that_nothing_was_reported() -> None:
    assert told(made("passages", kinds=("summary",))) == [NOTHING]


def test_a_section_that_names_no_kinds_holds_all_of_them() -> None:
    found = told(made("passages", passage("All went well."), passage("A home opened.", "news", "schools")))
    assert {"All went well.", "A home opened."} <= set(found)


def test_a_passage_on_the_whole_stands_beside_those_of_the_services() -> None:
    said = (passage("All went well."), passage("A home opened.", "news", "schools"))
    assert "All went well." in told(made("passages", *said, kinds=("summary", "news")))


def test_no_service_is_said_to_be_silent_on_what_priorities_write_about() -> None:
    said = (passage("A home opened.", "news", "schools"), passage("Marks rose.", "gains", "young-people"))
    found = made("passages", *said, kinds=("news", "gains"))
    schools = next(each for each in found["sections"] if each["title"] == "Schools and learning")
    assert "Achievements" not in [each["title"] for each in schools["sections"]]


def test_two_kinds_of_passages_stand_under_each_service() -> None:
    found = made("passages", passage("It rained.", "worries", "schools"), kinds=("news", "worries"))
    (schools,) = (each for each in found["sections"] if each["title"] == "Schools and learning")
    assert [(each["title"], told(each)) for each in schools["sections"]] == [
        ("Key developments", [NOTHING]),
        ("Emerging issues", ["It rained."]),
    ]


def test_services_that_are_all_silent_are_said_to_be_so_once() -> None:
    found = made("passages", kinds=("news", "worries"))
    assert (told(found), found["sections"]) == ([NOTHING], [])


def test_a_service_and_a_priority_with_one_key_are_two() -> None:
    profile = COUNCIL.profile.model_dump(mode="json")
    profile["priorities"][0]["id"] = "schools"
    said = (passage("A home opened.", "news", "schools"), passage("Marks rose.", "gains", "schools"))
    council = with_profile(priorities=profile["priorities"])
    titles = [each["title"] for each in made("passages", *said, kinds=("news", "gains"), council=council)["sections"]]
    assert ("Schools and learning" in titles, "Young people" in titles) == (True, True)


def test_a_summary_of_several_paragraphs_keeps_its_list_with_the_paragraph_before_it() -> None:
    text = "Much was done.\n\nThree things stand out:\n\n- visits\n- marks\n\nMore is to come."
    assert told(made("passages", passage(text), kinds=("summary",))) == [
        "Much was done.", "Three things stand out:\n- visits\n- marks", "More is to come.",
    ]  # fmt: skip


def test_a_text_of_control_characters_says_nothing() -> None:
    assert told(made("passages", passage("\u200f\x07"), kinds=("summary",))) == [NOTHING]


def test_a_text_of_control_characters_is_no_empty_item_of_a_list() -> None:
    said = (passage("A home opened.", topic="Homes"), passage("\u200f\x07"))
    assert told(made("passages", *said, kinds=("summary",))) == ["- Homes: A home opened."]


def test_an_invented_text_says_so_at_its_end_alone() -> None:
    found = made("passages", passage("One.\n\nTwo:\n\n- a\n- b", illustrative=True), kinds=("summary",))
    assert told(found) == ["One.", "Two:\n- a\n- b [i]"]


# Implications


def test_implications_nobody_stated_are_asked_for_by_name() -> None:
    found = made("implications", implication("None."))
    assert [(each["title"], told(each)) for each in found["sections"]] == [
        ("Financial implications", ["None."]),
        ("Legal implications", [LEFT_BLANK]),
    ]


@pytest.mark.parametrize("texts", [("Costs.", ""), ("", "Costs.")])
def test_a_blank_row_takes_nothing_away_from_what_another_sender_stated(texts: tuple[str, ...]) -> None:
    assert told(made("implications", *map(implication, texts), of=("financial",))) == ["Costs."]


def test_implications_stated_twice_are_both_there() -> None:
    found = told(made("implications", implication("Costs rise."), implication("A grant ends."), of=("financial",)))
    assert found == ["Costs rise.", "A grant ends."]


@pytest.mark.parametrize("text", ["\u200f\x07", "-", "*", "1."])
def test_implications_that_print_as_nothing_are_not_said_to_be_none(text: str) -> None:
    assert told(made("implications", implication(text), of=("financial",))) == [LEFT_BLANK]


# Recommendations and papers


def test_recommendations_show_no_signs_of_markdown() -> None:
    asked = [Recommendation(text, HERE) for text in ("**Note** the report.", "Ask for _more_ visits.")]
    assert told(made("recommendations", *asked)) == ["- Note the report.\n- Ask for more visits."]


def test_without_any_recommendation_there_is_no_empty_list() -> None:
    report = COUNCIL.profile.report.model_dump(mode="json") | {"recommendations": []}
    assert told(made("recommendations", council=with_profile(report=report))) == ["None."]


def test_a_section_of_papers_that_names_no_kind_lists_background_papers_alone() -> None:
    both = (paper("The plan."), paper("The survey.", "supporting"))
    assert told(made("papers", *both)) == ["- The plan."]
    assert told(made("papers", *both, of=("supporting", "background"))) == ["- The plan.\n- The survey."]


def test_a_paper_the_public_may_not_see_is_not_listed_for_it() -> None:
    both = (paper("The plan.", public="Yes"), paper("A serious case review.", public="No"))
    assert told(made("papers", *both, rendering="public")) == ["- The plan."]


def test_papers_with_places_stand_in_a_table() -> None:
    (table,) = made("papers", paper("The plan.", location="The library"), paper("The survey."))["blocks"]
    assert cells(table) == [["The plan.", "–", "The library"], ["The survey.", "–", "–"]]


def test_a_section_with_an_introduction_and_nothing_to_introduce_says_so() -> None:
    assert told(made("trackers", text="These are off course:")) == ["These are off course:", "None."]
