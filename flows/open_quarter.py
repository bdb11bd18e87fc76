"""Call for a quarter's returns: by the schedule on its day, or at once by an officer."""

from datetime import UTC, datetime
from typing import Any

from prefect import flow
from prefect.client.schemas.objects import State

from adapters.archive import archived_by
from adapters.call import send_call, was_called
from adapters.cycle_context import CycleContext
from adapters.receipts import Receipts
from flows.awaiting_service import waits_for_services
from flows.each_council import for_each
from flows.form_checks import opened, require_councils, require_text
from flows.form_errors import refused
from flows.forms import Councils, LatestQuarter
from quarterly.correspondence.call_due import is_call_due
from quarterly.vocabulary.errors import SetupError
from quarterly.vocabulary.local_day import local_day
from quarterly.vocabulary.quarter import Quarter
from quarterly.vocabulary.wording import counted


@waits_for_services
@flow(name="open-quarter", flow_run_name="open-quarter", validate_parameters=False)  # Prefect would log what is no quarter
def open_quarter(councils: Councils = (), quarter: LatestQuarter = "") -> State[Any]:
    """Mail every service the workbook for its return, and the officer the cover workbook. Nobody is called twice for a quarter.

    Left to the schedule, a council is called that has a plan for reminders, on the day of its calendar's step for the call, or on
    the first working day after the quarter's end. A service whose return has come is not called.

    Args:
        councils: Only these councils. Left out, all that have a folder.
        quarter: Financial year and quarter, such as 2012-13 Q1, to call for it now. Left out, what is due today.
    """
    try:
        names = require_councils(councils)
        require_text(quarter=quarter)
        period = Quarter.parse(quarter) if quarter.strip() else None
    except SetupError as error:
        return refused(error)
    now = datetime.now(UTC)
    return for_each(names, lambda name: call_council(name, period, now)).state("No call is due today.")


def call_council(name: str, period: Quarter | None, now: datetime) -> str:
    """Call one council's services for a quarter, or for the one that is due; return what was done, "" if nothing."""
    day = local_day(now)
    cycle = opened(name, str(period)) if period else CycleContext.of(name, str(Quarter.last_ended(day)))
    if period is None and (not is_call_due(cycle.council, cycle.quarter, day) or was_called(cycle)):
        return ""
    services = [*cycle.council.profile.services]
    come = archived_by(Receipts.listed(cycle.restricted, cycle.council, cycle.quarter), cycle.council, cycle.quarter, services)
    sent = send_call(cycle, now, without=tuple(come))
    return f"{cycle.council.profile.short_name} {cycle.quarter}: {counted(len(sent.letters), 'letter')}." if sent.letters else ""
