"""The officer's form that sends the draft to those who may question it."""

from datetime import UTC, datetime
from typing import Any

from prefect import flow, get_run_logger
from prefect.client.schemas.objects import State
from prefect.states import Completed

from adapters.challenge import send_for_challenge
from adapters.mail.queue import deliver
from flows.form_council import opened_for_run
from flows.form_errors import refused
from flows.forms import FORM, CouncilChoice, QuarterField
from flows.run_names import named_after_form
from quarterly.vocabulary.errors import SetupError
from quarterly.vocabulary.wording import listed
from tasks.today import today


@flow(name="send-draft", flow_run_name=named_after_form("draft sent"), **FORM)
def send_draft(council: CouncilChoice, quarter: QuarterField) -> State[Any]:
    """Send the last draft to those whom the profile names under drafts: challenge, with a sheet for their questions.

    Each gets the draft once, marked as one. Their questions come back by mail and go to the owners of the indicators.

    Args:
        council: Folder of the council, such as dudley.
        quarter: Financial year and quarter, such as 2012-13 Q1.
    """
    try:
        cycle = opened_for_run(council, quarter)
        roles = send_for_challenge(cycle, today())
        sent = deliver(cycle.restricted, cycle.post, cycle.settings, datetime.now(UTC))
    except SetupError as error:
        return refused(error)
    get_run_logger().info("Sent now: %s", sent.sent)
    return Completed(message=f"The draft goes to: {listed(roles)}.")
