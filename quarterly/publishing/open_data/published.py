"""What a council has published, quarter by quarter and version by version, as rows."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from quarterly.publishing.open_data.figure_row import FigureRow
from quarterly.publishing.open_data.symbols import Symbol
from quarterly.publishing.versions import PublicationIndex
from quarterly.vocabulary.local_day import local_day
from quarterly.vocabulary.quarter import Quarter


class VersionStatus(StrEnum):
    """What a version is today."""

    IN_FORCE = "in force"
    REPLACED = "replaced"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionRows:
    """One version of a quarter with its rows, in the order of its report; of a withdrawn one, without a figure."""

    version: int
    published_on: date
    status: VersionStatus
    reason: str
    rows: Sequence[FigureRow]


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedQuarter:
    """One quarter with the versions whose files are still there, oldest first.

    `damaged` are the keys of files that are missing, or are not what was published: nothing is taken from them.
    """

    quarter: Quarter
    index: PublicationIndex
    versions: tuple[VersionRows, ...]
    damaged: tuple[str, ...] = ()

    @property
    def in_force(self) -> VersionRows | None:
        """The version that readers are to rely on; None where the report is withdrawn."""
        return next((each for each in self.versions if each.status is VersionStatus.IN_FORCE), None)


def status_of(version: int, index: PublicationIndex) -> VersionStatus:
    """Return what a version is today: one that was withdrawn stays so, whatever was published after it."""
    if any(each.version == version for each in index.withdrawals):
        return VersionStatus.WITHDRAWN
    return VersionStatus.IN_FORCE if version == index.current.version else VersionStatus.REPLACED


def published_on(moment: str) -> date:
    """Return the day, in England, of a stored moment."""
    return local_day(datetime.fromisoformat(moment))


def without_figures(row: FigureRow) -> FigureRow:
    """Return what stays of a row of a version that is withdrawn: which indicator it is, and that there is no figure."""
    lacking = Symbol.NOT_AVAILABLE.value
    return FigureRow(
        indicator=row.indicator,
        reference=row.reference,
        name=row.name,
        quarter=row.quarter,
        unit=row.unit,
        basis=row.basis,
        good_is=row.good_is,
        rated_basis=row.rated_basis,
        symbol=lacking,
        target_symbol=lacking,
        rating_symbol=lacking,
        definition=row.definition,
        why_good=row.why_good,
        sent_by=row.sent_by,
    )
