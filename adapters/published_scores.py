"""The scorecards of a quarter's published versions: what a pack would change by much, and what stays suppressed beside them."""

from collections.abc import Iterator
from dataclasses import replace

from adapters.background import FIGURES
from adapters.cycle_context import CycleContext
from adapters.publication import release_folder, versions
from quarterly.configuration.council import Council
from quarterly.disclosure.decided import still_suppressed
from quarterly.disclosure.history import points_of
from quarterly.publishing.holds import Outstanding
from quarterly.publishing.large_changes import PublishedScores, large_changes
from quarterly.publishing.pack import PackListing
from quarterly.scoring.earlier_versions import EarlierVersion, corrected_since
from quarterly.scoring.score import Scorecard
from quarterly.scoring.series.points import Point
from quarterly.scoring.stored import SCORECARD_FORM, StoredScorecard
from quarterly.vocabulary.further_figure import FurtherFigure


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
    return corrected_since([EarlierVersion(version, stored.card) for version, stored in _every_version(cycle)], now)


def published_scores(cycle: CycleContext) -> PublishedScores | None:
    """Return the scorecard of the newest version, None where nothing is published or it has been taken down."""
    council, quarter = cycle.council.key, cycle.quarter.key
    index = versions(cycle.restricted, council, quarter)
    if index is None or not any(file.path == FIGURES for file in index.current.files):
        return None
    key = f"{release_folder(council, quarter, index.current.release)}/{FIGURES}"
    return PublishedScores(index.current.version, SCORECARD_FORM.from_bytes(cycle.restricted.read(key), key))


def suppressed_before(cycle: CycleContext, card: Scorecard) -> tuple[FurtherFigure, ...]:
    """Return the figures of a scorecard that a version which it corrects suppressed, and that have not changed since."""
    now = points_of(StoredScorecard(card, ()), cycle.council)
    return still_suppressed([_as_printed(stored, cycle.council) for _, stored in _every_version(cycle)], now, cycle.quarter)


def _as_printed(stored: StoredScorecard, council: Council) -> dict[str, Point]:
    """Return a version's figures with whether a mark stood for them; of few, a whole number of per cent may have been printed."""
    points = points_of(stored, council)
    return {id: replace(point, suppressed=id in stored.suppressed) for id, point in points.items()}


def _every_version(cycle: CycleContext) -> Iterator[tuple[int, StoredScorecard]]:
    """Yield each version that has not been taken down, by its number, withdrawn or not."""
    council, quarter = cycle.council.key, cycle.quarter.key
    index = versions(cycle.restricted, council, quarter)
    for each in index.versions if index else ():
        if not each.release:  # it was taken down, and nothing is left to compare with
            continue
        key = f"{release_folder(council, quarter, each.release)}/{FIGURES}"
        if found := cycle.restricted.read_tagged(key):
            yield each.version, SCORECARD_FORM.from_bytes(found[0], key)
