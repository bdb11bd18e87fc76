"""When is a quarter due?"""

from collections.abc import Collection
from datetime import date
from typing import Any

import pytest

from quarterly.publishing.due import candidates, is_due, is_finished
from quarterly.publishing.versions import PublicationIndex, PublishedVersion
from quarterly.vocabulary.quarter import Quarter

MONDAY, SATURDAY, BANK_HOLIDAY = date(2012, 7, 2), date(2012, 7, 7), date(2012, 8, 27)
Q4, Q1 = Quarter(2011, 4), Quarter(2012, 1)


def published(issue: str = "") -> PublicationIndex:
    only: dict[str, Any] = {"version": 1, "issue": issue}  # what else a version has is not looked at
    versions: dict[str, Any] = {"versions": (PublishedVersion.model_construct(**only),)}
    return PublicationIndex.model_construct(**versions)


def test_the_quarter_that_ended_last_and_the_one_before_may_be_due() -> None:
    assert candidates(MONDAY, ()) == (Q4, Q1)


@pytest.mark.parametrize(("day", "closed"), [(SATURDAY, ()), (BANK_HOLIDAY, ()), (MONDAY, (MONDAY,))])
def test_nothing_is_due_on_a_day_off(day: date, closed: Collection[date]) -> None:
    assert candidates(day, closed) == ()


@pytest.mark.parametrize("is_begun", [True, False])
def test_the_quarter_that_ended_last_is_due_whether_anything_has_come_or_not(is_begun: bool) -> None:
    assert is_due(Q1, MONDAY, None, is_begun=is_begun)


@pytest.mark.parametrize("is_begun", [True, False])
def test_an_older_quarter_is_due_only_if_it_was_begun(is_begun: bool) -> None:
    assert is_due(Q4, MONDAY, None, is_begun=is_begun) is is_begun


@pytest.mark.parametrize(("issue", "due"), [("", False), ("Full report", False), ("Early snapshot", True)])
def test_a_quarter_is_due_until_its_last_issue_is_published(issue: str, due: bool) -> None:
    assert is_due(Q1, MONDAY, published(issue), is_begun=True) is due
    assert is_due(Q4, MONDAY, published(issue), is_begun=True) is due


@pytest.mark.parametrize(("issue", "finished"), [("", True), ("Full report", True), ("Early snapshot", False)])
def test_an_early_snapshot_is_not_the_end(issue: str, finished: bool) -> None:
    assert is_finished(published(issue)) is finished


def test_nothing_published_is_not_the_end() -> None:
    assert not is_finished(None)
