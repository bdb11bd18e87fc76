"""A scorecard straight from the inbox, without a cycle: what `quarterly score` prints."""

import hashlib

from adapters.checking import read_file
from adapters.expectations import load_rulebook
from adapters.inbox import Arrival, open_inbox
from adapters.workplace import Workplace
from quarterly.canonical import from_bytes
from quarterly.in_force import service_return
from quarterly.returns import ServiceReturn
from quarterly.scorecard import Scorecard
from quarterly.scoring import score_indicators
from quarterly.stages import ArchivedFile, RawReturn


def scored(council: str, quarter: str) -> Scorecard:
    """Score what lies in the inbox now; nothing is archived, validated or written.

    A return whose files a cycle has already validated under the rules in force is taken as validated.
    """
    place = Workplace.of(council, quarter)
    inbox = open_inbox(place.settings, council, place.council.key, place.quarter)
    sent: dict[str, list[tuple[Arrival, bytes]]] = {}
    for arrival in inbox.arrivals(place.council):
        sent.setdefault(arrival.service, []).append((arrival, inbox.read(arrival)))
    returns = [_validated(place, service, files) or _read(place, service, files) for service, files in sent.items()]
    return score_indicators(place.council, place.quarter, returns)


def _validated(place: Workplace, service: str, files: list[tuple[Arrival, bytes]]) -> ServiceReturn | None:
    raw = RawReturn(service, tuple(ArchivedFile(arrival.name, _digest(body), "", "") for arrival, body in files))
    try:
        return from_bytes(ServiceReturn, place.restricted.read(f"{place.validation_key(raw)}.json"))
    except KeyError:
        return None


def _read(place: Workplace, service: str, files: list[tuple[Arrival, bytes]]) -> ServiceReturn:
    read = [
        read_file(body, service=service, file=arrival.name, digest=_digest(body), council=place.council, quarter=place.quarter)
        for arrival, body in files
    ]
    return service_return(service, read, place.council, load_rulebook(), validated=False)


def _digest(body: bytes) -> str:
    return hashlib.sha256(body).hexdigest()
