"""The reason for a new version that is published with it."""

from collections.abc import Sequence

from quarterly.publishing.audit import Files, public_reason
from quarterly.publishing.pack import CompiledReport
from quarterly.publishing.versions import PublishedVersion
from quarterly.vocabulary.audit_event import AuditEvent


def reason_for_version(
    report: CompiledReport, newest: PublishedVersion | None, events: Sequence[AuditEvent], files: Files
) -> str:
    """Return why the version after `newest` is published: the report's own reason, else what officers recorded since, else "".

    The report's reason explains its corrections, so it counts only if the public reads something new. A version with the same
    public text is new in its restricted rendering alone, or follows a withdrawal.
    """
    if report.why and newest and newest.content not in report.contents:
        return report.why
    return public_reason(events, newest.version if newest else 0, files)
