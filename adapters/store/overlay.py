"""A folder over a store: everything is read as if it were in the store, and whatever is written goes into the folder alone."""

import builtins
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from adapters.store.contract import BYTES, Change, Store, Stored, already_there, changed_meanwhile


@dataclass(frozen=True, slots=True)
class OverlayStore:
    """`below` is never written to, not even by a probe; what is deleted from `top` shows what is below it again."""

    top: Store
    below: Store

    @property
    def address(self) -> str:
        """Return the address of the folder, where what was written is."""
        return self.top.address

    def read(self, key: str) -> bytes:
        """Return the content; raise KeyError if neither has any."""
        if (found := self.read_tagged(key)) is None:
            raise KeyError(key)
        return found[0]

    def read_tagged(self, key: str) -> tuple[bytes, str] | None:
        """Return the content and its tag, None if neither has any."""
        return self.top.read_tagged(key) or self.below.read_tagged(key)

    def read_all(self, keys: Iterable[str]) -> dict[str, tuple[bytes, str]]:
        """Return the content and the tag of each key of which either has any."""
        return {key: found for key in keys if (found := self.read_tagged(key))}

    def create(self, key: str, body: bytes, content_type: str = BYTES) -> bool:
        """Create an object that neither has."""
        found = self.read_tagged(key)
        if found is None:
            return self.top.create(key, body, content_type)
        if found[0] != body:
            raise already_there(key, self.address)
        return False

    def swap(self, key: str, body: bytes, tag: str | None, content_type: str = BYTES) -> None:
        """Put new content over that which has this tag; one command alone writes here, so that nothing can come between."""
        if tag is None:
            self.create(key, body, content_type)
            return
        found = self.read_tagged(key)
        if found is None or (found[1] != tag and found[0] != body):
            raise changed_meanwhile(key, self.address)
        self.top.write(key, body, content_type)

    def swap_all(self, changes: Sequence[Change]) -> None:
        """Put new content over each."""
        for each in changes:
            self.swap(each.key, each.body, each.tag, each.content_type)

    def write(self, key: str, body: bytes, content_type: str = BYTES) -> None:
        """Write over what is there."""
        self.top.write(key, body, content_type)

    def exists(self, key: str) -> bool:
        """Whether either has content under exactly this key."""
        return self.top.exists(key) or self.below.exists(key)

    def list(self, prefix: str) -> builtins.list[Stored]:
        """Return what either has below a folder, in the order of keys."""
        # The folder comes last, so that its entry replaces the store's under the same key.
        found = {each.key: each for each in (*self.below.list(prefix), *self.top.list(prefix))}
        return [found[key] for key in sorted(found)]

    def delete(self, key: str) -> None:
        """Delete what was written."""
        self.top.delete(key)

    def probe(self) -> None:
        """Prove that the folder can be written to."""
        self.top.probe()
