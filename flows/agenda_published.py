"""The officer's form that says an agenda with the report is published, or that the item was moved or withdrawn."""

from datetime import UTC, datetime
from typing import Annotated, Any

from prefect import flow
from prefect.client.schemas.objects import State

from adapters.cycle_context import CycleContext
from adapters.inbox import open_inbox
from adapters.mail.queue import deliver, queue_letter
from flows.control_room import in_control_room
from flows.form_checks import require_nothing_personal, require_text
from flows.form_council import opened_for_run
from flows.form_errors import refused
from flows.forms import FORM, CouncilChoice, Officer, QuarterField, labelled
from flows.quarterly_cycle import quarterly_cycle
from flows.record_agenda import LINK, AgendaChoice, AgendaForm, record_agenda
from flows.record_agenda_file import record_final, record_late
from flows.run_names import named_after_form
from quarterly.commentary.agenda_answer_letters import other_figures_letter
from quarterly.vocabulary.errors import SetupError


@in_control_room
@flow(name="agenda-published", flow_run_name=named_after_form("agenda"), **FORM)
def agenda_published(
    council: CouncilChoice,
    quarter: QuarterField,
    officer: Officer,
    what: Annotated[AgendaChoice, labelled("What happened")] = "published",
    link: Annotated[str, labelled("Link", pattern=LINK)] = "",
    final_file: Annotated[str, labelled("File with the final agenda")] = "",
    late_because: Annotated[str, labelled("Why it is late and cannot wait")] = "",
) -> State[Any]:
    """Say that the agenda with the report is published, or that the item was moved or withdrawn, and run the cycle.

    Or file the agenda's final PDF or Word file, whose figures are then held against the report's, or give the reason for a report
    that is late for its meeting; the report prints it.

    Where the profile has `gates: agenda: hold`, the report waits for the agenda. An item that was moved or withdrawn holds it
    everywhere, until an agenda with it is published.

    Args:
        council: Folder of the council, such as dudley.
        quarter: Financial year and quarter, such as 2012-13 Q1.
        officer: Your role, as the council's profile has it. Never a name.
        what: Whether the agenda is published, the item was moved to another meeting or withdrawn, the report is late, or the
            agenda's final file is filed.
        link: Where the published agenda can be read, such as https://democracy.northshire.gov.uk/agenda.
        final_file: Of what is filed, the name of the file in the folder sign-off of the quarter's inbox.
        late_because: Of a late report, the reason in a sentence without figures. The public reads it.
    """
    try:
        cycle = opened_for_run(council, quarter)
        _record(cycle, council, AgendaForm(what=what, officer=officer, link=link), (final_file, late_because))
    except SetupError as error:
        return refused(error)
    return quarterly_cycle.fn(council, str(cycle.quarter))


def _record(cycle: CycleContext, council: str, form: AgendaForm, typed: tuple[str, str]) -> None:
    """Record what the form says; raise SetupError if a field is filled in that does not belong to it."""
    final_file, late_because = typed
    require_text(what=form.what, final_file=final_file, late_because=late_because)
    if bool(final_file.strip()) != (form.what == "filed"):
        raise SetupError("Name the final file under final_file where it is filed, and only there.")
    if bool(late_because.strip()) != (form.what == "late"):
        raise SetupError("Give the reason under late_because where the report is late, and only there.")
    if form.what == "late":
        record_late(cycle, late_because, form.officer)
    elif form.what == "filed":
        _file(cycle, council, final_file.strip(), form.officer)
    else:
        record_agenda(cycle, form)


def _file(cycle: CycleContext, council: str, name: str, officer: str) -> None:
    """File the final file of the inbox; which figures are others goes to the officer by letter, as Prefect shows no figure."""
    require_nothing_personal(cycle.council, final_file=name)
    _, body = open_inbox(cycle.settings, council, cycle.council.key, cycle.quarter).evidence(name)
    found, act = record_final(cycle, name, body, officer)
    if found.lines:
        queue_letter(cycle.restricted, cycle.post, other_figures_letter(cycle.council, cycle.quarter, act, found.lines))
        deliver(cycle.restricted, cycle.post, cycle.settings, datetime.now(UTC))
