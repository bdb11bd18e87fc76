"""Words a cell chooses from, however they are typed."""

import pytest

from quarterly.collecting.narrative import issue
from quarterly.collecting.narrative.records import Fact, Narrative
from quarterly.collecting.narrative.terms import (
    CLAIMS,
    DATED_FACTS,
    DECISIONS,
    FACTS,
    ISSUES,
    STATUSES,
    folded,
    term,
)
from quarterly.configuration.report_terms import PAPERS, UNDERTAKINGS
from tests.unit.made import source

ALL = [CLAIMS, DECISIONS, FACTS, ISSUES, PAPERS, STATUSES, UNDERTAKINGS]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("Promises", "promise"), ("Follow up", "follow-up"), ("AREAS OF CONCERN:", "area of concern"), ("wish", ""), ("", "")],
)
def test_a_kind_of_undertaking_is_known(typed: str, meant: str) -> None:
    assert term(typed, UNDERTAKINGS) == meant


@pytest.mark.parametrize(
    ("one", "other"),
    [("Key developments", "key-development"), ("Policies", "policy"), ("Director’s summary", "director's summary")],
)
def test_headings_are_the_same_in_singular_and_plural(one: str, other: str) -> None:
    assert folded(one) == folded(other)


@pytest.mark.parametrize("word", ["Progress", "Status", "Crisis", "Gas"])
def test_what_only_looks_like_a_plural_is_none(word: str) -> None:
    assert folded(word) == word.casefold()


def test_no_word_means_two_things() -> None:
    for terms in ALL:
        spelled = [folded(text) for name, others in terms.items() for text in (name, *others)]
        assert sorted(spelled) == sorted(set(spelled))


def test_the_items_of_the_report_are_those_it_asks_for() -> None:
    found = issue.issue_of(Narrative(facts=tuple(Fact(name=name, value="told", source=source()) for name in FACTS)))
    assert [found.to_follow, found.expected_on, found.lateness, found.urgent, found.considered_on] == ["told"] * 5


def test_dated_items_are_items() -> None:
    assert set(DATED_FACTS) <= set(FACTS)
