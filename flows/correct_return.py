"""The officer's form for a correction or a revision: record the reason and run the cycle again."""

from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from typing import Annotated, Any, Literal, get_args

from prefect import flow
from prefect.client.schemas.objects import State

from adapters.audit import record
from adapters.correction_preview import CorrectionPreview, require_change
from adapters.cycle_context import CycleContext
from adapters.inbox import open_inbox
from flows.audit_events import new_event, recorded
from flows.control_room import in_control_room
from flows.form_checks import require_text, sender_of, sentence
from flows.form_council import opened_for_run
from flows.form_errors import refused
from flows.forms import (
    FORM,
    ApproverIfPublished,
    CouncilChoice,
    Effect,
    Officer,
    QuarterField,
    Sender,
    WhatWasWrong,
    labelled,
)
from flows.quarterly_cycle import quarterly_cycle
from flows.run_names import named_after_form
from quarterly.publishing.audit import find_duplicate
from quarterly.publishing.authority import correction_approver, role_of
from quarterly.vocabulary.audit_event import AuditEvent
from quarterly.vocabulary.errors import ReturnError, SetupError
from quarterly.vocabulary.form_fields import field

KindOfChange = Literal["correction", "revision"]
KINDS = get_args(KindOfChange)


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionForm:
    """What an officer typed."""

    service: str
    kind: KindOfChange
    what_was_wrong: str
    effect: str
    officer: str
    approved_by: str


@in_control_room
@flow(name="correct-return", flow_run_name=named_after_form("correction"), **FORM)
def correct_return(
    council: CouncilChoice,
    quarter: QuarterField,
    service: Sender,
    kind: Annotated[KindOfChange, labelled("Kind of change")],
    what_was_wrong: WhatWasWrong,
    effect: Effect,
    officer: Officer,
    approved_by: ApproverIfPublished = "",
) -> State[Any]:
    """Publish the next version of a report after a service sent a corrected return.

    Put the corrected file into the service's folder of the inbox first. What you write here is printed for the public.

    Args:
        council: Folder of the council, such as dudley.
        quarter: Financial year and quarter, such as 2012-13 Q1.
        service: The service whose return is corrected.
        kind: A correction if the figure was wrong, a revision if late data moved it.
        what_was_wrong: What was wrong, in a sentence. No figures, nothing about a child.
        effect: What that changes in the report, in a sentence. No figures, nothing about a child.
        officer: Your role, as the council's profile has it. Never a name.
        approved_by: The role that approved it; needed once something is published, and another than yours.
    """
    typed = {"what_was_wrong": what_was_wrong, "effect": effect, "officer": officer, "approved_by": approved_by}
    form = CorrectionForm(service=service, kind=kind, **typed)
    try:
        cycle = opened_for_run(council, quarter)
        _require_typed(form)
        event = _event(cycle, form)
        inbox = open_inbox(cycle.settings, council, cycle.council.key, cycle.quarter)
        preview = CorrectionPreview.of(cycle, inbox, event.service, datetime.now(UTC))
        event = replace(event, files=preview.digests)
        if find_duplicate(recorded(cycle), event) is None:  # else this run continues one that broke off
            require_change(preview)
        record(cycle.restricted, event)
    except (SetupError, ReturnError) as error:
        return refused(error)
    # A correction is the cycle run again: it finds the reason among the audit events.
    return quarterly_cycle.fn(council, str(cycle.quarter))


def _require_typed(form: CorrectionForm) -> None:
    text = {name: value for name, value in asdict(form).items() if name != "kind"}
    require_text(**text)
    if form.kind not in KINDS:
        raise SetupError(f"{field('kind')} must be one of: correction (the figure was wrong), revision (late data moved it).")


def _event(cycle: CycleContext, form: CorrectionForm) -> AuditEvent:
    council, by = cycle.council, role_of(form.officer, "officer", cycle.council)
    event = new_event(cycle, form.kind, by)
    return replace(
        event,
        reason=sentence(form.what_was_wrong, "what_was_wrong", council),
        approved_by=correction_approver(form.approved_by, by, event.version, council),
        service=sender_of(form.service, council),
        effect=sentence(form.effect, "effect", council),
    )
