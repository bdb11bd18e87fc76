"""Files that an officer has set aside: they stay in the archive, and nothing in them counts any more."""

from collections.abc import Sequence

from quarterly.vocabulary.audit_event import AuditEvent

SenderAndDigest = tuple[str, str]


def files_set_aside(events: Sequence[AuditEvent]) -> dict[SenderAndDigest, AuditEvent]:
    """Return the files that are set aside, by service and digest, each with the audit event that set it aside.

    A file that is sent again has the same digest and stays aside, until an officer records that it counts again.
    """
    found: dict[SenderAndDigest, AuditEvent] = {}
    for event in events:
        for digest in event.files:
            # By service as well: what is a good return of the service that made it may be a mistake in another's folder.
            if event.kind == "set-aside":
                found[event.service, digest] = event
            elif event.kind == "counted-again":
                found.pop((event.service, digest), None)
    return found
