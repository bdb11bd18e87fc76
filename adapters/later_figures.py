"""What later quarters have published of the same year to date, against which a correction of an earlier quarter is held."""

from decimal import Decimal

from adapters.background import FIGURES
from adapters.cycle_context import CycleContext
from adapters.previous_quarter import versions_in_force
from quarterly.disclosure.history import points_of
from quarterly.scoring.counts import counts_of
from quarterly.scoring.stored import SCORECARD_FORM
from quarterly.vocabulary.basis import Basis
from quarterly.vocabulary.quarter import Quarter

Counts = tuple[Decimal | None, Decimal | None]


def later_counts(cycle: CycleContext) -> dict[str, list[Counts]]:
    """Return by indicator the counts behind what later quarters of the same year print of its year to date."""
    to_date = {each.id: each for each in cycle.council.catalogue.indicators if each.basis is Basis.YEAR_TO_DATE}
    found: dict[str, list[Counts]] = {}
    for number in range(cycle.quarter.number + 1, 5) if to_date else ():
        quarter = Quarter(cycle.quarter.year, number)
        index = versions_in_force(cycle.restricted, cycle.council, quarter)
        if index is None or not any(file.path == FIGURES for file in index.current.files):
            continue
        key = f"{cycle.council.key}/{quarter.key}/releases/{index.current.release}/{FIGURES}"
        for id, point in points_of(SCORECARD_FORM.from_bytes(cycle.restricted.read(key), key), cycle.council).items():
            if id in to_date and point.value is not None and not point.suppressed:
                found.setdefault(id, []).append(counts_of(to_date[id], point))
    return found
