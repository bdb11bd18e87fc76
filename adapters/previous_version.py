"""The corrections of a new version: how it differs from the transcript of the version before."""

from collections.abc import Callable, Collection

from adapters.audit import events_of
from adapters.cycle_context import CycleContext
from adapters.provenance import files_between
from adapters.publication import versions
from quarterly.disclosure.corrections import CorrectionPolicy
from quarterly.publishing.audit import explanations_of
from quarterly.publishing.version_before import events_between, published_as, times_changed, version_before
from quarterly.publishing.versions import PublicationIndex, PublishedVersion
from quarterly.reporting.changes import Corrections, Transcript
from quarterly.reporting.diff import changes
from quarterly.reporting.exempt_corrections import without_what_is_exempt
from quarterly.reporting.stored_transcripts import TRANSCRIPTS_FORM, Transcripts, printed_in
from quarterly.reporting.unchanged import AsTyped
from quarterly.screening.screening import Screening
from quarterly.vocabulary.renderings import Rendering

# All renderings in one file of the restricted pack: the public comparison needs the case counts behind its figures too.
TRANSCRIPTS = "said.json"


def corrections(
    cycle: CycleContext,
    transcripts: Transcripts,
    policy: Callable[[], CorrectionPolicy],
    collected: frozenset[str],
    screening: Screening,
) -> dict[Rendering, Corrections | None]:
    """Return the corrections of each rendering; None where no published version of it differs.

    Renderings are versioned separately: a change to something suppressed makes a new restricted version only.
    `policy` gives what screens the corrections of the public rendering; it takes long and is asked only where a version was
    published. `screening` screens what either quotes of an earlier version: personal data that was printed is not printed again.
    `collected` are the digests of the files that this report is made from.
    """
    council, quarter = cycle.council.key, cycle.quarter.key
    public, restricted = versions(cycle.settings.public(), council, quarter), versions(cycle.restricted, council, quarter)
    printed = printed_in(transcripts)
    if public is None or restricted is None:
        return dict.fromkeys(printed)
    events = events_of(cycle.restricted, council, quarter)
    found: dict[Rendering, Corrections | None] = {}
    indexes = {"public": public, "restricted": restricted, "exempt": versions(cycle.exempt, council, quarter)}
    for rendering, now in printed.items():
        index = indexes[rendering]
        before = version_before(index, now.contents)
        then = _transcripts_of(cycle, restricted, rendering, before.content) if before else None
        if index is None or before is None or then is None:
            found[rendering] = None
            continue
        # Audit events name public versions, so find the newest public version with the same public content as this one.
        since = before if rendering == "public" else _newest(public, then["public"].contents)
        published = published_as(index, before.version, now.contents)
        files = files_between(cycle, rendering, before.version, collected, published)
        between = events_between(events, public, since.version if since else 0, transcripts["public"].contents, files)
        quoted = _quoted(then, transcripts, rendering, screening)
        typed = AsTyped(then["restricted"], transcripts["restricted"])
        changed = changes(quoted, now, policy(), typed) if rendering == "public" else changes(quoted, now)
        found[rendering] = Corrections(before.version, then[rendering].issue, now.issue, changed, explanations_of(between))
    return found


def times_corrected(cycle: CycleContext, transcripts: Transcripts) -> int:
    """Return how often exempt matter was corrected, with the correction that this report makes."""
    index = versions(cycle.exempt, cycle.council.key, cycle.quarter.key)
    return times_changed(index, transcripts["exempt"].contents) if "exempt" in transcripts else 0


def _quoted(before: Transcripts, now: Transcripts, rendering: Rendering, screening: Screening) -> Transcript:
    """Return the transcript of an earlier version as it may be quoted today; what is printed today has been screened."""
    then = printed_in(before)[rendering]
    printed = {text for each in printed_in(now)[rendering].cells for text in (each.subject, each.title, each.text)}

    def quoted(text: str) -> str:
        return text if text in printed else screening.quoted(text, public=rendering == "public")

    quotable = then.with_texts(quoted)
    return without_what_is_exempt(quotable, now) if rendering == "public" else quotable


def _transcripts_of(cycle: CycleContext, index: PublicationIndex, rendering: Rendering, content: str) -> Transcripts | None:
    """Return the transcripts of the newest version with this content; None where none is stored."""
    for version in reversed(index.versions):
        if any(file.path == TRANSCRIPTS for file in version.files):
            key = f"{index.council}/{index.quarter}/releases/{version.release}/{TRANSCRIPTS}"
            both = TRANSCRIPTS_FORM.from_bytes(cycle.restricted.read(key), key)
            if rendering in both and content in both[rendering].contents:
                return both
    return None


def _newest(index: PublicationIndex, contents: Collection[str]) -> PublishedVersion | None:
    return next((version for version in reversed(index.versions) if version.content in contents), None)
