"""Installations that many tests begin with: made once a session, and copied for each test."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from shutil import copytree, ignore_patterns

from tests.installation import Installation


@dataclass(frozen=True)
class Snapshots:
    """Copies of installations' folders, by name."""

    folder: Path

    def restore(self, name: str, installation: Installation, make: Callable[[], object]) -> None:
        """Fill a desk's folder with what `make` leaves there: the first test that asks makes it, all others get a copy."""
        snapshot = self.folder / name
        if snapshot.is_dir():
            copytree(snapshot, installation.folder, dirs_exist_ok=True)  # with the times of its files, which say what counts
        else:
            make()
            copytree(installation.folder, snapshot, ignore=ignore_patterns("checkout"))
