"""With which return next year's targets are asked for."""

from typing import Any

import pytest

from quarterly.configuration.next_year import next_year_asked
from quarterly.vocabulary.basis import Basis
from quarterly.vocabulary.polarity import Polarity
from quarterly.vocabulary.quarter import Quarter
from tests.unit.made import indicator

AGREED = {"2012-13": 65}


def asked(number: int, **changes: Any) -> str:
    return next_year_asked(indicator("1180", **{"targets": AGREED, **changes}), Quarter(2012, number))


def test_they_are_asked_for_with_the_last_return_of_the_year() -> None:
    assert [asked(number) for number in (1, 2, 3, 4)] == ["", "", "", "2013-14"]


def test_of_an_indicator_that_is_not_due_then_with_its_last_return_before() -> None:
    assert [asked(number, due=(2,)) for number in (1, 2, 3, 4)] == ["", "2013-14", "", ""]


def test_of_calendar_years_with_the_return_of_december() -> None:
    of_year: dict[str, Any] = {"basis": Basis.CALENDAR_YEAR, "status_basis": None, "targets": {"2012": 65}}
    assert [asked(number, **of_year) for number in (1, 2, 3, 4)] == ["", "", "2013", ""]


@pytest.mark.parametrize(
    "changes", [{"targets": {}}, {"targets": {**AGREED, "2013-14": 70}}, {"polarity": Polarity.NONE, "targets": AGREED}]
)
def test_they_are_not_asked_for_where_there_is_none_this_year_or_next_year_has_one_or_no_way_is_good(changes: Any) -> None:
    assert asked(4, **changes) == ""


def test_one_that_is_still_to_be_agreed_this_year_is_asked_for_all_the_same() -> None:
    assert asked(4, targets={"2012-13": "TBC"}) == "2013-14"
