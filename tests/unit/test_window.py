"""When is a quarter due?"""

from datetime import date
from typing import Any

import pytest

from quarterly.publishing.due import is_finished, last_ended, quarter_of
from quarterly.publishing.versions import PublicationIndex, PublishedVersion
from quarterly.vocabulary.quarter import Quarter


@pytest.mark.parametrize(
    ("day", "quarter"),
    [
        (date(2026, 3, 31), "2025-26 Q4"),
        (date(2026, 4, 1), "2026-27 Q1"),
        (date(2026, 9, 30), "2026-27 Q2"),
        (date(2026, 12, 31), "2026-27 Q3"),
        (date(2027, 1, 1), "2026-27 Q4"),
    ],
)
def test_a_day_lies_in_its_quarter(day: date, quarter: str) -> None:
    assert quarter_of(day) == Quarter.parse(quarter)


@pytest.mark.parametrize(
    ("day", "quarter"), [(date(2026, 6, 30), "2025-26 Q4"), (date(2026, 7, 1), "2026-27 Q1"), (date(2027, 1, 1), "2026-27 Q3")]
)
def test_the_window_opens_on_the_day_after_the_end(day: date, quarter: str) -> None:
    assert last_ended(day) == Quarter.parse(quarter)


@pytest.mark.parametrize(("issue", "finished"), [("", True), ("Full report", True), ("Early snapshot", False)])
def test_an_early_snapshot_is_not_the_end(issue: str, finished: bool) -> None:
    only: dict[str, Any] = {"version": 1, "issue": issue}  # what else a version has is not looked at
    versions: dict[str, Any] = {"versions": (PublishedVersion.model_construct(**only),)}
    assert is_finished(PublicationIndex.model_construct(**versions)) is finished


def test_nothing_published_is_not_the_end() -> None:
    assert not is_finished(None)
