"""A council's files: what they must agree on, versions that change with time, and judgements."""

import pytest

from tests.unit.made_council import mistakes, read
from tests.unit.town import INDICATORS, PROFILE


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
        ("rule: four-bands", "rule: five-bands", "rule", "“five-bands” is not known here. Use one of: four-bands."),
        (
            "at_risk_of: triangle",
            "at_risk_of: upper",
            "scales → indicators → states → 2 → at_risk_of",
            "“upper” is no worse status",
        ),
        ("at_risk_of: triangle", "at_risk_of: red", "scales → indicators → states → 2 → at_risk_of", "“red” is no worse status"),
        ("largest: 5", "largest: 0", "small_numbers → largest", "Input should be greater than or equal to 1."),
        ("largest: 5", "largest: 30", "small_numbers → largest", "Input should be less than or equal to 20."),
        (
            "content: legend",
            "content: symbols",
            "report → appendices → 0 → sections → 2 → content",
            "Input should be 'text', 'passages'",
        ),
        ("commentary: accept", "commentary: wait", "gates → commentary", "Input should be 'hold' or 'accept'."),
        ("commentary: accept", "commentary: report", "gates → commentary", "“report” is written “accept” now"),
        ("release: automatic", "release: at once", "gates → release", "Input should be 'by a person' or 'automatic'."),
        ("release: automatic", "released_by: Jo Bloggs", "gates → released_by", "“Jo Bloggs” is not known here. Use one of"),
        (
            "gates:\n",
            "calendar: {not_before: {2012-13 Q1: soon}}\ngates:\n",
            "calendar → not_before → 2012-13 Q1",
            "this is not a day and an hour of it. Write them like this, in London time: 2026-11-30 09:00.",
        ),
        (
            "gates:\n",
            "calendar: {not_before: {2012-13 Q1: 2012-06-30 09:00}}\ngates:\n",
            "calendar → not_before → 2012-13 Q1",
            "30 June 2012 at 09:00 is before the quarter has ended, 1 April to 30 June 2012. Give the day on which",
        ),
        (
            "gates:\n",
            "calendar: {not_before: {2012-13 Q1: 2102-07-30 09:00}}\ngates:\n",
            "calendar → not_before → 2012-13 Q1",
            "30 July 2102 at 09:00 is more than two years after the quarter's end",
        ),
        ('id: "1180"', 'id: "1178"', "indicators → 1 → id", "“1178” is used twice. Ids must be unique."),
        ("id: adoption-matching", 'id: "PI-1178"', "indicators → 3 → id", "“PI-1178” is used twice. Ids must be unique."),
        (
            "name: Average time",
            "ref: PI - 1180\n    name: Average time",
            "indicators → 3 → ref",
            "“PI - 1180” names indicator 1180 as well, by its id or ref. Give one of them another ref.",
        ),
        (
            "name: Number of children subject to child protection plan",
            "name: Average time (days) to match a child to an adoptive family",
            "indicators → 2 → name",
            "another indicator has this name, and this one is known by its name alone. Give it a ref, or another name.",
        ),
        (
            "name: Average time",
            "ref: A reference of many words\n    name: Average time",
            "indicators → 3 → ref",
            "String should have at most",
        ),
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
        (
            "polarity: low\n",
            "polarity: lower\n",
            "indicators → 0 → polarity",
            "Input should be 'high', 'low', 'range', 'midpoint', 'none' or 'unconfirmed'.",
        ),
        ('"2012-13": 98.8', '"2012/13": 98.8', "indicators → 0 → targets → 2012/13", "“2012/13” is not a financial year."),
        ('"2012-13": 98.8', '"2012-14": 98.8', "indicators → 0 → targets → 2012-14", "“2012-14” is not a financial year."),
        ('"2012-13": 98.8', '"2012-13": 98.8 or so', "indicators → 0 → targets → 2012-13", "“98.8 or so” is not understood as a"),
        ('"2012-13": 98.8', '"2012-13": [98, 99]', "indicators → 0 → targets → 2012-13", "A list holds dated versions"),
        ('"2012-13": 98.8', '"2012-13": over 98', "indicators → 0 → targets → 2012-13", "“over 98” says that higher is better"),
    ],
)
def test_a_mistake_is_named_by_file_line_and_remedy(old: str, new: str, place: str, problem: str) -> None:
    file, text = ("p.yaml", PROFILE) if old in PROFILE else ("i.yaml", INDICATORS)
    line = text[: text.index(old)].count("\n") + 1
    found = mistakes(*(text.replace(old, new, 1) for text in (PROFILE, INDICATORS)))
    assert found.startswith(f"{file}, line {line}: {place}: {problem}")


# Versions that change with time


@pytest.mark.parametrize(
    ("versions", "problem"),
    [
        (
            ["{since: 2013-14 Q1, is: head-of-children-in-care}", "{since: 2012-13 Q3, is: head-of-safeguarding}"],
            "write the versions oldest first, each from a later quarter than the one before.",
        ),
        (
            ["{is: head-of-children-in-care}", "{is: head-of-safeguarding}"],
            "every version but the first needs “since”, the quarter from which it is in force.",
        ),
        (
            ["{is: head-of-children-in-care}", "{since: spring 2013, is: head-of-safeguarding}"],
            "“spring 2013” is not a quarter. Write it like this: 2012-13 Q1 (April to June 2012).",
        ),
        (
            ["{is: head-of-children-in-care}", "{since: 2013-14 Q1, is: head-of-safeguarding, comparable: no}"],
            "write “comparable: true” if the new values can be compared with the earlier ones, else leave it out.",
        ),
        (
            ["{is: head-of-children-in-care}", "{since: 2013-14 Q1, is: head-of-safegarding}"],
            "“head-of-safegarding” is not known here. Use one of: children-in-care-data, head-of-children-in-care, "
            "head-of-safeguarding, libraries-data, performance-officer, safeguarding-data, schools-data, substance-misuse-data, "
            "trading-standards-data.",
        ),
    ],
)
def test_wrong_versions_are_named_by_line_and_remedy(versions: list[str], problem: str) -> None:
    old = "    owner: head-of-children-in-care\n"
    line = INDICATORS[: INDICATORS.index(old)].count("\n") + 1
    written = "".join(["    owner:\n", *(f"      - {version}\n" for version in versions)])
    assert mistakes(PROFILE, INDICATORS.replace(old, written, 1)) == f"i.yaml, line {line}: indicators → 0 → owner: {problem}"


# Judgements


JUDGEMENT = {
    "indicator": '"1178"',
    "status": "upper",
    "since": "2012-13 Q1",
    "until": "2012-13 Q2",
    "by": "Director of Children's Services",
    "on": "2012-07-20",
    "reason": "The rise is a planned intake of unaccompanied children.",
}


def judgements(**changes: str) -> str:
    told = {key: value for key, value in {**JUDGEMENT, **changes}.items() if value}
    return "judgements:\n  - " + "\n    ".join(f"{key}: {value}" for key, value in told.items()) + "\n"


@pytest.mark.parametrize(
    ("changes", "line", "place", "problem"),
    [
        (
            {"indicator": '"1999"'},
            2,
            " → indicator",
            "“1999” is not known here. Use one of: 1176, 1178, 1180, adoption-matching, child-protection-plans.",
        ),
        ({"status": "amber"}, 3, " → status", "“amber” is not known here. Use one of: lower, star, triangle, upper."),
        ({"since": "2012"}, 4, " → since", "“2012” is not a quarter. Write it like this: 2012-13 Q1 (April to June 2012)."),
        ({"until": "2011-12 Q4"}, 2, "", "it would end (2011-12 Q4) before it begins (2012-13 Q1). Correct one of them."),
        ({"until": ""}, 2, " → until", "Field required: add “until:” here."),
        ({"by": ""}, 2, " → by", "Field required: add “by:” here."),
        ({"on": ""}, 2, " → on", "Field required: add “on:” here."),
        ({"reason": ""}, 2, " → reason", "Field required: add “reason:” here."),
        ({"reason": "Because"}, 8, " → reason", "String should have at least 10 characters."),
    ],
)
def test_a_wrong_judgement_is_named_by_line_and_remedy(changes: dict[str, str], line: int, place: str, problem: str) -> None:
    found = mistakes(PROFILE, INDICATORS, judgements(**changes))
    assert found == f"j.yaml, line {line}: judgements → 0{place}: {problem}"


def test_a_judgement_as_people_write_it_is_read() -> None:
    (judged,) = read(PROFILE, INDICATORS, judgements()).judgements.judgements
    assert (judged.status, str(judged.on), judged.until) == ("upper", "2012-07-20", "2012-13 Q2")


def test_mistakes_of_both_files_are_named_together() -> None:
    found = mistakes(
        PROFILE.replace("contact: schools-data", "contact: nobody"),
        INDICATORS.replace("priority: young-people", "priority: young"),
    )
    assert [line.partition(",")[0] for line in found.split("\n")] == ["p.yaml", *["i.yaml"] * 5]
