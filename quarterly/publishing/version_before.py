"""The published version that a report is compared with, and the audit events between the two."""

from collections.abc import Collection, Sequence
from itertools import pairwise

from quarterly.publishing.audit import Files, explanatory_events
from quarterly.publishing.versions import PublicationIndex, PublishedVersion
from quarterly.vocabulary.audit_event import AuditEvent


def version_before(index: PublicationIndex | None, contents: Collection[str]) -> PublishedVersion | None:
    """Return the newest version with other content; a version that was taken down has none.

    `contents` are the digests of this report's transcript, in today's form and in earlier ones. A report that is compiled again
    after it was published is therefore compared with the same version as before.
    """
    versions = index.versions if index else ()
    return next((each for each in reversed(versions) if each.content and each.content not in contents), None)


def published_as(index: PublicationIndex, before: int, contents: Collection[str]) -> int | None:
    """Return the number of the first version after `before` with this content; None if it is not published yet."""
    return next((each.version for each in index.versions if each.version > before and each.content in contents), None)


def times_changed(index: PublicationIndex | None, contents: Collection[str]) -> int:
    """Return how often the content of the versions changed, the last time to this report's content (as `version_before`)."""
    published = [each.content for each in index.versions if each.content] if index else []
    changed = sum(one != other for one, other in pairwise(published))
    return changed + (bool(published) and published[-1] not in contents)


def events_between(
    events: Sequence[AuditEvent], index: PublicationIndex, before: int, contents: Collection[str], files: Files | None = None
) -> tuple[AuditEvent, ...]:
    """Return the events that explain this content: after version `before`, up to its own publication (public numbers)."""
    return explanatory_events(events, before, published_as(index, before, contents), files)
