"""The contract of a store, whether it is a folder or an S3 bucket, and what all kinds of store have in common."""

import builtins
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, Protocol

from quarterly.vocabulary.errors import PublishConflict

BYTES = "application/octet-stream"


@dataclass(frozen=True, slots=True)
class Stored:
    """One entry of a listing; `size` in bytes, `modified` in UTC."""

    key: str
    size: int
    modified: datetime


@dataclass(frozen=True, slots=True)
class Change:
    """New content for a key, in place of that which has the tag; of nothing, where the tag is None."""

    key: str
    body: bytes
    tag: str | None
    content_type: str = BYTES


@dataclass(frozen=True, slots=True)
class S3Options:
    """How to reach an S3 service; credentials come from boto3's own chain and never from here.

    `endpoint` is None for Amazon; `checksums` is "when_required" for servers that refuse boto3's newer defaults.
    """

    endpoint: str | None = None
    region: str = "eu-west-2"
    checksums: Literal["when_supported", "when_required"] = "when_supported"


class Store(Protocol):
    """Objects under keys such as "records/2012-13-q1/index.json"; a reader sees the old or the new content, never a part.

    Every method raises ServiceUnavailable if the store does not answer, SetupError if somebody must correct a
    setting, and ValueError for a key that leaves the store.
    """

    def __hash__(self) -> int:
        """Return the same for two stores of one place, by which what never changes in it is kept in memory."""

    @property
    def address(self) -> str:
        """The address for messages, without credentials."""

    def read(self, key: str) -> bytes:
        """Return the content; raise KeyError if there is none."""

    def read_tagged(self, key: str) -> tuple[bytes, str] | None:
        """Return the content and the tag that `swap` needs, None if there is none."""

    def read_all(self, keys: Iterable[str]) -> dict[str, tuple[bytes, str]]:
        """Return what `read_tagged` does of each key that has content, in the order of the keys."""

    def create(self, key: str, body: bytes, content_type: str = BYTES) -> bool:
        """Create an object that never changes; False if it exists with the same bytes, PublishConflict if with others."""

    def swap(self, key: str, body: bytes, tag: str | None, content_type: str = BYTES) -> None:
        """Replace the content that has this tag (None: create it); raise PublishConflict if it has changed since."""

    def swap_all(self, changes: Sequence[Change]) -> None:
        """Swap each; raise PublishConflict if one of them has changed since, when others may have been replaced already."""

    def write(self, key: str, body: bytes, content_type: str = BYTES) -> None:
        """Write, replacing what is there: only for objects that can be derived again."""

    def exists(self, key: str) -> bool:
        """Whether there is content under exactly this key."""

    def list(self, prefix: str) -> builtins.list[Stored]:
        """Return everything below the folder `prefix` ("" for all), in the order of keys."""

    def delete(self, key: str) -> None:
        """Delete the content, if any: only a probe and a purge do."""

    def probe(self) -> None:
        """Prove that the store accepts writes and honours conditions; raise SetupError naming the remedy."""


def checked(key: str) -> str:
    """Return the key; raise ValueError if it is absolute, leaves the store or has a part beginning with a dot."""
    if "\\" in key or "\0" in key or any(not part or part.startswith(".") for part in key.split("/")):
        raise ValueError(f"{key!r} is not a key: write it like records/2012-13-q1/index.json, no part beginning with a dot")
    return key


def already_there(key: str, address: str) -> PublishConflict:
    """Return the error for creating an object that exists with other content."""
    return PublishConflict(f"{key} is already in {address} with other content; it was left as it is.")


def changed_meanwhile(key: str, address: str) -> PublishConflict:
    """Return the error for replacing an object that another run has replaced."""
    return PublishConflict(f"{key} in {address} was changed by another run meanwhile, and stays as that run left it. Run again.")
