"""Stage 5: check the whole report for contradictions, then draw its renderings: public, restricted and, if any, exempt."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from adapters.answers import given_answers
from adapters.audit import events_of
from adapters.council_template import CouncilTemplate, council_template, require_fillable
from adapters.cycle_context import CycleContext, shaped_by
from adapters.disclosure_audit import save_truth
from adapters.drafts import save_outstanding
from adapters.drawn_documents import DrawnDocuments
from adapters.expectations import OF_THE_REPORT, load_rulebook
from adapters.flagged_sentences import save_release_facts
from adapters.later_figures import later_counts
from adapters.mail.queue import deliver, queue_letter
from adapters.previous_quarter import previous_carry_forward
from adapters.previous_version import corrections, times_corrected
from adapters.published_scores import earlier_versions, large_changes_in, suppressed_before
from adapters.render.markdown import rich
from adapters.render.pdf import pages_by_part
from adapters.screening import OF_SCREENING, screening_in
from quarterly.collecting.answers.of_report import ReportAnswers, typed_about_the_report
from quarterly.collecting.carry_forward import CarryForward, still_open
from quarterly.collecting.narrative.issue import issue_of
from quarterly.collecting.returns.narrative_in_force import narrative_of
from quarterly.collecting.returns.records import ServiceReturn
from quarterly.collecting.sheets.findings import Finding
from quarterly.commentary.findings_letters import checks_letter
from quarterly.commentary.letters import Attachment, Letter
from quarterly.commentary.requests import Commentary, with_replies
from quarterly.disclosure.corrections import correction_policy
from quarterly.disclosure.decided import with_decided
from quarterly.disclosure.personal_data import with_open_sentences_marked, without_identifiers
from quarterly.disclosure.report_inputs import ExemptInputs, PublicInputs, RestrictedInputs, for_members, redact
from quarterly.disclosure.series_as_sent import series_as_sent
from quarterly.publishing.audit import further_figures
from quarterly.publishing.outstanding import counts_by_kind, outstanding
from quarterly.publishing.pack import PackListing
from quarterly.reporting.build import build_public, own_texts
from quarterly.reporting.checks.checked_report import CheckedReport
from quarterly.reporting.checks.run import contradictions
from quarterly.reporting.checks.texts import texts_by_key
from quarterly.reporting.exempt_corrections import with_times_corrected
from quarterly.reporting.length import too_long
from quarterly.reporting.model import Report
from quarterly.reporting.parts import MaterialOf, PublicMaterial
from quarterly.reporting.report_scope import CompileInputs, ReportSources, config_for_report
from quarterly.reporting.sections.corrections import why_published
from quarterly.reporting.stored_transcripts import TRANSCRIPTS_FORM, Transcripts, printed_in
from quarterly.reporting.transcript import transcribe
from quarterly.scoring.background import Background, StoredBackground
from quarterly.scoring.score import Scorecard
from quarterly.screening.screening import Screening
from quarterly.vocabulary.canonical import digest
from tasks._stage import stage
from tasks.facts_for_release import release_facts, report_facts, screened_texts
from tasks.references import CommentaryRound, Pack, ScorecardReference, ValidatedReturn
from tasks.render_pack import PDF, PackFolder, draw_files, exempt_files, public_files, restricted_files
from tasks.today import today

APPLIED = ("templates/report", *OF_THE_REPORT, *OF_SCREENING)
LIBRARIES = ("jinja2", "typst", "pikepdf", "python-docx", "openpyxl", "markdown-it-py", "markupsafe", "nh3", "lxml")


@dataclass(frozen=True, kw_only=True)
class _Compilation:
    """All inputs of the stage, the key of its output, the transcripts of both renderings, and the returns.

    The texts of `whole` are as they were sent: they are screened once there is something to draw.
    """

    cycle: CycleContext
    key: str
    inputs: CompileInputs
    whole: RestrictedInputs
    transcripts: Transcripts
    sent: tuple[ServiceReturn, ...]
    template: CouncilTemplate | None = None


def _key(
    council: str,
    quarter: str,
    scorecard: ScorecardReference,
    commentary: CommentaryRound,
    returns: tuple[ValidatedReturn, ...],
) -> str:
    return _compilation(council, quarter, scorecard, commentary, returns).key


def _compilation(
    council: str,
    quarter: str,
    scorecard: ScorecardReference,
    commentary: CommentaryRound,
    returns: tuple[ValidatedReturn, ...],
) -> _Compilation:
    opened = CycleContext.of(council, quarter)
    screening = screening_in(opened)
    cycle = opened.with_council(config_for_report(opened.council, opened.quarter))
    sent = [cycle.load(ServiceReturn, each.output) for each in returns]
    before = previous_carry_forward(cycle.restricted, cycle.council, cycle.quarter)
    narrative, against = narrative_of(sent, cycle.council), scorecard.background
    digests = scorecard.output.digest, commentary.output.digest
    scored = cycle.load(Scorecard, scorecard.output)
    officers = further_figures(events_of(cycle.restricted, cycle.council.key, cycle.quarter.key))
    decided = tuple(dict.fromkeys((*officers, *suppressed_before(cycle, scored))))
    earlier = earlier_versions(cycle, scored)
    sources = ReportSources(
        cycle.council,
        *digests,
        narrative,
        before,
        against.digest,
        screening.key,
        decided,
        _answers(cycle, sent),
        tuple((each.version, digest(each.card)) for each in earlier),
    )
    scored, background = with_decided(scored, cycle.load(StoredBackground, against).restored(), decided)
    replied = cycle.load(Commentary, commentary.output)
    whole = _restricted_inputs(cycle, sources, with_replies(scored, replied.replies), replied.awaited, (background, screening))
    whole = replace(whole, earlier=earlier)
    # The key has the corrections in it, which are known only when the transcripts are compared with those of the version before.
    made_from = cycle.output_key("transcripts", sources, applied=APPLIED, libraries=LIBRARIES)
    transcripts = _transcripts(cycle, f"{made_from}.json", whole)
    of_exempt = times_corrected(cycle, transcripts)
    transcripts = with_times_corrected(transcripts, of_exempt)
    collected = frozenset(file.digest for each in sent for file in each.files)
    corrected = corrections(cycle, transcripts, correction_policy(whole, later_counts(cycle)), collected, screening)
    refused = tuple(file.digest for each in sent for file in each.files if file.refused)
    template = council_template(cycle.named, cycle.council)
    inputs = CompileInputs(sources, corrected, of_exempt, refused, template.digest if template else "")
    key = cycle.output_key("compile_report", inputs, applied=APPLIED, libraries=LIBRARIES)
    return _Compilation(
        cycle=cycle, key=key, inputs=inputs, whole=whole, transcripts=transcripts, sent=tuple(sent), template=template
    )


@stage("compile_report", key=_key)
def compile_report(
    council: str,
    quarter: str,
    scorecard: ScorecardReference,
    commentary: CommentaryRound,
    returns: tuple[ValidatedReturn, ...],
) -> Pack:
    """Draw each rendering from a view model of its own; disclosure control comes before anything is worded or drawn."""
    compilation = _compilation(council, quarter, scorecard, commentary, returns)
    cycle, key, corrected = compilation.cycle, compilation.key, compilation.inputs.corrected
    printable = without_identifiers(compilation.whole)
    screened = screened_texts(compilation.whole, printable, compilation.sent)
    whole = _with_findings(printable, screened.cleared, compilation.inputs.sources)
    if whole.findings:
        queue_letter(cycle.restricted, cycle.post, _checks_letter(cycle, key, whole.findings))
        deliver(cycle.restricted, cycle.post, cycle.settings, datetime.now(UTC))
    public = MaterialOf[PublicInputs](redact(whole), rich, corrected["public"])
    restricted = MaterialOf[RestrictedInputs](with_open_sentences_marked(whole), rich, corrected["restricted"])
    require_fillable(compilation.template)
    template = compilation.template.body if compilation.template else None
    report = build_public(public)
    pack = {
        "public": list(public_files(report, public, PackFolder(f"{key}/public", template))),
        "restricted": list(restricted_files(restricted, PackFolder(f"{key}/restricted", template), compilation.transcripts)),
    }
    if exempt := for_members(whole):
        material = MaterialOf[ExemptInputs](exempt, rich, corrected["exempt"])
        pack["exempt"] = list(exempt_files(material, PackFolder(f"{key}/exempt", template)))
    folder = f"stages/{cycle.council.key}/{cycle.quarter.key}"
    documents = DrawnDocuments(cycle.restricted, folder, shaped_by(APPLIED, LIBRARIES))
    bodies = draw_files(documents, [file for files in pack.values() for file in files])
    listing = PackListing(**{rendering: tuple(file for file, _ in files) for rendering, files in pack.items()})
    found = outstanding(replace(report_facts(whole, screened, compilation.sent), large_changes=large_changes_in(cycle, listing)))
    save_outstanding(cycle, key, found)
    save_truth(cycle, key, series_as_sent(whole.card, whole.background))
    save_release_facts(cycle, key, release_facts(whole, public.inputs, compilation.sent, screened))
    issue = issue_of(screened.cleared.narrative)
    return Pack(
        output=cycle.save(key, listing),
        files=len(bodies),
        view=digest(*bodies),
        checks=dict(sorted(Counter(finding.code for finding in whole.findings).items())),
        outstanding=counts_by_kind(found),
        issue=issue.name,
        considered_on=issue.considered_on,
        content={rendering: each.content for rendering, each in printed_in(compilation.transcripts).items()},
        contents={rendering: each.contents for rendering, each in printed_in(compilation.transcripts).items()},
        corrected=len(of_public.changes) if (of_public := corrected["public"]) else 0,
        why=why_published(public),
        long=_too_long(report, public, bodies[[file.path for file, _ in pack["public"]].index(PDF)]),
    )


def _checks_letter(cycle: CycleContext, key: str, findings: Sequence[Finding]) -> Letter:
    """Return the letter on what was found in the report, with the list in which it can be answered."""
    # Here, as a run in which nothing changed writes no workbook: openpyxl loads numpy, a twentieth of what such a run costs.
    from adapters.workbook.check_sheet import list_of_questions

    questions = f"{key}/questions.xlsx"
    cycle.restricted.write(questions, list_of_questions(findings))
    enclosed = Attachment(f"report-{cycle.quarter.key}-questions.xlsx", questions)
    return checks_letter(cycle.council, cycle.quarter, findings, [enclosed])


def _too_long(report: Report, public: PublicMaterial, body: bytes) -> tuple[str, ...]:
    cover, appendices = pages_by_part(body, report)
    return too_long(cover, appendices, public.council.profile.report.limits)


def _answers(cycle: CycleContext, sent: Sequence[ServiceReturn]) -> ReportAnswers:
    """Return what was answered of the report and its returns, as it was typed."""
    typed = typed_about_the_report(answer for one in sent for file in one.files for answer in file.answers)
    return ReportAnswers.on(today(), tuple(each for one in sent for each in one.answered), given_answers(cycle), typed)


def _restricted_inputs(
    cycle: CycleContext, sources: ReportSources, card: Scorecard, awaited: Sequence[str], against: tuple[Background, Screening]
) -> RestrictedInputs:
    """Return all inputs of the restricted rendering, with every sentence as it was sent."""
    background, screening = against
    return RestrictedInputs(
        council=cycle.council,
        quarter=cycle.quarter,
        card=card,
        awaited=frozenset(awaited),
        narrative=sources.narrative,
        promised=sources.before.undertakings,
        background=background,
        screening=screening,
    )


def _with_findings(whole: RestrictedInputs, seen: RestrictedInputs, sources: ReportSources) -> RestrictedInputs:
    """Return the inputs with the findings of the consistency checks and the carry-forward to the next quarter.

    Findings quote texts, in letters too: `seen` is without any sentence that is not yet cleared, so that none is asked about.
    """
    before, answers = sources.before, sources.answers.with_texts(whole.screening.for_public)
    subject = CheckedReport(
        council=seen.council,
        quarter=seen.quarter,
        card=seen.card,
        narrative=seen.narrative,
        meeting=seen.meeting,
        previous_texts=before.texts,
        previous_undertakings=before.undertakings,
        own=tuple(own_texts(MaterialOf[RestrictedInputs](whole, rich))),
        answered=tuple(each.finding for each in answers.of_returns),
        earlier=whole.earlier,
    )
    findings, answered = answers.part(contradictions(subject, load_rulebook()), whole.quarter)
    left = CarryForward(
        texts_by_key(subject.texts),
        still_open(whole.narrative, before.undertakings),
        answers.left(answered, whole.quarter),
    )
    return replace(whole, findings=findings, left=left, answered=(*answers.of_returns, *answered))


def _transcripts(cycle: CycleContext, key: str, whole: RestrictedInputs) -> Transcripts:
    """Return the transcript of each rendering; stored under a key of all its inputs, as every run needs it."""
    if stored := cycle.restricted.read_tagged(key):
        return TRANSCRIPTS_FORM.from_bytes(stored[0], key)
    seen = without_identifiers(whole)
    public = MaterialOf[PublicInputs](redact(seen), rich)
    restricted = MaterialOf[RestrictedInputs](with_open_sentences_marked(seen), rich)
    transcripts: Transcripts = {"public": transcribe(public), "restricted": transcribe(restricted)}
    if exempt := for_members(seen):
        transcripts["exempt"] = transcribe(MaterialOf[ExemptInputs](exempt, rich))
    cycle.restricted.write(key, TRANSCRIPTS_FORM.to_bytes(transcripts), "application/json")
    return transcripts
