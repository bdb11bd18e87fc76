"""Store what proves an act, a mail or a file that did not come by the inbox, among the evidence of its quarter."""

from datetime import datetime

from adapters.archive import Received, archive
from adapters.cycle_context import CycleContext
from adapters.inbox import SIGN_OFF, Arrival
from adapters.receipts import Receipts
from quarterly.collecting.received import ArchivedFile


def filed_evidence(cycle: CycleContext, name: str, body: bytes, at: datetime, source: str = "mail") -> ArchivedFile:
    """Return the evidence, archived under the digest of its bytes."""
    arrival = Arrival(service=SIGN_OFF, name=name, key=name, size=len(body), modified=at)
    listed = Receipts.listed(cycle.restricted, cycle.council, cycle.quarter, SIGN_OFF)
    return archive(listed, cycle.council, cycle.quarter, Received(arrival, body, source), at)
