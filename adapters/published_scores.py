"""The scorecard of the newest published version of a quarter, and what another would change in it by much."""

from adapters.background import FIGURES
from adapters.cycle_context import CycleContext
from adapters.publication import release_folder, versions
from quarterly.publishing.holds import Outstanding
from quarterly.publishing.large_changes import PublishedScores, large_changes
from quarterly.scoring.score import Scorecard
from quarterly.scoring.stored import SCORECARD_FORM


def large_changes_in(cycle: CycleContext, card: Scorecard) -> list[Outstanding]:
    """Return what this scorecard would change by much in what is published; nothing before a first version.

    A withdrawn version counts: whoever publishes again has to see what is other than in it.
    """
    before = published_scores(cycle)
    return list(large_changes(before, card, cycle.council)) if before else []


def published_scores(cycle: CycleContext) -> PublishedScores | None:
    """Return the scorecard of the newest version, None where nothing is published or it has been taken down."""
    council, quarter = cycle.council.key, cycle.quarter.key
    index = versions(cycle.restricted, council, quarter)
    if index is None or not any(file.path == FIGURES for file in index.current.files):
        return None
    key = f"{release_folder(council, quarter, index.current.release)}/{FIGURES}"
    return PublishedScores(index.current.version, SCORECARD_FORM.from_bytes(cycle.restricted.read(key), key))
