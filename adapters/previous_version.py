"""The corrections of a new version: how it differs from the transcript of the version before."""

from collections.abc import Collection

from adapters.audit import events_of
from adapters.cycle_context import CycleContext
from adapters.provenance import files_between
from adapters.publication import versions
from quarterly.disclosure.corrections import CorrectionPolicy
from quarterly.publishing.audit import explanations_of
from quarterly.publishing.version_before import events_between, published_as, version_before
from quarterly.publishing.versions import PublicationIndex, PublishedVersion
from quarterly.reporting.changes import Corrections, Transcript
from quarterly.reporting.diff import changes
from quarterly.reporting.stored_transcripts import TRANSCRIPTS_FORM, Transcripts
from quarterly.reporting.unchanged import AsTyped
from quarterly.screening.screening import Screening
from quarterly.vocabulary.renderings import RENDERINGS, Rendering

# Both renderings in one file of the restricted pack: the public comparison needs the case counts behind its figures too.
TRANSCRIPTS = "said.json"


def corrections(
    cycle: CycleContext, transcripts: Transcripts, policy: CorrectionPolicy, collected: frozenset[str], screening: Screening
) -> dict[Rendering, Corrections | None]:
    """Return the corrections of each rendering; None where no published version of it differs.

    Renderings are versioned separately: a change to something suppressed makes a new restricted version only.
    `policy` screens what the public rendering corrects, and `screening` what either quotes of an earlier version: personal data
    that was printed is not printed again. `collected` are the digests of the files that this report is made from.
    """
    council, quarter = cycle.council.key, cycle.quarter.key
    public, restricted = versions(cycle.settings.public(), council, quarter), versions(cycle.restricted, council, quarter)
    if public is None or restricted is None:
        return dict.fromkeys(RENDERINGS)
    events = events_of(cycle.restricted, council, quarter)
    found: dict[Rendering, Corrections | None] = {}
    indexes: dict[Rendering, PublicationIndex] = {"public": public, "restricted": restricted}
    for rendering, index in indexes.items():
        now = transcripts[rendering]
        before = version_before(index, now.contents)
        then = _transcripts_of(cycle, restricted, rendering, before.content) if before else None
        if before is None or then is None:
            found[rendering] = None
            continue
        # Audit events name public versions, so find the newest public version with the same public content as this one.
        since = before if rendering == "public" else _newest(public, then["public"].contents)
        published = published_as(index, before.version, now.contents)
        files = files_between(cycle, rendering, before.version, collected, published)
        between = events_between(events, public, since.version if since else 0, transcripts["public"].contents, files)
        quoted = _quoted(then[rendering], now, rendering, screening)
        typed = AsTyped(then["restricted"], transcripts["restricted"])
        changed = changes(quoted, now, policy, typed) if rendering == "public" else changes(quoted, now)
        found[rendering] = Corrections(before.version, then[rendering].issue, now.issue, changed, explanations_of(between))
    return found


def _quoted(then: Transcript, now: Transcript, rendering: Rendering, screening: Screening) -> Transcript:
    """Return the transcript of an earlier version as it may be quoted today; what is printed today has been screened."""
    printed = {text for each in now.cells for text in (each.subject, each.title, each.text)}

    def quoted(text: str) -> str:
        return text if text in printed else screening.quoted(text, public=rendering == "public")

    return then.with_texts(quoted)


def _transcripts_of(cycle: CycleContext, index: PublicationIndex, rendering: Rendering, content: str) -> Transcripts | None:
    """Return the transcripts of the newest version with this content; None where none is stored."""
    for version in reversed(index.versions):
        if any(file.path == TRANSCRIPTS for file in version.files):
            key = f"{index.council}/{index.quarter}/releases/{version.release}/{TRANSCRIPTS}"
            both = TRANSCRIPTS_FORM.from_bytes(cycle.restricted.read(key), key)
            if content in both[rendering].contents:
                return both
    return None


def _newest(index: PublicationIndex, contents: Collection[str]) -> PublishedVersion | None:
    return next((version for version in reversed(index.versions) if version.content in contents), None)
