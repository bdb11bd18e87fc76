"""The form by which the director's office signs off exactly one draft."""

from dataclasses import replace
from typing import Annotated, Any

from prefect import flow
from prefect.client.schemas.objects import State

from adapters.audit import record
from adapters.drafts import last_draft
from flows.audit_events import new_event
from flows.control_room import in_control_room
from flows.evidence import with_evidence
from flows.form_checks import require_nothing_personal, require_text
from flows.form_council import opened_for_run
from flows.form_errors import refused
from flows.forms import FORM, CouncilChoice, PackName, QuarterField, SigningRole, labelled
from flows.quarterly_cycle import quarterly_cycle
from flows.run_names import named_after_form
from quarterly.publishing.authority import signing_role
from quarterly.publishing.drafts import draft_named
from quarterly.vocabulary.errors import SetupError


@in_control_room
@flow(name="sign-off", flow_run_name=named_after_form("sign-off"), **FORM)
def sign_off(
    council: CouncilChoice,
    quarter: QuarterField,
    pack: PackName,
    by: SigningRole,
    evidence: Annotated[str, labelled("File with the evidence", minLength=1)],
) -> State[Any]:
    """Sign off the draft of a report, so that it can be published. If anything in it changes, it has to be signed off again.

    Put the evidence (a mail, a signed page) into the folder sign-off of the quarter's inbox first.

    Args:
        council: Folder of the council, such as dudley.
        quarter: Financial year and quarter, such as 2012-13 Q1.
        pack: The pack that was read, as the waiting run names it: 12 characters or more.
        by: The role that signs, as the council's profile has it. Never a name.
        evidence: Name of the file in the folder sign-off.
    """
    try:
        cycle = opened_for_run(council, quarter)
        require_text(pack=pack, by=by, evidence=evidence)
        require_nothing_personal(cycle.council, evidence=evidence)
        role = signing_role(by, cycle.council)
        draft = draft_named(pack, last_draft(cycle), cycle.quarter)
        event = with_evidence(cycle, council, replace(new_event(cycle, "sign-off", role), pack=draft), evidence)
    except SetupError as error:
        return refused(error)
    record(cycle.restricted, event)
    return quarterly_cycle.fn(council, str(cycle.quarter))
