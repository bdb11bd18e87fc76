"""The file that shows that a role agreed, from the folder sign-off of the inbox."""

from datetime import UTC, datetime

from adapters.archive import Received, archive
from adapters.cycle_context import CycleContext
from adapters.inbox import open_inbox
from quarterly.collecting.received import ArchivedFile


def archived_evidence(cycle: CycleContext, council: str, name: str) -> ArchivedFile:
    """Archive the file of this name and return it; raise SetupError if there is none in the folder sign-off."""
    inbox = open_inbox(cycle.settings, council, cycle.council.key, cycle.quarter)
    arrival, body = inbox.evidence(name.strip())
    return archive(cycle.restricted, cycle.council, cycle.quarter, Received(arrival, body, inbox.address), datetime.now(UTC))
