"""A scorecard without a cycle, straight from the inbox or from a table of figures: what `quarterly score` prints."""

import hashlib
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from adapters.audit import events_of
from adapters.background import background
from adapters.checking import read_file, validation_key
from adapters.cycle_context import CycleContext
from adapters.expectations import load_rulebook
from adapters.inbox import open_inbox
from quarterly.collecting.check_scope import ValidationInputs
from quarterly.collecting.returns.in_force import service_return
from quarterly.collecting.returns.records import ServiceReturn
from quarterly.collecting.returns.two_services import cross_checked
from quarterly.collecting.set_aside import files_set_aside
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
    cycle = CycleContext.of(council, quarter)
    inbox = open_inbox(cycle.settings, council, cycle.council.key, cycle.quarter)
    aside = files_set_aside(events_of(cycle.restricted, cycle.council.key, cycle.quarter.key))
    sent: dict[str, dict[str, Sent]] = {}
    for arrival, body in inbox.files(cycle.council):
        digest = hashlib.sha256(body).hexdigest()
        if (arrival.service, digest) in aside:
            continue
        files = sent.setdefault(arrival.service, {})
        files.pop(digest, None)  # the same content again counts once, at its last arrival, as in the archive
        files[digest] = Sent(arrival.name, digest, body)
    returns = [_return(cycle, service, list(files.values())) for service, files in sent.items()]
    known = background(council, cycle.council, cycle.quarter, cycle.restricted, day)
    held = cross_checked(returns, cycle.council, load_rulebook())
    return score_indicators(cycle.council, cycle.quarter, held, known)


def _return(cycle: CycleContext, service: str, files: list[Sent]) -> ServiceReturn:
    inputs = ValidationInputs.of(cycle.council, service, ((file.name, file.digest) for file in files))
    try:
        return from_bytes(ServiceReturn, cycle.restricted.read(f"{validation_key(cycle, inputs)}.json"))
    except KeyError:
        read = [
            read_file(
                file.body, service=service, file=file.name, digest=file.digest, council=inputs.council, quarter=cycle.quarter
            )
            for file in files
        ]
        return replace(service_return(service, read, inputs.council, cycle.quarter, load_rulebook()), validated=False)
