"""Which reports wait for nothing but the moment at which they may be published, stored for the look that publishes them."""

from dataclasses import dataclass
from datetime import datetime

from adapters.cycle_context import CycleContext
from adapters.store import Store
from quarterly.vocabulary.stored_forms import StoredForm

FOLDER = "due"


@dataclass(frozen=True, slots=True, kw_only=True)
class DueReport:
    """A report by its council and quarter; `until` (ISO in UTC) is when it may be published."""

    council: str
    quarter: str
    until: str


_FORM = StoredForm("a report that waits for its day", DueReport)


def save_due(cycle: CycleContext, until: datetime) -> None:
    """Store when the report of a quarter may be published."""
    due = DueReport(council=cycle.council.key, quarter=str(cycle.quarter), until=until.isoformat())
    cycle.restricted.write(_key(cycle), _FORM.to_bytes(due), "application/json")


def forget_due(cycle: CycleContext) -> None:
    """Remove what was stored, once the report is published or waits for something else."""
    cycle.restricted.delete(_key(cycle))


def due_reports(store: Store, now: datetime) -> list[DueReport]:
    """Return the reports whose moment has come."""
    waiting = [_FORM.from_bytes(store.read(entry.key), entry.key) for entry in store.list(FOLDER)]
    return [each for each in waiting if datetime.fromisoformat(each.until) <= now]


def _key(cycle: CycleContext) -> str:
    return f"{FOLDER}/{cycle.council.key}/{cycle.quarter.key}.json"
