"""What a store holds of a council's publications, read back as rows: the one way from published files to site and open data."""

from collections.abc import Iterable
from hashlib import sha256

from adapters.publication import release_folder, versions
from adapters.published_reports import RATINGS, ratings_in
from adapters.store import Store
from quarterly.publishing.open_data.figure_row import FigureRow
from quarterly.publishing.open_data.published import (
    PublishedQuarter,
    VersionRows,
    VersionStatus,
    published_on,
    status_of,
    without_figures,
)
from quarterly.publishing.versions import PublicationIndex, PublishedVersion
from quarterly.vocabulary.errors import DamagedFiles
from quarterly.vocabulary.quarter import Quarter

_INDEX = "index.json"


def published_quarters(store: Store, council: str) -> tuple[PublishedQuarter, ...]:
    """Return every quarter that a council has published in a store, newest first.

    In the restricted store these are the figures as they are, in the public one as the public may see them.
    """
    found = [published_quarter(store, index) for key in quarter_keys(store, council) if (index := versions(store, council, key))]
    return tuple(sorted(found, key=lambda each: each.quarter, reverse=True))


def published_quarter(store: Store, index: PublicationIndex) -> PublishedQuarter:
    """Return the quarter that has this list of versions."""
    found, damaged = list[VersionRows](), list[str]()
    for each in index.versions:
        if has_file(each, RATINGS):
            table = published_file(store, index, each, RATINGS)
            if table is None:
                damaged.append(file_key(index, each, RATINGS))
            else:
                found.append(_version(each, status_of(each.version, index), ratings_in(table)))
    return PublishedQuarter(quarter=Quarter.parse(index.quarter), index=index, versions=tuple(found), damaged=tuple(damaged))


def has_file(version: PublishedVersion, path: str) -> bool:
    """Whether a version was published with a file, and still is."""
    return any(file.path == path for file in version.files)


def file_key(index: PublicationIndex, version: PublishedVersion, path: str) -> str:
    """Return the key of a file of a version."""
    return f"{release_folder(index.council, index.quarter, version.release)}/{path}"


def published_file(store: Store, index: PublicationIndex, version: PublishedVersion, path: str) -> bytes | None:
    """Return a file of a version; None where it is missing, or is not to the byte what was published."""
    found = store.read_tagged(file_key(index, version, path))
    is_whole = found and any(file.path == path and file.sha256 == sha256(found[0]).hexdigest() for file in version.files)
    return found[0] if found and is_whole else None


def report_damaged(store: Store, keys: Iterable[str]) -> None:
    """Raise DamagedFiles if files that pages and tables of all quarters are drawn from are damaged.

    Only after these are written without them: no figure that has just been withdrawn stays because another file is damaged.
    """
    if damaged := sorted(set(keys)):
        raise DamagedFiles(
            f"{', '.join(damaged)} in {store.address}: missing, or not what was published. What is made of all quarters was "
            "written without. Restore it from a backup, then run the newest quarter again; without a backup, withdraw that "
            "version with purge."
        )


def quarter_keys(store: Store, council: str) -> list[str]:
    """Return the keys of the quarters that a council has published in a store."""
    parts = (each.key.split("/") for each in store.list(council))
    return [path[1] for path in parts if len(path) == 3 and path[2] == _INDEX]


def _version(version: PublishedVersion, status: VersionStatus, rows: list[FigureRow]) -> VersionRows:
    return VersionRows(
        version=version.version,
        published_on=published_on(version.published),
        status=status,
        reason=version.reason,
        rows=[without_figures(row) for row in rows] if status is VersionStatus.WITHDRAWN else rows,
    )
