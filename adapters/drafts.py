"""The last draft of a quarter, and the list of what is outstanding in it, stored for whoever signs or releases it."""

from collections.abc import Sequence

from adapters.cycle_context import CycleContext
from adapters.disclosure_audit import audit_in
from quarterly.publishing.drafts import Draft
from quarterly.publishing.holds import HoldKind, Outstanding
from quarterly.publishing.release_tables import DRAFT, PAGE
from quarterly.vocabulary.canonical import from_bytes, to_bytes


def save_draft(cycle: CycleContext, draft: Draft) -> None:
    """Store which pack was compiled last, replacing the one before."""
    cycle.restricted.write(_key(cycle), to_bytes(draft), "application/json")


def last_draft(cycle: CycleContext) -> Draft | None:
    """Return the draft of the last run that compiled, None where there is none."""
    found = cycle.restricted.read_tagged(_key(cycle))
    return from_bytes(Draft, found[0]) if found else None


def save_outstanding(cycle: CycleContext, folder: str, found: Sequence[Outstanding]) -> None:
    """Store what somebody should look at before a pack is released, in the folder of the pack."""
    cycle.restricted.write(_list_key(folder), to_bytes(tuple(found)), "application/json")


def outstanding_in(cycle: CycleContext, folder: str) -> tuple[Outstanding, ...]:
    """Return what somebody should look at before the pack in this folder is released, worst first, with what its audit found."""
    found = from_bytes(tuple[Outstanding, ...], cycle.restricted.read(_list_key(folder)))
    order = list(HoldKind)
    return tuple(sorted((*found, *audit_in(cycle, folder).told), key=lambda each: order.index(each.kind)))


def incidents_in(cycle: CycleContext) -> tuple[str, ...]:
    """Return what the last audit of the quarter found that what is public already gives away, each with its reasoning."""
    draft = last_draft(cycle)
    return audit_in(cycle, draft.folder).incidents if draft and draft.folder else ()


def draft_address(cycle: CycleContext, folder: str) -> str:
    """Return where the draft with its flags can be read."""
    return f"{cycle.restricted.address.rstrip('/')}/{folder}/{DRAFT}"


def page_address(cycle: CycleContext, folder: str) -> str:
    """Return where the release page can be read."""
    return f"{cycle.restricted.address.rstrip('/')}/{folder}/{PAGE}"


def exempt_address(cycle: CycleContext, folder: str) -> str:
    """Return where the exempt pack of a draft can be read."""
    return f"{cycle.restricted.address.rstrip('/')}/{folder}/exempt/report.html"


def _key(cycle: CycleContext) -> str:
    return f"stages/{cycle.council.key}/{cycle.quarter.key}/draft.json"


def _list_key(folder: str) -> str:
    return f"{folder}/outstanding.json"
