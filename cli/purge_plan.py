"""What a removal would take with it, as `quarterly purge` and `quarterly strike` list it before they ask."""

from datetime import UTC, datetime

from rich.console import Console

from adapters.purge_plan import PurgePlan
from quarterly.configuration.council import Council
from quarterly.publishing.retention import backups_until
from quarterly.vocabulary.local_day import local_day
from quarterly.vocabulary.quarter import long_date

BEYOND_REACH = (
    "Not reached: mail that was sent, backups, old versions of a bucket that keeps them, caches and search engines, files that "
    "were downloaded, and Prefect's own database, which keeps what was typed into forms for 400 days."
)


def print_plan(console: Console, plan: PurgePlan, council: Council) -> None:
    """Print what would be removed, who was sent a copy, what could not be read, and which copies stay."""
    for each in plan.removals:
        console.print(f"  {each.how}: {each.store}, {each.key}", markup=False)
    for role, address, at in plan.sent_to:
        console.print(f"  sent on {at[:10]} to: {role}, {address}", markup=False)
    for key in plan.unread:
        console.print(f"  could not be read, look yourself: {key}", markup=False)
    if plan.since:
        console.print(f"Every backup of the stores that was taken since {plan.since} may hold it.")
        for name, until in backups_until(council.profile.retention.backups, local_day(datetime.now(UTC))):
            console.print(f"  {name}: until {long_date(until)}", markup=False)
    console.print(BEYOND_REACH, markup=False)
