"""The draft of a quarter that waits for a sign-off, stored for the sign-off form to find."""

from adapters.cycle_context import CycleContext
from quarterly.publishing.drafts import Draft
from quarterly.vocabulary.canonical import from_bytes, to_bytes


def save_draft(cycle: CycleContext, pack: str) -> None:
    """Store which pack waits for a sign-off, replacing the one before."""
    cycle.restricted.write(_key(cycle), to_bytes(Draft(pack)), "application/json")


def waiting_draft(cycle: CycleContext) -> Draft | None:
    """Return the draft that waits for a sign-off, None where there is none."""
    found = cycle.restricted.read_tagged(_key(cycle))
    return from_bytes(Draft, found[0]) if found else None


def _key(cycle: CycleContext) -> str:
    return f"stages/{cycle.council.key}/{cycle.quarter.key}/draft.json"
