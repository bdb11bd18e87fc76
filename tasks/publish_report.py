"""Stage 6: publish the pack, each rendering in its own store, by one compare-and-swap each."""

from collections.abc import Sequence
from datetime import UTC, datetime

from adapters.publication import Published, publish
from adapters.render.html import IndexPage, index_html
from adapters.store import Store
from adapters.workplace import Workplace
from quarterly.pack import PackFile, PackListing
from quarterly.publication import PublicationIndex, PublishedFile, ReleaseFile
from quarterly.quarter import long_date
from quarterly.report.parts import Rendering
from quarterly.stages import Pack, Publication
from tasks._stage import stage

# In the order in which they are listed.
TYPES = {"html": "web page", "pdf": "PDF", "docx": "Word", "csv": "CSV", "json": "JSON"}


@stage("publish_report")
def publish_report(council: str, quarter: str, pack: Pack, reason: str) -> Publication:
    """Publish what is not published yet; the public version counts, and a pack that stands is left as it is."""
    place = Workplace.of(council, quarter)
    listing = place.load(PackListing, pack.output)
    # Restricted first: nothing is public that those who answer for it cannot look up.
    restricted = _publish(place, place.restricted, "restricted", listing.restricted, reason, pack.issue)
    store = place.settings.public()
    store.probe()
    published = _publish(place, store, "public", listing.public, reason, pack.issue)
    return Publication(
        published.version,
        published.unchanged and restricted.unchanged,
        f"{store.address.rstrip('/')}/{published.folder}",
        f"{place.restricted.address.rstrip('/')}/{restricted.folder}",
        f"{store.address.rstrip('/')}/{published.index_key.replace('.json', '.html')}",
    )


def _publish(
    place: Workplace, store: Store, rendering: Rendering, files: Sequence[PackFile], reason: str, issue: str
) -> Published:
    release = [ReleaseFile(f.path, f.content_type, f.title, place.restricted.read(f.key)) for f in files]
    return publish(
        store,
        place.council.key,
        place.quarter.key,
        rendering,
        release,
        now=datetime.now(UTC),
        reason=reason,
        issue=issue,
        index_page=lambda index: index_html(_page(place, index)),
    )


def _page(place: Workplace, index: PublicationIndex) -> IndexPage:
    profile = place.council.profile
    return {
        "council": profile.name,
        "title": f"{profile.report.title}, {place.quarter.title}",
        "versions": [
            {
                "version": version.version,
                "published": long_date(datetime.fromisoformat(version.published).date()),
                "reason": version.reason if version.version > 1 else f"{version.issue or 'First publication'}.",
                "current": version is index.current,
                "files": [
                    {
                        "title": file.title.rpartition(",")[0],
                        "href": f"releases/{version.release}/{file.path}",
                        "size": _size(file.size),
                        "type": TYPES[_ending(file)],
                    }
                    for file in sorted(version.files, key=lambda file: list(TYPES).index(_ending(file)))
                ],
            }
            for version in reversed(index.versions)
        ],
    }


def _ending(file: PublishedFile) -> str:
    return file.path.rpartition(".")[2]


def _size(count: int) -> str:
    return f"{max(1, round(count / 1024)):,} KB"
