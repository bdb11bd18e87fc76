"""Which published version a report is compared with, and which acts came between them."""

from collections.abc import Collection, Sequence

from quarterly.publishing.audit import Files, explanatory_events
from quarterly.publishing.versions import PublicationIndex, PublishedVersion
from quarterly.vocabulary.audit_event import AuditEvent


def version_before(index: PublicationIndex | None, contents: Collection[str]) -> PublishedVersion | None:
    """Return the newest version that says something else; what was taken down says nothing any more.

    `contents` are the digests of what this report says, in the form of today and in earlier ones. So a report that is compiled
    again after its own publication is compared with the same version as before it.
    """
    versions = index.versions if index else ()
    return next((each for each in reversed(versions) if each.content and each.content not in contents), None)


def published_as(index: PublicationIndex, before: int, contents: Collection[str]) -> int | None:
    """Return the number of the first version after `before` that says this; None if it is still to be published."""
    return next((each.version for each in index.versions if each.version > before and each.content in contents), None)


def acts_between(
    acts: Sequence[AuditEvent], index: PublicationIndex, before: int, contents: Collection[str], files: Files | None = None
) -> tuple[AuditEvent, ...]:
    """Return the acts that explain this content: those after version `before`, until it was itself published (public numbers)."""
    return explanatory_events(acts, before, published_as(index, before, contents), files)
