"""The commentary of a quarter as the last run of its cycle found it."""

from adapters.cycle_context import CycleContext
from quarterly.commentary.requests import Commentary
from quarterly.vocabulary.canonical import from_bytes


def last_round(cycle: CycleContext) -> Commentary:
    """Return the replies and what is awaited, nothing where no run has asked for commentary yet."""
    return commentary_found(cycle) or Commentary()


def commentary_found(cycle: CycleContext) -> Commentary | None:
    """Return the same, None where no run has asked for commentary yet."""
    rounds = cycle.restricted.list(f"stages/{cycle.council.key}/{cycle.quarter.key}/request_commentary")
    if not rounds:
        return None
    newest = max(rounds, key=lambda entry: entry.modified)
    return from_bytes(Commentary, cycle.restricted.read(newest.key))
