"""Files of the inbox that still hold what is removed: the folder is the council's own, and only a person deletes them."""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass

from adapters.cycle_context import CycleContext
from adapters.inbox import Inbox, open_inbox
from adapters.stored_texts import UnreadableError, texts_of
from quarterly.publishing.sought import Sought
from quarterly.vocabulary.errors import SetupError
from quarterly.vocabulary.quarter import Quarter


@dataclass(frozen=True, slots=True)
class InboxCopy:
    """A file of the inbox, by its address; `unread` if it could not be read, so that nobody knows."""

    address: str
    unread: bool = False


def inbox_copies(cycle: CycleContext, council: str, quarters: Iterable[str], sought: Sought) -> Iterator[InboxCopy]:
    """Yield each file of these quarters' inboxes that has what is sought in its name or its text, or could not be read.

    `council` is the council's folder as it was typed, `quarters` are keys.
    """
    for quarter in sorted({cycle.quarter.key, *quarters} - {""}):
        with suppress(SetupError):  # of a council whose inbox has been taken away nothing stays there
            inbox = open_inbox(cycle.settings, council, cycle.council.key, Quarter.parse(quarter))
            yield from _copies(inbox, sought)


def _copies(inbox: Inbox, sought: Sought) -> Iterator[InboxCopy]:
    for stored in inbox.store.list(inbox.prefix):
        address = f"{inbox.store.address.rstrip('/')}/{stored.key}"
        found = inbox.store.read_tagged(stored.key)
        try:
            if found and (sought.is_in(stored.key) or any(sought.is_in(text) for _, text in texts_of(stored.key, found[0]))):
                yield InboxCopy(address)
        except (UnreadableError, ValueError, KeyError):
            yield InboxCopy(address, unread=True)
