"""Every figure of a council at one restricted address, for Power BI and Excel: a row for each indicator and quarter."""

from adapters.published_quarters import Damage, published_quarters, report_damaged
from adapters.render.tables import ratings_csv
from adapters.store import Store
from adapters.written_again import write_again
from quarterly.configuration.council import Council
from quarterly.publishing.open_data.council_table import figures_in_force


def all_figures_key(council: str) -> str:
    """Return the key of the table in the restricted store; it stays the same from quarter to quarter."""
    return f"tables/{council}/all-figures.csv"


def write_all_figures(store: Store, council: Council, *, wanted: bool = True) -> None:
    """Write the table anew from what is published in this store if it differs; delete it if it is not `wanted`."""
    key = all_figures_key(council.key)
    if wanted:
        damage = Damage()

        def draw() -> dict[str, bytes]:
            nonlocal damage
            published = published_quarters(store, council.key)
            damage = published.damage
            return {key: ratings_csv(*figures_in_force(council.profile.name, published.quarters))}

        write_again(store, [key], draw)
        report_damaged(store, damage)
    elif store.exists(key):
        store.delete(key)
