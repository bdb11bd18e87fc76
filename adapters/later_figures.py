"""What later quarters have published of the same year to date, against which a correction of an earlier quarter is held."""

from decimal import Decimal

from adapters.background import FIGURES
from adapters.cycle_context import CycleContext
from adapters.publication import versions
from quarterly.configuration.council import Council
from quarterly.disclosure.history import points_of
from quarterly.scoring.counts import counts_of
from quarterly.scoring.series.points import Point
from quarterly.scoring.stored import SCORECARD_FORM
from quarterly.vocabulary.quarter import Quarter

Counts = tuple[Decimal | None, Decimal | None]


def later_counts(cycle: CycleContext) -> dict[str, list[Counts]]:
    """Return by indicator the counts behind what later quarters of the same year print of its year to date."""
    to_date = {each.id: each for each in cycle.council.catalogue.indicators if each.basis.is_to_date}
    found: dict[str, list[Counts]] = {}
    for quarter in [cycle.quarter.later(ahead) for ahead in (1, 2, 3)] if to_date else ():
        for id, point in points_under(cycle, newest_figures(cycle, quarter), cycle.council).items():
            if (
                id in to_date
                and to_date[id].basis.year.is_earlier(cycle.quarter, quarter)
                and point.value is not None
                and not point.suppressed
            ):
                found.setdefault(id, []).append(counts_of(to_date[id], point))
    return found


def newest_figures(cycle: CycleContext, quarter: Quarter) -> str:
    """Return the key of the newest figures that were published of a quarter, withdrawn or not; "" where there are none."""
    index = versions(cycle.restricted, cycle.council.key, quarter.key)
    there = (each for each in reversed(index.versions) if any(file.path == FIGURES for file in each.files)) if index else ()
    newest = next(iter(there), None)
    return f"{cycle.council.key}/{quarter.key}/releases/{newest.release}/{FIGURES}" if newest else ""


def points_under(cycle: CycleContext, key: str, council: Council) -> dict[str, Point]:
    """Return the published figures under a key by the ids of a council's indicators; nothing under ""."""
    return points_of(SCORECARD_FORM.from_bytes(cycle.restricted.read(key), key), council) if key else {}
