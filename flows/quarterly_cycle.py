"""One council's quarter, from returns to publication."""

from datetime import UTC, datetime
from typing import Any

from prefect import flow
from prefect.client.schemas.objects import State
from prefect.states import Completed

from adapters.audit import newest_version, record
from adapters.cycle_context import CycleContext
from adapters.previous_quarter import later_published
from adapters.provenance import files_between, record_sources
from adapters.publication import versions
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
from flows.control_room import in_control_room
from flows.form_checks import opened, recorded, require_stage, require_text
from flows.form_errors import refused
from flows.forms import CouncilChoice
from flows.gates import held_by_gate, held_by_pack, held_by_withdrawal
from flows.slots import Overtaken, one_at_a_time, superseded
from flows.steps import Steps
from quarterly.collecting.received import Returns
from quarterly.disclosure.reason import screened
from quarterly.publishing.audit import public_reason
from quarterly.publishing.due import quarter_of
from quarterly.publishing.versions import CHANGED
from quarterly.vocabulary.audit_event import AuditEvent
from quarterly.vocabulary.errors import SetupError
from quarterly.vocabulary.wording import listed
from tasks.collect_returns import collect_returns
from tasks.compile_report import compile_report
from tasks.publish_report import publish_report
from tasks.references import Outcome, Pack
from tasks.request_commentary import request_commentary
from tasks.results import SLUG
from tasks.score_indicators import score_indicators
from tasks.stage_names import WHAT_CHANGED, StageChoice
from tasks.today import today
from tasks.validate_return import validate_return


@in_control_room
@flow(
    name="quarterly-cycle",
    flow_run_name="{council} {quarter}",
    result_storage=SLUG,
    persist_result=False,
    result_serializer="json",
    validate_parameters=False,
)
def quarterly_cycle(
    council: CouncilChoice, quarter: str, reason: str = CHANGED, from_stage: StageChoice = WHAT_CHANGED
) -> State[Any]:
    """Collect the returns of a quarter, validate and score them, ask for commentary, compile the report and publish it.

    Run it again after any correction: stages whose inputs have not changed are skipped, and an unchanged report is not
    published twice.

    Args:
        council: Folder of the council, such as dudley.
        quarter: Financial year and quarter, such as 2012-13 Q1.
        reason: One sentence for the public if this run replaces a published version. Nothing about a child.
        from_stage: What to do again. A stage is done again with all that follow it, even where nothing has changed.
    """
    try:
        cycle = opened(council, quarter)
        require_text(reason=reason)
        reason = screened(reason, cycle.council)
        require_stage(from_stage)
    except SetupError as error:
        return refused(error)
    try:
        with one_at_a_time(cycle.council.key, cycle.quarter.key):
            steps = Steps(from_stage)
            show_tags(cycle)
            state = _stages(cycle, council, reason or CHANGED, steps)
            show_steps(cycle, steps.taken)
            return state
    except Overtaken:
        return superseded(council, quarter, reason=reason, from_stage=from_stage)


def _stages(cycle: CycleContext, council: str, reason: str, steps: Steps) -> State[Any]:
    quarter, do = str(cycle.quarter), steps.do
    _keep(cycle, reason)
    returns = do(collect_returns, council, quarter)
    if not returns.received:
        return Completed(name="AwaitingReturns", message=f"Nothing has been received for {quarter}.")
    validated = tuple(do(validate_return, council, quarter, raw) for raw in returns.received)
    show_returns(cycle, returns, validated)
    show_findings(cycle, validated)
    of_services = tuple(sent for sent in validated if sent.service in cycle.council.profile.services)
    scorecard = do(score_indicators, council, quarter, of_services)
    show_ratings(cycle, scorecard)
    commentary = do(request_commentary, council, quarter, scorecard, validated)
    show_commentary(cycle, commentary)
    if waiting := held_by_withdrawal(cycle) or held_by_gate(cycle, returns, commentary):
        return waiting
    pack = do(compile_report, council, quarter, scorecard, commentary, validated)
    show_checks(cycle, pack)
    if waiting := held_by_pack(cycle, pack):
        return waiting
    publication = do(publish_report, council, quarter, pack, _why(cycle, returns, pack) or reason)
    record_sources(cycle, returns)
    show_links(cycle, publication)
    message = f"{quarter}: {publication.describe()}.{'' if publication.unchanged else _to_be_run(cycle)}"
    return Completed(name="Published", message=message, data=Outcome(publication, scorecard))


def _to_be_run(cycle: CycleContext) -> str:
    """Say which later reports were compared with this quarter as it was: each has to be run again by somebody who says why."""
    later = later_published(cycle.restricted, cycle.council, cycle.quarter, quarter_of(today()))
    return f" Published later and compared with it: run {listed([str(each) for each in later])} again." if later else ""


def _keep(cycle: CycleContext, reason: str) -> None:
    """Keep what this run was told, so that a run that has to wait does not forget it."""
    council, quarter = cycle.council.key, cycle.quarter.key
    version = newest_version(cycle.settings.public(), council, quarter)
    if reason != CHANGED and version:
        at = datetime.now(UTC).isoformat(timespec="microseconds")
        record(cycle.restricted, AuditEvent("run", council, quarter, at, "", reason, version))


def _why(cycle: CycleContext, returns: Returns, pack: Pack) -> str:
    """Return for the public why the next version is published: what its report says, else what was said since the newest one."""
    index = versions(cycle.settings.public(), cycle.council.key, cycle.quarter.key)
    newest = index.current if index else None
    if pack.why and newest and newest.content != pack.content["public"]:
        return pack.why
    # The public was told the same before: it is new for others alone, or was withdrawn.
    version = newest.version if newest else 0
    collected = frozenset(file.digest for raw in returns.received for file in raw.files)
    return public_reason(recorded(cycle), version, files_between(cycle, "public", version, collected))
