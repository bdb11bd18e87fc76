"""The cycle status of every council's quarter, stored for the control room."""

from datetime import datetime

from adapters.archive import archived_by
from adapters.audit import events_of
from adapters.commentary_round import commentary_found
from adapters.cycle_context import CycleContext
from adapters.drafts import incidents_in
from adapters.mail.owed import owed_in
from adapters.publication import versions
from adapters.receipts import Receipts
from adapters.store import Store, Stored
from quarterly.configuration.deadlines import publication_deadline
from quarterly.correspondence.reminder_letters import service_statuses
from quarterly.publishing.cycle_status import CycleStatus
from quarterly.vocabulary.audit_event import Kind
from quarterly.vocabulary.local_day import local_day
from quarterly.vocabulary.stored_forms import StoredForm

FOLDER = "control-room"
SIGNING = "AwaitingSignOff"
_STATUS = StoredForm("where a quarter stands", CycleStatus)


def status_of(cycle: CycleContext, state: str, message: str) -> CycleStatus:
    """Return the cycle status of a quarter after a run that ended in this state with this message."""
    council, quarter, store = cycle.council, cycle.quarter, cycle.restricted
    services = list(council.profile.services)
    sent = archived_by(Receipts.listed(store, council, quarter), council, quarter, services)
    missing = tuple(service for service in services if service not in sent)
    published = versions(cycle.settings.public(), council.key, quarter.key)
    calendar = council.profile.calendar
    meeting = calendar.meetings.get(str(quarter))
    return CycleStatus(
        council=council.key,
        name=council.profile.short_name,
        quarter=str(quarter),
        state=state,
        message=message,
        received=len(services) - len(missing),
        missing=missing,
        commentary=_outstanding(cycle),
        signed_off=_signed_off(cycle, state),
        released=_released(cycle, state),
        incidents=len(incidents_in(cycle)),
        version=published.current.version if published else 0,
        deadline=publication_deadline(meeting, calendar.closed).isoformat() if meeting else "",
        services=service_statuses(council, owed_in(cycle, is_signing=state == SIGNING), tuple(sent)),
    )


def save_status(store: Store, quarter_key: str, status: CycleStatus) -> CycleStatus | None:
    """Store the cycle status of a quarter and return the one before, None if there was none."""
    key = f"{FOLDER}/{status.council}/{quarter_key}.json"
    before = _STATUS.from_bytes(store.read(key), key) if store.exists(key) else None
    store.write(key, _STATUS.to_bytes(status), "application/json")
    return before


def saved_statuses(store: Store) -> list[CycleStatus]:
    """Return the status of every council in the newest quarter it has been run for."""
    return [read_status(store, entry) for entry in newest_statuses(store).values()]


def newest_statuses(store: Store) -> dict[str, Stored]:
    """Return where the status of every council in its newest quarter is stored, and since when, by the council's key."""
    return {entry.key.split("/")[1]: entry for entry in store.list(FOLDER)}  # a listing is in the order of keys


def read_status(store: Store, entry: Stored) -> CycleStatus:
    """Return a stored status."""
    return _STATUS.from_bytes(store.read(entry.key), entry.key)


def status_in(cycle: CycleContext) -> CycleStatus | None:
    """Return the status of a quarter after its last run, None before the first."""
    key = f"{FOLDER}/{cycle.council.key}/{cycle.quarter.key}.json"
    return _STATUS.from_bytes(cycle.restricted.read(key), key) if cycle.restricted.exists(key) else None


def _outstanding(cycle: CycleContext) -> int | None:
    found = commentary_found(cycle)
    return None if found is None else len(found.from_owners) + len(found.with_head)


def _signed_off(cycle: CycleContext, state: str) -> str:
    profile = cycle.council.profile
    if not profile.gates.sign_off:
        return ""
    if profile.gates.sign_off == (profile.releasing_role,) and profile.gates.release != "automatic":
        return "by the release"
    signed = _last(cycle, "sign-off")
    if state == SIGNING or not signed:
        return "awaited" if state == SIGNING else "to come"
    return f"given {signed}"


def _released(cycle: CycleContext, state: str) -> str:
    if state == "AwaitingRelease":
        return "awaited"
    if given := _last(cycle, "release"):
        return f"given {given}"
    return "" if cycle.council.profile.gates.release == "automatic" else "to come"


def _last(cycle: CycleContext, kind: Kind) -> str:
    """Return the day of the last act of a kind, "" if there is none."""
    events = events_of(cycle.restricted, cycle.council.key, cycle.quarter.key)
    days = [local_day(datetime.fromisoformat(event.at)).isoformat() for event in events if event.kind == kind]
    return days[-1] if days else ""
