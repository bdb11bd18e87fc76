"""Put a file that came with a mail into the inbox, once, also where that was broken off before."""

import json
from contextlib import suppress

from adapters.cycle_context import CycleContext
from adapters.inbox import Inbox
from adapters.mail.stored_mail import folder_of
from adapters.screening import screening_for
from quarterly.collecting.sheets.safe_names import safe_file_name
from quarterly.correspondence.received import ReceivedMail
from quarterly.vocabulary.canonical import to_bytes
from quarterly.vocabulary.errors import PublishConflict

_NAMES = 5  # to try, where others put files of the same name there at the same moment


class Placing:
    """Puts the files of one mail into an inbox, in their order."""

    def __init__(self, cycle: CycleContext, mail: ReceivedMail, inbox: Inbox) -> None:
        self.cycle, self.inbox = cycle, inbox
        self._folder, self._count = folder_of(cycle.council.key, cycle.quarter.key, mail.id), 0

    def put(self, service: str, name: str, body: bytes) -> None:
        """Put the next file into the folder of a service."""
        # The name is decided and noted first: a file that lies there already may be an earlier mail's with the same content.
        note = f"{self._folder}/placed-{self._count}.json"
        self._count += 1
        safe = safe_file_name(name, screening_for(self.cycle.council))
        for attempt in range(_NAMES):
            placed = self._noted(note, self.inbox.free_name(service, safe), again=attempt > 0)
            with suppress(PublishConflict):  # somebody else took the name meanwhile
                self.inbox.put_as(service, placed, body)
                break

    def _noted(self, note: str, name: str, *, again: bool) -> str:
        """Return the name that was noted, or note this one."""
        if not again and (found := self.cycle.restricted.read_tagged(note)):
            return str(json.loads(found[0])["name"])
        self.cycle.restricted.write(note, to_bytes({"name": name}))
        return name
