"""The officer's form that grants more time, or says that somebody is on leave."""

from typing import Annotated, Any

from prefect import flow
from prefect.client.schemas.objects import State
from prefect.states import Completed

from flows.form_council import opened_for_run
from flows.form_errors import refused
from flows.forms import FORM, CouncilChoice, Granted, Officer, QuarterField, labelled
from flows.record_chasing import EVERYTHING, OF, MoreTimeForm, record_more_time
from flows.run_names import named_after_form
from quarterly.vocabulary.errors import SetupError


@flow(name="more-time", flow_run_name=named_after_form("more time"), **FORM)
def more_time(
    council: CouncilChoice,
    quarter: QuarterField,
    who: Granted,
    until: Annotated[str, labelled("Until", minLength=1)],
    officer: Officer,
    of: Annotated[str, labelled("What they owe", enum=[*OF])] = EVERYTHING,
    leave: Annotated[bool, labelled("They are on leave")] = False,
) -> State[Any]:
    """Give somebody more time for what they owe, or say that they are on leave: their deputy is then reminded in their place.

    Args:
        council: Folder of the council, such as dudley.
        quarter: Financial year and quarter, such as 2012-13 Q1.
        who: The role that gets more time. Never a name.
        until: The last day, such as 31 March 2027.
        officer: Your role, as the council's profile has it. Never a name.
        of: What the time is for. Nobody has less time than before.
        leave: They are away until that day, included. What they owe is due as before.
    """
    try:
        cycle = opened_for_run(council, quarter)
        record_more_time(cycle, MoreTimeForm(who=who, until=until, officer=officer, of=of, leave=leave))
    except SetupError as error:
        return refused(error)
    return Completed(message="Recorded. Reminders follow it from the next working morning.")
