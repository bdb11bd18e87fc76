"""Why the public is told that a new version is published."""

from collections.abc import Sequence

from quarterly.publishing.audit import Files, public_reason
from quarterly.publishing.pack import CompiledReport
from quarterly.publishing.versions import PublishedVersion
from quarterly.vocabulary.audit_event import AuditEvent


def reason_for_version(report: CompiledReport, newest: PublishedVersion | None, acts: Sequence[AuditEvent], files: Files) -> str:
    """Return why the version after `newest` is published: what its report says, else what officers said since; "" if nobody did.

    The report's own reason holds only where the public reads something new. Where it reads the same as before, the version is
    new for others alone or follows a withdrawal.
    """
    if report.why and newest and newest.content not in report.contents:
        return report.why
    return public_reason(acts, newest.version if newest else 0, files)
