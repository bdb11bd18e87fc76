"""Files that were removed for good, because of what they held: one that is sent again is refused by its digest."""

from collections.abc import Sequence
from datetime import datetime

from quarterly.vocabulary.audit_event import AuditEvent
from quarterly.vocabulary.local_day import local_day
from quarterly.vocabulary.quarter import long_date


def files_removed(events: Sequence[AuditEvent]) -> dict[str, str]:
    """Return the digests of the files that were removed, each with the sentence by which it is refused."""
    # A sender who did not hear of the removal sends the same file with the next correction.
    return {digest: _sentence(event) for event in events if event.kind == "removal" for digest in event.files}


def _sentence(event: AuditEvent) -> str:
    day = long_date(local_day(datetime.fromisoformat(event.at)))
    return f"This file was removed on {day} because of what it held, and is not taken again. Send one without that."
