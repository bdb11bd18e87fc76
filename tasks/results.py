"""Prefect's records of finished stages, stored in the restricted store beside the outputs they refer to."""

import asyncio

from prefect import get_client
from prefect.exceptions import ObjectNotFound
from prefect.filesystems import WritableFileSystem

from adapters.settings import load_settings

NAME = "stage-results"
SLUG = f"quarterly-results/{NAME}"


def record_key(path: str) -> str:
    """Return the key of Prefect's record of this path in the restricted store."""
    return f"results/{path}"


class StageResults(WritableFileSystem):
    """A folder of the restricted store; the store is a setting, so that Prefect has no address and no credentials."""

    _block_type_slug = "quarterly-results"
    _block_type_name = "Quarterly results"

    # Prefect passes a private keyword to synchronous methods and awaits those named a…; its base class declares neither.
    def read_path(self, path: str, **_: bool) -> bytes:  # type: ignore[override]
        """Return a record; Prefect takes any exception as no record."""
        return load_settings().restricted().read(record_key(path))

    def write_path(self, path: str, content: bytes, **_: bool) -> None:  # type: ignore[override]
        """Store a record."""
        # If this fails, Prefect logs it and the task counts as done all the same: the next run does the stage again, and the same
        # bytes come out.
        load_settings().restricted().write(record_key(path), content, "application/json")

    async def aread_path(self, path: str) -> bytes:
        """Return a record, for Prefect's asynchronous callers."""
        return await asyncio.to_thread(self.read_path, path)

    async def awrite_path(self, path: str, content: bytes) -> None:
        """Store a record, for Prefect's asynchronous callers."""
        await asyncio.to_thread(self.write_path, path, content)


def register() -> None:
    """Register the block, which flows refer to by its slug, with the Prefect server.

    Done once for a server and not by each run: of two that begin at once on a new server, one would break off.
    """
    with get_client(sync_client=True) as client:
        try:
            known = client.read_block_document_by_name(NAME, SLUG.partition("/")[0])
        except ObjectNotFound:
            known = None
    # Each run asks, and registering anew is eight requests.
    if known is None or known.block_schema is None or known.block_schema.checksum != StageResults._calculate_schema_checksum():
        StageResults().save(NAME, overwrite=True)
