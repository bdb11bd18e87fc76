"""Mail that arrived, in the restricted store: each message once, what was read of it, and what became of it.

`mail/<council>/<quarter>/<id>.eml` is the message. Beside it, in a folder of its id, are `mail.json`, the files that came with
it, and `outcome.json`. A message that was saved by Outlook is stored under the same name.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from adapters.mail.message import MailFile
from adapters.store import Store
from quarterly.correspondence.outcomes import Why
from quarterly.correspondence.received import ReceivedFile, ReceivedMail
from quarterly.vocabulary.stored_forms import StoredForm

MAIL = "mail"


@dataclass(frozen=True, slots=True, kw_only=True)
class FiledMail:
    """A mail with what is known of it besides: all its text, what was written in the quotation, and how it came.

    `service` is the folder of the inbox in which an officer saved it, "" if it came otherwise. `returned` says whose address
    cannot be reached, where a bounce says so. `is_whole` is False of one that was too large to be fetched, `is_read` of one that
    could not be read.
    """

    mail: ReceivedMail
    council: str
    quarter: str
    whole: str = ""
    elsewhere: str = ""
    service: str = ""
    returned: str = ""
    is_whole: bool = True
    is_read: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredOutcome:
    """What became of a mail, when (ISO, UTC), and by which role if not by itself; `why` is set of one that waits."""

    became: Literal["taken", "noted", "set-aside", "thrown-away"]
    at: str
    what: str = ""
    why: Why | None = None
    quarter: str = ""
    by: str = ""


_MAIL = StoredForm("a received mail", FiledMail)
_OUTCOME = StoredForm("what became of a mail", StoredOutcome)


def folder_of(council: str, quarter: str, id: str) -> str:
    """Return the folder of a mail, from the keys of its council and quarter."""
    return f"{MAIL}/{council}/{quarter}/{id}"


def file_mail(store: Store, filed: FiledMail, body: bytes, files: Sequence[MailFile]) -> FiledMail:
    """Store a mail and its files, and return it with their keys; one that is stored already stays as it is."""
    folder = folder_of(filed.council, filed.quarter, filed.mail.id)
    if found := store.read_tagged(f"{folder}/mail.json"):
        return _MAIL.from_bytes(found[0], f"{folder}/mail.json")
    store.create(f"{folder}.eml", body, "message/rfc822")
    received = tuple(
        ReceivedFile(file.name, f"{folder}/files/{number}", len(file.body)) for number, file in enumerate(files, start=1)
    )
    for file, entry in zip(files, received, strict=True):
        store.create(entry.key, file.body)
    filed = replace(filed, mail=replace(filed.mail, files=received))
    store.write(f"{folder}/mail.json", _MAIL.to_bytes(filed), "application/json")
    return filed


def filed_mail(store: Store, folder: str) -> FiledMail | None:
    """Return the mail of a folder, None if it was removed."""
    found = store.read_tagged(f"{folder}/mail.json")
    return _MAIL.from_bytes(found[0], f"{folder}/mail.json") if found else None


def message_of(store: Store, council: str, quarter: str, id: str) -> bytes:
    """Return a message as it came; it may be filed under another quarter than that of the letter it answers."""
    name = f"{folder_of(council, quarter, id)}.eml"
    if found := store.read_tagged(name):
        return found[0]
    return store.read(next((each.key for each in store.list(f"{MAIL}/{council}") if each.key.endswith(f"/{id}.eml")), name))


def mails_of(store: Store, council: str, quarter: str) -> list[tuple[FiledMail, StoredOutcome | None]]:
    """Return every mail of a quarter with what became of it, in the order in which they came."""
    keys = {entry.key for entry in store.list(f"{MAIL}/{council}/{quarter}")}
    folders = [key.removesuffix("/mail.json") for key in keys if key.endswith("/mail.json")]
    found = [
        (filed, outcome_of(store, folder) if f"{folder}/outcome.json" in keys else None)
        for folder in folders
        if (filed := filed_mail(store, folder))
    ]
    return sorted(found, key=lambda each: (each[0].mail.at, each[0].mail.id))


def waiting_mails(store: Store, council: str, quarter: str) -> list[tuple[FiledMail, StoredOutcome]]:
    """Return the mails of a quarter that wait for the performance officer, in the order in which they came."""
    found = mails_of(store, council, quarter)
    return [(filed, outcome) for filed, outcome in found if outcome and outcome.became == "set-aside"]


def outcome_of(store: Store, folder: str) -> StoredOutcome | None:
    """Return what became of the mail of a folder, None if that is not decided yet."""
    found = store.read_tagged(f"{folder}/outcome.json")
    return _OUTCOME.from_bytes(found[0], f"{folder}/outcome.json") if found else None


def record_outcome(store: Store, folder: str, outcome: StoredOutcome) -> None:
    """Store what became of a mail."""
    store.write(f"{folder}/outcome.json", _OUTCOME.to_bytes(outcome), "application/json")


def forget_content(store: Store, folder: str, *, text: bool) -> None:
    """Delete a mail's message and files, as of a return that is in the archive; with `text` also what it said."""
    for entry in store.list(f"{folder}/files"):
        store.delete(entry.key)
    store.delete(f"{folder}.eml")
    if text and (filed := filed_mail(store, folder)):
        empty = replace(filed.mail, subject="", text="", files=())
        store.write(f"{folder}/mail.json", _MAIL.to_bytes(replace(filed, mail=empty, whole="", elsewhere="")), "application/json")
