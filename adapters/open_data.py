"""The open data of a council in the public store: written again from what is published, whenever that changes."""

from adapters.published_quarters import published_quarters
from adapters.render.tables import ratings_csv
from adapters.store import Store
from quarterly.configuration.council import Council
from quarterly.publishing.open_data.council_table import DATA, INDICATORS, data_table, indicators_table
from quarterly.publishing.open_data.metadata import METADATA, metadata
from quarterly.vocabulary.canonical import to_bytes
from quarterly.vocabulary.errors import PublishConflict, ServiceUnavailable

_CSV, _JSON = "text/csv; charset=utf-8", "application/json"
_ATTEMPTS = 5


def write_open_data(store: Store, council: Council) -> tuple[str, ...]:
    """Write the files that differ from what is published, and return their keys; safe to run at the same time as others."""
    for _ in range(_ATTEMPTS):
        try:
            return _written(store, council)
        except PublishConflict:  # somebody else published meanwhile: read again what there is
            continue
    raise ServiceUnavailable(f"The open data in {store.address} is being written by other runs; nothing is lost.")


def _written(store: Store, council: Council) -> tuple[str, ...]:
    # Tags first, then what is published: whoever writes between the two makes the swap fail, so that no quarter gets lost.
    there = {key: store.read_tagged(key) for key in (f"{council.key}/{name}" for name in (DATA, INDICATORS, METADATA))}
    bodies = {f"{council.key}/{name}": body for name, body in _files(store, council).items()}
    changed = [key for key, body in bodies.items() if (found := there[key]) is None or found[0] != body]
    for key in changed:
        found = there[key]
        store.swap(key, bodies[key], found[1] if found else None, _JSON if key.endswith(METADATA) else _CSV)
    return tuple(changed)


def _files(store: Store, council: Council) -> dict[str, bytes]:
    quarters, profile = published_quarters(store, council.key), council.profile
    return {
        DATA: ratings_csv(*data_table(profile.name, quarters)),
        INDICATORS: ratings_csv(*indicators_table(quarters)),
        METADATA: to_bytes(metadata(profile.name, profile.report.title)),
    }
