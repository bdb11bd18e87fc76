"""Put the returns that came with a mail into the inbox folder of their service, where the cycle takes them up."""

import json
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass

from adapters.cycle_context import CycleContext
from adapters.expectations import load_layout
from adapters.inbox import Inbox, open_inbox
from adapters.one_file import one_file
from adapters.publication import versions
from adapters.workbook.reader import shared_reader
from quarterly.collecting.returns.claims import claim_of
from quarterly.collecting.returns.identity import Identity
from quarterly.commentary.letters import Letter
from quarterly.correspondence.outcomes import SetAside, Taken, Why
from quarterly.correspondence.received import ReceivedFile, ReceivedMail
from quarterly.correspondence.returns_sent import MeantFor, Sendable, meant_for
from quarterly.correspondence.senders import sends_returns_of
from quarterly.publishing.due import is_finished
from quarterly.vocabulary.canonical import to_bytes
from quarterly.vocabulary.errors import PublishConflict, ReturnError
from quarterly.vocabulary.local_day import local_day
from quarterly.vocabulary.quarter import Quarter
from quarterly.vocabulary.wording import counted, listed

_NAMES = 5  # to try, where others put files of the same name there at the same moment


@dataclass(frozen=True, slots=True)
class _Placed:
    """A file with what it is for."""

    file: ReceivedFile
    meant_for: MeantFor


def take_return(cycle: CycleContext, mail: ReceivedMail, letter: Letter, council: str) -> Taken | SetAside:
    """Take in the workbooks of a mail as returns, each of the service and quarter that it says it is for."""
    if not mail.files:
        return SetAside(Why.NOTHING_ATTACHED)
    profile = cycle.council.profile
    asked = next((key for key in profile.services if letter.id.rpartition("-")[0] == f"{letter.kind}-{key}"), "")
    # An officer who takes a mail in says with it that its sender may send what it brings.
    services = tuple(profile.services) if mail.vouched_by else sends_returns_of(profile, mail.sender)
    placed = list[_Placed]()
    for file in mail.files:
        found = meant_for(_claim(cycle, file), cycle.council, Sendable(services, asked, cycle.quarter))
        if isinstance(found, SetAside):
            return found
        placed.append(_Placed(file, found))
    quarters = {each.meant_for.quarter for each in placed}
    last = Quarter.last_ended(local_day(mail.at))
    quarter = quarters.pop()
    if quarters or quarter not in (cycle.quarter, last, last.previous):
        return SetAside(Why.NO_RETURN)
    if not mail.vouched_by and is_finished(versions(cycle.settings.public(), cycle.council.key, quarter.key)):
        return SetAside(Why.PUBLISHED)
    _put(cycle, mail, open_inbox(cycle.settings, council, cycle.council.key, quarter), placed)
    names = dict.fromkeys(profile.services[each.meant_for.service].name for each in placed)
    return Taken(f"{counted(len(placed), 'file')} of {listed(list(names))}", quarter)


def _claim(cycle: CycleContext, file: ReceivedFile) -> Identity:
    """Return what a file says it is; one that cannot be read says nothing, and is answered by the cycle as any other."""
    try:
        with one_file(file.name):
            workbook = shared_reader().read(cycle.restricted.read(file.key))
            return claim_of(workbook, cycle.council, load_layout().for_quarter(cycle.quarter))
    except ReturnError:
        return Identity()


def _put(cycle: CycleContext, mail: ReceivedMail, inbox: Inbox, placed: Sequence[_Placed]) -> None:
    """Put each file into the inbox once, also if this was broken off before."""
    for number, each in enumerate(placed):
        body, service = cycle.restricted.read(each.file.key), each.meant_for.service
        # The name is decided and noted first: a file that lies there already may be an earlier mail's with the same content.
        note = f"mail/{cycle.council.key}/{cycle.quarter.key}/{mail.id}/placed-{number}.json"
        for attempt in range(_NAMES):
            name = _noted(cycle, note, inbox.free_name(service, each.file.name), again=attempt > 0)
            with suppress(PublishConflict):  # somebody else took the name meanwhile
                inbox.put_as(service, name, body)
                break


def _noted(cycle: CycleContext, note: str, name: str, *, again: bool) -> str:
    """Return the name that was noted, or note this one."""
    if not again and (found := cycle.restricted.read_tagged(note)):
        return str(json.loads(found[0])["name"])
    cycle.restricted.write(note, to_bytes({"name": name}))
    return name
