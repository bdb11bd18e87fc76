"""What the program asks of a store, counted at its contract: so that no cost that grows with a square comes back unseen."""

import builtins
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

import pytest

from adapters.store import S3Options, Store, Stored, open_store
from adapters.store.contract import BYTES, Change


@dataclass
class Asked:
    """How many objects were read and written, how often something was listed, and how many keys that gave."""

    read: int = 0
    listings: int = 0
    listed: int = 0
    written: int = 0

    @property
    def answers(self) -> int:
        """What an S3 service has to find: objects that are read or written, and keys that are listed."""
        return self.read + self.listed + self.written


@dataclass(frozen=True)
class CountedStore:
    """A store of either kind; it is the same as the one it counts for."""

    store: Store
    asked: Asked = field(default_factory=Asked, hash=False, compare=False)

    @property
    def address(self) -> str:
        return self.store.address

    def read(self, key: str) -> bytes:
        self.asked.read += 1
        return self.store.read(key)

    def read_tagged(self, key: str) -> tuple[bytes, str] | None:
        self.asked.read += 1
        return self.store.read_tagged(key)

    def read_all(self, keys: Iterable[str]) -> dict[str, tuple[bytes, str]]:
        wanted = tuple(keys)
        self.asked.read += len(wanted)
        return self.store.read_all(wanted)

    def exists(self, key: str) -> bool:
        self.asked.read += 1
        return self.store.exists(key)

    def list(self, prefix: str) -> builtins.list[Stored]:
        found = self.store.list(prefix)
        self.asked.listings += 1
        self.asked.listed += len(found)
        return found

    def create(self, key: str, body: bytes, content_type: str = BYTES) -> bool:
        self.asked.written += 1
        return self.store.create(key, body, content_type)

    def swap(self, key: str, body: bytes, tag: str | None, content_type: str = BYTES) -> None:
        self.asked.written += 1
        self.store.swap(key, body, tag, content_type)

    def swap_all(self, changes: Sequence[Change]) -> None:
        self.asked.written += len(changes)
        self.store.swap_all(changes)

    def write(self, key: str, body: bytes, content_type: str = BYTES) -> None:
        self.asked.written += 1
        self.store.write(key, body, content_type)

    def delete(self, key: str) -> None:
        self.asked.written += 1
        self.store.delete(key)

    def probe(self) -> None:
        self.store.probe()


@contextmanager
def counted() -> Iterator[Asked]:
    """Count within the block what is asked of every store that is opened by the settings."""
    asked = Asked()

    def open_counted(address: str, *, s3: S3Options | None = None, private: bool = False) -> Store:
        return CountedStore(open_store(address, s3=s3, private=private), asked)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("adapters.settings.open_store", open_counted)
        yield asked


def grows_no_faster(work: Callable[[int], int], sizes: Sequence[int]) -> bool:
    """Whether twice as much costs at most twice as much more: `sizes` are three, each twice the one before.

    Whatever a first part costs falls out, as only differences are compared.
    """
    few, some, many = map(work, sizes)
    return many - some <= 2 * (some - few)
