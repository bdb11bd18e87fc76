"""A council's two files: what they must agree on, and how indicators, actions and statuses are found in them."""

from decimal import Decimal

import pytest

from adapters.councils import council_folder
from quarterly.configuration import ConfigurationFile
from quarterly.council import Council, council_from
from quarterly.errors import SetupError
from quarterly.quarter import Quarter
from tests.unit.made import DUDLEY, council, indicator

PROFILE, INDICATORS = ((council_folder("dudley") / name).read_text() for name in ("profile.yaml", "indicators.yaml"))
CATALOGUE = DUDLEY.catalogue


def changed(old: str, new: str) -> Council:
    assert (old in PROFILE) != (old in INDICATORS)
    files = [ConfigurationFile(name, text.replace(old, new, 1)) for name, text in (("p.yaml", PROFILE), ("i.yaml", INDICATORS))]
    return council_from("dudley", *files)


@pytest.mark.parametrize(
    ("old", "new", "place", "problem"),
    [
        ("contact: schools-data", "contact: data", "services → schools → contact", "“data” is not known here. Use one of: child"),
        (
            "officer: performance-officer",
            "officer: nobody",
            "performance_officer",
            "“nobody” is not known here. Use one of: child",
        ),
        (
            "service: substance-misuse}",
            "service: drugs}",
            "priorities → 2 → objectives → 0 → actions → 0 → service",
            "“drugs” is not",
        ),
        ("ref: YP1b", "ref: YP1a", "priorities → 0 → objectives → 0 → actions → 1 → ref", "“YP1a” is used twice"),
        ("id: regeneration", "id: young-people", "priorities → 1 → id", "“young-people” is used twice"),
        ("status: tick", "status: star", "scales → actions → states → 1 → status", "“star” is used twice"),
        (
            "word: Worse than target,",
            "word: Exceeds target,",
            "scales → indicators → states → 3 → word",
            "“Exceeds target” is used",
        ),
        ("star, above: tolerance", "comet, above: tolerance", "rating → bands → 0 → status", "“comet” is not known here"),
        ("star, above: tolerance", "star", "rating → bands → 0", "the bands after this one would never hold: give it a bound."),
        ("{status: triangle}", "{status: triangle, at_least: -50}", "rating → bands → 3", "the last band must hold always"),
        ("above: tolerance}", "above: tolerence}", "rating → bands → 0 → above", "Input should be 'tolerance' or '-tolerance'"),
        ("per_cent: 10", "per_cent: 110", "rating → tolerance → per_cent", "Input should be less than or equal to 100."),
        ("largest: 5", "largest: 0", "small_numbers → largest", "Input should be greater than or equal to 1."),
        ("largest: 5", "largest: 30", "small_numbers → largest", "Input should be less than or equal to 20."),
        ("content: legend", "content: symbols", "report → sections → 2 → content", "Input should be 'text', 'glance'"),
        ("commentary: report", "commentary: wait", "gates → commentary", "Input should be 'report' or 'hold'."),
        ('id: "1180"', 'id: "1178"', "indicators → 1 → id", "“1178” is used twice. Ids must be unique."),
        ("id: adoption-matching", 'id: "PI-1178"', "indicators → 3 → id", "“PI-1178” is used twice. Ids must be unique."),
        (
            "service: children-in-care\n",
            "service: care\n",
            "indicators → 0 → service",
            "“care” is not known here. Use one of: child",
        ),
        (
            "priority: young-people\n",
            "priority: young\n",
            "indicators → 0 → priority",
            "“young” is not known here. Use one of: crime,",
        ),
        ("owner: head-of-safeguarding\n", "owner: head\n", "indicators → 2 → owner", "“head” is not known here"),
        ("polarity: low\n", "polarity: lower\n", "indicators → 0 → polarity", "Input should be 'high' or 'low'."),
        ('"2012-13": 98.8', '"2012/13": 98.8', "indicators → 0 → targets → 2012/13", "“2012/13” is not a financial year."),
        ('"2012-13": 98.8', '"2012-14": 98.8', "indicators → 0 → targets → 2012-14", "“2012-14” is not a financial year."),
        ('"2012-13": 98.8', '"2012-13": TBC', "indicators → 0 → targets → 2012-13", "Input should be a valid decimal."),
    ],
)
def test_a_mistake_is_named_by_file_line_and_remedy(old: str, new: str, place: str, problem: str) -> None:
    file, text = ("p.yaml", PROFILE) if old in PROFILE else ("i.yaml", INDICATORS)
    line = text[: text.index(old)].count("\n") + 1
    with pytest.raises(SetupError) as error:
        changed(old, new)
    assert str(error.value).startswith(f"{file}, line {line}: {place}: {problem}")


def test_mistakes_of_both_files_are_named_together() -> None:
    files = [
        ConfigurationFile("p.yaml", PROFILE.replace("contact: schools-data", "contact: nobody")),
        ConfigurationFile("i.yaml", INDICATORS.replace("priority: young-people", "priority: young")),
    ]
    with pytest.raises(SetupError) as error:
        council_from("dudley", *files)
    assert [line.partition(",")[0] for line in str(error.value).split("\n")] == ["p.yaml", *["i.yaml"] * 5]


def test_a_target_is_the_number_that_was_written() -> None:
    assert indicator("1178").target(Quarter(2012, 4)) == Decimal("98.8")


def test_a_year_without_a_target_has_none() -> None:
    assert indicator("1178").target(Quarter(2013, 1)) is None


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
    found = DUDLEY.profile.scales.actions.find(text)
    assert found is not None
    assert found.status == status


@pytest.mark.parametrize("text", ["", "schedule", "green", "poor", "on schedule?"])
def test_any_other_word_is_no_status(text: str) -> None:
    assert DUDLEY.profile.scales.actions.find(text) is None


def test_the_two_scales_are_separate() -> None:
    scales = DUDLEY.profile.scales
    assert (scales.indicators.state("triangle").word, scales.actions.state("triangle").word) == (
        "Worse than target",
        "Fair / behind schedule",
    )


def test_the_actions_keep_the_order_of_the_council_plan() -> None:
    assert [action.ref for action in DUDLEY.profile.actions()] == ["YP1a", "YP1b", "YP1c", "YP2a", "YP2b", "RE5c", "TA4b", "TA4c"]


def test_who_answers_for_an_indicator() -> None:
    assert DUDLEY.owner(indicator("1180")).role == "Head of children in care"


@pytest.mark.parametrize(
    ("name", "accepted"), [("a.xlsx", True), ("A.XLSX", True), ("a.xls", False), ("a.xlsx.zip", False), ("notes.docx", False)]
)
def test_a_service_sends_workbooks(name: str, accepted: bool) -> None:
    assert DUDLEY.profile.services["schools"].accepts(name) is accepted
