"""The page on which readers find a quarter's report: its versions, below a notice if it is withdrawn."""

from datetime import datetime
from functools import partial

from adapters.all_figures import write_all_figures
from adapters.councils import load_council
from adapters.cycle_context import CycleContext
from adapters.open_data import write_open_data
from adapters.publication import PublicationFolder, WriteCouncilFiles
from adapters.render.html import File, IndexPage, Link, Version, index_html
from adapters.site import write_site
from adapters.store import Store
from quarterly.configuration.council import Council
from quarterly.configuration.site import NO_SITE
from quarterly.publishing.versions import PublicationIndex, PublishedFile, PublishedVersion
from quarterly.reporting.sections.exclusion import exempt_paragraphs
from quarterly.reporting.wording.exempt import marking
from quarterly.vocabulary.errors import SetupError
from quarterly.vocabulary.local_day import local_day
from quarterly.vocabulary.quarter import Quarter, long_date

# In the order in which an index page lists them.
TYPES = {"html": "web page", "pdf": "PDF", "docx": "Word", "xlsx": "Excel", "csv": "CSV", "json": "JSON"}


def publication_folder(cycle: CycleContext, store: Store) -> PublicationFolder:
    """Return where a quarter is published in a store, what draws its index page, and what else a store has of all quarters."""
    council, quarter = cycle.council, cycle.quarter
    is_public, is_restricted, is_exempt = (
        store.address == each.address for each in (cycle.settings.public(), cycle.restricted, cycle.exempt)
    )
    marked = marking(exempt_paragraphs(council)) if is_exempt else ""
    page = partial(index_page, council, quarter, marked=marked, leads_to=_way_out(council) if is_public else None)
    council_files: WriteCouncilFiles | None = None
    if is_public:
        council_files = partial(_write_public_files, store, cycle)
    elif is_restricted:
        # Of small numbers too, so in no store but the restricted one.
        is_wanted = any(plan.product == "scorecard" for plan in council.profile.products)
        council_files = partial(write_all_figures, store, council, wanted=is_wanted)
    return PublicationFolder(store, council.key, quarter.key, page, council_files)


def _write_public_files(store: Store, cycle: CycleContext) -> None:
    council = cycle.council

    def council_of(quarter: Quarter) -> Council:
        # The site is as the newest quarter has it, also when an older one is corrected.
        try:
            return council if quarter == cycle.quarter else load_council(cycle.named or council.key, quarter)
        except SetupError:  # a mistake in what holds from that quarter on must not keep a withdrawn figure on the site
            return council

    try:
        write_open_data(store, council.key, council_of)
    finally:  # whatever stands in the way of one, a figure that is withdrawn or taken down leaves the other
        write_site(store, council.key, council_of)


def _way_out(council: Council) -> Link:
    """Return where readers of a quarter's page find the rest: the site, or the agenda where there is no site."""
    profile = council.profile
    if profile.site != NO_SITE:
        return {"address": "../index.html", "words": f"All quarters and indicators of {profile.name}"}
    return {"address": profile.agenda, "words": f"Agendas of {profile.name}"}


def index_page(
    council: Council, quarter: Quarter, index: PublicationIndex, marked: str = "", leads_to: Link | None = None
) -> bytes:
    """Return the index page of a quarter for this list of versions; `marked` says above it who may not see it."""
    page: IndexPage = {
        "council": council.profile.name,
        "title": f"{council.profile.report.title}, {quarter.title}",
        "versions": [_version(index, version) for version in reversed(index.versions)],
    }
    if marked:
        page["marking"] = marked
    if leads_to:
        page["leads_to"] = leads_to
    if index.withdrawn:
        page["notice"] = _notice(council, index.withdrawn.at, index.withdrawn.reason)
    else:
        page["on_request"] = f"For this report in large print or in another format, ask: {_contact(council)}."
    return index_html(page)


def _notice(council: Council, at: str, reason: str) -> list[str]:
    return [
        f"The report was withdrawn on {_day(at)}. {reason}",
        "It is not to be relied on. A corrected report will be published here.",
        f"Questions are answered by: {_contact(council)}.",
    ]


def _contact(council: Council) -> str:
    officer = council.profile.contacts[council.profile.performance_officer]
    return f"{officer.role}, {council.profile.name}, {officer.email}"


def _version(index: PublicationIndex, version: PublishedVersion) -> Version:
    return {
        "version": version.version,
        "published": _day(version.published),
        "reason": version.reason if version.version > 1 else f"{version.issue or 'First publication'}.",
        "current": version is index.current,
        "notes": _notes(index, version),
        "files": [
            _file(version.release, file) for file in sorted(version.files, key=lambda file: list(TYPES).index(_ending(file)))
        ],
    }


def _notes(index: PublicationIndex, version: PublishedVersion) -> list[str]:
    past = [each for each in index.withdrawals if each != index.withdrawn and each.version == version.version]
    notes = [f"Withdrawn on {_day(each.at)}. {each.reason}" for each in past]
    if version.taken_down:
        notes.append(f"Its files were taken down on {_day(version.taken_down)}.")
    return notes


def _file(release: str, file: PublishedFile) -> File:
    return {
        "title": file.title.rpartition(",")[0],
        "href": f"releases/{release}/{file.path}",
        "size": _size(file.size),
        "type": TYPES[_ending(file)],
    }


def _ending(file: PublishedFile) -> str:
    return file.path.rpartition(".")[2]


def _size(count: int) -> str:
    return f"{max(1, round(count / 1024)):,} KB"


def _day(moment: str) -> str:
    return long_date(local_day(datetime.fromisoformat(moment)))
