"""Check before a correction is recorded that the files in the inbox change something in the report."""

import hashlib
import json
from dataclasses import dataclass
from datetime import datetime

from adapters.archive import Arriving, with_arrivals
from adapters.audit import events_of
from adapters.checking import SentFile, read_file
from adapters.cycle_context import CycleContext
from adapters.expectations import rulebook_of
from adapters.inbox import Inbox
from adapters.provenance import counted_before
from adapters.screening import screening_in
from quarterly.collecting.check_scope import config_for_sender
from quarterly.collecting.received import ArchivedFile
from quarterly.collecting.removed import files_removed
from quarterly.collecting.returns.in_force import service_return
from quarterly.collecting.returns.records import CheckedFile
from quarterly.vocabulary.canonical import to_bytes
from quarterly.vocabulary.errors import ReturnError, SetupError
from quarterly.vocabulary.quarter import long_date
from quarterly.vocabulary.wording import listed


@dataclass(frozen=True, kw_only=True)
class CorrectionPreview:
    """All files of a sender as the next run would collect them; `counted` are the digests, in order, of those that count now."""

    cycle: CycleContext
    sender: str
    folder: str
    counted: list[str]
    files: tuple[ArchivedFile, ...]
    bodies: dict[str, bytes]

    @classmethod
    def of(cls, cycle: CycleContext, inbox: Inbox, sender: str, now: datetime) -> "CorrectionPreview":
        """Read the inbox of a sender as it is now; write nothing."""
        in_inbox = [(arrival, body) for arrival, body in inbox.files(cycle.council) if arrival.service == sender]
        raw = with_arrivals(cycle.restricted, cycle.council, cycle.quarter, Arriving(sender, in_inbox, now))
        bodies = {hashlib.sha256(body).hexdigest(): body for _, body in in_inbox}
        files = raw.files if raw else ()
        remaining = {file.digest for file in files}  # without those set aside since
        counted = [digest for digest in counted_before(cycle, sender) if digest in remaining]
        folder = f"{inbox.address}/{sender}"
        return cls(cycle=cycle, sender=sender, folder=folder, counted=counted, files=files, bodies=bodies)

    @property
    def new(self) -> list[ArchivedFile]:
        """The files that do not count already."""
        return [file for file in self.files if file.digest not in self.counted]

    @property
    def digests(self) -> tuple[str, ...]:
        """The digests of the new files."""
        return tuple(file.digest for file in self.new)


def require_change(preview: CorrectionPreview) -> None:
    """Raise SetupError if the files change no row that counts, ReturnError if every new file would be refused."""
    if [file.digest for file in preview.files] == preview.counted:
        raise SetupError(
            f"Nothing of {preview.sender} has changed: {preview.folder} holds no file that does not count already. Put the "
            "corrected file there and send this form again."
        )
    read = {file.digest: _read(preview, file) for file in preview.files}
    refused = [f"{new.name} cannot be taken. {read[new.digest].refused}" for new in preview.new if read[new.digest].refused]
    if refused and len(refused) == len(preview.new):
        raise ReturnError(" ".join(refused))
    # Compared are the rows in force, not the files: one that was opened and saved has another digest and says the same.
    before = [read[digest] for digest in preview.counted if digest in read]
    if _in_force(preview, before) == _in_force(preview, list(read.values())):
        raise SetupError(_unchanged_message(preview))


def _read(preview: CorrectionPreview, file: ArchivedFile) -> CheckedFile:
    cycle, seen = preview.cycle, config_for_sender(preview.sender, preview.cycle.council)
    removed = files_removed(events_of(cycle.restricted, cycle.council.key, cycle.quarter.key))
    if refused := file.refused or removed.get(file.digest, ""):
        return CheckedFile(name=file.name, digest=file.digest, refused=refused)
    body = preview.bodies.get(file.digest) or cycle.restricted.read(file.key)
    sent = SentFile(body=body, service=preview.sender, name=file.name, digest=file.digest)
    return read_file(sent, seen, cycle.quarter, screening_in(cycle, preview.sender))


def _in_force(preview: CorrectionPreview, files: list[CheckedFile]) -> list[str]:
    """Return the rows and texts in force by these files, without their positions, so that a moved row is no change."""
    seen = config_for_sender(preview.sender, preview.cycle.council)
    sent = service_return(preview.sender, files, seen, preview.cycle.quarter, rulebook_of(seen))
    rows = sorted(_without_source(row) for row in (*sent.indicators, *sent.actions, *sent.comments))
    return [*rows, *sorted(sent.under_query), _without_source(sent.narrative), str(sent.received)]


def _without_source(record: object) -> str:
    return json.dumps(_strip_source(json.loads(to_bytes(record))), sort_keys=True)


def _strip_source(value: object) -> object:
    if isinstance(value, dict):
        return {key: _strip_source(each) for key, each in value.items() if key != "source"}
    return [_strip_source(each) for each in value] if isinstance(value, list) else value


def _unchanged_message(preview: CorrectionPreview) -> str:
    files = {file.digest: file for file in preview.files}
    new = listed([_name_and_time(file) for file in preview.new or preview.files[-1:]])
    older = f", or is older than {_name_and_time(files[preview.counted[-1]])}" if preview.counted else ""
    return (
        f"Nothing that counts changes by {new}: it is blank or repeats what counts already{older}. Save the corrected file anew, "
        f"put it into {preview.folder} and send this form again."
    )


def _name_and_time(file: ArchivedFile) -> str:
    at = datetime.fromisoformat(file.modified)
    return f"{file.name} (saved {long_date(at.date())} {at:%H:%M})"
