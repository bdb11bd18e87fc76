"""What lies in the inbox for a correction: it must change something that counts."""

import hashlib
import json
from dataclasses import dataclass
from datetime import datetime

from adapters.archive import with_arrivals
from adapters.checking import read_file
from adapters.cycle_context import CycleContext
from adapters.expectations import load_rulebook
from adapters.inbox import Inbox
from adapters.provenance import counted_before
from quarterly.collecting.check_scope import config_for_sender
from quarterly.collecting.received import ArchivedFile
from quarterly.collecting.returns.in_force import service_return
from quarterly.collecting.returns.records import CheckedFile
from quarterly.vocabulary.canonical import to_bytes
from quarterly.vocabulary.errors import ReturnError, SetupError
from quarterly.vocabulary.quarter import long_date
from quarterly.vocabulary.wording import listed


@dataclass(frozen=True)
class CorrectionPreview:
    """All files of a sender as the next run would collect them, and the digests of those that count already, in their order."""

    cycle: CycleContext
    sender: str
    folder: str
    before: list[str]
    files: tuple[ArchivedFile, ...]
    bodies: dict[str, bytes]

    @classmethod
    def of(cls, cycle: CycleContext, inbox: Inbox, sender: str) -> "CorrectionPreview":
        """Look into the inbox; nothing is written."""
        lying = [(arrival, body) for arrival, body in inbox.files(cycle.council) if arrival.service == sender]
        raw = with_arrivals(cycle.restricted, cycle.council, cycle.quarter, sender, lying)
        bodies = {hashlib.sha256(body).hexdigest(): body for _, body in lying}
        files = raw.files if raw else ()
        counting = {file.digest for file in files}  # without those that were set aside since
        before = [digest for digest in counted_before(cycle, sender) if digest in counting]
        return cls(cycle, sender, f"{inbox.address}/{sender}", before, files, bodies)

    @property
    def new(self) -> list[ArchivedFile]:
        """The files that do not count already."""
        return [file for file in self.files if file.digest not in self.before]

    @property
    def digests(self) -> tuple[str, ...]:
        """The digests of the new files."""
        return tuple(file.digest for file in self.new)


def require_change(coming: CorrectionPreview) -> None:
    """Raise SetupError if nothing that counts changes, ReturnError if no new file can be taken."""
    if [file.digest for file in coming.files] == coming.before:
        raise SetupError(
            f"Nothing of {coming.sender} has changed: {coming.folder} holds no file that does not count already. Put the "
            "corrected file there and send this form again."
        )
    read = {file.digest: _read(coming, file) for file in coming.files}
    refused = [f"{new.name} cannot be taken. {read[new.digest].refused}" for new in coming.new if read[new.digest].refused]
    if refused and len(refused) == len(coming.new):
        raise ReturnError(" ".join(refused))
    before = [read[digest] for digest in coming.before if digest in read]
    if _in_force(coming, before) == _in_force(coming, list(read.values())):
        raise SetupError(_repeated(coming))


def _read(coming: CorrectionPreview, file: ArchivedFile) -> CheckedFile:
    cycle, seen = coming.cycle, config_for_sender(coming.sender, coming.cycle.council)
    body = coming.bodies.get(file.digest) or cycle.restricted.read(file.key)
    return read_file(body, service=coming.sender, file=file.name, digest=file.digest, council=seen, quarter=cycle.quarter)


def _in_force(coming: CorrectionPreview, files: list[CheckedFile]) -> list[str]:
    """Return in one spelling what counts by these files, wherever in them it stands."""
    seen = config_for_sender(coming.sender, coming.cycle.council)
    sent = service_return(coming.sender, files, seen, coming.cycle.quarter, load_rulebook())
    rows = sorted(_without_source(row) for row in (*sent.indicators, *sent.actions, *sent.comments))
    return [*rows, *sorted(sent.held), _without_source(sent.narrative), str(sent.received)]


def _without_source(record: object) -> str:
    return json.dumps(_bare(json.loads(to_bytes(record))), sort_keys=True)


def _bare(value: object) -> object:
    if isinstance(value, dict):
        return {key: _bare(each) for key, each in value.items() if key != "source"}
    return [_bare(each) for each in value] if isinstance(value, list) else value


def _repeated(coming: CorrectionPreview) -> str:
    files = {file.digest: file for file in coming.files}
    new = listed([_saved(file) for file in coming.new or coming.files[-1:]])
    older = f", or is older than {_saved(files[coming.before[-1]])}" if coming.before else ""
    return (
        f"Nothing that counts changes by {new}: it repeats what counts already{older}. Save the corrected file anew, put it into "
        f"{coming.folder} and send this form again."
    )


def _saved(file: ArchivedFile) -> str:
    at = datetime.fromisoformat(file.modified)
    return f"{file.name} (saved {long_date(at.date())} {at:%H:%M})"
