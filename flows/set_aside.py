"""The officer's form that sets a file aside: record the reason and run the cycle again without the file."""

from typing import Annotated, Any

from prefect import flow
from prefect.client.schemas.objects import State

from flows.control_room import in_control_room
from flows.form_council import opened_for_run
from flows.form_errors import refused
from flows.forms import FORM, ApproverIfPublished, CouncilChoice, Officer, QuarterField, Reason, labelled
from flows.quarterly_cycle import quarterly_cycle
from flows.record_set_aside import SetAsideForm, record_set_aside
from flows.run_names import named_after_form
from quarterly.vocabulary.errors import SetupError


@in_control_room
@flow(name="set-aside", flow_run_name=named_after_form("file set aside"), **FORM)
def set_file_aside(
    council: CouncilChoice,
    quarter: QuarterField,
    file: Annotated[str, labelled("File", minLength=1)],
    reason: Reason,
    officer: Officer,
    approved_by: ApproverIfPublished = "",
    undo: Annotated[bool, labelled("Let it count again")] = False,
) -> State[Any]:
    """Leave a file that was received out of the report, and run the cycle again without it. It is kept, with the reason.

    It stays aside, however often it is sent, until this form is sent for it with undo.

    Args:
        council: Folder of the council, such as dudley.
        quarter: Financial year and quarter, such as 2012-13 Q1.
        file: The file's name, or the beginning of its digest where several have that name.
        reason: Why, in a sentence for the public. No figures, nothing about a child.
        officer: Your role, as the council's profile has it. Never a name.
        approved_by: The role that approved it; needed once something is published, and another than yours.
        undo: Let a file that was set aside count again.
    """
    try:
        cycle = opened_for_run(council, quarter)
        record_set_aside(cycle, SetAsideForm(file=file, reason=reason, officer=officer, approved_by=approved_by, undo=undo))
    except SetupError as error:
        return refused(error)
    return quarterly_cycle.fn(council, str(cycle.quarter))
