"""What runs by the schedule where the clock is changed: on 28 March and 31 October 2027."""

import asyncio
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
import yaml
from prefect.server.schemas.schedules import CronSchedule

from tests.docs.pages import ROOT

DEPLOYED = yaml.safe_load((ROOT / "deployments/prefect.yaml").read_text(encoding="utf-8"))["deployments"]
SCHEDULES = {each["name"]: each["schedules"][0] for each in DEPLOYED if "schedules" in each}
FRIDAYS = [datetime(2027, 3, 26, tzinfo=UTC), datetime(2027, 10, 29, tzinfo=UTC)]


def times(name: str, friday: datetime, count: int) -> list[datetime]:
    schedule = CronSchedule(cron=SCHEDULES[name]["cron"], timezone=SCHEDULES[name]["timezone"])
    return list(asyncio.run(schedule.get_dates(n=count, start=friday)))


@pytest.mark.parametrize("friday", FRIDAYS)
def test_a_report_never_waits_longer_for_its_moment(friday: datetime) -> None:
    looks = times("publish-due", friday, 4 * 24 * 4)
    assert {(later - sooner).total_seconds() for sooner, later in pairwise(looks)} == {15 * 60}


@pytest.mark.parametrize("friday", FRIDAYS)
@pytest.mark.parametrize(
    ("name", "hour"), [("quarter-end", 7), ("open-quarter", 7), ("chase", 8), ("inbox-watch", 7), ("read-mail", 7)]
)
def test_people_get_their_morning_at_the_hour_of_their_clock(name: str, hour: int, friday: datetime) -> None:
    london = [each.astimezone(ZoneInfo("Europe/London")) for each in times(name, friday, 400)]
    mornings = {each.date(): each.hour for each in reversed(london)}
    assert set(mornings.values()) == {hour}
    assert {friday.date(), friday.date() + timedelta(days=3)} <= set(mornings)
