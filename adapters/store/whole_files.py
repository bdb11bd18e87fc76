"""Write files atomically: under a hidden name first, synced to disk, then linked or renamed."""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from uuid import uuid4


def create_files(bodies: Mapping[Path, bytes]) -> set[Path]:
    """Create files, and return which: one that exists already is left as it is."""
    created = set[Path]()
    with _temporary_files(bodies) as temporary:
        for path, written in temporary.items():
            with suppress(FileExistsError):
                path.hardlink_to(written)  # unlike a rename, a link never replaces
                created.add(path)
    return created


def replace_files(bodies: Mapping[Path, bytes]) -> None:
    """Write files, replacing what is there: all that fails while they are written leaves every one as it was."""
    with _temporary_files(bodies) as temporary:
        for path, written in temporary.items():
            written.replace(path)


@contextmanager
def _temporary_files(bodies: Mapping[Path, bytes]) -> Iterator[dict[Path, Path]]:
    # Beside the file that it becomes and not in /tmp: neither a link nor a rename reaches across file systems.
    temporary = {path: path.with_name(f".{uuid4().hex}.part") for path in bodies}
    folders = dict.fromkeys(path.parent for path in bodies)
    try:
        for folder in folders:
            folder.mkdir(parents=True, exist_ok=True)
        for path, body in bodies.items():
            with temporary[path].open("xb") as file:
                file.write(body)
        for written in temporary.values():  # after all are written: the first sync takes most of the others with it
            _sync_file(written)
        yield temporary
        for folder in folders:  # once for all its files: a sync of a folder costs as much as one of a file
            _sync_folder(folder)
    finally:
        for written in temporary.values():
            written.unlink(missing_ok=True)


def _sync_file(path: Path) -> None:
    descriptor = os.open(path, os.O_RDWR)  # Windows syncs no file that is open for reading alone
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _sync_folder(folder: Path) -> None:
    """Sync the folder too: after a power failure a synced file whose name was not synced is lost."""
    if not hasattr(os, "O_DIRECTORY"):
        return  # Windows opens no folder
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
