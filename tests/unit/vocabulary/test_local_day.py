"""Days are London's: in summer they begin at 23:00 UTC, in winter at midnight."""

from datetime import UTC, date, datetime

import pytest

from quarterly.vocabulary.local_day import local_day


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        (datetime(2026, 7, 1, 22, 59, 59, tzinfo=UTC), date(2026, 7, 1)),
        (datetime(2026, 7, 1, 23, 0, tzinfo=UTC), date(2026, 7, 2)),
        (datetime(2026, 12, 1, 23, 59, tzinfo=UTC), date(2026, 12, 1)),
        (datetime.fromisoformat("2026-10-24T23:30:00+00:00"), date(2026, 10, 25)),  # the night the clocks go back
    ],
)
def test_a_moment_is_of_londons_day(moment: datetime, day: date) -> None:
    assert local_day(moment) == day
