"""What the version before told its readers, from the restricted pack that was published of it, and what corrects it now."""

from adapters.audit import events_of
from adapters.cycle_context import CycleContext
from adapters.provenance import files_between
from adapters.publication import versions
from quarterly.publishing.version_before import acts_between, published_as, version_before
from quarterly.publishing.versions import PublicationIndex, PublishedVersion
from quarterly.reporting.corrections.changes import changes
from quarterly.reporting.corrections.records import Corrections, Told
from quarterly.vocabulary.renderings import RENDERINGS, Rendering
from quarterly.vocabulary.stored_forms import StoredForm

SAID = "said.json"  # of both renderings: what the public was told is looked up here too, with the cases behind it

Both = dict[Rendering, Told]
SAID_FORM = StoredForm("what a version says", Both)


def corrections(cycle: CycleContext, told: Both, collected: frozenset[str]) -> dict[Rendering, Corrections | None]:
    """Return what each rendering corrects; None where no version published of it says anything else.

    Each rendering has versions of its own: what the public may not see is corrected in a new restricted version alone.
    `collected` are the digests of the files that this report is made from.
    """
    council, quarter = cycle.council.key, cycle.quarter.key
    public, restricted = versions(cycle.settings.public(), council, quarter), versions(cycle.restricted, council, quarter)
    if public is None or restricted is None:
        return dict.fromkeys(RENDERINGS)
    acts = events_of(cycle.restricted, council, quarter)
    found: dict[Rendering, Corrections | None] = {}
    indexes: dict[Rendering, PublicationIndex] = {"public": public, "restricted": restricted}
    for rendering, index in indexes.items():
        now = told[rendering]
        before = version_before(index, now.content)
        both = _said(cycle, restricted, rendering, before.content) if before else None
        if before is None or both is None:
            found[rendering] = None
            continue
        # Acts count by public versions: a restricted one came after the newest of those that says what it says to the public.
        since = before if rendering == "public" else _newest(public, both["public"].content)
        published = published_as(index, before.version, now.content)
        files = files_between(cycle, rendering, before.version, collected, published)
        found[rendering] = Corrections(
            before.version,
            both[rendering].issue,
            now.issue,
            changes(both[rendering], now, cycle.council.profile.small_numbers if rendering == "public" else None),
            acts_between(acts, public, since.version if since else 0, told["public"].content, files),
        )
    return found


def _said(cycle: CycleContext, index: PublicationIndex, rendering: Rendering, content: str) -> Both | None:
    """Return what was told when a rendering had this content; None where nothing kept says so."""
    for version in reversed(index.versions):
        if any(file.path == SAID for file in version.files):
            key = f"{index.council}/{index.quarter}/releases/{version.release}/{SAID}"
            both = SAID_FORM.from_bytes(cycle.restricted.read(key), key)
            if both[rendering].content == content:
                return both
    return None


def _newest(index: PublicationIndex, content: str) -> PublishedVersion | None:
    return next((version for version in reversed(index.versions) if version.content == content), None)
