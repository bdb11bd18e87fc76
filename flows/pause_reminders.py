"""The officer's switch that pauses all reminders of a council, as during an inspection."""

from typing import Annotated, Any

from prefect import flow
from prefect.client.schemas.objects import State
from prefect.states import Completed

from flows.form_council import opened_for_run
from flows.form_errors import refused
from flows.forms import FORM, CouncilChoice, Officer, QuarterField, Reason, labelled
from flows.record_chasing import record_pause
from flows.run_names import named_after_form
from quarterly.vocabulary.errors import SetupError


@flow(name="pause-reminders", flow_run_name=named_after_form("reminders paused"), **FORM)
def pause_reminders(
    council: CouncilChoice,
    quarter: QuarterField,
    reason: Reason,
    officer: Officer,
    until: Annotated[str, labelled("Until")] = "",
    undo: Annotated[bool, labelled("Let them go on")] = False,
) -> State[Any]:
    """Pause every reminder of a council, and the officer's list of who owes what. Answers and requests go out as before.

    Args:
        council: Folder of the council, such as dudley.
        quarter: The quarter that ended last, such as 2012-13 Q1, with which it is recorded.
        reason: Why, in a sentence. Nothing about a child.
        officer: Your role, as the council's profile has it. Never a name.
        until: The last day of the pause, such as 31 March 2027; left out, until it is ended.
        undo: End the pause.
    """
    try:
        cycle = opened_for_run(council, quarter)
        record_pause(cycle, officer, reason, until, undo=undo)
    except SetupError as error:
        return refused(error)
    return Completed(message="Reminders go on." if undo else "Reminders are paused.")
