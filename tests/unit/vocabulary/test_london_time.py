"""Which moment do a day and an hour in London name?"""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quarterly.vocabulary.london_time import in_london, london_moment


@given(st.datetimes(datetime(2010, 1, 1), datetime(2060, 1, 1)))
def test_a_moment_is_read_back_from_what_is_printed_of_it_or_comes_again(local: datetime) -> None:
    moment = london_moment(f"{local:%Y-%m-%d %H:%M}")
    printed = datetime.strptime(in_london(moment), "%d %B %Y at %H:%M").replace(tzinfo=UTC)
    assert london_moment(f"{printed:%Y-%m-%d %H:%M}") == moment


def test_in_the_hour_that_does_not_occur_the_later_reading_counts() -> None:
    assert in_london(london_moment("2026-03-29 01:30")) == "29 March 2026 at 02:30"


def test_in_the_hour_that_occurs_twice_the_second_counts() -> None:
    assert london_moment("2026-10-25 01:30") == datetime(2026, 10, 25, 1, 30, tzinfo=UTC)
    assert london_moment("2026-10-25 00:59") == datetime(2026, 10, 24, 23, 59, tzinfo=UTC)


def test_yaml_may_read_it_as_a_time_of_its_own_kind() -> None:
    moment = datetime(2026, 7, 1, 8, tzinfo=UTC)
    assert london_moment(datetime(2026, 7, 1, 9)) == moment
    assert london_moment(moment) == moment
    assert london_moment(moment.isoformat()) == moment


@pytest.mark.parametrize(
    "written", [date(2026, 7, 1), "2026-07-01", "1 July 2026 09:00", "2026-02-29 09:00", "2026-07-01 09:60", ""]
)
def test_anything_else_is_refused_with_the_way_to_write_it(written: str | date) -> None:
    with pytest.raises(ValueError, match="Write them like this, in London time: 2026-11-30 09:00"):
        london_moment(written)
