"""The officer's form by which what the committee decided on a report comes back in the next quarter."""

from typing import Annotated, Any

from prefect import flow
from prefect.client.schemas.objects import State
from prefect.states import Completed

from adapters.inbox import open_inbox
from flows.control_room import in_control_room
from flows.form_checks import require_nothing_personal, require_text
from flows.form_council import opened_for_run
from flows.form_errors import refused
from flows.forms import FORM, CouncilChoice, Officer, QuarterField, labelled
from flows.record_agenda import LINK
from flows.record_minutes import MinutesForm, record_minutes
from flows.run_names import named_after_form
from quarterly.publishing.meeting import comes_back
from quarterly.vocabulary.errors import SetupError


@in_control_room
@flow(name="record-meeting", flow_run_name=named_after_form("the meeting"), **FORM)
def record_meeting(
    council: CouncilChoice,
    quarter: QuarterField,
    minutes_file: Annotated[str, labelled("File with what was decided", minLength=1)],
    link: Annotated[str, labelled("Link to the minutes", pattern=LINK, minLength=1)],
    officer: Officer,
    held: Annotated[str, labelled("Day of the meeting")] = "",
) -> State[Any]:
    """Record what the committee decided on the quarter's report, so that the next quarter's call and report ask how it stands.

    Paste it from the published minutes into a text file (.txt) in the folder cover of the quarter's inbox, never into this form:
    each item begins with Resolution:, Recommendation: or Action:, and may have lines Lead: and Due: below it.

    Args:
        council: Folder of the council, such as dudley.
        quarter: Financial year and quarter of the report that was considered, such as 2012-13 Q1.
        minutes_file: Name of the file in the folder cover.
        link: Where the minutes can be read, such as https://democracy.northshire.gov.uk/minutes.
        officer: Your role, as the council's profile has it. Never a name.
        held: When the meeting was, such as 20 September 2012; left out, the day under calendar: meetings.
    """
    try:
        cycle = opened_for_run(council, quarter)
        require_text(minutes_file=minutes_file)
        require_nothing_personal(cycle.council, minutes_file=minutes_file)
        pasted = open_inbox(cycle.settings, council, cycle.council.key, cycle.quarter).minutes(minutes_file.strip())
        event = record_minutes(cycle, MinutesForm(minutes=pasted, link=link, officer=officer, held=held))
    except SetupError as error:
        return refused(error)
    return Completed(message=comes_back(event.meeting, cycle.quarter))
