"""Where `quarterly run --dry-run` works, and what it left, so that sentences it flags can be decided about before a run."""

from dataclasses import replace
from pathlib import Path

from adapters.cycle_context import CycleContext

_FOLDER = Path("var/dry-run")


def dry_run_folder(cycle: CycleContext) -> Path:
    """Return the folder of a quarter's dry run."""
    return _FOLDER / cycle.council.key / cycle.quarter.key


def last_dry_run(cycle: CycleContext) -> CycleContext | None:
    """Return a quarter as its last dry run on this machine left it, None where there was none. Nothing may be written to it."""
    folder = dry_run_folder(cycle)
    if not folder.is_dir():
        return None
    return replace(cycle, settings=cycle.settings.model_copy(update={"dry_run": folder}))
