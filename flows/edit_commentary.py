"""The officer's form that puts an owner's commentary into other words, and runs the cycle again."""

from typing import Annotated, Any

from prefect import flow
from prefect.client.schemas.objects import State

from adapters.inbox import open_inbox
from flows.control_room import in_control_room
from flows.form_checks import require_nothing_personal, require_text
from flows.form_council import opened_for_run
from flows.form_errors import refused
from flows.forms import FORM, CouncilChoice, Officer, QuarterField, Reason, labelled
from flows.quarterly_cycle import quarterly_cycle
from flows.record_edit import EditForm, record_edit
from flows.run_names import named_after_form
from quarterly.vocabulary.errors import SetupError


@in_control_room
@flow(name="edit-commentary", flow_run_name=named_after_form("commentary edited"), **FORM)
def edit_commentary(
    council: CouncilChoice,
    quarter: QuarterField,
    indicator: Annotated[str, labelled("Indicator", minLength=1)],
    wording_file: Annotated[str, labelled("File with the words to print", minLength=1)],
    reason: Reason,
    officer: Officer,
) -> State[Any]:
    """Print an owner's commentary in other words. The owner's own are kept, and count again once the owner says something else.

    Agree the words with the owner first. They come in a text file in the folder cover of the quarter's inbox, never in this form.

    Args:
        council: Folder of the council, such as dudley.
        quarter: Financial year and quarter, such as 2012-13 Q1.
        indicator: Its reference or its name, such as PI 1178.
        wording_file: Name of the file in the folder cover with what is printed.
        reason: Why, in a sentence. No figures, nothing about a child.
        officer: Your role, as the council's profile has it. Never a name.
    """
    try:
        cycle = opened_for_run(council, quarter)
        require_text(wording_file=wording_file)
        require_nothing_personal(cycle.council, wording_file=wording_file)
        wording = open_inbox(cycle.settings, council, cycle.council.key, cycle.quarter).wording(wording_file.strip())
        record_edit(cycle, EditForm(indicator=indicator, wording=wording, reason=reason, officer=officer))
    except SetupError as error:
        return refused(error)
    return quarterly_cycle.fn(council, str(cycle.quarter))
