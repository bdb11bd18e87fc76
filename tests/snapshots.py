"""Installations that many tests begin with: made once in a test run, and copied for each test."""

from collections.abc import Callable
from dataclasses import dataclass
from fcntl import LOCK_EX, flock
from pathlib import Path
from shutil import copytree, ignore_patterns

from tests.installation import Installation


@dataclass(frozen=True)
class Snapshots:
    """Copies of installations' folders, by name, which all workers of a run share."""

    folder: Path

    def restore(self, name: str, installation: Installation, make: Callable[[], object]) -> None:
        """Fill an installation's folder with what `make` leaves there: the first that asks makes it, all others get a copy."""
        snapshot = self.folder / name
        self.folder.mkdir(exist_ok=True)
        with (self.folder / f"{name}.lock").open("w") as lock:
            flock(lock, LOCK_EX)  # another worker that wants the same waits for it, rather than make it a second time
            if not snapshot.is_dir():
                make()
                unfinished = self.folder / f"{name}.unfinished"
                copytree(installation.folder, unfinished, ignore=ignore_patterns("checkout"))
                unfinished.rename(snapshot)
                return
        copytree(snapshot, installation.folder, dirs_exist_ok=True)  # with the times of its files, which say what counts
