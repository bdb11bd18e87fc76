"""What a quarter is compared with: history.csv, benchmarks.csv, and the published figures of earlier quarters."""

from datetime import date
from functools import lru_cache
from pathlib import Path

from adapters.comparators import load_comparators
from adapters.councils import council_folder
from adapters.csv_tables import CsvTable, read_csv
from adapters.previous_quarter import versions_in_force
from adapters.reference import neighbours
from adapters.remembered import of_the_last
from adapters.store import Store
from quarterly.configuration.council import Council
from quarterly.disclosure.history import points_of
from quarterly.publishing.versions import PublicationIndex, PublishedVersion
from quarterly.scoring.background import Background
from quarterly.scoring.benchmarking.published_rows import about, open_on
from quarterly.scoring.figures import Surroundings
from quarterly.scoring.history import LOOKED_BACK, history
from quarterly.scoring.series.points import Point, Series, last_quarters
from quarterly.scoring.series.values import Values, read_values
from quarterly.scoring.series.year_states import as_closed
from quarterly.scoring.stored import SCORECARD_FORM, StoredScorecard
from quarterly.vocabulary.errors import SetupError
from quarterly.vocabulary.quarter import Quarter

FIGURES = "figures.json"  # the restricted pack's scorecard


def background(name: str, council: Council, quarter: Quarter, store: Store, day: date) -> Background:
    """Return the history of every indicator and the figures of other authorities that are not under embargo on a day."""
    return Background(earlier_figures(name, council, quarter, store), surroundings(council_folder(name), council, day))


def earlier_figures(name: str, council: Council, quarter: Quarter, store: Store) -> dict[str, Series]:
    """Return every indicator's figures of earlier quarters, as imported and as published, by indicator id."""
    imported = council_folder(name) / "history.csv"
    values = imported_history(read_csv(imported), council).rows if imported.is_file() else ()
    found = as_closed(history(values, _published(store, council, quarter)), council.profile.years)
    # A quarter that is scored again a year later must not know what came after it.
    return {id: {each: point for each, point in series.items() if each < quarter} for id, series in found.items()}


def surroundings(folder: Path, council: Council, day: date) -> Surroundings:
    """Return other authorities' figures that are not under embargo on a day, and what a score needs to compare with them."""
    found = open_on(load_comparators(folder), day)
    profile = council.profile
    model = neighbours() if profile.area and found else None
    return Surroundings(
        comparators={indicator.id: about(found, indicator.id) for indicator in council.catalogue.indicators} if found else {},
        area=profile.area,
        neighbours=model.of(profile.area) if model else (),
        model=model.version if model else "",
        window=profile.travel_window,
        last_year_end=profile.travel.last_year_end,
        since=profile.travel.named,
        screened=profile.spc_outliers == "screened",
        average=profile.neighbours_average,
    )


@of_the_last  # every return of a quarter is held against the same history, and the scorecard is made with it
def imported_history(table: CsvTable, council: Council) -> Values:
    """Read a council's history of figures; raise SetupError naming every cell that cannot be right."""
    values = values_of(table, council)
    if values.problems:
        raise SetupError("\n".join(values.problems))
    return values


def values_of(table: CsvTable, council: Council) -> Values:
    """Read a tidy table of figures, matching its rows to the indicators of a council's catalogue."""
    rows = (dict(zip(table.header, row, strict=True)) for row in table.rows)
    return read_values(table.header, rows, table.row_numbers, table.name, council.catalogue)


def _published(store: Store, council: Council, quarter: Quarter) -> dict[Quarter, list[dict[str, Point]]]:
    """Return the figures of the first and newest version of every earlier quarter whose report is not withdrawn.

    Both are needed: a comparison uses the figure as it is known now, and names the one first published where it differs.
    """
    found = {}
    for each in last_quarters(quarter.previous, LOOKED_BACK):
        if index := versions_in_force(store, council, each):
            versions = {each.release: each for each in (index.versions[0], index.current)}
            published = [points for version in versions.values() if (points := _points(store, council, index, version))]
            if published:
                found[each] = published
    return found


def _points(store: Store, council: Council, index: PublicationIndex, version: PublishedVersion) -> dict[str, Point]:
    if not any(file.path == FIGURES for file in version.files):
        return {}
    key = f"{index.council}/{index.quarter}/releases/{version.release}/{FIGURES}"
    return points_of(_scorecard(store, key), council)


@lru_cache(2 * LOOKED_BACK)  # every return of a quarter is held against the same earlier quarters, and no release ever changes
def _scorecard(store: Store, key: str) -> StoredScorecard:
    return SCORECARD_FORM.from_bytes(store.read(key), key)
