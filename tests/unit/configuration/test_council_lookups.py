"""How are indicators, actions, statuses and owners found in a council's files?"""

from fractions import Fraction

import pytest

from quarterly.configuration.catalogue import Indicator
from quarterly.configuration.targets.words import target_printed
from quarterly.vocabulary.quarter import Quarter
from tests.unit.made import TOWN, council, indicator

CATALOGUE = TOWN.catalogue


def test_a_target_is_the_number_that_was_written() -> None:
    agreed = indicator("1178").agreed(Quarter(2012, 4))
    assert (agreed.low, agreed.high) == (Fraction("98.8"), Fraction("98.8"))
    assert target_printed(agreed, indicator("1178").unit) == "98.8"


def test_a_year_without_a_target_has_none() -> None:
    agreed = indicator("1178").agreed(Quarter(2013, 1))
    assert (indicator("1178").plan(Quarter(2013, 1)), agreed.low) == (None, None)
    assert target_printed(agreed, indicator("1178").unit) == ""


@pytest.mark.parametrize(
    "ref", ["1178", " 1178 ", "PI 1178", "pi 1178", "PI - 1178", "PI-1178", "PI – 1178", "PI: 1178", "PI1178", "PI.1178"]
)
def test_an_indicator_is_found_however_its_ref_is_typed(ref: str) -> None:
    found = CATALOGUE.find(ref)
    assert found is not None
    assert found.id == "1178"


@pytest.mark.parametrize("ref", ["117", "11780", "1179", "PI", "NI 1178", "8", "PI 1178a", "adoption matching"])
def test_a_ref_that_only_resembles_one_finds_nothing(ref: str) -> None:
    assert CATALOGUE.find(ref, "Number of LAC per 10k of the child population") is None


@pytest.mark.parametrize("ref", ["", "-", " – "])
def test_without_a_ref_the_name_finds_the_indicator(ref: str) -> None:
    assert CATALOGUE.find(ref, "number of  LAC per 10k of the child population") == indicator("1178")


@pytest.mark.parametrize("typed", ["NI 59", "ni59", "NI-59", "1178", "PI 1178"])
def test_an_indicator_is_found_by_its_id_and_by_its_reference(typed: str) -> None:
    found = council(i1178={"ref": "NI 59"}).catalogue.find(typed)
    assert found is not None
    assert found.id == "1178"


@pytest.mark.parametrize(
    ("id", "stated", "short", "titled"),
    [
        ("1178", {}, "PI 1178", "PI 1178: Children in care"),
        ("FD2", {}, "FD2", "FD2: Children in care"),
        ("re-referrals", {}, "Children in care", "Children in care"),
        ("NI-59", {"ref": "NI 59"}, "NI 59", "NI 59: Children in care"),
        ("LKI-1", {"ref": ""}, "Children in care", "Children in care"),
        ("re-referrals", {"ref": "R 2"}, "R 2", "R 2: Children in care"),
    ],
)
def test_readers_see_the_reference_or_the_name_alone(id: str, stated: dict[str, str], short: str, titled: str) -> None:
    fields = TOWN.catalogue.indicators[0].model_dump(exclude={"ref"}) | {"id": id, "name": "Children in care"} | stated
    made = Indicator.model_validate(fields)
    assert (made.short, made.titled) == (short, titled)


def test_a_name_that_two_indicators_share_finds_neither() -> None:
    same = council(i1180={"name": "Care leavers"}, i1176={"name": "Care leavers"})
    assert same.catalogue.find("", "Care leavers") is None


def test_nothing_is_found_for_nothing() -> None:
    assert CATALOGUE.find("", "") is None


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("star", "star"),
        ("Good / on schedule", "tick"),
        ("good", "tick"),
        ("On  Schedule", "tick"),
        ("behind schedule", "triangle"),
    ],
)
def test_a_status_is_found_by_its_key_its_word_or_half_of_it(text: str, status: str) -> None:
    found = TOWN.profile.scales.actions.find(text)
    assert found is not None
    assert found.status == status


@pytest.mark.parametrize("text", ["", "schedule", "green", "poor", "on schedule?"])
def test_any_other_word_is_no_status(text: str) -> None:
    assert TOWN.profile.scales.actions.find(text) is None


def test_the_two_scales_are_separate() -> None:
    scales = TOWN.profile.scales
    assert (scales.indicators.state("triangle").word, scales.actions.state("triangle").word) == (
        "Worse than target",
        "Fair / behind schedule",
    )


def test_the_actions_keep_the_order_of_the_council_plan() -> None:
    assert [action.ref for action in TOWN.profile.actions()] == ["YP1a", "YP1b", "YP1c", "YP2a", "YP2b", "RE5c", "TA4b", "TA4c"]


def test_who_answers_for_an_indicator() -> None:
    assert TOWN.owner(indicator("1180")).role == "Head of children in care"


@pytest.mark.parametrize(
    ("name", "accepted"),
    [("a.xlsx", True), ("A.XLS", True), ("a.csv", True), ("a.xlsx.zip", True), ("notes.docx", True), ("Thumbs.db", False)],
)
def test_what_may_be_meant_as_a_return_is_taken_from_the_inbox(name: str, accepted: bool) -> None:
    assert TOWN.profile.services["schools"].accepts(name) is accepted
