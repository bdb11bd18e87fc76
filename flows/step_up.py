"""The officer's one click that takes what a service has owed for long to the head of the service."""

from datetime import UTC, datetime
from typing import Any

from prefect import flow
from prefect.client.schemas.objects import State
from prefect.states import Completed

from adapters.chase import send_reminders
from flows.chase import in_words
from flows.form_council import opened_for_run
from flows.form_errors import refused
from flows.forms import FORM, CouncilChoice, Officer, QuarterField, Sender
from flows.record_chasing import record_step_up
from flows.run_names import named_after_form
from quarterly.vocabulary.errors import SetupError


@flow(name="step-up", flow_run_name=named_after_form("taken to the head"), **FORM)
def step_up(council: CouncilChoice, quarter: QuarterField, service: Sender, officer: Officer) -> State[Any]:
    """Write to the head of a service about what it has owed for long, as the officer's list proposes.

    Directors and members are never written to. Whoever has had a reminder today gets this one tomorrow.

    Args:
        council: Folder of the council, such as dudley.
        quarter: The quarter that ended last, such as 2012-13 Q1, with which it is recorded.
        service: The service whose head is written to.
        officer: Your role, as the council's profile has it. Never a name.
    """
    now = datetime.now(UTC)
    try:
        cycle = opened_for_run(council, quarter)
        record_step_up(cycle, council, service, officer, now)
    except SetupError as error:
        return refused(error)
    return Completed(message=in_words(council, send_reminders(council, now)) or "Recorded. The head is written to tomorrow.")
