"""Everything a council has ever published and not taken down, as anybody can read it in the public store."""

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import cast

from adapters.cycle_context import CycleContext
from adapters.publication import release_folder, versions
from adapters.store import Store
from quarterly.publishing.open_data.earlier_form import row_of
from quarterly.publishing.open_data.figure_row import FigureRow
from quarterly.publishing.printed_figures import PrintedFigure, printed_figures
from quarterly.publishing.versions import PublicationIndex, PublishedVersion
from quarterly.reporting.model import Report
from quarterly.scoring.chart_data import SHOWN
from quarterly.scoring.series.points import last_quarters
from quarterly.vocabulary.errors import DamagedFiles
from quarterly.vocabulary.quarter import Quarter

REPORT, RATINGS, LARGE_PRINT = "report.json", "ratings.csv", "report-large-print.pdf"


@dataclass(frozen=True, slots=True)
class PublishedReport:
    """One published version of one quarter, and the folder of its release in the public store."""

    quarter: Quarter
    version: int
    folder: str


def published_reports(cycle: CycleContext, until: Quarter, besides: str) -> tuple[PublishedReport, ...]:
    """Return every version of the quarters before a pack's, of its own and of later ones, oldest first, apart from the pack.

    A withdrawn version is among them: its files lie where they were, and whoever has read a figure knows it for good. Only a
    version that was taken down has no files to read. As far back as charts reach, and up to `until`. `besides` is the key of the
    pack's own report in the restricted store: once it is published, it is still the pack that is audited.
    """
    own, store = sha256(cycle.restricted.read(besides)).hexdigest(), cycle.settings.public()
    found: list[PublishedReport] = []
    for quarter in (*last_quarters(cycle.quarter, SHOWN), *_between(cycle.quarter, until)):
        index = versions(store, cycle.council.key, quarter.key)
        for each in _there(index) if index else ():
            if all(file.sha256 != own for file in each.files if file.path == REPORT):
                folder = release_folder(cycle.council.key, quarter.key, each.release)
                found.append(PublishedReport(quarter, each.version, folder))
    return tuple(found)


def figures_of(store: Store, folder: str) -> tuple[PrintedFigure, ...]:
    """Return what the report and the table of ratings in a folder say of figures; raise DamagedFiles if they cannot be read."""
    try:
        report = cast(Report, json.loads(store.read(f"{folder}/{REPORT}")))
        rows = ratings_in(store.read(f"{folder}/{RATINGS}"))
    except (KeyError, ValueError, ArithmeticError):
        # Without its cause: that repeats what it could not read. Nothing is audited against a report that cannot be read.
        raise DamagedFiles(
            f"{folder} in {store.address}: {REPORT} or {RATINGS} is missing or damaged, so that no draft can be held against it. "
            "Restore it from a backup; without a backup, withdraw that version with purge."
        ) from None
    return printed_figures(report, rows)


def ratings_in(table: bytes) -> list[FigureRow]:
    """Return the rows of a table of ratings, whichever form it has."""
    return [row_of(each) for each in csv.DictReader(io.StringIO(table.decode("utf-8-sig")))]


def _between(quarter: Quarter, until: Quarter) -> Iterator[Quarter]:
    while (quarter := quarter.next) <= until:
        yield quarter


def _there(index: PublicationIndex) -> list[PublishedVersion]:
    """Return the versions whose figures can be read, withdrawn or not."""
    needed = {REPORT, RATINGS}
    return [each for each in index.versions if not each.taken_down and needed <= {file.path for file in each.files}]
