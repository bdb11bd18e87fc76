"""Look every quarter of an hour for released reports whose day and hour have come, and start the run that publishes them."""

from datetime import UTC, datetime
from typing import Any

from httpx import HTTPError
from prefect import flow
from prefect.client.schemas.objects import State
from prefect.exceptions import ObjectNotFound
from prefect.logging import get_run_logger
from prefect.runtime import flow_run
from prefect.states import Completed, Failed

from adapters.due import due_reports
from adapters.settings import load_settings
from flows.start_run import start_cycle
from quarterly.vocabulary.errors import ServiceUnavailable


@flow(name="publish-due", flow_run_name="publish-due")
def publish_due() -> State[Any]:
    """Start the cycle for every released report that waited for its day. It publishes what nothing else holds back by then."""
    try:
        due_now = due_reports(load_settings().restricted(), datetime.now(UTC))
    except ServiceUnavailable as error:
        return Failed(message=f"{error} It is tried again in 15 minutes.")
    started, wrong = list[str](), list[str]()
    for due in due_now:
        try:
            started.append(start_cycle(due.council, due.quarter, key=f"{flow_run.id}-{due.council}-{due.quarter}"))
        except (HTTPError, ObjectNotFound, RuntimeError) as error:  # what goes wrong with one report must not stop another
            wrong.append(f"{due.council} {due.quarter}")
            get_run_logger().error("%s %s was not started: %s", due.council, due.quarter, type(error).__name__)
    if wrong:
        return Failed(message=f"Not started: {', '.join(wrong)}. It is tried again in 15 minutes.")
    if started:
        return Completed(message=f"Started: {', '.join(started)}.")
    return Completed(name="NothingDue", message="No report waits for a moment that has come.")
