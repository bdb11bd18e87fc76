"""Working days: are weekends and England's bank holidays left out?"""

from datetime import date

import pytest

from quarterly.vocabulary.working_days import working_days_after


@pytest.mark.parametrize(
    ("day", "count", "expected"),
    [
        (date(2012, 7, 2), 5, date(2012, 7, 9)),  # Monday to Monday
        (date(2012, 7, 6), 1, date(2012, 7, 9)),  # over a weekend
        (date(2012, 6, 1), 1, date(2012, 6, 6)),  # over the two days off of the Diamond Jubilee
        (date(2012, 12, 24), 1, date(2012, 12, 27)),  # over Christmas
        (date(2012, 12, 31), 2, date(2013, 1, 3)),  # into another year
    ],
)
def test_weekends_and_bank_holidays_do_not_count(day: date, count: int, expected: date) -> None:
    assert working_days_after(day, count) == expected
