"""Withdraw a published report behind a notice, or purge a version's files because they disclose something."""

from collections.abc import Collection, Sequence
from datetime import datetime

from adapters.publication import PublicationFolder, change_index, iso, release_folder, show_notice
from quarterly.publishing.versions import PublicationIndex, ReleaseFile, Withdrawal, manifest, release_name
from quarterly.vocabulary.errors import SetupError


def refuse_taken_down(
    council: str, quarter_key: str, rendering: str, files: Sequence[ReleaseFile], barred: Collection[str]
) -> None:
    """Raise SetupError if a release is one of those `barred`, which were purged because of what they disclosed."""
    if release_name(manifest(council, quarter_key, rendering, files)) in barred:
        raise SetupError(
            f"The report of {quarter_key} is to the byte a version that was taken down because of what it disclosed. Nothing was "
            "published: correct the return or the cover workbook first."
        )


def withdraw(folder: PublicationFolder, reason: str, now: datetime) -> PublicationIndex:
    """Replace the page by a notice and leave the files; safe to run again after any failure."""
    return change_index(folder, lambda index: index.with_withdrawal(at=iso(now), reason=reason))


def withdraw_unlisted(folder: PublicationFolder, reason: str, now: datetime) -> None:
    """Replace the page by a notice although the list of versions cannot be read; no version is named, and nothing is recorded."""
    notice = Withdrawal(version=0, at=iso(now), reason=reason)
    show_notice(folder, PublicationIndex(council=folder.council, quarter=folder.quarter_key, withdrawals=(notice,)))


def take_down(folder: PublicationFolder, release: str, now: datetime) -> None:
    """Delete every file of a release and mark its version as taken down; safe to run again after any failure.

    Files go first, as a disclosure is the most urgent. A bucket with object versioning still keeps the old versions.
    """
    for entry in folder.store.list(release_folder(folder.council, folder.quarter_key, release)):
        folder.store.delete(entry.key)
    change_index(folder, lambda index: index.without(release, at=iso(now)))
