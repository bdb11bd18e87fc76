"""Where services put their returns: a folder or an S3 prefix, one folder a service."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import chain, count
from pathlib import Path

from adapters.councils import council_folder
from adapters.screening import screening_for
from adapters.settings import Settings
from adapters.store import Store, Stored
from quarterly.collecting.sheets.safe_names import safe_file_name
from quarterly.configuration.contacts import Service
from quarterly.configuration.council import Council
from quarterly.vocabulary.errors import PublishConflict, SetupError
from quarterly.vocabulary.quarter import Quarter

COMMENTARY = "commentary"  # the folder for owners' replies, beside the services' folders
SIGN_OFF = "sign-off"  # the folder for evidence of a sign-off, which is not a return
_LARGEST_WORDING, _LARGEST_MINUTES = 4_000, 100_000  # bytes
COVER = "cover"  # the folder for the performance officer's cover workbook
OTHERS = {COMMENTARY: Service(name="Commentary", contact=""), COVER: Service(name="Cover report", contact="")}


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """One file in the inbox; `modified` is when it was last changed there (UTC)."""

    service: str
    name: str
    key: str
    size: int
    modified: datetime


def _arrival(service: str, name: str, stored: Stored) -> Arrival:
    # Old programs name files in bytes that are no UTF-8, which can be stored nowhere; the key finds the file all the same.
    name = name.encode(errors="replace").decode()
    return Arrival(service=service, name=name, key=stored.key, size=stored.size, modified=stored.modified)


def in_name_order(name: str) -> tuple[str, str]:
    """Return a sort key for files of the same time: "return-corrected.xlsx" comes after "return.xlsx", which it corrects."""
    stem, _, ending = name.rpartition(".")
    return stem or name, ending


def is_saved_mail(name: str) -> bool:
    """Whether a file is a saved mail by its name."""
    return name.casefold().endswith((".eml", ".msg"))


class Inbox:
    """The part of an inbox that belongs to one council's quarter."""

    def __init__(self, store: Store, prefix: str) -> None:
        self.store, self.prefix = store, prefix

    @property
    def address(self) -> str:
        """The address of the inbox, for messages."""
        return f"{self.store.address.rstrip('/')}/{self.prefix}"

    def arrivals(self, council: Council) -> list[Arrival]:
        """Return services' returns, owners' replies and cover workbooks, oldest first, then by name; ignore other files.

        A name with personal data is replaced here, before it is archived, logged or repeated anywhere.
        """
        listed = self.listed(council)
        if not listed:
            return []
        screening = screening_for(council)
        found = [replace(each, name=safe_file_name(each.name, screening)) for each in listed]
        return sorted(found, key=lambda arrival: (arrival.modified, *in_name_order(arrival.name)))

    def listed(self, council: Council) -> list[Arrival]:
        """Return the same under the names they have in the inbox, which may hold personal data: for comparisons alone.

        It is cheap: what a council's names are screened with takes longer than all else that is asked about its inbox.
        """
        senders, found = {**council.profile.services, **OTHERS}, list[Arrival]()
        for stored in self.store.list(self.prefix):
            service, _, name = stored.key.removeprefix(f"{self.prefix}/").partition("/")
            # "~$return.xlsx" is what Excel puts beside a workbook while somebody has it open.
            if service in senders and "/" not in name and not name.startswith("~$") and senders[service].accepts(name):
                if service != COVER and is_saved_mail(name):
                    continue  # what came with it is put beside it (adapters/mail/saved_mail.py)
                # Of a file for several services each has its own arrival, as each is asked about its own rows.
                shared = council.layouts.services_of(name) if service in council.profile.services else ()
                found += [_arrival(each, name, stored) for each in dict.fromkeys((service, *shared))]
        return found

    def evidence(self, name: str) -> tuple[Arrival, bytes]:
        """Return a file of the sign-off folder; raise SetupError if it is missing or empty."""
        found = [stored for stored in self.store.list(f"{self.prefix}/{SIGN_OFF}") if stored.key == self._key(SIGN_OFF, name)]
        if not found or not found[0].size:
            raise SetupError(
                f"There is no file of that name in {self.address}/{SIGN_OFF}, or it is empty. Put the mail or the signed page "
                "there, and give its name with its ending."
            )
        stored = found[0]
        return _arrival(SIGN_OFF, name, stored), self.store.read(stored.key)

    def wording(self, name: str) -> str:
        """Return the text of a file of the folder cover, for a struck sentence; raise SetupError if there is none."""
        return self._text(name, _LARGEST_WORDING, "longer than a sentence. Put one line of text there")

    def minutes(self, name: str) -> str:
        """Return what was pasted from minutes into a file of the folder cover; raise SetupError if there is none."""
        return self._text(name, _LARGEST_MINUTES, "too long. Put there what was decided on this report alone")

    def _text(self, name: str, largest: int, too_long: str) -> str:
        found = [stored for stored in self.store.list(f"{self.prefix}/{COVER}") if stored.key == self._key(COVER, name)]
        if not found or not 0 < found[0].size <= largest:
            raise SetupError(
                f"There is no text file of that name in {self.address}/{COVER}, or it is empty or {too_long}, and give its name "
                "with its ending."
            )
        try:
            return self.store.read(found[0].key).decode("utf-8-sig")
        except UnicodeDecodeError as error:
            raise SetupError("The file with the wording is no plain text. Save it as text (UTF-8).") from error

    def put(self, service: str, name: str, body: bytes) -> str:
        """Add a file as the newest of its service and return its name, which gets a number where the name is in use."""
        stem, dot, ending = name.rpartition(".")
        for number in count(1):
            candidate = name if number == 1 else f"{stem}-{number}{dot}{ending}"
            with suppress(PublishConflict):
                if self.store.create(self._key(service, candidate), body):
                    return candidate
        raise AssertionError  # count() has no end

    def free_name(self, service: str, name: str) -> str:
        """Return the name, or one with a number if a file of its service has it."""
        stem, dot, ending = name.rpartition(".")
        names = chain([name], (f"{stem}-{number}{dot}{ending}" for number in count(2)))
        return next(each for each in names if not self.store.exists(self._key(service, each)))

    def put_as(self, service: str, name: str, body: bytes) -> None:
        """Add a file under exactly this name; raise PublishConflict if another has it, and do nothing if this one has."""
        self.store.create(self._key(service, name), body)

    def _key(self, service: str, name: str) -> str:
        return f"{self.prefix}/{service}/{name}"

    def files(self, council: Council) -> Iterator[tuple[Arrival, bytes]]:
        """Yield every arrival with its content, leaving out one that was removed after it was listed."""
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
