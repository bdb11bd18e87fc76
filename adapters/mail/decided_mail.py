"""Decide about every mail that is filed, and say which quarters got something."""

import json
import logging
from dataclasses import dataclass
from datetime import datetime

from adapters.mail.deciding import context_of, decide
from adapters.mail.intake import STATE
from adapters.mail.stored_mail import filed_mail
from adapters.store import Store
from quarterly.vocabulary.canonical import to_bytes
from quarterly.vocabulary.errors import ServiceUnavailable
from quarterly.vocabulary.wording import counted

_TO_RUN = f"{STATE}/to-run"

log = logging.getLogger("quarterly.mail")


@dataclass(frozen=True, slots=True)
class Decided:
    """How many mails were taken in, noted as they need nothing, wait for the officer, and could not be decided about."""

    taken: int = 0
    noted: int = 0
    set_aside: int = 0
    failed: int = 0

    @property
    def sentence(self) -> str:
        """What came, in counts."""
        named = ((self.taken, "taken in"), (self.noted, "noted"), (self.set_aside, "set aside"))
        parts = [f"{counted(number, 'mail')} {what}" for number, what in named if number]
        return f"{', '.join(parts)}." if parts else "No new mail."


def decide_all(store: Store, now: datetime) -> Decided:
    """Decide about each mail that is filed and not decided about; one that fails is tried again with the next look."""
    counts = dict.fromkeys(("taken", "noted", "set-aside", "failed"), 0)
    for entry in store.list(f"{STATE}/undecided"):
        folder = str(json.loads(store.read(entry.key))["folder"])
        try:
            became = _decide(store, folder, now)
        except ServiceUnavailable:
            raise
        # A mail can be wrong in ways nobody has foreseen. It must not stop the others, and its words must not get into a log.
        except Exception as error:
            log.error("%s could not be decided about: %s", folder, type(error).__name__)
            counts["failed"] += 1
            continue
        if became:
            counts[became] += 1
        store.delete(entry.key)
    return Decided(counts["taken"], counts["noted"], counts["set-aside"], counts["failed"])


def _decide(store: Store, folder: str, now: datetime) -> str:
    if not (filed := filed_mail(store, folder)):
        return ""
    outcome = decide(context_of(filed), folder, now)
    if outcome and outcome.became == "taken":
        note_to_run(store, filed.council, outcome.quarter, filed.mail.id)
    return outcome.became if outcome else ""


def note_to_run(store: Store, council: str, quarter: str, mail: str) -> None:
    """Note that the cycle of a quarter is to be run for a mail."""
    store.write(f"{_TO_RUN}/{council}/{quarter}/{mail}.json", to_bytes({"mail": mail}))


def quarters_to_run(store: Store) -> dict[tuple[str, str], list[str]]:
    """Return the notes of what is to be run, by council and quarter (both keys)."""
    found: dict[tuple[str, str], list[str]] = {}
    for entry in store.list(_TO_RUN):
        council, quarter = entry.key.split("/")[2:4]
        found.setdefault((council, quarter), []).append(entry.key)
    return found


def forget_to_run(store: Store, notes: list[str]) -> None:
    """Remove notes of quarters whose runs were started."""
    for note in notes:
        store.delete(note)
