"""The open data of a council in the public store: written again from what is published, whenever that changes."""

from collections.abc import Sequence

from adapters.published_quarters import Damage, published_quarters, report_damaged
from adapters.render.tables import ratings_csv
from adapters.store import Store
from adapters.written_again import write_again
from quarterly.configuration.council import Council
from quarterly.publishing.open_data.council_table import DATA, INDICATORS, data_table, indicators_table
from quarterly.publishing.open_data.metadata import METADATA, metadata
from quarterly.publishing.open_data.published import PublishedQuarter
from quarterly.vocabulary.canonical import to_bytes


def write_open_data(store: Store, council: Council) -> tuple[str, ...]:
    """Write the files that differ from what is published, and return their keys; safe to run at the same time as others."""
    keys = [f"{council.key}/{name}" for name in (DATA, INDICATORS, METADATA)]
    damage = Damage()

    def draw() -> dict[str, bytes]:
        nonlocal damage
        published = published_quarters(store, council.key)
        damage = published.damage
        return dict(zip(keys, _files(council, published.quarters), strict=True))

    written = write_again(store, keys, draw)
    report_damaged(store, damage)
    return written


def _files(council: Council, quarters: Sequence[PublishedQuarter]) -> tuple[bytes, bytes, bytes]:
    profile = council.profile
    return (
        ratings_csv(*data_table(profile.name, quarters)),
        ratings_csv(*indicators_table(quarters)),
        to_bytes(metadata(profile.name, profile.report.title)),
    )
