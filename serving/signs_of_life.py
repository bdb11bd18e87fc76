"""Whether a run that has not ended is dead: by its worker's exit at once, by silence only after long."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from adapters.settings import Settings

SETTLED = timedelta(seconds=5)  # between a state and its process, and between the end of a process and its last state


class Death(StrEnum):
    """Why a run is taken to be dead, as its state says it."""

    GONE = "The process of the run has ended, or that of its worker."
    UNBEGUN = "The run was to begin and did not: its worker is gone."
    SILENT = "The run was not heard of any more."


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenRun:
    """A run that is pending or running: since when, and by which worker, "" before that is known."""

    id: str
    is_running: bool
    since: datetime
    worker: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Host:
    """What is seen on this host: the runs whose process lives, and since when each worker that is served here has run.

    `sees_processes` is false on a system that does not show them; then nothing is concluded from not seeing one.
    """

    alive: Collection[str]
    workers: Mapping[str, datetime]
    sees_processes: bool = True


def certain_death(run: OpenRun, host: Host, now: datetime, settings: Settings) -> Death | None:
    """Return why a run is dead as far as it is certain without asking when it was last heard of."""
    if run.id in host.alive or now - run.since < SETTLED:
        return None
    served_here = host.workers.get(run.worker) if host.sees_processes else None
    if run.is_running:
        return Death.GONE if served_here else None
    if served_here and served_here > run.since:  # the worker that was to begin it is not the one of now
        return Death.GONE
    return Death.UNBEGUN if now - run.since > timedelta(seconds=settings.unbegun_after) else None


def may_be_silent(run: OpenRun, host: Host, now: datetime, settings: Settings) -> bool:
    """Whether it matters when a run was last heard of: not while its process is seen, nor before it can have been silent."""
    is_old = now - run.since > timedelta(seconds=settings.silent_after)
    return run.is_running and run.id not in host.alive and is_old
