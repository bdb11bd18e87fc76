"""What every published version of a quarter prints of one indicator, and why the public does not see it."""

from collections.abc import Iterator
from hashlib import sha256

from adapters.background import FIGURES
from adapters.cycle_context import CycleContext
from adapters.flagged_sentences import release_facts_in
from adapters.publication import release_folder, versions
from adapters.published_reports import RATINGS, REPORT, ratings_in
from adapters.store import Store
from quarterly.configuration.catalogue import Indicator
from quarterly.disclosure.not_public import SuppressedScore
from quarterly.publishing.open_data.figure_row import FigureRow
from quarterly.publishing.open_data.printed_row import rating_text, value_text
from quarterly.publishing.open_data.published import published_on, status_of
from quarterly.publishing.trace import TracedVersion
from quarterly.publishing.versions import PublicationIndex, PublishedVersion
from quarterly.reporting.wording.suppressed import why_in_words
from quarterly.scoring.score import Score
from quarterly.scoring.stored import SCORECARD_FORM, StoredScorecard
from quarterly.vocabulary.quarter import long_date
from quarterly.vocabulary.renderings import Rendering

_FACTS = "/release-facts.json"


def figures_in(store: Store, index: PublicationIndex, version: PublishedVersion) -> StoredScorecard | None:
    """Return the record of a version's figures; None where it has none, as in the public store, or was taken down."""
    key = f"{release_folder(index.council, index.quarter, version.release)}/{FIGURES}"
    found = store.read_tagged(key) if version.release else None
    return SCORECARD_FORM.from_bytes(found[0], key) if found else None


def score_in(stored: StoredScorecard | None, indicator: str) -> Score | None:
    """Return an indicator's score in such a record, None where it has none."""
    return next((each for each in stored.card.scores if each.indicator == indicator), None) if stored else None


def traced_versions(cycle: CycleContext, rendering: Rendering, indicator: Indicator) -> Iterator[TracedVersion]:
    """Yield what every version of a rendering prints of an indicator, the newest first."""
    store = cycle.settings.public() if rendering == "public" else cycle.restricted
    index = versions(store, cycle.council.key, cycle.quarter.key)
    if index is None:
        return
    for version in reversed(index.versions):
        row, score = _row(store, index, version, indicator), score_in(figures_in(store, index, version), indicator.id)
        folder, source = release_folder(index.council, index.quarter, version.release), score.source if score else None
        yield TracedVersion(
            rendering=rendering,
            version=version.version,
            published_on=long_date(published_on(version.published)),
            status="taken down" if version.taken_down else status_of(version.version, index).value,
            value=value_text(row) if row else "",
            rating=rating_text(row) if row else "",
            # The first is no correction: what is stored as its reason tells of a version before.
            reason=version.reason if version.version > 1 else f"{version.issue or 'First publication'}.",
            address="" if version.taken_down else f"{store.address.rstrip('/')}/{folder}/report.html",
            taken_from=f"{source.file}, {source.sheet}, row {source.row}" if source else "",
            sha256=source.digest if source else "",
        )


def why_suppressed(cycle: CycleContext, indicator: Indicator) -> str:
    """Return why the newest public version does not print a figure or its rating; "" where it prints both.

    The reason stands beside the draft that was published, and is deleted with it.
    """
    store = cycle.settings.public()
    index = versions(store, cycle.council.key, cycle.quarter.key)
    row = _row(store, index, index.current, indicator) if index else None
    if index is None or row is None or not (row.is_suppressed or row.rating_symbol == "[c]"):
        return ""
    found = next((each for each in _suppressed(cycle, index.current) if each.indicator == indicator.id), None)
    if found is None:
        return "the reason is no longer on record, as the draft that was published is deleted"
    why = why_in_words(found.why)
    return f"the rating alone, since {why}" if found.is_rating_alone else why


def _suppressed(cycle: CycleContext, public: PublishedVersion) -> tuple[SuppressedScore, ...]:
    """Return what was suppressed in the draft that has the public report, byte for byte."""
    published = {file.sha256 for file in public.files if file.path == REPORT}
    for entry in cycle.restricted.list(f"stages/{cycle.council.key}/{cycle.quarter.key}/compile_report"):
        folder = entry.key.removesuffix(_FACTS)
        report = cycle.restricted.read_tagged(f"{folder}/public/{REPORT}") if folder != entry.key else None
        if report and sha256(report[0]).hexdigest() in published:
            return release_facts_in(cycle, folder).suppressed
    return ()


def _row(store: Store, index: PublicationIndex, version: PublishedVersion, indicator: Indicator) -> FigureRow | None:
    key = f"{release_folder(index.council, index.quarter, version.release)}/{RATINGS}"
    table = store.read_tagged(key) if version.release else None
    return next((each for each in ratings_in(table[0]) if each.indicator == indicator.id), None) if table else None
