"""Stage 5: hold the whole report against itself, then make it, once for those who may see everything and once for the public."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from adapters.cycle_context import CycleContext
from adapters.expectations import OF_THE_REPORT, load_rulebook
from adapters.mail_queue import deliver, put_in_post
from adapters.previous_quarter import kept_before
from adapters.previous_version import corrections
from adapters.render.markdown import rich
from quarterly.collecting.narrative.carry_forward import CarryForward, still_open
from quarterly.collecting.narrative.issue import issue_of
from quarterly.collecting.returns.narrative_in_force import narrative_of
from quarterly.collecting.returns.records import ServiceReturn
from quarterly.commentary.letters import checks_letter
from quarterly.commentary.requests import Commentary, with_replies
from quarterly.disclosure.report_inputs import PublicInputs, RestrictedInputs, redact
from quarterly.publishing.pack import PackListing
from quarterly.publishing.references import CommentaryRound, Pack, ScorecardReference, ValidatedReturn
from quarterly.reporting.build import own_texts
from quarterly.reporting.changes import Corrections
from quarterly.reporting.checks.run import blocking, contradictions
from quarterly.reporting.checks.subject import Subject
from quarterly.reporting.checks.texts import kept
from quarterly.reporting.parts import MaterialOf
from quarterly.reporting.sections.corrections import why_published
from quarterly.reporting.stored_transcripts import Transcripts, from_stored, to_stored
from quarterly.reporting.transcript import transcribe
from quarterly.scoring.background import StoredBackground
from quarterly.scoring.score import Scorecard
from quarterly.vocabulary.canonical import digest
from quarterly.vocabulary.renderings import Rendering
from tasks._stage import stage
from tasks.render_pack import drawn, public_files, restricted_files

DATA = ("templates/report", *OF_THE_REPORT)
LIBRARIES = ("jinja2", "typst", "pikepdf", "python-docx", "markdown-it-py", "markupsafe", "nh3", "lxml")


def _key(
    council: str,
    quarter: str,
    scorecard: ScorecardReference,
    commentary: CommentaryRound,
    returns: tuple[ValidatedReturn, ...],
) -> str:
    return _asked(CycleContext.of(council, quarter), scorecard, commentary, returns).key


@dataclass(frozen=True)
class _Asked:
    """What is to be compiled: everything the report is made from, what is printed in it, and what that corrects."""

    key: str
    whole: RestrictedInputs
    transcripts: Transcripts
    corrected: dict[Rendering, Corrections | None]


def _asked(
    cycle: CycleContext, scorecard: ScorecardReference, commentary: CommentaryRound, returns: tuple[ValidatedReturn, ...]
) -> _Asked:
    sent = [cycle.load(ServiceReturn, each.output) for each in returns]
    whole = _whole(cycle, scorecard, commentary, sent)
    inputs = [
        scorecard.output.digest,
        scorecard.background.digest,
        commentary.output.digest,
        cycle.council,
        whole.narrative,
        _before(cycle),
    ]
    made_from = cycle.output_key("transcripts", *inputs, data=DATA, libraries=LIBRARIES)
    transcripts = _transcripts(cycle, f"{made_from}.json", whole)
    corrected = corrections(cycle, transcripts, frozenset(file.digest for each in sent for file in each.files))
    key = cycle.output_key("compile_report", made_from, list(corrected.values()), data=DATA, libraries=LIBRARIES)
    return _Asked(key, whole, transcripts, corrected)


@stage("compile_report", key=_key)
def compile_report(
    council: str,
    quarter: str,
    scorecard: ScorecardReference,
    commentary: CommentaryRound,
    returns: tuple[ValidatedReturn, ...],
) -> Pack:
    """Draw both renderings from one view model each; disclosure control comes before anything is drawn."""
    cycle = CycleContext.of(council, quarter)
    asked = _asked(cycle, scorecard, commentary, returns)
    key, corrected, whole = asked.key, asked.corrected, _checked(cycle, asked.whole)
    blocked = blocking(whole.findings, cycle.council.profile.gates.blocking)
    if whole.findings:
        put_in_post(cycle.restricted, cycle.post, checks_letter(cycle.council, cycle.quarter, whole.findings, blocked))
        deliver(cycle.restricted, cycle.post, cycle.settings, datetime.now(UTC))
    public = MaterialOf[PublicInputs](redact(whole), rich, corrected["public"])
    restricted = MaterialOf[RestrictedInputs](whole, rich, corrected["restricted"])
    pack = {
        "public": list(public_files(public, f"{key}/public")),
        "restricted": list(restricted_files(restricted, f"{key}/restricted", asked.transcripts)),
    }
    bodies = drawn(cycle.restricted, [file for files in pack.values() for file in files])
    listing = PackListing(tuple(file for file, _ in pack["public"]), tuple(file for file, _ in pack["restricted"]))
    issue = issue_of(whole.narrative)
    return Pack(
        cycle.save(key, listing),
        len(bodies),
        digest(*bodies),
        dict(sorted(Counter(finding.code for finding in whole.findings).items())),
        blocked,
        issue.name,
        issue.considered_on,
        {rendering: of.content for rendering, of in asked.transcripts.items()},
        {rendering: of.contents for rendering, of in asked.transcripts.items()},
        len(of_public.changes) if (of_public := corrected["public"]) else 0,
        why_published(public),
    )


def _before(cycle: CycleContext) -> CarryForward:
    return kept_before(cycle.restricted, cycle.council, cycle.quarter)


def _whole(
    cycle: CycleContext, scorecard: ScorecardReference, commentary: CommentaryRound, sent: Sequence[ServiceReturn]
) -> RestrictedInputs:
    """Return everything the report is made from, as those may see it who may see everything."""
    said = cycle.load(Commentary, commentary.output)
    return RestrictedInputs(
        council=cycle.council,
        quarter=cycle.quarter,
        card=with_replies(cycle.load(Scorecard, scorecard.output), said.replies),
        awaited=frozenset(said.awaited),
        narrative=narrative_of(sent, cycle.council),
        promised=_before(cycle).undertakings,
        background=cycle.load(StoredBackground, scorecard.background).restored(),
    )


def _checked(cycle: CycleContext, whole: RestrictedInputs) -> RestrictedInputs:
    """Return it with what the checks found, and what the next quarter is held to."""
    before, texts = _before(cycle), tuple(own_texts(MaterialOf[RestrictedInputs](whole, rich)))
    subject = Subject(
        cycle.council, cycle.quarter, whole.card, whole.narrative, whole.meeting, before.texts, before.undertakings, texts
    )
    left = CarryForward(kept(subject.texts), still_open(whole.narrative, before.undertakings))
    return replace(whole, findings=tuple(contradictions(subject, load_rulebook())), left=left)


def _transcripts(cycle: CycleContext, key: str, whole: RestrictedInputs) -> Transcripts:
    """Return what is printed in each rendering; stored under a key of all it is made from, for every run asks for it."""
    if stored := cycle.restricted.read_tagged(key):
        return from_stored(stored[0], key)
    public, restricted = MaterialOf[PublicInputs](redact(whole), rich), MaterialOf[RestrictedInputs](whole, rich)
    transcripts: Transcripts = {"public": transcribe(public), "restricted": transcribe(restricted)}
    cycle.restricted.write(key, to_stored(transcripts), "application/json")
    return transcripts
