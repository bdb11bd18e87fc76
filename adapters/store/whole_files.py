"""Files that are complete or not there: written aside under a hidden name, synced, then put in place."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4


def create_file(path: Path, body: bytes) -> bool:
    """Write a file that is not there yet; False, and nothing done, if somebody was first."""
    with _written_aside(path, body) as aside:
        try:
            path.hardlink_to(aside)  # unlike a rename, a link never replaces
        except FileExistsError:
            return False
    return True


def replace_file(path: Path, body: bytes) -> None:
    """Write a file over whatever is there."""
    with _written_aside(path, body) as aside:
        aside.replace(path)


@contextmanager
def _written_aside(path: Path, body: bytes) -> Iterator[Path]:
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = path.with_name(f".{uuid4().hex}.part")
    try:
        with aside.open("xb") as file:
            file.write(body)
            file.flush()
            os.fsync(file.fileno())
        yield aside
        _sync_folder(path.parent)
    finally:
        aside.unlink(missing_ok=True)


def _sync_folder(folder: Path) -> None:
    """Make names durable too: a synced file whose name is lost with the power is lost."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
