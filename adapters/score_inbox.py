"""A scorecard straight from the inbox, without a cycle: what `quarterly score` prints."""

import hashlib
from dataclasses import replace
from datetime import date

from adapters.audit import events_of
from adapters.background import background
from adapters.checking import SentFile, read_file, validation_key
from adapters.cycle_context import CycleContext
from adapters.expectations import load_rulebook
from adapters.inbox import open_inbox
from adapters.screening import screening_in
from quarterly.collecting.check_scope import ValidationInputs
from quarterly.collecting.returns.in_force import service_return
from quarterly.collecting.returns.records import ServiceReturn
from quarterly.collecting.returns.two_services import cross_checked
from quarterly.collecting.set_aside import files_set_aside
from quarterly.scoring.score import Scorecard
from quarterly.scoring.score_quarter import score_indicators
from quarterly.vocabulary.canonical import from_bytes


def scored(council: str, quarter: str, day: date) -> Scorecard:
    """Score the returns in the inbox against the figures not under embargo on a day; archive, validate and write nothing.

    A return that a cycle has already validated under the rules in force is used as validated.
    """
    cycle = CycleContext.of(council, quarter)
    inbox = open_inbox(cycle.settings, council, cycle.council.key, cycle.quarter)
    aside = files_set_aside(events_of(cycle.restricted, cycle.council.key, cycle.quarter.key))
    sent: dict[str, dict[str, SentFile]] = {}
    for arrival, body in inbox.files(cycle.council):
        digest = hashlib.sha256(body).hexdigest()
        if (arrival.service, digest) in aside:
            continue
        files = sent.setdefault(arrival.service, {})
        files.pop(digest, None)  # the same content again counts once, at its last arrival, as in the archive
        files[digest] = SentFile(body=body, service=arrival.service, name=arrival.name, digest=digest)
    returns = [_return(cycle, service, list(files.values())) for service, files in sent.items()]
    known = background(council, cycle.council, cycle.quarter, cycle.restricted, day)
    checked_together = cross_checked(returns, cycle.council, load_rulebook())
    return score_indicators(cycle.council, cycle.quarter, checked_together, known)


def _return(cycle: CycleContext, service: str, files: list[SentFile]) -> ServiceReturn:
    screening = screening_in(cycle, service)
    inputs = ValidationInputs.of(cycle.council, service, ((file.name, file.digest) for file in files), screening)
    try:
        return from_bytes(ServiceReturn, cycle.restricted.read(f"{validation_key(cycle, inputs)}.json"))
    except KeyError:
        read = [read_file(file, inputs.council, cycle.quarter, screening) for file in files]
        return replace(service_return(service, read, inputs.council, cycle.quarter, load_rulebook()), validated=False)
