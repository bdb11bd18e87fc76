"""What a removal would take with it, as `quarterly purge` and `quarterly strike` list it before they ask."""

from collections import Counter
from datetime import UTC, datetime

from rich.console import Console

from adapters.cycle_context import CycleContext
from adapters.inbox_copies import inbox_copies
from adapters.purge_plan import PurgePlan
from quarterly.publishing.purging import WORKED_OUT, Subject
from quarterly.publishing.retention import backups_until
from quarterly.vocabulary.local_day import local_day
from quarterly.vocabulary.quarter import long_date
from quarterly.vocabulary.wording import counted

BEYOND_REACH = (
    "Not reached: mail that was sent, backups, old versions of a bucket that keeps them, caches and search engines, files that "
    "were downloaded, and Prefect's own database, which keeps what was typed into forms for 400 days."
)


def print_plan(console: Console, plan: PurgePlan, cycle: CycleContext, council: str) -> None:
    """Print what would be removed, who was sent a copy, what could not be read, and which copies stay."""
    for each in plan.removals:
        if each.kind not in WORKED_OUT:
            console.print(f"  {each.how}: {each.store}, {each.key}", markup=False)
    again = sum(each.kind in WORKED_OUT for each in plan.removals)
    if again:
        console.print(f"  deleted: {counted(again, 'output')} of stages, which the next run works out again")
    for (day, role, address), letters in Counter((at[:10], role, address) for role, address, at in plan.sent_to).items():
        console.print(f"  sent on {day} to: {role}, {address}, {counted(letters, 'letter')}", markup=False)
    for store, key in plan.unread:
        console.print(f"  could not be read, look yourself: {store}, {key}", markup=False)
    if plan.subject is not Subject.FILE:  # which goes from the inbox as well
        _print_inbox(console, plan, cycle, council)
    if plan.since:
        console.print(f"Every backup of the stores that was taken since {plan.since} may hold it.")
        for name, until in backups_until(cycle.council.profile.retention.backups, local_day(datetime.now(UTC))):
            console.print(f"  {name}: until {long_date(until)}", markup=False)
    console.print(BEYOND_REACH, markup=False)


def _print_inbox(console: Console, plan: PurgePlan, cycle: CycleContext, council: str) -> None:
    for copy in inbox_copies(cycle, council, plan.quarters, plan.sought):
        what = "in the inbox, could not be read, look yourself" if copy.unread else "stays in the inbox, delete it there"
        console.print(f"  {what}: {copy.address}", markup=False)
