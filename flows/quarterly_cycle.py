"""One council's quarter, from returns to publication."""

from datetime import UTC, datetime
from typing import Annotated, Any

from prefect import flow
from prefect.client.schemas.objects import State
from prefect.states import Completed

from adapters.cycle_context import CycleContext
from adapters.due import forget_due
from adapters.previous_quarter import later_published
from adapters.provenance import record_sources
from adapters.screening import screening_for
from flows.artifacts import (
    show_checks,
    show_commentary,
    show_findings,
    show_links,
    show_ratings,
    show_returns,
    show_steps,
    show_tags,
)
from flows.awaiting_service import patience
from flows.control_room import in_control_room
from flows.form_checks import require_stage, require_text
from flows.form_council import opened_for_run
from flows.form_errors import refused
from flows.forms import FORM, CouncilChoice, FromStage, QuarterField, labelled
from flows.gates import hold_before_compiling, hold_before_publishing, remember_published
from flows.quarter_page import QuarterPage
from flows.reason_for_version import reason_to_publish, record_reason
from flows.record_returns_state import record_returns_state
from flows.run_names import named_after_form
from flows.slots import Overtaken, one_at_a_time, superseded
from flows.steps import Steps
from quarterly.collecting.received import Returns
from quarterly.disclosure.screened_reason import LONGEST, screened
from quarterly.publishing.versions import CHANGED
from quarterly.vocabulary.errors import SetupError
from quarterly.vocabulary.quarter import Quarter
from quarterly.vocabulary.wording import listed
from tasks.collect_returns import collect_returns
from tasks.compile_report import compile_report
from tasks.publish_report import publish_report
from tasks.references import CycleOutcome, Publication
from tasks.request_commentary import request_commentary
from tasks.score_indicators import score_indicators
from tasks.stage_names import WHAT_CHANGED
from tasks.today import today
from tasks.validate_return import validate_return


@in_control_room
@flow(name="quarterly-cycle", flow_run_name=named_after_form(), **FORM)
def quarterly_cycle(
    council: CouncilChoice,
    quarter: QuarterField,
    reason: Annotated[str, labelled("Reason", maxLength=LONGEST)] = CHANGED,
    from_stage: FromStage = WHAT_CHANGED,
) -> State[Any]:
    """Collect the returns of a quarter, validate and score them, ask for commentary, compile the report; publish it if released.

    Run it again after any correction: stages whose inputs have not changed are skipped, and an unchanged report is not
    published twice.

    Args:
        council: Folder of the council, such as dudley.
        quarter: Financial year and quarter, such as 2012-13 Q1.
        reason: One sentence for the public if this run replaces a published version. Nothing about a child.
        from_stage: What to do again. A stage is done again with all that follow it, even where nothing has changed.
    """
    try:
        cycle = opened_for_run(council, quarter)
        require_text(reason=reason)
        reason = screened(reason, cycle.council, screening_for(cycle.council))
        require_stage(from_stage)
    except SetupError as error:
        return refused(error)
    try:
        with one_at_a_time(cycle.council.key, cycle.quarter.key):
            steps, page = Steps(from_stage, patience()), QuarterPage(cycle)
            show_tags(cycle)
            state = _run_stages(page, council, reason or CHANGED, steps)
            show_steps(page, steps.recorded)
            return state
    except Overtaken:
        return superseded(council, quarter, reason=reason, from_stage=from_stage)


def _run_stages(page: QuarterPage, council: str, reason: str, steps: Steps) -> State[Any]:
    cycle, run_stage, run_step = page.cycle, steps.run_stage, steps.run_step
    quarter = str(cycle.quarter)
    run_step("record the reason", record_reason, cycle, reason)
    returns = run_stage(collect_returns, council, quarter)
    if not returns.received:
        run_step("clear the due day", forget_due, cycle)
        return Completed(name="AwaitingReturns", message=f"Nothing has been received for {quarter}.")
    validated = tuple(run_stage(validate_return, council, quarter, raw) for raw in returns.received)
    show_returns(page, returns, validated)
    show_findings(page, validated)
    run_step("record how the returns stand", record_returns_state, cycle, returns, validated)
    # Few coarse stages and no subflows: a task costs Prefect about 7 ms, and each flow a second in which it waits for a thread.
    service_returns = tuple(sent for sent in validated if sent.service in cycle.council.profile.services)
    scorecard = run_stage(score_indicators, council, quarter, service_returns)
    show_ratings(page, scorecard)
    commentary = run_stage(request_commentary, council, quarter, scorecard, validated)
    show_commentary(page, commentary)
    if hold := run_step("check for a withdrawal", hold_before_compiling, cycle):
        return Completed(name=hold.state, message=hold.message)
    pack = run_stage(compile_report, council, quarter, scorecard, commentary, validated)
    show_checks(page, pack)
    if hold := run_step("check the gates", hold_before_publishing, page, council, pack, datetime.now(UTC)):
        # A final state with a name, not Prefect's suspended run: that waits with one form for the whole flow, starts the flow
        # again from its first line, and has failed if nobody resumes it in time.
        return Completed(name=hold.state, message=hold.message)
    recorded = run_step("find the reason", reason_to_publish, cycle, returns, pack)
    publication = run_stage(publish_report, council, quarter, pack, recorded or reason)
    show_links(page, publication)
    message = run_step("record the publication", _record_published, cycle, returns, publication)
    return Completed(name="Published", message=message, data=CycleOutcome(publication, scorecard))


def _record_published(cycle: CycleContext, returns: Returns, publication: Publication) -> str:
    """Record what was published, and return a sentence that names the later reports compared with the version before.

    Somebody has to run each of those again with a reason.
    """
    remember_published(cycle, publication)
    record_sources(cycle, returns)
    message = f"{cycle.quarter}: {publication.describe()}."
    if publication.unchanged:
        return message
    later = listed([str(each) for each in later_published(cycle.restricted, cycle.council, cycle.quarter, Quarter.of(today()))])
    return f"{message} Published later and compared with it: run {later} again." if later else message
