"""What a quarter is compared with: a council's history.csv and benchmarks.csv, and what stands published of earlier quarters."""

from datetime import date
from pathlib import Path

from adapters.comparators import load_comparators
from adapters.councils import council_folder
from adapters.csv_tables import CsvTable, read_csv
from adapters.previous_quarter import standing_versions
from adapters.reference import neighbours
from adapters.store import Store
from quarterly.configuration.council import Council
from quarterly.disclosure.history import points_of
from quarterly.publishing.versions import PublicationIndex, PublishedVersion
from quarterly.scoring.background import Background
from quarterly.scoring.benchmarking.published_rows import about, open_on
from quarterly.scoring.figures import Surroundings
from quarterly.scoring.history import LOOKED_BACK, history
from quarterly.scoring.series.points import Point, last_quarters
from quarterly.scoring.series.values import Values, read_values
from quarterly.scoring.stored import SCORECARD_FORM
from quarterly.vocabulary.quarter import Quarter

FIGURES = "figures.json"  # the restricted pack's scorecard


def background(name: str, council: Council, quarter: Quarter, store: Store, day: date) -> Background:
    """Return what is known on a day; published figures of others that are under embargo then are left out."""
    folder = council_folder(name)
    imported = folder / "history.csv"
    values = values_of(read_csv(imported), council).rows if imported.is_file() else ()
    earlier = history(values, _published(store, council, quarter))
    return Background(
        {id: {each: point for each, point in series.items() if each < quarter} for id, series in earlier.items()},
        surroundings(folder, council, day),
    )


def surroundings(folder: Path, council: Council, day: date) -> Surroundings:
    """Return the published figures that are free on a day, with the council's place among authorities."""
    found = open_on(load_comparators(folder), day)
    profile = council.profile
    model = neighbours() if profile.area and found else None
    return Surroundings(
        comparators={indicator.id: about(found, indicator.id) for indicator in council.catalogue.indicators} if found else {},
        area=profile.area,
        neighbours=model.of(profile.area) if model else (),
        model=model.version if model else "",
        window=profile.travel_window,
        screened=profile.spc_outliers == "screened",
        average=profile.neighbours_average,
    )


def values_of(table: CsvTable, council: Council) -> Values:
    """Read a tidy table of figures against a council's catalogue."""
    rows = (dict(zip(table.header, row, strict=True)) for row in table.rows)
    return read_values(table.header, rows, table.places, table.name, council.catalogue)


def _published(store: Store, council: Council, quarter: Quarter) -> dict[Quarter, list[dict[str, Point]]]:
    """Return the figures of the first and the newest version of every earlier quarter whose report stands."""
    found = {}
    for each in last_quarters(quarter.previous, LOOKED_BACK):
        if index := standing_versions(store, council, each):
            versions = (index.versions[0], index.current)
            kept = [points for version in versions if (points := _points(store, council, index, version))]
            if kept:
                found[each] = kept
    return found


def _points(store: Store, council: Council, index: PublicationIndex, version: PublishedVersion) -> dict[str, Point]:
    if not any(file.path == FIGURES for file in version.files):
        return {}
    key = f"{index.council}/{index.quarter}/releases/{version.release}/{FIGURES}"
    return points_of(SCORECARD_FORM.from_bytes(store.read(key), key), council)
