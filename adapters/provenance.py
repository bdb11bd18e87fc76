"""Which files of every sender a published version was made from."""

from dataclasses import dataclass

from adapters.archive import archived
from adapters.audit import newest_version
from adapters.cycle_context import CycleContext
from adapters.store import Store
from quarterly.collecting.received import RawReturn, Returns
from quarterly.publishing.audit import Files
from quarterly.vocabulary.renderings import Rendering
from quarterly.vocabulary.stored_forms import StoredForm

Digests = dict[str, list[str]]


@dataclass(frozen=True, slots=True)
class VersionSources:
    """Digests (hex sha256) of a version's files by sender, in order: when it was first published, and when it was last run.

    They differ where a later file changed nothing in the report, so that the version stayed the same.
    """

    first: Digests
    last: Digests


_SOURCES = StoredForm("a list of the files of a version", VersionSources)


def record_sources(cycle: CycleContext, returns: Returns) -> None:
    """Record which files were collected for the newest version of each rendering."""
    collected: Digests = {raw.service: _digests(raw) for raw in returns.received}
    stores: dict[Rendering, Store] = {
        "public": cycle.settings.public(),
        "restricted": cycle.restricted,
        "exempt": cycle.exempt,
    }
    for rendering, store in stores.items():
        version = newest_version(store, cycle.council.key, cycle.quarter.key)
        if rendering == "exempt" and not version:
            continue  # nothing of it is exempt
        before = sources_of(cycle, rendering, version)
        sources = VersionSources(before.first if before else collected, collected)
        cycle.restricted.write(_key(cycle, rendering, version), _SOURCES.to_bytes(sources), "application/json")


def counted_before(cycle: CycleContext, sender: str) -> list[str]:
    """Return the digests of a sender's files in the published version, or of its archived files before the first publication."""
    version = newest_version(cycle.settings.public(), cycle.council.key, cycle.quarter.key)
    if sources := sources_of(cycle, "public", version):
        return sources.last.get(sender, [])
    return _digests(archived(cycle.restricted, cycle.council, cycle.quarter, sender))


def sources_of(cycle: CycleContext, rendering: Rendering, version: int) -> VersionSources | None:
    """Return the files of a published version, None where they are not on record."""
    key = _key(cycle, rendering, version)
    found = cycle.restricted.read_tagged(key)
    return _SOURCES.from_bytes(found[0], key) if found else None


def files_between(
    cycle: CycleContext, rendering: Rendering, before: int, collected: frozenset[str], published: int | None = None
) -> Files:
    """Return the files of version `before`, and those collected now or, if given, first published as version `published`."""
    was = sources_of(cycle, rendering, before)
    if published is not None:
        then = sources_of(cycle, rendering, published)
        # Files added after a version was published did not shape it: compare with those of its first publication.
        return Files(_all(was.last) if was else None, _all(then.first) if then else None)
    return Files(_all(was.last) if was else None, collected)


def _all(digests: Digests) -> frozenset[str]:
    return frozenset(digest for of_sender in digests.values() for digest in of_sender)


def _digests(raw: RawReturn | None) -> list[str]:
    return [file.digest for file in raw.files] if raw else []


def _key(cycle: CycleContext, rendering: Rendering, version: int) -> str:
    return f"archive/{cycle.council.key}/{cycle.quarter.key}/taken/{rendering}/{version}.json"
