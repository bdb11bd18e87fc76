"""Check the whole report for contradictions, then draw its renderings, and store with them what a release is decided on."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

from adapters.council_template import council_template, require_fillable
from adapters.cycle_context import CycleContext, shaped_by
from adapters.disclosure_audit import save_truth
from adapters.drafts import save_outstanding
from adapters.drawn_documents import DrawnDocuments
from adapters.expectations import load_rulebook
from adapters.flagged_sentences import save_release_facts
from adapters.mail.queue import deliver, queue_letter
from adapters.published_scores import large_changes_in
from adapters.render.markdown import rich
from adapters.render.pdf import pages_by_part
from quarterly.collecting.carry_forward import CarryForward, still_open
from quarterly.collecting.narrative.issue import issue_of
from quarterly.collecting.sheets.findings import Finding
from quarterly.commentary.findings_letters import checks_letter
from quarterly.commentary.letters import Attachment, Letter
from quarterly.disclosure.personal_data import with_open_sentences_marked, without_identifiers
from quarterly.disclosure.report_inputs import ExemptInputs, PublicInputs, RestrictedInputs, for_members, redact
from quarterly.disclosure.series_as_sent import series_as_sent
from quarterly.publishing.outstanding import counts_by_kind, outstanding
from quarterly.publishing.pack import PackListing
from quarterly.reporting.build import build_public, own_texts
from quarterly.reporting.checks.checked_report import CheckedReport
from quarterly.reporting.checks.run import contradictions
from quarterly.reporting.checks.texts import texts_by_key
from quarterly.reporting.length import too_long
from quarterly.reporting.model import Report
from quarterly.reporting.parts import MaterialOf, PublicMaterial
from quarterly.reporting.report_scope import ReportSources
from quarterly.reporting.sections.corrections import why_published
from quarterly.reporting.stored_transcripts import printed_in
from quarterly.vocabulary.canonical import digest
from quarterly.vocabulary.errors import SetupError
from tasks.compilation import APPLIED, LIBRARIES, Compilation
from tasks.facts_for_release import release_facts, report_facts, screened_texts
from tasks.references import Pack
from tasks.render_pack import PDF, PackFolder, draw_files, exempt_files, public_files, restricted_files


def draw_report(compilation: Compilation) -> Pack:
    """Store every file of the report and return what was made; disclosure control comes before anything is worded or drawn."""
    cycle, key, corrected = compilation.cycle, compilation.key, compilation.inputs.corrected
    printable = without_identifiers(compilation.whole)
    screened = screened_texts(compilation.whole, printable, compilation.sent)
    whole = _with_findings(printable, screened.cleared, compilation.inputs.sources)
    if whole.findings:
        queue_letter(cycle.restricted, cycle.post, _checks_letter(cycle, key, whole.findings))
        deliver(cycle.restricted, cycle.post, cycle.settings, datetime.now(UTC))
    public = MaterialOf[PublicInputs](redact(whole), rich, corrected["public"])
    restricted = MaterialOf[RestrictedInputs](with_open_sentences_marked(whole), rich, corrected["restricted"])
    require_fillable(own := council_template(cycle.named, cycle.council))
    if (own.digest if own else "") != compilation.inputs.word_template:
        raise SetupError("The council's Word template was changed while this run made the report. Run again.")
    template = own.body if own else None
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
    facts = replace(
        report_facts(whole, screened, compilation.sent),
        asked=compilation.replied.asked,
        with_head=compilation.replied.with_head,
        large_changes=large_changes_in(cycle, listing),
    )
    found = outstanding(facts)
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
