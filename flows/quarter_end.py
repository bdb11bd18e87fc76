"""Run the cycle on every working day for each council whose quarter has ended and is not published."""

from datetime import UTC, date, datetime
from typing import Annotated, Any

from prefect import flow
from prefect.client.schemas.objects import State
from prefect.logging import get_run_logger
from prefect.runtime import flow_run
from prefect.states import Completed, Failed

from adapters.councils import load_council
from adapters.retain import delete_overdue, overdue
from adapters.settings import load_settings
from flows.awaiting_service import waits_for_services
from flows.control_room import draw_table, emit_lateness
from flows.due_quarters import due
from flows.form_checks import require_councils
from flows.form_errors import refused
from flows.forms import Councils, labelled
from flows.start_run import start_in_round
from quarterly.publishing.retention import QUARANTINE
from quarterly.vocabulary.errors import MustNotBeStored, QuarterlyError, ServiceUnavailable, SetupError
from quarterly.vocabulary.form_fields import field
from quarterly.vocabulary.quarter import Quarter
from tasks.today import today


def _name() -> str:
    """Name a run after its day only if that is one: Prefect logs the name before the form is checked."""
    try:
        return f"quarter-end {_day(flow_run.parameters.get('on'))}"
    except SetupError:
        return "quarter-end"


@waits_for_services
@flow(name="quarter-end", flow_run_name=_name, validate_parameters=False)  # Prefect would log and store what is no day
def quarter_end(councils: Councils = (), on: Annotated[date | None, labelled("As if today were")] = None) -> State[Any]:
    """Run the cycle for every council that has something due: the quarter that ended last, until it is published.

    Nothing is due at weekends, on bank holidays and on days on which a council's offices are closed. Files in quarantine
    whose time is past are deleted.

    Args:
        councils: Only these councils. Left out, all that have a folder.
        on: The day to act as if it were. Left out, today.
    """
    try:
        day, names = _day(on), require_councils(councils)
    except SetupError as error:
        return refused(error)
    started, wrong = list[str](), dict[str, str]()
    for name in names:
        try:
            _empty_quarantine(name, day)
            for quarter in due(name, day):
                started.append(start_in_round(name, str(quarter), key=f"{flow_run.id}-{name}-{quarter.key}"))
        except ServiceUnavailable:
            raise  # it is the store of all; the run is done again, and starts nothing twice
        except QuarterlyError as error:  # an error of one council must not stop another
            wrong[name] = str(error)
            get_run_logger().error("%s: %s", name, error)
    draw_table()
    emit_lateness(names)
    return _ended(day, started, wrong)


def _day(on: object) -> date:
    """Return the day to act as if it were, which comes from the form as text; raise MustNotBeStored if it is none."""
    if not on:
        return today()
    if isinstance(on, date):
        return on
    try:
        return datetime.fromisoformat(str(on)).date()
    except ValueError as error:
        raise MustNotBeStored(f"{field('on')}: this is not a day. Write it like this: 2012-07-02.") from error


def _empty_quarantine(name: str, day: date) -> None:
    """Delete what the council's schedule says of its quarantine, and record it: nobody should have to remember such files."""
    council, settings = load_council(name, Quarter.last_ended(day)), load_settings()
    if past := overdue(settings, council, day, {QUARANTINE}):
        delete_overdue(settings, council, past, "The schedule", datetime.now(UTC))


def _ended(day: date, started: list[str], wrong: dict[str, str]) -> State[Any]:
    message = f"Started: {', '.join(started)}." if started else f"Nothing is due on {day}."
    if wrong:
        return Failed(message=f"{message} Not started: {', '.join(wrong)}. The log says why.")
    return Completed(message=message) if started else Completed(name="NothingDue", message=message)
