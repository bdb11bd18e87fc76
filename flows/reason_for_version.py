"""The reason for a new version: recorded when a run is started, found when the version is published."""

from dataclasses import replace

from adapters.audit import record
from adapters.cycle_context import CycleContext
from adapters.provenance import files_between
from adapters.publication import versions
from flows.audit_events import new_event, recorded
from quarterly.collecting.received import Returns
from quarterly.publishing.pack import CompiledReport
from quarterly.publishing.public_reason import reason_for_version
from quarterly.publishing.versions import CHANGED
from tasks.references import Pack


def record_reason(cycle: CycleContext, reason: str) -> None:
    """Record the reason given for this run, so that it is not lost if the run has to wait."""
    event = new_event(cycle, "run", "")
    if reason != CHANGED and event.version:
        record(cycle.restricted, replace(event, reason=reason))


def reason_to_publish(cycle: CycleContext, returns: Returns, pack: Pack) -> str:
    """Return the reason for the next version from the audit events since the last, "" if there is none."""
    index = versions(cycle.settings.public(), cycle.council.key, cycle.quarter.key)
    newest = index.current if index else None
    collected = frozenset(file.digest for raw in returns.received for file in raw.files)
    files = files_between(cycle, "public", newest.version if newest else 0, collected)
    report = CompiledReport(pack=pack.view, contents=pack.contents["public"], why=pack.why)
    return reason_for_version(report, newest, recorded(cycle), files)
