"""A store at an address: a folder or an S3 bucket, under one contract."""

import re
from pathlib import Path

from adapters.store.contract import Change, S3Options, Store, Stored
from adapters.store.overlay import OverlayStore
from quarterly.vocabulary.errors import SetupError

__all__ = ["Change", "OverlayStore", "S3Options", "Store", "Stored", "open_store"]

_SCHEME = re.compile(r"[a-z][a-z0-9+.-]+:/", re.IGNORECASE)  # with one slash it is a slip of the pen, and no folder
_OF_NO_LENGTH = re.compile(r"s3://([\w.-]{1,2}|[\w.-]{64,})(/.*)?", re.ASCII)
_BUCKET = re.compile(r"s3://(?P<name>[\w.-]{3,63})(?P<prefix>(/[^./\\][^/\\]*)*)/?", re.ASCII)


def open_store(address: str, *, s3: S3Options | None = None, private: bool = False) -> Store:
    """Return the store at a folder's path or at "s3://bucket/prefix"; raise SetupError for any other address.

    A `private` folder is made for this account alone.
    """
    bucket = _BUCKET.fullmatch(address)
    if bucket:
        # Imported here, so that a command that works on a folder never waits for boto3.
        from adapters.store.s3 import S3Store

        return S3Store(bucket["name"], bucket["prefix"].strip("/"), s3 or S3Options())
    if address and not _SCHEME.match(address):
        from adapters.store.local import LocalStore

        return LocalStore(Path(address).expanduser(), private)
    # The message does not repeat the address, which may contain a secret key.
    length = "A bucket's name has 3 to 63 characters. " if _OF_NO_LENGTH.fullmatch(address) else ""
    raise SetupError(f"{length}A store's address must be a folder, such as var/store, or s3://bucket/prefix.")
