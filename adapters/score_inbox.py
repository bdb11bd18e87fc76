"""A scorecard without a cycle, straight from the inbox or from a table of figures: what `quarterly score` prints."""

import hashlib
from datetime import date
from typing import NamedTuple

from adapters.background import background
from adapters.checking import read_file
from adapters.cycle_context import Workplace
from adapters.expectations import load_rulebook
from adapters.inbox import open_inbox
from quarterly.collecting.returns.in_force import service_return
from quarterly.collecting.returns.records import ServiceReturn
from quarterly.collecting.returns.two_services import held_together
from quarterly.publishing.references import ArchivedFile, RawReturn
from quarterly.scoring.score import Scorecard
from quarterly.scoring.score_quarter import score_indicators
from quarterly.vocabulary.canonical import from_bytes


class Sent(NamedTuple):
    """One file of a service as it lies in the inbox."""

    name: str
    digest: str
    body: bytes


def scored(council: str, quarter: str, day: date) -> Scorecard:
    """Score what lies in the inbox, compared with what is free on a day; nothing is archived, validated or written.

    A return whose files a cycle has already validated under the rules in force is taken as validated.
    """
    place = Workplace.of(council, quarter)
    inbox = open_inbox(place.settings, council, place.council.key, place.quarter)
    sent: dict[str, dict[str, Sent]] = {}
    for arrival, body in inbox.files(place.council):
        digest = hashlib.sha256(body).hexdigest()
        files = sent.setdefault(arrival.service, {})
        files.pop(digest, None)  # the same content again counts once, at its last arrival, as in the archive
        files[digest] = Sent(arrival.name, digest, body)
    returns = [_return(place, service, list(files.values())) for service, files in sent.items()]
    known = background(council, place.council, place.quarter, place.restricted, day)
    held = held_together(returns, place.council, load_rulebook())
    return score_indicators(place.council, place.quarter, held, known)


def _return(place: Workplace, service: str, files: list[Sent]) -> ServiceReturn:
    raw = RawReturn(service, tuple(ArchivedFile(file.name, file.digest, "", "") for file in files))
    try:
        return from_bytes(ServiceReturn, place.restricted.read(f"{place.validation_key(raw)}.json"))
    except KeyError:
        read = [
            read_file(
                file.body, service=service, file=file.name, digest=file.digest, council=place.council, quarter=place.quarter
            )
            for file in files
        ]
        return service_return(service, read, place.council, place.quarter, load_rulebook(), validated=False)
