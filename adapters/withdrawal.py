"""Taking back what was published: a notice in place of the page, and, for a disclosure, the files gone for good."""

from collections.abc import Collection, Sequence
from datetime import datetime

from adapters.publication import PublicationFolder, change_index, iso, release_folder
from quarterly.publishing.versions import PublicationIndex, ReleaseFile, manifest, release_name
from quarterly.vocabulary.errors import SetupError


def refuse_taken_down(
    council: str, quarter_key: str, rendering: str, files: Sequence[ReleaseFile], barred: Collection[str]
) -> None:
    """Raise SetupError for a release that is `barred`: one that was taken down because of what it disclosed."""
    if release_name(manifest(council, quarter_key, rendering, files)) in barred:
        raise SetupError(
            f"The report of {quarter_key} is to the byte a version that was taken down because of what it disclosed. Nothing was "
            "published: correct the return or the cover workbook first."
        )


def withdraw(folder: PublicationFolder, reason: str, now: datetime) -> PublicationIndex:
    """Put a notice in place of the page; files stay where they are. May be run again after any failure."""
    return change_index(folder, lambda index: index.with_withdrawal(at=iso(now), reason=reason))


def take_down(folder: PublicationFolder, release: str, now: datetime) -> None:
    """Delete every file of a release and leave a tombstone. May be run again after any failure.

    Files go first: what is disclosed must not wait for a list. A bucket that keeps old versions of objects keeps these too.
    """
    for entry in folder.store.list(release_folder(folder.council, folder.quarter_key, release)):
        folder.store.delete(entry.key)
    change_index(folder, lambda index: index.without(release, at=iso(now)))
