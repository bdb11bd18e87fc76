"""Hold a compiled pack against everything the council has published; once more only where something of that changed."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from adapters.audit import events_of
from adapters.councils import load_council
from adapters.cycle_context import CycleContext
from adapters.later_figures import newest_figures, points_under
from adapters.published_reports import PublishedReport, figures_of, published_reports
from adapters.solver import Solver
from quarterly.configuration.catalogue import Catalogue
from quarterly.configuration.council import Council
from quarterly.configuration.profile import SmallNumbers
from quarterly.disclosure.known_bases import with_known_bases
from quarterly.disclosure.report_cells import SeriesById
from quarterly.publishing.audit import further_figures
from quarterly.publishing.audit_result import AuditResult
from quarterly.publishing.audit_wording import worded
from quarterly.publishing.catalogues import united
from quarterly.publishing.disclosure_audit import audited
from quarterly.publishing.public_knowledge import Publication, PublicKnowledge
from quarterly.publishing.successors import as_one_series, as_printed
from quarterly.scoring.chart_data import SHOWN
from quarterly.scoring.series.points import Point, Series, last_quarters
from quarterly.vocabulary.canonical import from_bytes, to_bytes
from quarterly.vocabulary.errors import SetupError
from quarterly.vocabulary.further_figure import FurtherFigure
from quarterly.vocabulary.quarter import Quarter

_RESULT = "disclosure-audit.json"
_TRUTH = "truth.json"
_JSON = "application/json"


@dataclass(frozen=True, slots=True)
class _Truth:
    """Every indicator's figures up to the quarter of a pack, whoever may see them."""

    series: tuple[tuple[str, tuple[tuple[Quarter, Point], ...]], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Inputs:
    """Everything an audit follows from: a pack, by its folder, what is public, what is known of other quarters, and the rules.

    `others` are the keys of the newest figures published of each, withdrawn or not, `decided` what an officer had suppressed.
    """

    folder: str
    published: tuple[PublishedReport, ...]
    others: tuple[tuple[Quarter, str], ...]
    catalogue: Catalogue
    policy: SmallNumbers
    decided: tuple[FurtherFigure, ...]


@dataclass(frozen=True, slots=True)
class _Stored:
    """The result of an audit, and the key of what it follows from."""

    key: str
    result: AuditResult


def save_truth(cycle: CycleContext, folder: str, series: SeriesById) -> None:
    """Store beside a pack what is known of every figure, by which the audit knows the counts that nobody may work out."""
    rows = tuple((id, tuple(sorted(points.items()))) for id, points in sorted(series.items()))
    cycle.restricted.write(f"{folder}/{_TRUTH}", to_bytes(_Truth(rows)), _JSON)


def audit_draft(cycle: CycleContext, folder: str, day: date) -> AuditResult:
    """Return what can be worked out from the pack in a folder and everything that is public on a day; store it with the pack."""
    published = published_reports(cycle, Quarter.of(day), besides=f"{folder}/public/report.json")
    others = _others(cycle, Quarter.of(day))
    quarters = {each.quarter for each in published} | {quarter for quarter, _ in others}
    inputs = _Inputs(
        folder=folder,
        published=published,
        others=others,
        catalogue=_catalogue(cycle, sorted(quarters, reverse=True)),
        policy=cycle.council.profile.small_numbers,
        decided=further_figures(events_of(cycle.restricted, cycle.council.key, cycle.quarter.key)),
    )
    key, before = cycle.output_key("disclosure-audit", inputs), _stored(cycle, folder)
    if before and before.key == key:
        return before.result
    result = _audit(cycle, inputs)
    cycle.restricted.write(f"{folder}/{_RESULT}", to_bytes(_Stored(key, result)), _JSON)
    return result


def audit_in(cycle: CycleContext, folder: str) -> AuditResult:
    """Return what the last audit of the pack in a folder found; nothing where there was none."""
    found = _stored(cycle, folder)
    return found.result if found else AuditResult()


def _stored(cycle: CycleContext, folder: str) -> _Stored | None:
    found = cycle.restricted.read_tagged(f"{folder}/{_RESULT}")
    return from_bytes(_Stored, found[0]) if found else None


def _audit(cycle: CycleContext, inputs: _Inputs) -> AuditResult:
    council, public = cycle.council.model_copy(update={"catalogue": inputs.catalogue}), cycle.settings.public()
    known = PublicKnowledge(
        catalogue=council.catalogue,
        policy=council.profile.small_numbers,
        figures=figures_of(cycle.restricted, f"{inputs.folder}/public"),
        published=[Publication(each.quarter, each.version, figures_of(public, each.folder)) for each in inputs.published],
        truth=with_known_bases(council.catalogue, _truth(cycle, inputs, council)),
        decided=frozenset((each.indicator, each.quarter) for each in inputs.decided),
    )
    read = as_one_series(known)
    with Solver() as solver:
        found = worded(audited(read, solver), read, council)
    return replace(found, proposed=as_printed(found.proposed, known), needless=as_printed(found.needless, known))


def _truth(cycle: CycleContext, inputs: _Inputs, council: Council) -> SeriesById:
    """Return what is known of every figure of the pack's quarter, earlier ones and later ones."""
    stored = cycle.restricted.read_tagged(f"{inputs.folder}/{_TRUTH}")
    if stored is None:
        raise SetupError(f"The draft of {cycle.quarter} is of an earlier version of this program. Run the cycle again.")
    series: dict[str, Series] = {id: dict(points) for id, points in from_bytes(_Truth, stored[0]).series}
    for quarter, key in inputs.others:
        for id, point in points_under(cycle, key, council).items():
            # A pack knows earlier quarters as they are now, but for those whose reports are withdrawn.
            if quarter > cycle.quarter or quarter not in series.get(id, {}):
                series[id] = {**series.get(id, {}), quarter: point}
    return series


def _catalogue(cycle: CycleContext, quarters: Iterable[Quarter]) -> Catalogue:
    """Return a catalogue of everything that reports of these quarters and of the pack's own can tell of."""
    others = (load_council(cycle.named or cycle.council.key, each).catalogue for each in quarters)
    return united(cycle.council.catalogue, others)


def _others(cycle: CycleContext, until: Quarter) -> tuple[tuple[Quarter, str], ...]:
    """Return the quarters around a pack's that have published figures, with the keys of these."""
    quarters = last_quarters(cycle.quarter.previous, SHOWN)
    while (later := max(quarters[-1], cycle.quarter).next) <= until:
        quarters.append(later)
    return tuple((each, key) for each in quarters if (key := newest_figures(cycle, each)))
