"""What a store holds of a council's publications, read back as rows: the one way from published files to site and open data."""

import re
from dataclasses import dataclass, field
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
_QUARTER = re.compile(r"\d{4}-\d{2}-q[1-4]")  # anything else beside the quarters is not the program's


@dataclass(frozen=True, slots=True)
class Damage:
    """What cannot be read: the keys of published files, and a sentence for each quarter's list of versions."""

    files: list[str] = field(default_factory=list)
    lists: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class PublishedQuarters:
    """Every quarter that a council has published in a store, newest first, and what of them cannot be read."""

    quarters: tuple[PublishedQuarter, ...]
    damage: Damage


def published_quarters(store: Store, council: str) -> PublishedQuarters:
    """Return what a council has published.

    In the restricted store these are the figures as they are, in the public one as the public may see them.
    """
    found, damage = list[PublishedQuarter](), Damage()
    for key in quarter_keys(store, council):
        try:
            index = versions(store, council, key)
        except DamagedFiles as error:
            damage.lists.append(str(error))
            continue
        if index:
            found.append(published_quarter(store, index))
            damage.files.extend(found[-1].damaged)
    return PublishedQuarters(tuple(sorted(found, key=lambda each: each.quarter, reverse=True)), damage)


def published_quarter(store: Store, index: PublicationIndex) -> PublishedQuarter:
    """Return the quarter that has this list of versions."""
    found, damaged = list[VersionRows](), list[str]()
    for each in index.versions:
        if has_file(each, RATINGS):
            table = published_file(store, index, each, RATINGS)
            rows = _rows(table)
            if rows is None:
                damaged.append(file_key(index, each, RATINGS))
            else:
                found.append(_version(each, status_of(each.version, index), rows))
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


def report_damaged(store: Store, damage: Damage) -> None:
    """Raise DamagedFiles if something that pages and tables of all quarters are drawn from is damaged.

    Only after these are written without it: no figure that has just been withdrawn stays because another file is damaged.
    """
    found = []
    if damage.files:
        found.append(
            f"{', '.join(sorted(set(damage.files)))} in {store.address}: missing, or not what was published. What is made of all "
            "quarters was written without. Whoever looks after the store restores it from a backup and runs the newest quarter "
            "again; without a backup, withdraw that version with purge."
        )
    if damage.lists:
        found.append(
            f"{' '.join(sorted(set(damage.lists)))} Nobody knows which version of that quarter is in force, or withdrawn: what "
            "is made of all quarters was written without the quarter. Whoever looks after the store restores the file and runs "
            "the newest quarter again."
        )
    if found:
        raise DamagedFiles(" ".join(found))


def quarter_keys(store: Store, council: str) -> list[str]:
    """Return the keys of the quarters that a council has published in a store, in the order of time."""
    parts = (each.key.split("/") for each in store.list(council))
    return [path[1] for path in parts if len(path) == 3 and path[2] == _INDEX and _QUARTER.fullmatch(path[1])]


def _rows(table: bytes | None) -> list[FigureRow] | None:
    """Return the rows of a table of ratings; None where there is none, or none that this program can read."""
    try:
        return None if table is None else ratings_in(table)
    except (KeyError, ValueError, ArithmeticError):
        return None


def _version(version: PublishedVersion, status: VersionStatus, rows: list[FigureRow]) -> VersionRows:
    return VersionRows(
        version=version.version,
        published_on=published_on(version.published),
        status=status,
        reason=version.reason,
        rows=[without_figures(row) for row in rows] if status is VersionStatus.WITHDRAWN else rows,
    )
