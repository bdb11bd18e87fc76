"""Stage 5: hold the whole report against itself, then make it, once for those who may see everything and once for the public."""

from collections import Counter
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
from quarterly.reporting.build import own_texts
from quarterly.reporting.checks.run import blocking, contradictions
from quarterly.reporting.checks.subject import Subject
from quarterly.reporting.checks.texts import texts_by_key
from quarterly.reporting.parts import MaterialOf
from quarterly.reporting.report_scope import CompileInputs, ReportSources, config_for_report
from quarterly.reporting.sections.corrections import why_published
from quarterly.reporting.stored_transcripts import TRANSCRIPTS_FORM, Transcripts
from quarterly.reporting.transcript import transcribe
from quarterly.scoring.background import Background, StoredBackground
from quarterly.scoring.score import Scorecard
from quarterly.vocabulary.canonical import digest
from quarterly.vocabulary.renderings import RENDERINGS
from tasks._stage import stage
from tasks.references import CommentaryRound, Pack, ScorecardReference, ValidatedReturn
from tasks.render_pack import drawn, public_files, restricted_files

DATA = ("templates/report", *OF_THE_REPORT)
LIBRARIES = ("jinja2", "typst", "pikepdf", "python-docx", "markdown-it-py", "markupsafe", "nh3", "lxml")


@dataclass(frozen=True)
class _Asked:
    """What is to be compiled, with all that the stage sees."""

    cycle: CycleContext
    key: str
    inputs: CompileInputs
    whole: RestrictedInputs
    transcripts: Transcripts


def _key(
    council: str,
    quarter: str,
    scorecard: ScorecardReference,
    commentary: CommentaryRound,
    returns: tuple[ValidatedReturn, ...],
) -> str:
    return _asked(council, quarter, scorecard, commentary, returns).key


def _asked(
    council: str,
    quarter: str,
    scorecard: ScorecardReference,
    commentary: CommentaryRound,
    returns: tuple[ValidatedReturn, ...],
) -> _Asked:
    opened = CycleContext.of(council, quarter)
    cycle = opened.seeing(config_for_report(opened.council, opened.quarter))
    sent = [cycle.load(ServiceReturn, each.output) for each in returns]
    before = kept_before(cycle.restricted, cycle.council, cycle.quarter)
    narrative, against = narrative_of(sent, cycle.council), scorecard.background
    digests = scorecard.output.digest, commentary.output.digest
    sources = ReportSources(cycle.council, *digests, narrative, before, against.digest)
    scored, background = cycle.load(Scorecard, scorecard.output), cycle.load(StoredBackground, against).restored()
    whole = _whole(cycle, sources, scored, cycle.load(Commentary, commentary.output), background)
    made_from = cycle.output_key("transcripts", sources, data=DATA, libraries=LIBRARIES)
    transcripts = _transcripts(cycle, f"{made_from}.json", whole)
    corrected = corrections(cycle, transcripts, frozenset(file.digest for each in sent for file in each.files))
    inputs = CompileInputs(sources, corrected)
    return _Asked(cycle, cycle.output_key("compile_report", inputs, data=DATA, libraries=LIBRARIES), inputs, whole, transcripts)


@stage("compile_report", key=_key)
def compile_report(
    council: str,
    quarter: str,
    scorecard: ScorecardReference,
    commentary: CommentaryRound,
    returns: tuple[ValidatedReturn, ...],
) -> Pack:
    """Draw both renderings from one view model each; disclosure control comes before anything is drawn."""
    asked = _asked(council, quarter, scorecard, commentary, returns)
    cycle, key, corrected = asked.cycle, asked.key, asked.inputs.corrected
    whole = _checked(asked.whole, asked.inputs.sources.before)
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
        {rendering: asked.transcripts[rendering].content for rendering in RENDERINGS},
        {rendering: asked.transcripts[rendering].contents for rendering in RENDERINGS},
        len(of_public.changes) if (of_public := corrected["public"]) else 0,
        why_published(public),
    )


def _whole(
    cycle: CycleContext, sources: ReportSources, card: Scorecard, said: Commentary, background: Background
) -> RestrictedInputs:
    """Return everything the report is made from, as those may see it who may see everything."""
    return RestrictedInputs(
        council=cycle.council,
        quarter=cycle.quarter,
        card=with_replies(card, said.replies),
        awaited=frozenset(said.awaited),
        narrative=sources.narrative,
        promised=sources.before.undertakings,
        background=background,
    )


def _checked(whole: RestrictedInputs, before: CarryForward) -> RestrictedInputs:
    """Return it with what the checks found, and what the next quarter is held to."""
    texts = tuple(own_texts(MaterialOf[RestrictedInputs](whole, rich)))
    subject = Subject(
        whole.council, whole.quarter, whole.card, whole.narrative, whole.meeting, before.texts, before.undertakings, texts
    )
    left = CarryForward(texts_by_key(subject.texts), still_open(whole.narrative, before.undertakings))
    return replace(whole, findings=tuple(contradictions(subject, load_rulebook())), left=left)


def _transcripts(cycle: CycleContext, key: str, whole: RestrictedInputs) -> Transcripts:
    """Return what is printed in each rendering; stored under a key of all it is made from, for every run asks for it."""
    if stored := cycle.restricted.read_tagged(key):
        return TRANSCRIPTS_FORM.from_bytes(stored[0], key)
    public, restricted = MaterialOf[PublicInputs](redact(whole), rich), MaterialOf[RestrictedInputs](whole, rich)
    transcripts: Transcripts = {"public": transcribe(public), "restricted": transcribe(restricted)}
    cycle.restricted.write(key, TRANSCRIPTS_FORM.to_bytes(transcripts), "application/json")
    return transcripts
