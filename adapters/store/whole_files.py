"""Write files atomically: under a hidden name first, synced to disk, then linked or renamed."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4


def create_file(path: Path, body: bytes) -> bool:
    """Create a file; return False, and change nothing, if it exists already."""
    with _temporary_file(path, body) as temporary:
        try:
            path.hardlink_to(temporary)  # unlike a rename, a link never replaces
        except FileExistsError:
            return False
    return True


def replace_file(path: Path, body: bytes) -> None:
    """Write a file, replacing what is there."""
    with _temporary_file(path, body) as temporary:
        temporary.replace(path)


@contextmanager
def _temporary_file(path: Path, body: bytes) -> Iterator[Path]:
    path.parent.mkdir(parents=True, exist_ok=True)
    # Beside the file that it becomes and not in /tmp: neither a link nor a rename reaches across file systems.
    temporary = path.with_name(f".{uuid4().hex}.part")
    try:
        with temporary.open("xb") as file:
            file.write(body)
            file.flush()
            os.fsync(file.fileno())
        yield temporary
        _sync_folder(path.parent)
    finally:
        temporary.unlink(missing_ok=True)


def _sync_folder(folder: Path) -> None:
    """Sync the folder too: after a power failure a synced file whose name was not synced is lost."""
    if not hasattr(os, "O_DIRECTORY"):
        return  # Windows opens no folder
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
