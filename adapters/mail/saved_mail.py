"""Mail that somebody, or a flow of the council's own, saved as a file in the inbox."""

from collections.abc import Iterator
from dataclasses import dataclass

from adapters.councils import council_folder, council_names
from adapters.inbox import COVER, SIGN_OFF, is_saved_mail
from adapters.mail.intake import STATE, Message
from adapters.mail.message import LARGEST
from adapters.settings import Settings
from adapters.store import Store, Stored
from quarterly.vocabulary.canonical import digest, to_bytes
from quarterly.vocabulary.errors import SetupError
from quarterly.vocabulary.quarter import Quarter

FOLDER = "mail"  # of a council's inbox, beside those of its quarters


@dataclass(frozen=True, slots=True)
class SavedMessage:
    """A saved message, and the key of the note that it was read."""

    message: Message
    note: str


def saved_messages(settings: Settings, store: Store) -> Iterator[SavedMessage]:
    """Yield every saved mail that was not read yet, of all councils."""
    for council in council_names():
        yield from saved_messages_of(settings, store, council)


def saved_messages_of(settings: Settings, store: Store, council: str, quarter: str = "") -> Iterator[SavedMessage]:
    """Yield every saved mail of one council, or of its quarter (a key), that was not read yet, oldest first."""
    inbox, prefix = _inbox(settings, council)
    if inbox is None:
        return
    root = f"{prefix}/" if prefix else ""
    listed = inbox.list(f"{root}{quarter}".rstrip("/"))
    saved = [(each, where) for each in listed if (where := _where(each.key.removeprefix(root)))]
    known = {entry.key for entry in store.list(f"{STATE}/files/{council}")} if saved else set()
    for stored, (of_quarter, service) in sorted(saved, key=lambda each: (each[0].modified, each[0].key)):
        note = f"{STATE}/files/{council}/{digest(inbox.address, stored.key, stored.size, stored.modified.isoformat())[:32]}.json"
        if note not in known and (found := inbox.read_tagged(stored.key)):
            yield SavedMessage(_message(found[0], stored, council, of_quarter, service), note)


def note_saved(store: Store, saved: SavedMessage) -> None:
    """Note that a saved message was read."""
    store.write(saved.note, to_bytes({"council": saved.message.council}))


def _message(body: bytes, stored: Stored, council: str, quarter: str, service: str) -> Message:
    whole = len(body) <= LARGEST
    return Message(body=body, at=stored.modified, council=council, quarter=quarter, service=service, is_whole=whole)


def _where(key: str) -> tuple[str, str] | None:
    """Return the key of the quarter and the folder that a saved mail lies in, both "" in the folder for mail; None of others."""
    folder, _, name = key.rpartition("/")
    if not is_saved_mail(name) or name.startswith(("~$", ".")):
        return None
    if folder == FOLDER:
        return "", ""
    quarter, _, service = folder.partition("/")
    try:
        found = Quarter.parse(quarter)
    except SetupError:
        return None
    return (found.key, service) if service and "/" not in service and service not in _NOT_READ else None


_NOT_READ = (SIGN_OFF, COVER)  # evidence, which a form names; and the officer's own


def _inbox(settings: Settings, council: str) -> tuple[Store | None, str]:
    if settings.inbox is not None:
        return settings.open(settings.inbox), council
    folder = council_folder(council) / "returns"
    return (settings.open(str(folder)), "") if folder.is_dir() else (None, "")
