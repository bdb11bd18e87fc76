"""Find a file received for a quarter by its name or the beginning of its digest."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from adapters.audit import events_of
from adapters.cycle_context import CycleContext
from adapters.inbox import SIGN_OFF
from adapters.receipts import Receipts
from quarterly.collecting.set_aside import files_set_aside
from quarterly.vocabulary.audit_event import AuditEvent
from quarterly.vocabulary.errors import SetupError

SHOWN = 12  # characters of a digest that are printed
_FEWEST = 4  # characters of a digest that must at least be typed


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceivedFile:
    """A file by its newest receipt; `aside` is the audit event that set it aside, None while it counts."""

    sender: str
    name: str
    digest: str
    modified: str
    aside: AuditEvent | None

    @property
    def line(self) -> str:
        """The file in one line of a list."""
        aside = ", set aside" if self.aside else ""
        saved = f"{datetime.fromisoformat(self.modified):%Y-%m-%d %H:%M:%S}"
        return f"{self.digest[:SHOWN]}  {self.sender}/{self.name}, saved {saved}{aside}"


def received_files(cycle: CycleContext) -> list[ReceivedFile]:
    """Return every file received for a quarter, oldest first, each content of a sender once under each of its names."""
    aside = files_set_aside(events_of(cycle.restricted, cycle.council.key, cycle.quarter.key))
    receipts = sorted(
        Receipts.listed(cycle.restricted, cycle.council, cycle.quarter).all(), key=lambda found: str(found[1]["archived"])
    )
    newest = {(sender, each["digest"], each["name"]): each for sender, each in receipts if sender != SIGN_OFF}
    return [
        ReceivedFile(sender=sender, name=name, digest=digest, modified=each["modified"], aside=aside.get((sender, digest)))
        for (sender, digest, name), each in newest.items()
    ]


def find_received_file(cycle: CycleContext, typed: str, *, aside: bool) -> ReceivedFile:
    """Return the one file that matches a name, "service/name" or the beginning of a digest.

    Of several that one service sent, it is the one that is (or is not) set aside. Raise SetupError listing the files where none
    matches, or files of several services or more than one content do.
    """
    files = received_files(cycle)
    meant = [file for file in files if _is_meant(file, typed.strip())]
    if not meant:
        raise SetupError(f"No file “{typed[:60]}” was received for {cycle.quarter}. {in_a_list(files)}")
    of_one_sender = len({file.sender for file in meant}) == 1
    wanted = ([file for file in meant if (file.aside is not None) == aside] if of_one_sender else []) or meant
    if len({(file.sender, file.digest) for file in wanted}) > 1:
        how = "Give the beginning of its digest." if of_one_sender else "Give the beginning of its digest, or service/name."
        raise SetupError(f"“{typed[:60]}” is more than one file. {how} {in_a_list(wanted)}")
    return wanted[-1]


def _is_meant(file: ReceivedFile, typed: str) -> bool:
    return typed in (file.name, f"{file.sender}/{file.name}") or (
        len(typed) >= _FEWEST and file.digest.startswith(typed.casefold())
    )


def in_a_list(files: Collection[ReceivedFile]) -> str:
    """Return files in a list of lines, or that there is none."""
    return "\n".join(["There are:", *(f"  {file.line}" for file in files)]) if files else "There is none."
