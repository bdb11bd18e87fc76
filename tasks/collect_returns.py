"""Stage 1: archive every file that was sent for the quarter, and put into quarantine what is refused."""

from datetime import UTC, datetime

from adapters.archive import archive, archived_by
from adapters.arrivals import to_archive
from adapters.audit import events_of
from adapters.cycle_context import CycleContext
from adapters.inbox import OTHERS, open_inbox
from adapters.mail.saved_in_inbox import take_in_saved
from adapters.receipts import Receipts
from quarterly.collecting.received import Returns
from quarterly.collecting.set_aside import files_set_aside
from tasks._stage import stage


@stage("collect_returns")
def collect_returns(council: str, quarter: str) -> Returns:
    """Archive the files in the inbox and return, for every sender, all archived files of the quarter in order."""
    cycle = CycleContext.of(council, quarter)
    take_in_saved(cycle, datetime.now(UTC))
    inbox = open_inbox(cycle.settings, council, cycle.council.key, cycle.quarter)
    listed = Receipts.listed(cycle.restricted, cycle.council, cycle.quarter)
    for arrival, body in inbox.files(cycle.council):
        if received := to_archive(cycle, listed, (arrival, body), f"{inbox.address}/{arrival.service}"):
            archive(listed, cycle.council, cycle.quarter, received, datetime.now(UTC))
    services = list(cycle.council.profile.services)
    # Listed again: what counts is what is stored, by whichever run.
    listed = Receipts.listed(cycle.restricted, cycle.council, cycle.quarter)
    raws = tuple(archived_by(listed, cycle.council, cycle.quarter, [*services, *OTHERS]).values())
    sent = {raw.service for raw in raws}
    aside = files_set_aside(events_of(cycle.restricted, cycle.council.key, cycle.quarter.key))
    return Returns(raws, tuple(service for service in services if service not in sent), len(aside))
