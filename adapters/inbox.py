"""Where services put their returns: a folder or an S3 prefix, one folder a service."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from itertools import count
from pathlib import Path

from adapters.councils import council_folder
from adapters.settings import Settings
from adapters.store import Store
from quarterly.configuration.council import Council
from quarterly.configuration.profile import Service
from quarterly.vocabulary.errors import PublishConflict, SetupError
from quarterly.vocabulary.quarter import Quarter

COMMENTARY = "commentary"  # the folder beside the services' where owners' replies are put
SIGN_OFF = "sign-off"  # the one for what a sign-off is proved by, which is no return
COVER = "cover"  # and the one for what the performance officer writes
OTHERS = {COMMENTARY: Service(name="Commentary", contact=""), COVER: Service(name="Cover report", contact="")}


@dataclass(frozen=True, slots=True)
class Arrival:
    """One file lying in the inbox; `modified` is when it was last changed there (UTC)."""

    service: str
    name: str
    key: str
    size: int
    modified: datetime


def in_name_order(name: str) -> tuple[str, str]:
    """Return what sorts files of one moment: "return-corrected.xlsx" comes after "return.xlsx", which it corrects."""
    stem, _, ending = name.rpartition(".")
    return stem or name, ending


class Inbox:
    """The part of an inbox that belongs to one council's quarter."""

    def __init__(self, store: Store, prefix: str) -> None:
        self.store, self.prefix = store, prefix

    @property
    def address(self) -> str:
        """Where it is, for messages."""
        return f"{self.store.address.rstrip('/')}/{self.prefix}"

    def arrivals(self, council: Council) -> list[Arrival]:
        """Return services' returns, owners' replies and cover workbooks, oldest first, then by name; other files are left."""
        senders = {**council.profile.services, **OTHERS}
        found = []
        for stored in self.store.list(self.prefix):
            service, _, name = stored.key.removeprefix(f"{self.prefix}/").partition("/")
            if service in senders and "/" not in name and not name.startswith("~$") and senders[service].accepts(name):
                found.append(Arrival(service, name, stored.key, stored.size, stored.modified))
        return sorted(found, key=lambda arrival: (arrival.modified, *in_name_order(arrival.name)))

    def evidence(self, name: str) -> tuple[Arrival, bytes]:
        """Return a file of the folder beside the services' that proves a sign-off; SetupError, saying what is there, if none."""
        found = [stored for stored in self.store.list(f"{self.prefix}/{SIGN_OFF}") if stored.key == self._key(SIGN_OFF, name)]
        if not found or not found[0].size:
            raise SetupError(
                f"There is no file of that name in {self.address}/{SIGN_OFF}, or it is empty. Put the mail or the signed page "
                "there, and give its name with its ending."
            )
        stored = found[0]
        return Arrival(SIGN_OFF, name, stored.key, stored.size, stored.modified), self.store.read(stored.key)

    def put(self, service: str, name: str, body: bytes) -> str:
        """Put a file in as the newest of its service, under another name where its own is taken; return the name."""
        stem, dot, ending = name.rpartition(".")
        for number in count(1):
            tried = name if number == 1 else f"{stem}-{number}{dot}{ending}"
            with suppress(PublishConflict):
                if self.store.create(self._key(service, tried), body):
                    return tried
        raise AssertionError  # count() has no end

    def _key(self, service: str, name: str) -> str:
        return f"{self.prefix}/{service}/{name}"

    def files(self, council: Council) -> Iterator[tuple[Arrival, bytes]]:
        """Yield every arrival with its content; one taken away since it was listed is left out, and the next run has it."""
        for arrival in self.arrivals(council):
            try:
                body = self.store.read(arrival.key)
            except KeyError:
                continue
            yield arrival, body


def open_inbox(settings: Settings, council: str, key: str, quarter: Quarter) -> Inbox:
    """Return the inbox of a council's quarter; raise SetupError if its root does not exist."""
    if settings.inbox is None:
        root = council_folder(council) / "returns"
        _require(root, f"{root} is missing: make it, or say with --inbox where the returns of {key} arrive.")
        return Inbox(settings.open(str(root)), quarter.key)
    if "://" not in settings.inbox:
        root = Path(settings.inbox).expanduser()
        _require(root, f"The inbox {root} does not exist. Make the folder, or correct --inbox or QUARTERLY_INBOX.")
    return Inbox(settings.open(settings.inbox), f"{key}/{quarter.key}")


def _require(folder: Path, message: str) -> None:
    if not folder.is_dir():
        raise SetupError(message)
