"""The figures that a restricted pack keeps, as programs read them."""

from typing import Any

from adapters.councils import load_council
from adapters.store import Store
from cli.score import records
from quarterly.publishing.pack import PackListing
from quarterly.reporting.wording.scores import in_words
from quarterly.scoring.stored import SCORECARD_FORM
from quarterly.vocabulary.quarter import Quarter


def kept_figures(store: Store, listing: PackListing, council: str, quarter: str) -> list[dict[str, Any]]:
    """Return a record an indicator, in catalogue order."""
    (key,) = [file.key for file in listing.restricted if file.path == "figures.json"]
    card, of = SCORECARD_FORM.from_bytes(store.read(key), key).card, load_council(council, Quarter.parse(quarter))
    indicators = {indicator.id: indicator for indicator in of.catalogue.indicators}
    notes = [in_words(each, indicators[each.indicator], of, Quarter.parse(quarter)).target_note for each in card.scores]
    return [{**record, "target_note": note} for record, note in zip(records(card, of), notes, strict=True)]
