"""Stage 1: fetch every file services have sent for the quarter, and keep it."""

from datetime import UTC, datetime

from adapters.archive import archive, archived
from adapters.cycle_context import Workplace
from adapters.inbox import OTHERS, open_inbox
from quarterly.publishing.references import Returns
from tasks._stage import stage


@stage("collect_returns")
def collect_returns(council: str, quarter: str) -> Returns:
    """Archive what lies in the inbox and return, for every service, all files of the quarter in the order they count."""
    place = Workplace.of(council, quarter)
    inbox = open_inbox(place.settings, council, place.council.key, place.quarter)
    for arrival, body in inbox.files(place.council):
        source = f"{inbox.address}/{arrival.service}"
        archive(place.restricted, place.council, place.quarter, arrival, body, source, datetime.now(UTC))
    services = list(place.council.profile.services)
    found = [archived(place.restricted, place.council, place.quarter, service) for service in [*services, *OTHERS]]
    received = tuple(raw for raw in found if raw)
    sent = {raw.service for raw in received}
    return Returns(received, tuple(service for service in services if service not in sent))
