"""What a store holds of a council's publications, read back as rows: the one way from published files to site and open data."""

from collections.abc import Iterator

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
    return PublishedQuarter(quarter=Quarter.parse(index.quarter), index=index, versions=tuple(_versions(store, index)))


def quarter_keys(store: Store, council: str) -> list[str]:
    """Return the keys of the quarters that a council has published in a store."""
    parts = (each.key.split("/") for each in store.list(council))
    return [path[1] for path in parts if len(path) == 3 and path[2] == _INDEX]


def _versions(store: Store, index: PublicationIndex) -> Iterator[VersionRows]:
    for each in index.versions:
        if any(file.path == RATINGS for file in each.files):
            status = status_of(each.version, index)
            rows = _rows(store, index, each)
            yield VersionRows(
                version=each.version,
                published_on=published_on(each.published),
                status=status,
                reason=each.reason,
                rows=[without_figures(row) for row in rows] if status is VersionStatus.WITHDRAWN else rows,
            )


def _rows(store: Store, index: PublicationIndex, version: PublishedVersion) -> list[FigureRow]:
    return ratings_in(store.read(f"{release_folder(index.council, index.quarter, version.release)}/{RATINGS}"))
