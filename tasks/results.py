"""Prefect's records of finished stages, kept in the restricted store beside the outputs they point to."""

import asyncio

from prefect.filesystems import WritableFileSystem

from adapters.settings import load_settings

NAME = "stage-results"
SLUG = f"quarterly-results/{NAME}"


def record_key(path: str) -> str:
    """Return where in the restricted store Prefect's record of this path lies."""
    return f"results/{path}"


class StageResults(WritableFileSystem):
    """A folder of the restricted store. The store itself is a setting, so that no address or key lies in Prefect."""

    _block_type_slug = "quarterly-results"
    _block_type_name = "Quarterly results"

    # Prefect passes a private keyword to synchronous methods and awaits those named a…; its base class declares neither.
    def read_path(self, path: str, **_: bool) -> bytes:  # type: ignore[override]
        """Return a record; any exception counts as none."""
        return load_settings().restricted().read(record_key(path))

    def write_path(self, path: str, content: bytes, **_: bool) -> None:  # type: ignore[override]
        """Keep a record."""
        load_settings().restricted().write(record_key(path), content, "application/json")

    async def aread_path(self, path: str) -> bytes:
        """Return a record, for Prefect's asynchronous callers."""
        return await asyncio.to_thread(self.read_path, path)

    async def awrite_path(self, path: str, content: bytes) -> None:
        """Keep a record, for Prefect's asynchronous callers."""
        await asyncio.to_thread(self.write_path, path, content)


def register(**_: object) -> dict[str, str]:
    """Make the block known to the Prefect server, which flows name by its slug; a step of every deployment's pull."""
    StageResults().save(NAME, overwrite=True)
    return {}
