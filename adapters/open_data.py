"""The open data of a council in the public store: written again from what is published, whenever that changes."""

from collections.abc import Callable, Sequence

from adapters.published_quarters import Damage, published_quarters, quarter_keys, report_damaged
from adapters.render.tables import ratings_csv
from adapters.store import Store
from adapters.written_again import write_again
from quarterly.configuration.council import Council
from quarterly.publishing.open_data.council_table import DATA, INDICATORS, data_table, indicators_table
from quarterly.publishing.open_data.metadata import METADATA, metadata
from quarterly.publishing.open_data.published import PublishedQuarter
from quarterly.vocabulary.canonical import to_bytes
from quarterly.vocabulary.quarter import Quarter

CouncilOf = Callable[[Quarter], Council]  # a council as it is in a quarter


def write_open_data(store: Store, key: str, council_of: CouncilOf) -> tuple[str, ...]:
    """Write the files that differ from what is published, and return their keys; safe to run at the same time as others.

    They name the council as its newest quarter does, also when an older one is corrected.
    """
    keys = [f"{key}/{name}" for name in (DATA, INDICATORS, METADATA)]
    quarters, damage = quarter_keys(store, key), Damage()
    if not quarters:
        return ()
    council = council_of(max(map(Quarter.parse, quarters)))

    def draw() -> dict[str, bytes]:
        nonlocal damage
        published = published_quarters(store, key)
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
        to_bytes(metadata(profile)),
    )
