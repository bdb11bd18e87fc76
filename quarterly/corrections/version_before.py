"""Which published version a report is compared with, and which acts came between them."""

from collections.abc import Sequence

from quarterly.acts import Act, explaining
from quarterly.publication import PublicationIndex, PublishedVersion


def version_before(index: PublicationIndex | None, content: str) -> PublishedVersion | None:
    """Return the newest version that says something else; what was taken down says nothing any more.

    So a report that is compiled again after its own publication is compared with the same version as before it.
    """
    versions = index.versions if index else ()
    return next((each for each in reversed(versions) if each.content not in ("", content)), None)


def acts_between(acts: Sequence[Act], index: PublicationIndex, before: int, content: str) -> tuple[Act, ...]:
    """Return the acts that explain this content: those after version `before`, until it was itself published (public numbers)."""
    published = (each.version for each in index.versions if each.version > before and each.content == content)
    return explaining(acts, before, next(published, None))
