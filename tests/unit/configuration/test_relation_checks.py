"""Relations between a catalogue's counts: what is refused, with file, line and remedy, and what a quarter has of them."""

import pytest

from quarterly.configuration.relations import Population
from quarterly.vocabulary.counted import Counted
from quarterly.vocabulary.quarter import Quarter
from tests.unit.made_council import changed, mistakes, read
from tests.unit.town import INDICATORS, PROFILE

COUNTED = "unit: count\n    polarity: low\n    polarity_rationale: Information only.\n"
MORE = "".join(
    f"""
  - id: {id}
    name: {id} of a test
    service: children-in-care
    priority: young-people
    {COUNTED}    basis: {basis}
    owner: head-of-children-in-care
"""
    for id, basis in (
        ("A", "snapshot"),
        ("B", "snapshot"),
        ("C", "snapshot"),
        ("D", "year-to-date"),
        ("E", "in-quarter"),
        ("F", "in-quarter"),
    )
)
FILE = INDICATORS + MORE


def found(written: str) -> tuple[str, str]:
    """Return what is found wrong with a catalogue that ends with these lines, without and with the file and line."""
    text = mistakes(PROFILE, f"{FILE}\n{written}\n")
    place, _, rest = text.partition(": ")
    return rest, place


@pytest.mark.parametrize(
    ("written", "problem"),
    [
        ("parts_of: [{total: A, parts: [B, X]}]", "parts_of → 0 → parts → 1: “X” is not known here. Use one of: "),
        ("parts_of: [{total: X, parts: [B, C]}]", "parts_of → 0 → total: “X” is not known here. Use one of: "),
        ("parts_of: [{total: A, parts: [B, A]}]", "parts_of → 0 → parts → 1: “A” stands here twice."),
        ("parts_of: [{total: A, parts: [B, B]}]", "parts_of → 0 → parts → 1: “B” stands here twice."),
        ("parts_of: [{total: A, parts: [B]}]", "parts_of → 0 → parts: Tuple should have at least 2 items"),
        (
            "parts_of: [{total: A, parts: [B, D]}]",
            "parts_of → 0 → parts → 1: the basis of “D” is year-to-date, that of “A” snapshot: they cannot add up. Remove “D”.",
        ),
        (
            "of_which: [{whole: A, part: adoption-matching}]",
            "of_which → 0 → part: “adoption-matching” counts in days, which is no count of cases. Remove it here.",
        ),
        (
            "parts_of: [{total: A, parts: [B, C]}, {total: B, parts: [A, C]}]",
            "parts_of → 0 → total: “A” is a part of one of its own parts. Correct one of the sums.",
        ),
        ("of_which: [{whole: A, part: A}]", "of_which → 0 → part: “A” stands here twice."),
        ("of_which: [{whole: A, part: X}]", "of_which → 0 → part: “X” is not known here."),
        ('same_denominator: [["1180"]]', "same_denominator → 0: Tuple should have at least 2 items"),
        ('same_denominator: [["1180", A]]', "same_denominator → 0 → 1: “A” is a count and has no denominator. Remove it here."),
        (
            'same_denominator: [["1180", "1176"], ["1178", "1176"]]',
            "same_denominator → 1 → 1: “1176” is in a list above already. Make the two lists one.",
        ),
        ("denominator_is: {A: B}", "denominator_is → A: “A” is a count and has no denominator. Remove it here."),
        ('denominator_is: {"1180": "1180"}', "denominator_is → 1180: “1180” stands here twice."),
        ('denominator_is: {"1180": X}', "denominator_is → 1180: “X” is not known here."),
        (
            "same_count: [[E, F]]",
            "same_count → 0 → 1: “E” and “F” have one basis, in-quarter. Name one of them here.",
        ),
        (
            "same_count: [[D, A]]",
            "same_count → 0 → 1: “A” is snapshot, which adds up with no other stretch of time. Remove it here.",
        ),
        ("same_count: [[D, E], [D, F]]", "same_count → 1 → 0: “D” is in a list above already. Make the two lists one."),
        ("stock_and_flow: {A: [E, X]}", "stock_and_flow → A → 1: “X” is not known here."),
        ("stock_and_flow: {A: [E, A]}", "stock_and_flow → A → 1: “A” stands here twice."),
        ("populations: {children: {name: Children, by_year: {}}}", "populations → children → by_year: Dictionary should have"),
        (
            "populations: {children: {name: Children, by_year: {2025: 5}}}",
            "populations → children → by_year → 2025: Input should be a valid string.",
        ),
        (
            "populations: {children: {name: Children, by_year: {2025/26: 5}}}",
            "populations → children → by_year → 2025/26: “2025/26” is not a financial year. Write it like this: 2012-13.",
        ),
        (
            "populations: {children: {name: Children, by_year: {2025-26: 0}}}",
            "populations → children → by_year → 2025-26: Input should be greater than 0.",
        ),
    ],
)
def test_a_relation_that_cannot_hold_is_named_by_line_and_remedy(written: str, problem: str) -> None:
    said, place = found(written)
    assert said.startswith(problem)
    assert place == f"i.yaml, line {FILE.count(chr(10)) + 2}"


@pytest.mark.parametrize(
    ("id", "known", "problem"),
    [
        ("1178", "", "“children” is not known here. Add it to the file under “populations:”, beside “indicators:”."),
        ("1178", "young", "“children” is not known here. Use one of: young."),
        ("1180", "children", "only a rate is one of a population, and this counts in percent. Remove it."),
    ],
)
def test_the_population_of_a_rate_has_to_be_there(id: str, known: str, problem: str) -> None:
    named = INDICATORS.replace(f'  - id: "{id}"\n', f'  - id: "{id}"\n    population: children\n')
    populations = f"\npopulations: {{{known}: {{name: People, by_year: {{2012-13: 70000}}}}}}\n" if known else ""
    line = named[: named.index("    population:")].count("\n") + 1
    at = 0 if id == "1178" else 1
    assert mistakes(PROFILE, named + populations) == f"i.yaml, line {line}: indicators → {at} → population: {problem}"


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("largest: 5", "protect: [children]", "small_numbers → protect → 0: Input should be 'children by a sensitive fact'"),
        ("largest: 5", "protect: [staff]", "small_numbers → protect: “children by a sensitive fact” is always protected: add it"),
        ("largest: 5", "protect: []", "small_numbers → protect: “children by a sensitive fact” is always protected: add it"),
        ("largest: 5", "zero: hide", "small_numbers → zero: Input should be 'show' or 'suppress'."),
        ("largest: 5", "all: hide", "small_numbers → all: Input should be 'show' or 'suppress'."),
        ("largest: 5", "rounding: 3", "small_numbers → rounding: Input should be 0, 5 or 10."),
        ("largest: 5", "order: random", "small_numbers → order: Input should be 'smallest first' or 'largest first'."),
        ("largest: 5", "small_group: 0", "small_numbers → small_group: Input should be greater than or equal to 1."),
    ],
)
def test_a_policy_that_is_none_is_refused(old: str, new: str, problem: str) -> None:
    assert f": {problem}" in mistakes(PROFILE.replace(old, new, 1), INDICATORS)


def test_what_is_not_said_is_protected() -> None:
    council = changed("largest: 5", "largest: 6")
    assert {indicator.counts for indicator in council.catalogue.indicators} == {Counted.SENSITIVE}
    policy = council.profile.small_numbers
    assert (policy.protect, policy.all, policy.rounding) == ((Counted.SENSITIVE,), "suppress", 0)


def test_relations_are_dated_as_everything_is() -> None:
    dated = "parts_of:\n  - total: A\n    parts: [{is: [B, C]}, {since: 2013-14 Q1, is: [B, C, '1178']}]\n"
    assert read(PROFILE, f"{FILE}\n{dated}").catalogue.parts_of[0].parts == ("B", "C", "1178")


def test_a_relation_may_name_what_is_no_longer_reported() -> None:
    ended = FILE.replace("  - id: C\n", "  - id: C\n    until: 2012-13 Q1\n")
    council = read(PROFILE, f"{ended}\nparts_of: [{{total: A, parts: [B, C]}}]\n")
    assert council.catalogue.find("C") is None
    assert council.catalogue.parts_of[0].parts == ("B", "C")


@pytest.mark.parametrize(("quarter", "people"), [("2024-25 Q4", 10), ("2025-26 Q1", 10), ("2026-27 Q2", 12), ("2028-29 Q1", 12)])
def test_a_year_left_out_has_the_population_of_the_year_before(quarter: str, people: int) -> None:
    population = Population(name="Children", by_year={"2025-26": 10, "2026-27": 12})
    assert population.of(Quarter.parse(quarter)) == people


@pytest.mark.parametrize(
    ("succeeds", "problem"),
    [
        ("X", "“X” is not known here. Use one of: "),
        ("A", "“A” is in force in the same quarter. Give it “until” there, or remove this line."),
        ("ended", ""),
    ],
)
def test_an_indicator_succeeds_one_that_has_ended(succeeds: str, problem: str) -> None:
    one = MORE.split("\n  - id: ")[1]
    ended = f"\n  - id: ended\n    until: 2010-11 Q4{one.removeprefix('A')}"
    following = (
        f"\n  - id: following\n    succeeds: {succeeds}{one.removeprefix('A').replace('name: ', 'name: What follows ', 1)}"
    )
    files = PROFILE, f"{FILE}{ended}{following}\n"
    if problem:
        assert problem in mistakes(*files)
    else:
        assert read(*files).catalogue.indicators[-1].succeeds == "ended"
