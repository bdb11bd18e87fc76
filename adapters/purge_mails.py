"""Mails that hold what is removed: each goes as a whole, and that one came stays on record."""

from collections.abc import Collection, Iterator
from hashlib import sha256

from adapters.cycle_context import CycleContext
from adapters.mail.stored_mail import MAIL, filed_mail
from quarterly.publishing.purging import How, Removal


def mails_with(cycle: CycleContext, digest: str) -> Iterator[Removal]:
    """Yield all of each mail of the council that brought a file with this digest (hex SHA-256)."""
    for entry in cycle.restricted.list(f"{MAIL}/{cycle.council.key}"):
        if "/files/" in entry.key and sha256(cycle.restricted.read(entry.key)).hexdigest() == digest:
            yield from _of_mail(cycle, entry.key.partition("/files/")[0])


def whole_mails(cycle: CycleContext, keys: Collection[str]) -> Iterator[Removal]:
    """Yield all of each mail of which one of these objects is a part."""
    folders = {"/".join(key.removesuffix(".eml").split("/")[:4]) for key in keys if key.startswith(f"{MAIL}/")}
    for folder in sorted(folders):
        yield from _of_mail(cycle, folder)


def _of_mail(cycle: CycleContext, folder: str) -> Iterator[Removal]:
    filed = filed_mail(cycle.restricted, folder)
    files = [file.key for file in filed.mail.files] if filed else []
    for key in (f"{folder}.eml", f"{folder}/mail.json", *files):
        if cycle.restricted.exists(key):
            yield Removal("restricted", key, MAIL, How.DELETE)
