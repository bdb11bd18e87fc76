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
    return still_suppressed((_as_printed(each, cycle.council) for each in _every_version(cycle)), now, cycle.quarter)


def _as_printed(stored: StoredScorecard, council: Council) -> dict[str, Point]:
    """Return a version's figures with whether a mark stood for them; of few, a whole number of per cent may have been printed."""
    points = points_of(stored, council)
    return {id: replace(point, suppressed=id in stored.suppressed) for id, point in points.items()}


def _every_version(cycle: CycleContext) -> Iterator[StoredScorecard]:
    council, quarter = cycle.council.key, cycle.quarter.key
    index = versions(cycle.restricted, council, quarter)
    for version in index.versions if index else ():
        if any(file.path == FIGURES for file in version.files):
            key = f"{release_folder(council, quarter, version.release)}/{FIGURES}"
            yield SCORECARD_FORM.from_bytes(cycle.restricted.read(key), key)
