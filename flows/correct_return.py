"""The officer's form for a correction or a revision: the reason is kept, and the cycle runs again."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any, Literal, get_args

from prefect import flow
from prefect.client.schemas.objects import State

from adapters.audit import newest_version, record
from adapters.correction_preview import CorrectionPreview, require_change
from adapters.cycle_context import CycleContext
from adapters.inbox import open_inbox
from flows.control_room import in_control_room
from flows.form_checks import opened, recorded, require_text, role_of, second_role, sender_of, sentence
from flows.form_errors import refused
from flows.forms import CouncilChoice
from flows.quarterly_cycle import quarterly_cycle
from quarterly.publishing.audit import find_duplicate
from quarterly.vocabulary.audit_event import AuditEvent
from quarterly.vocabulary.errors import ReturnError, SetupError
from tasks.results import SLUG

KindOfChange = Literal["correction", "revision"]
KINDS = get_args(KindOfChange)


@in_control_room
@flow(
    name="correct-return",
    flow_run_name="{council} {quarter}: {kind}, {service}",
    result_storage=SLUG,
    persist_result=False,
    result_serializer="json",
    validate_parameters=False,
)
def correct_return(
    council: CouncilChoice,
    quarter: str,
    service: str,
    kind: KindOfChange,
    what_was_wrong: str,
    effect: str,
    officer: str,
    approved_by: str = "",
) -> State[Any]:
    """Publish the next version of a report after a service sent a corrected return.

    Put the corrected file into the service's folder of the inbox first. What you write here is printed for the public.

    Args:
        council: Folder of the council, such as dudley.
        quarter: Financial year and quarter, such as 2012-13 Q1.
        service: The service whose return is corrected, by its folder in the inbox or its name.
        kind: A correction if the figure was wrong, a revision if late data moved it.
        what_was_wrong: What was wrong, in a sentence. No figures, nothing about a child.
        effect: What that changes in the report, in a sentence. No figures, nothing about a child.
        officer: Your role, as the council's profile has it. Never a name.
        approved_by: The role that approved it; needed once something is published, and another than yours.
    """
    try:
        cycle = opened(council, quarter)
        _require_typed(service, kind, what_was_wrong, effect, officer, approved_by)
        act = _act(cycle, service, kind, what_was_wrong, effect, officer, approved_by)
        inbox = open_inbox(cycle.settings, council, cycle.council.key, cycle.quarter)
        coming = CorrectionPreview.of(cycle, inbox, act.service)
        act = replace(act, files=coming.digests)
        if find_duplicate(recorded(cycle), act) is None:  # else this run takes up one that broke off
            require_change(coming)
        record(cycle.restricted, act)
    except (SetupError, ReturnError) as error:
        return refused(error)
    # A correction is just the cycle run again: it finds the reason among the acts.
    return quarterly_cycle.fn(council, str(cycle.quarter))


def _require_typed(service: str, kind: str, wrong: str, effect: str, officer: str, approver: str) -> None:
    require_text(service=service, what_was_wrong=wrong, effect=effect, officer=officer, approved_by=approver)
    if kind not in KINDS:
        raise SetupError("kind must be one of: correction (the figure was wrong), revision (late data moved it).")


def _act(
    cycle: CycleContext, service: str, kind: KindOfChange, wrong: str, effect: str, officer: str, approver: str
) -> AuditEvent:
    council = cycle.council
    version = newest_version(cycle.settings.public(), council.key, cycle.quarter.key)
    by = role_of(officer, "officer", council)
    return AuditEvent(
        kind,
        council.key,
        cycle.quarter.key,
        datetime.now(UTC).isoformat(timespec="microseconds"),
        by,
        sentence(wrong, "what_was_wrong", council),
        version,
        approved_by=second_role(approver, by, council) if version or approver.strip() else "",
        service=sender_of(service, council),
        effect=sentence(effect, "effect", council),
    )
