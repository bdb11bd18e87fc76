"""Files that an officer has set aside: they stay in the archive, with who did it and why, and count no more."""

from collections.abc import Sequence

from quarterly.vocabulary.audit_event import AuditEvent

SenderAndDigest = tuple[str, str]


def files_set_aside(acts: Sequence[AuditEvent]) -> dict[SenderAndDigest, AuditEvent]:
    """Return the files that are set aside, by the service that sent them and their digest, each with the act that did it.

    A file sent again is the same file and stays aside: it counts again when an officer says so, and not before.
    """
    found: dict[SenderAndDigest, AuditEvent] = {}
    for act in acts:
        for digest in act.files:
            if act.kind == "set-aside":
                found[act.service, digest] = act
            elif act.kind == "counted-again":
                found.pop((act.service, digest), None)
    return found
