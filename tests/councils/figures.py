"""The figures that a restricted pack keeps, as programs read them."""

from typing import Any

from adapters.councils import load_council
from adapters.store import Store
from cli.score import records
from quarterly.publishing.pack import PackListing
from quarterly.scoring.stored import read_scorecard
from quarterly.vocabulary.quarter import Quarter


def kept_figures(store: Store, listing: PackListing, council: str, quarter: str) -> list[dict[str, Any]]:
    """Return a record an indicator, in catalogue order."""
    (key,) = [file.key for file in listing.restricted if file.path == "figures.json"]
    return records(read_scorecard(store.read(key), key).card, load_council(council, Quarter.parse(quarter)))
