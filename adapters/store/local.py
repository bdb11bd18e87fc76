"""A store in a folder, on a council's own disk or network share."""

import builtins
import errno
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

from adapters.store.contract import BYTES, Change, Stored, already_there, changed_meanwhile, checked
from adapters.store.probe import prove
from adapters.store.whole_files import create_files, replace_files
from quarterly.vocabulary.errors import ServiceUnavailable, SetupError

_MISSING = (FileNotFoundError, NotADirectoryError, IsADirectoryError)
# As a network share answers that is away; EHOSTDOWN and ENOTCONN come from its mount.
_SHARE_UNREACHABLE = {
    *(errno.ESTALE, errno.ETIMEDOUT, errno.EHOSTDOWN, errno.EHOSTUNREACH),
    *(errno.ENETDOWN, errno.ENETUNREACH, errno.ENOTCONN, errno.ECONNREFUSED, errno.ECONNRESET),
}


@dataclass(frozen=True, slots=True)
class LocalStore:
    """Keys are paths below `folder`, which is made at the first write; a folder keeps no content types.

    A `private` folder is made so that no other account of the machine can look into it.
    """

    folder: Path
    private: bool = False

    @property
    def address(self) -> str:
        """Return the folder's path."""
        return str(self.folder)

    def read(self, key: str) -> bytes:
        """Return the content; raise KeyError if there is none."""
        if (body := self._read(key)) is None:
            raise KeyError(key)
        return body

    def read_tagged(self, key: str) -> tuple[bytes, str] | None:
        """Return the content and its SHA-256 as the tag, None if there is none."""
        body = self._read(key)
        return None if body is None else (body, sha256(body).hexdigest())

    def read_all(self, keys: Iterable[str]) -> dict[str, tuple[bytes, str]]:
        """Read one after another: threads would take turns, and take longer."""
        return {key: found for key in keys if (found := self.read_tagged(key))}

    def _read(self, key: str) -> bytes | None:
        with self._errors():
            try:
                return self._path(key).read_bytes()
            except _MISSING:
                return None

    def create(self, key: str, body: bytes, content_type: str = BYTES) -> bool:  # noqa: ARG002
        """Link a complete temporary file to the key, which fails where the key exists."""
        return bool(self._create({key: body}))

    def _create(self, bodies: Mapping[str, bytes]) -> set[Path]:
        paths = {self._path(key): key for key in bodies}
        with self._errors():
            self._make()
            created = create_files({path: bodies[key] for path, key in paths.items() if not path.exists()})
            for path in paths.keys() - created:
                if path.read_bytes() != bodies[paths[path]]:
                    raise already_there(paths[path], self.address)
        return created

    def swap(self, key: str, body: bytes, tag: str | None, content_type: str = BYTES) -> None:
        """Replace the content that has this tag, while holding the store's lock."""
        self.swap_all([Change(key, body, tag, content_type)])

    def swap_all(self, changes: Sequence[Change]) -> None:
        """Replace all that have their tags, or none of them; what is new is created first."""
        self._create({each.key: each.body for each in changes if each.tag is None})
        if not (replaced := [each for each in changes if each.tag is not None]):
            return
        # A rename replaces whatever is there: comparing and replacing become one step by the lock, as by If-Match in S3.
        with self._errors(), self._locked():
            for each in replaced:
                found = self.read_tagged(each.key)
                if found is None or (found[1] != each.tag and found[0] != each.body):
                    raise changed_meanwhile(each.key, self.address)
            replace_files({self._path(each.key): each.body for each in replaced})

    def write(self, key: str, body: bytes, content_type: str = BYTES) -> None:  # noqa: ARG002
        """Rename a complete temporary file over what is there."""
        with self._errors():
            self._make()
            replace_files({self._path(key): body})

    def exists(self, key: str) -> bool:
        """Whether there is a file under exactly this key."""
        return self._path(key).is_file()

    def list(self, prefix: str) -> builtins.list[Stored]:
        """Return the files below a folder in the order of their keys, without hidden ones."""
        top = self._path(prefix) if prefix else self.folder
        with self._errors():
            return sorted(self._below(top), key=lambda stored: stored.key)

    def delete(self, key: str) -> None:
        """Delete the file, if there is one."""
        with self._errors(), suppress(*_MISSING):
            self._path(key).unlink()

    def probe(self) -> None:
        """Prove that the folder accepts writes and honours conditions."""
        prove(self)

    def _path(self, key: str) -> Path:
        return self.folder / checked(key)

    def _below(self, top: Path) -> Iterator[Stored]:
        for folder, folders, names in os.walk(top, onerror=_unless_missing):
            # Hidden are the lock and files that are still being written.
            folders[:] = [name for name in folders if not name.startswith(".")]
            within = Path(folder).relative_to(self.folder).as_posix()
            for name in names:
                if not name.startswith("."):
                    with suppress(FileNotFoundError):  # deleted since the folder was read
                        facts = os.stat(f"{folder}/{name}")  # noqa: PTH116  (a Path of each file takes as long as its stat)
                        key = name if within == "." else f"{within}/{name}"
                        yield Stored(key, facts.st_size, datetime.fromtimestamp(facts.st_mtime, UTC))

    def _make(self) -> None:
        if not self.folder.is_dir():
            self.folder.mkdir(mode=0o700 if self.private else 0o777, parents=True, exist_ok=True)

    @contextmanager
    def _locked(self) -> Iterator[None]:
        """Hold the store's one lock, which the system releases if the process dies."""
        from filelock import FileLock  # most commands never swap, and do not wait for it

        self._make()
        with FileLock(self.folder / ".lock"):
            yield

    @contextmanager
    def _errors(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            if error.errno in _SHARE_UNREACHABLE:
                raise ServiceUnavailable(f"The store {self.address} did not answer: {error.strerror}.") from error
            raise SetupError(
                f"The store {self.address} cannot be used: {error.strerror or error}. Check that it is a folder this "
                "account may write to, on a disk that is not full and allows hard links."
            ) from error


def _unless_missing(error: OSError) -> None:
    if not isinstance(error, _MISSING):
        raise error
