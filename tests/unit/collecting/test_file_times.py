"""From when does a file count, whatever its own time says?"""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from quarterly.collecting.file_times import counted_from, is_dated_ahead

TIMES = st.datetimes(datetime(2000, 1, 1), datetime(2200, 1, 1), timezones=st.just(UTC))
NOON = datetime(2012, 7, 2, 12, tzinfo=UTC)


@given(TIMES, TIMES, TIMES, TIMES)
def test_what_is_saved_and_taken_in_after_another_was_taken_in_counts_after_it(
    a: datetime, b: datetime, c: datetime, d: datetime
) -> None:
    own, first, saved, second = a, *sorted((b, c, d))
    assert counted_from(own, first) <= counted_from(saved, second)


def test_ten_minutes_are_what_two_clocks_may_differ_by() -> None:
    ahead = [is_dated_ahead(NOON + timedelta(minutes=minutes), NOON) for minutes in (-60, 0, 10, 11)]
    assert ahead == [False, False, False, True]
