"""Why a report is published again: kept when a run is told, found when a version is published."""

from dataclasses import replace

from adapters.audit import record
from adapters.cycle_context import CycleContext
from adapters.provenance import files_between
from adapters.publication import versions
from flows.audit_events import new_act, recorded
from quarterly.collecting.received import Returns
from quarterly.publishing.pack import CompiledReport
from quarterly.publishing.public_reason import reason_for_version
from quarterly.publishing.versions import CHANGED
from tasks.references import Pack


def record_reason(cycle: CycleContext, reason: str) -> None:
    """Record the reason this run was given, so that a run that has to wait does not lose it."""
    act = new_act(cycle, "run", "")
    if reason != CHANGED and act.version:
        record(cycle.restricted, replace(act, reason=reason))


def reason_to_publish(cycle: CycleContext, returns: Returns, pack: Pack) -> str:
    """Return why the next version is published, from what is published, recorded and collected; "" if nobody said."""
    index = versions(cycle.settings.public(), cycle.council.key, cycle.quarter.key)
    newest = index.current if index else None
    collected = frozenset(file.digest for raw in returns.received for file in raw.files)
    files = files_between(cycle, "public", newest.version if newest else 0, collected)
    report = CompiledReport(pack=pack.view, contents=pack.contents["public"], why=pack.why)
    return reason_for_version(report, newest, recorded(cycle), files)
