"""Whose return a file says it is."""

import pytest

from quarterly.collecting.returns.identity import Identity, identity, mismatch
from quarterly.vocabulary.quarter import Quarter
from tests.unit.made import LAYOUT, Q1, TOWN

HEADINGS = ["Milton Metropolitan Borough Council", "Service: Children in care", "Period: Quarter 1 2012/13 (April to June 2012)"]


def claimed(*headings: str) -> Identity:
    return identity(headings, TOWN, LAYOUT)


def refused(*headings: str) -> tuple[str, str] | None:
    return mismatch(claimed(*headings), TOWN, "children-in-care", Q1)


def test_what_the_headings_say() -> None:
    assert claimed(*HEADINGS) == Identity("Milton Metropolitan Borough Council", "children-in-care", (Q1,))


def test_headings_may_say_nothing() -> None:
    assert claimed("Performance", "", "Please return by 13 July") == Identity()


@pytest.mark.parametrize(
    "text",
    ["Service: children in care", "Team: CHILDREN IN CARE.", "Return from: children-in-care", "service : Children  in care"],
)
def test_a_service_is_known_by_name_or_key(text: str) -> None:
    assert claimed(text).service == "children-in-care"


def test_the_return_of_the_council_service_and_quarter_is_taken() -> None:
    assert refused(*HEADINGS) is None


@pytest.mark.parametrize(
    ("heading", "found", "wanted"),
    [
        (
            "Sandwell Metropolitan Borough Council",
            "“Sandwell Metropolitan Borough Council”",
            "Milton Metropolitan Borough Council",
        ),
        ("London Borough of Barnet", "“London Borough of Barnet”", "Milton Metropolitan Borough Council"),
        ("Council: Sandwell", "“Sandwell”", "Milton Metropolitan Borough Council"),
        ("Service: Assessment and safeguarding", "the service “Assessment and safeguarding”", "“Children in care”"),
        ("Service: Highways", "the service “Highways”", "“Children in care”"),
        ("Quarter 2 2012/13", "2012-13 Q2", "2012-13 Q1"),
        ("Quarter 1 2011/12", "2011-12 Q1", "2012-13 Q1"),
        ("Quarter 4 (2011/12)", "2011-12 Q4", "2012-13 Q1"),
    ],
)
def test_a_return_of_another_is_told_from_ours(heading: str, found: str, wanted: str) -> None:
    assert refused(heading) == (found, wanted)


def test_a_comparison_with_another_quarter_is_no_mismatch() -> None:
    assert refused("Quarter 1 2012/13 against Quarter 4 2011/12") is None


@pytest.mark.parametrize(
    "heading", ["Council Plan indicators", "Council Action Plan: key activities", "The council's priorities"]
)
def test_a_heading_about_the_council_is_not_its_name(heading: str) -> None:
    assert refused(heading) is None


def test_a_sentence_that_mentions_a_council_is_not_its_name() -> None:
    assert (
        claimed(
            "Figures were agreed with Sandwell Metropolitan Borough Council before they were sent to us for the quarter."
        ).council
        == ""
    )


def test_owners_replies_need_no_service() -> None:
    assert mismatch(claimed("Milton: commentary for Quarter 1 2012/13"), TOWN, "commentary", Q1) is None


def test_a_quarter_named_twice_is_one() -> None:
    assert claimed("Quarter 1 2012/13", "2012-13 Q1", "2012-13 Q2").quarters == (Q1, Quarter(2012, 2))
