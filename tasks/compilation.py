"""All inputs of the report, and the key of what is made of them; nothing here draws, as most runs draw nothing."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from adapters.answers import given_answers
from adapters.audit import events_of
from adapters.council_template import template_digest
from adapters.cycle_context import CycleContext
from adapters.expectations import OF_THE_REPORT
from adapters.later_figures import later_counts
from adapters.previous_quarter import previous_carry_forward
from adapters.previous_version import corrections, times_corrected
from adapters.published_scores import earlier_versions, suppressed_before
from adapters.screening import OF_SCREENING, screening_in
from quarterly.collecting.answers.of_report import ReportAnswers, typed_about_the_report
from quarterly.collecting.returns.narrative_in_force import narrative_of
from quarterly.collecting.returns.records import ServiceReturn
from quarterly.commentary.requests import Commentary, with_replies
from quarterly.disclosure.corrections import correction_policy
from quarterly.disclosure.decided import with_decided
from quarterly.disclosure.report_inputs import RestrictedInputs
from quarterly.publishing.audit import further_figures
from quarterly.publishing.lateness import reason_for_lateness, with_reason
from quarterly.reporting.exempt_corrections import with_times_corrected
from quarterly.reporting.report_scope import CompileInputs, ReportSources, config_for_report
from quarterly.reporting.stored_transcripts import TRANSCRIPTS_FORM, Transcripts
from quarterly.scoring.background import Background, StoredBackground
from quarterly.scoring.score import Scorecard
from quarterly.screening.screening import Screening
from quarterly.vocabulary.canonical import digest
from tasks.references import CommentaryRound, ScorecardReference, ValidatedReturn
from tasks.today import today

APPLIED = ("templates/report", *OF_THE_REPORT, *OF_SCREENING)
LIBRARIES = ("jinja2", "typst", "pikepdf", "python-docx", "openpyxl", "markdown-it-py", "markupsafe", "nh3", "lxml")


@dataclass(frozen=True, kw_only=True)
class Compilation:
    """All inputs of the stage, the key of its output, the transcripts of both renderings, and the returns.

    The texts of `whole` are as they were sent: they are screened once there is something to draw.
    """

    cycle: CycleContext
    key: str
    inputs: CompileInputs
    whole: RestrictedInputs
    transcripts: Transcripts
    sent: tuple[ServiceReturn, ...]
    replied: Commentary


def compilation_of(
    council: str,
    quarter: str,
    scorecard: ScorecardReference,
    commentary: CommentaryRound,
    returns: tuple[ValidatedReturn, ...],
) -> Compilation:
    """Return all that the stage is made of, read and worked out anew."""
    opened = CycleContext.of(council, quarter)
    screening = screening_in(opened)
    cycle = opened.with_council(config_for_report(opened.council, opened.quarter))
    sent = [cycle.load(ServiceReturn, each.output) for each in returns]
    before = previous_carry_forward(cycle.restricted, cycle.council, cycle.quarter)
    events = events_of(cycle.restricted, cycle.council.key, cycle.quarter.key)
    late = reason_for_lateness(events, cycle.council.profile.calendar.meetings.get(str(cycle.quarter)))
    narrative, against = with_reason(narrative_of(sent, cycle.council), late), scorecard.background
    digests = scorecard.output.digest, commentary.output.digest
    scored = cycle.load(Scorecard, scorecard.output)
    officers = further_figures(events)
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
    whole = _restricted_inputs(cycle, sources, with_replies(scored, replied), replied.awaited, (background, screening))
    whole = replace(whole, earlier=earlier)
    # The key has the corrections in it, which are known only when the transcripts are compared with those of the version before.
    made_from = cycle.output_key("transcripts", sources, applied=APPLIED, libraries=LIBRARIES)
    transcripts = _transcripts(cycle, f"{made_from}.json", whole)
    of_exempt = times_corrected(cycle, transcripts)
    transcripts = with_times_corrected(transcripts, of_exempt)
    collected = frozenset(file.digest for each in sent for file in each.files)
    corrected = corrections(cycle, transcripts, lambda: correction_policy(whole, later_counts(cycle)), collected, screening)
    refused = tuple(file.digest for each in sent for file in each.files if file.refused)
    inputs = CompileInputs(sources, corrected, of_exempt, refused, template_digest(cycle.named, cycle.council))
    key = cycle.output_key("compile_report", inputs, applied=APPLIED, libraries=LIBRARIES)
    return Compilation(
        cycle=cycle, key=key, inputs=inputs, whole=whole, transcripts=transcripts, sent=tuple(sent), replied=replied
    )


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


def _transcripts(cycle: CycleContext, key: str, whole: RestrictedInputs) -> Transcripts:
    """Return the transcript of each rendering; stored under a key of all its inputs, as every run needs it."""
    if stored := cycle.restricted.read_tagged(key):
        return TRANSCRIPTS_FORM.from_bytes(stored[0], key)
    # Imported where something has changed, as it words the whole report.
    from tasks.transcribe_report import transcribe_report

    transcripts = transcribe_report(whole)
    cycle.restricted.write(key, TRANSCRIPTS_FORM.to_bytes(transcripts), "application/json")
    return transcripts
