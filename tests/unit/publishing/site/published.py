"""A published quarter with its versions, made for tests of what the site says of it."""

from collections.abc import Sequence
from datetime import date

from quarterly.publishing.open_data.figure_row import FigureRow
from quarterly.publishing.open_data.published import PublishedQuarter, VersionRows, VersionStatus, without_figures
from quarterly.publishing.versions import PublicationIndex, PublishedVersion, Withdrawal
from quarterly.vocabulary.quarter import Quarter
from tests.made_site import Q1


def quarter_of(*versions: Sequence[FigureRow], quarter: Quarter = Q1, withdrawn: bool = False) -> PublishedQuarter:
    """Return a quarter with these versions, a day apart, the last of them in force or withdrawn."""
    listed = tuple(
        PublishedVersion(
            version=n,
            release=f"r{n}",
            manifest_sha256="",
            published=f"2012-08-0{n}T12:00:00+00:00",
            reason=f"Reason {n}.",
            files=(),
        )
        for n in range(1, len(versions) + 1)
    )
    notices = (Withdrawal(version=len(versions), at="2012-09-01T12:00:00+00:00", reason="Wrong."),) if withdrawn else ()
    index = PublicationIndex(council="milton", quarter=quarter.key, versions=listed, withdrawals=notices)
    last = VersionStatus.WITHDRAWN if withdrawn else VersionStatus.IN_FORCE
    found = [
        VersionRows(
            version=n,
            published_on=date(2012, 8, n),
            status=VersionStatus.REPLACED if n < len(versions) else last,
            reason=f"Reason {n}.",
            rows=[without_figures(row) for row in rows] if n == len(versions) and withdrawn else rows,
        )
        for n, rows in enumerate(versions, 1)
    ]
    return PublishedQuarter(quarter=quarter, index=index, versions=tuple(found))
