"""The officer's form that accepts a finding as it is, with a reason, and runs the cycle again."""

from typing import Annotated, Any

from prefect import flow
from prefect.client.schemas.objects import State

from flows.control_room import in_control_room
from flows.form_council import opened_for_run
from flows.form_errors import refused
from flows.forms import FORM, CouncilChoice, FindingName, Officer, QuarterField, Reason, labelled
from flows.quarterly_cycle import quarterly_cycle
from flows.record_acceptance import AcceptForm, record_acceptance
from flows.run_names import named_after_form
from quarterly.vocabulary.errors import SetupError


@in_control_room
@flow(name="accept-finding", flow_run_name=named_after_form("finding accepted"), **FORM)
def accept_finding(
    council: CouncilChoice,
    quarter: QuarterField,
    finding: FindingName,
    reason: Reason,
    officer: Officer,
    until: Annotated[str, labelled("Good until")] = "",
    undo: Annotated[bool, labelled("Take it back")] = False,
) -> State[Any]:
    """Accept that what a check asks about is right as it is. It is not asked again while the figures stay as they are explained.

    What makes a figure unusable, personal data and small numbers are never accepted.

    Args:
        council: Folder of the council, such as dudley.
        quarter: Financial year and quarter, such as 2012-13 Q1.
        finding: The reference of the finding, such as H02-3f9a1c, as letters and the release page give it.
        reason: Why, in a sentence. No figures, nothing about a child.
        officer: Your role, as the council's profile has it. Never a name.
        until: The last day for which it is accepted, such as 31 March 2027; left out, it is accepted for good.
        undo: Take back that the finding was accepted.
    """
    try:
        cycle = opened_for_run(council, quarter)
        record_acceptance(cycle, AcceptForm(finding=finding, reason=reason, officer=officer, until=until, undo=undo))
    except SetupError as error:
        return refused(error)
    return quarterly_cycle.fn(council, str(cycle.quarter))
