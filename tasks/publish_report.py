"""Stage 6: publish each rendering of the pack into its own store."""

from collections.abc import Sequence
from datetime import UTC, datetime

from adapters.audit import events_of
from adapters.cycle_context import CycleContext
from adapters.index_page import publication_folder
from adapters.older_records import with_older_records
from adapters.publication import NewVersion, PublishedNow, publish
from adapters.withdrawal import refuse_taken_down
from quarterly.publishing.audit import purged_releases
from quarterly.publishing.pack import PackFile, PackListing
from quarterly.publishing.versions import ReleaseFile
from quarterly.vocabulary.renderings import Rendering
from tasks._stage import stage
from tasks.references import Pack, Publication


@stage("publish_report")
def publish_report(council: str, quarter: str, pack: Pack, reason: str) -> Publication:
    """Publish the renderings that are not published yet; return the public version."""
    cycle = CycleContext.of(council, quarter)
    listing = cycle.load(PackListing, pack.output)
    _refuse_taken_down(cycle, listing)
    # Restricted first: whatever is public, the council's staff can look up in full.
    folder = publication_folder(cycle, cycle.restricted)
    files = with_older_records(
        folder, "restricted", cycle.council, _release(cycle, listing.restricted), pack.contents.get("restricted", ())
    )
    restricted = publish(folder, _version("restricted", files, pack, reason), datetime.now(UTC))
    exempt = _publish_exempt(cycle, listing, pack, reason)
    store = cycle.settings.public()
    # Asked each time: a store that ignores conditions tells two runs that each of them published version 2.
    store.probe()
    folder = publication_folder(cycle, store)
    files = with_older_records(folder, "public", cycle.council, _release(cycle, listing.public), pack.contents.get("public", ()))
    published = publish(folder, _version("public", files, pack, reason), datetime.now(UTC))
    return Publication(
        version=published.version,
        unchanged=published.unchanged and restricted.unchanged and (exempt is None or exempt.unchanged),
        public=f"{store.address.rstrip('/')}/{published.folder}",
        restricted=f"{cycle.restricted.address.rstrip('/')}/{restricted.folder}",
        exempt=f"{cycle.exempt.address.rstrip('/')}/{exempt.folder}/{_page(listing.exempt)}" if exempt else "",
        index=f"{store.address.rstrip('/')}/{published.index_key.replace('.json', '.html')}",
    )


def _publish_exempt(cycle: CycleContext, listing: PackListing, pack: Pack, reason: str) -> PublishedNow | None:
    """Publish the exempt pack into its folder of the restricted store; nothing where nothing is exempt."""
    if not listing.exempt:
        return None
    folder = publication_folder(cycle, cycle.exempt)
    files = with_older_records(folder, "exempt", cycle.council, _release(cycle, listing.exempt))
    return publish(folder, _version("exempt", files, pack, reason), datetime.now(UTC))


def _page(files: Sequence[PackFile]) -> str:
    return next(each.path for each in files if each.content_type.startswith("text/html"))


def _version(rendering: Rendering, files: Sequence[ReleaseFile], pack: Pack, reason: str) -> NewVersion:
    return NewVersion(
        rendering=rendering,
        files=files,
        reason=reason,
        issue=pack.issue,
        content=pack.content[rendering],
    )


def _refuse_taken_down(cycle: CycleContext, listing: PackListing) -> None:
    council, quarter = cycle.council.key, cycle.quarter.key
    if barred := purged_releases(events_of(cycle.restricted, council, quarter)):
        refuse_taken_down(council, quarter, "public", _release(cycle, listing.public), barred)


def _release(cycle: CycleContext, files: Sequence[PackFile]) -> list[ReleaseFile]:
    return [ReleaseFile(f.path, f.content_type, f.title, cycle.restricted.read(f.key)) for f in files]
