"""The scorecard of the newest published version of a quarter, and what a pack would change in it by much."""

from adapters.background import FIGURES
from adapters.cycle_context import CycleContext
from adapters.publication import release_folder, versions
from quarterly.publishing.holds import Outstanding
from quarterly.publishing.large_changes import PublishedScores, large_changes
from quarterly.publishing.pack import PackListing
from quarterly.scoring.earlier_versions import EarlierVersion, corrected_since
from quarterly.scoring.score import Scorecard
from quarterly.scoring.stored import SCORECARD_FORM


def large_changes_in(cycle: CycleContext, pack: PackListing) -> list[Outstanding]:
    """Return what a pack would change by much in what is published; nothing before a first version.

    A withdrawn version counts: whoever publishes again has to see what is other than in it.
    """
    before = published_scores(cycle)
    key = next((file.key for file in pack.restricted if file.path == FIGURES), "")
    if before is None or not key:
        return []
    return list(large_changes(before, SCORECARD_FORM.from_bytes(cycle.restricted.read(key), key), cycle.council))


def earlier_versions(cycle: CycleContext, now: Scorecard) -> tuple[EarlierVersion, ...]:
    """Return the published versions of which a figure or a rating has been corrected since, the newest first."""
    council, quarter = cycle.council.key, cycle.quarter.key
    index = versions(cycle.restricted, council, quarter)
    published = []
    for each in index.versions if index else ():
        key = f"{release_folder(council, quarter, each.release)}/{FIGURES}"
        if found := cycle.restricted.read_tagged(key):
            published.append(EarlierVersion(each.version, SCORECARD_FORM.from_bytes(found[0], key).card))
    return corrected_since(published, now)


def published_scores(cycle: CycleContext) -> PublishedScores | None:
    """Return the scorecard of the newest version, None where nothing is published or it has been taken down."""
    council, quarter = cycle.council.key, cycle.quarter.key
    index = versions(cycle.restricted, council, quarter)
    if index is None or not any(file.path == FIGURES for file in index.current.files):
        return None
    key = f"{release_folder(council, quarter, index.current.release)}/{FIGURES}"
    return PublishedScores(index.current.version, SCORECARD_FORM.from_bytes(cycle.restricted.read(key), key))
