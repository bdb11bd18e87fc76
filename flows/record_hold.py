"""Record that a file is held from being deleted by age, or no longer."""

from dataclasses import replace

from adapters.audit import record
from adapters.cycle_context import CycleContext
from adapters.received import ReceivedFile, find_received_file
from flows.audit_events import new_event, recorded
from flows.form_checks import sentence
from quarterly.publishing.authority import role_of
from quarterly.publishing.retention import files_held
from quarterly.vocabulary.errors import SetupError


def record_hold(cycle: CycleContext, file: str, reason: str, by: str, *, undo: bool) -> ReceivedFile:
    """Record who holds which file and why, or lets it go; raise SetupError if it is in that state already."""
    role = role_of(by, "by", cycle.council)
    found = find_received_file(cycle, file, aside=False)
    if (found.digest in files_held(recorded(cycle))) != undo:
        raise SetupError(f"{found.name} is {'not held' if undo else 'held already'}. Nothing was changed.")
    event = replace(new_event(cycle, "unhold" if undo else "hold", role), service=found.sender, files=(found.digest,))
    record(cycle.restricted, replace(event, reason=sentence(reason, "reason", cycle.council)))
    return found
