"""A scorecard straight from the inbox, without a cycle: what `quarterly score` prints."""

import hashlib
from dataclasses import replace
from datetime import datetime

from adapters.answers import validation_inputs
from adapters.archive import Arriving, with_arrivals
from adapters.audit import events_of
from adapters.background import background
from adapters.checking import SentFile, read_file
from adapters.checking_keys import validation_key
from adapters.cycle_context import CycleContext
from adapters.expectations import load_rulebook, rulebook_of
from adapters.inbox import Arrival, open_inbox
from adapters.screening import screening_in
from quarterly.collecting.received import RawReturn
from quarterly.collecting.removed import files_removed
from quarterly.collecting.returns.answered_questions import Answering
from quarterly.collecting.returns.in_force import answered_return
from quarterly.collecting.returns.records import ServiceReturn
from quarterly.collecting.returns.two_services import cross_checked
from quarterly.scoring.score import Scorecard
from quarterly.scoring.score_quarter import score_indicators
from quarterly.vocabulary.canonical import from_bytes
from quarterly.vocabulary.local_day import local_day


def scored(council: str, quarter: str, now: datetime) -> Scorecard:
    """Score the returns in the inbox against the figures that are not under embargo now; archive, validate and write nothing.

    A return that a cycle has already validated under the rules in force is used as validated.
    """
    cycle = CycleContext.of(council, quarter)
    inbox = open_inbox(cycle.settings, council, cycle.council.key, cycle.quarter)
    arrived: dict[str, list[tuple[Arrival, bytes]]] = {}
    for arrival, body in inbox.files(cycle.council):
        arrived.setdefault(arrival.service, []).append((arrival, body))
    returns = [sent for service, files in arrived.items() if (sent := _return(cycle, service, files, now))]
    known = background(council, cycle.council, cycle.quarter, cycle.restricted, local_day(now))
    checked_together = cross_checked(returns, cycle.council, load_rulebook())
    return score_indicators(cycle.council, cycle.quarter, checked_together, known)


def _return(cycle: CycleContext, service: str, arrived: list[tuple[Arrival, bytes]], now: datetime) -> ServiceReturn | None:
    """Return what is in force of a service's files in the inbox, in the order of the archive; None if all are set aside."""
    bodies = {hashlib.sha256(body).hexdigest(): body for _, body in arrived}
    raw = with_arrivals(cycle.restricted, cycle.council, cycle.quarter, Arriving(service, arrived, now))
    removed = files_removed(events_of(cycle.restricted, cycle.council.key, cycle.quarter.key))
    files = tuple(file for file in raw.files if file.digest in bodies and file.digest not in removed) if raw else ()
    if not files:
        return None
    screening = screening_in(cycle, service)
    sent_so_far = RawReturn(service, files)
    inputs = validation_inputs(cycle, sent_so_far, screening).on(local_day(now), sent_so_far)
    try:
        return from_bytes(ServiceReturn, cycle.restricted.read(f"{validation_key(cycle, inputs)}.json"))
    except KeyError:
        sent = [SentFile(body=bodies[file.digest], service=service, name=file.name, digest=file.digest) for file in files]
        read = [read_file(file, inputs.council, cycle.quarter, screening) for file in sent]
        answering = Answering(service, cycle.quarter, inputs.given, inputs.past)
        return replace(answered_return(answering, read, inputs.council, rulebook_of(inputs.council)), validated=False)
