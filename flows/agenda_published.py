"""The officer's form that says an agenda with the report is published, or that the item was moved or withdrawn."""

from typing import Annotated, Any

from prefect import flow
from prefect.client.schemas.objects import State

from flows.control_room import in_control_room
from flows.form_council import opened_for_run
from flows.form_errors import refused
from flows.forms import FORM, CouncilChoice, Officer, QuarterField, labelled
from flows.quarterly_cycle import quarterly_cycle
from flows.record_agenda import LINK, AgendaChoice, AgendaForm, record_agenda
from flows.run_names import named_after_form
from quarterly.vocabulary.errors import SetupError


@in_control_room
@flow(name="agenda-published", flow_run_name=named_after_form("agenda"), **FORM)
def agenda_published(
    council: CouncilChoice,
    quarter: QuarterField,
    officer: Officer,
    what: Annotated[AgendaChoice, labelled("What happened")] = "published",
    link: Annotated[str, labelled("Link", pattern=LINK)] = "",
) -> State[Any]:
    """Say that the agenda with the report is published, or that the item was moved or withdrawn, and run the cycle.

    Where the profile has `gates: agenda: hold`, the report waits for the agenda. An item that was moved or withdrawn holds it
    everywhere, until an agenda with it is published.

    Args:
        council: Folder of the council, such as dudley.
        quarter: Financial year and quarter, such as 2012-13 Q1.
        officer: Your role, as the council's profile has it. Never a name.
        what: Whether the agenda is published, or the item was moved to another meeting or withdrawn.
        link: Where the published agenda can be read, such as https://democracy.northshire.gov.uk/agenda.
    """
    try:
        cycle = opened_for_run(council, quarter)
        record_agenda(cycle, AgendaForm(what=what, officer=officer, link=link))
    except SetupError as error:
        return refused(error)
    return quarterly_cycle.fn(council, str(cycle.quarter))
