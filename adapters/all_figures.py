"""Every figure of a council at one restricted address, for Power BI and Excel: a row for each indicator and quarter."""

import csv
import io

from adapters.publication import release_folder, versions
from adapters.render.tables import ratings_csv
from adapters.store import Store
from quarterly.publishing.versions import PublishedVersion

RATINGS = "ratings.csv"
_ADDED = ("quarter_key", "version", "published")  # in front of a quarter's own columns
_CSV = "text/csv; charset=utf-8"


def all_figures_key(council: str) -> str:
    """Return the key of the table in the restricted store; it stays the same from quarter to quarter."""
    return f"tables/{council}/all-figures.csv"


def write_all_figures(store: Store, council: str, *, wanted: bool = True) -> None:
    """Write the table anew from what is published in this store, oldest quarter first; delete it if it is not `wanted`.

    A quarter that is withdrawn, or whose newest version was taken down, has no rows. A column that the table of a quarter lacks
    is empty in its rows.
    """
    key = all_figures_key(council)
    if not wanted:
        if store.exists(key):
            store.delete(key)
        return
    columns, rows = dict.fromkeys(_ADDED), list[dict[str, str]]()
    for quarter in sorted({entry.key.split("/")[1] for entry in store.list(council) if entry.key.endswith("/index.json")}):
        index = versions(store, council, quarter)
        if index and not index.withdrawn and not index.current.taken_down:
            table = _table(store, council, quarter, index.current)
            columns |= dict.fromkeys(name for row in table for name in row)
            rows += table
    store.write(key, ratings_csv(list(columns), [[row.get(name, "") for name in columns] for row in rows]), _CSV)


def _table(store: Store, council: str, quarter: str, version: PublishedVersion) -> list[dict[str, str]]:
    found = store.read_tagged(f"{release_folder(council, quarter, version.release)}/{RATINGS}")
    if found is None:
        return []
    own = dict(zip(_ADDED, (quarter, str(version.version), version.published), strict=True))
    return [{**own, **row} for row in csv.DictReader(io.StringIO(found[0].decode("utf-8-sig"), newline=""))]
