"""Put the returns that came with a mail into the inbox folder of their service, where the cycle takes them up."""

from collections.abc import Sequence
from dataclasses import dataclass

from adapters.cycle_context import CycleContext
from adapters.expectations import load_layout
from adapters.inbox import OTHERS, open_inbox
from adapters.mail.placing import Placing
from adapters.one_file import one_file
from adapters.publication import versions
from adapters.workbook.reader import shared_reader
from quarterly.collecting.returns.claims import COVER, REPLIES, claim_of
from quarterly.collecting.returns.identity import Identity
from quarterly.commentary.letters import Letter
from quarterly.correspondence.outcomes import SetAside, Taken, Why
from quarterly.correspondence.received import ReceivedFile, ReceivedMail
from quarterly.correspondence.returns_sent import MeantFor, Sendable, meant_for
from quarterly.correspondence.senders import sends_cover, sends_returns_of
from quarterly.publishing.due import is_finished
from quarterly.vocabulary.errors import ReturnError
from quarterly.vocabulary.local_day import local_day
from quarterly.vocabulary.quarter import Quarter
from quarterly.vocabulary.wording import counted, listed


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
    # The answer to a return says its service; a call went to whoever sends for one, or for several.
    own = sends_returns_of(profile, letter.to)
    asked = next((key for key in profile.services if letter.id.rpartition("-")[0] == f"{letter.kind}-{key}"), "")
    asked = asked or (own[0] if len(own) == 1 else "")
    sendable = Sendable(_services(cycle, mail), asked, cycle.quarter)
    return _take(cycle, mail, [meant_for(_claim(cycle, file), cycle.council, sendable) for file in mail.files], council)


def are_replies(cycle: CycleContext, mail: ReceivedMail) -> bool:
    """Whether all files of a mail are owners' replies, such as the form that they were sent."""
    return bool(mail.files) and all(_claim(cycle, file).service == REPLIES for file in mail.files)


def take_return_unasked(cycle: CycleContext, mail: ReceivedMail, council: str) -> Taken | SetAside:
    """Take in the workbooks of a mail that answers no letter, if they themselves say for which quarter they are."""
    claims, services = [_claim(cycle, file) for file in mail.files], _services(cycle, mail)
    is_strange = any(claim.service == COVER for claim in claims) and COVER not in services
    if not claims or not services or is_strange or not all(claim.quarters for claim in claims):
        return SetAside(Why.ANSWERS_NOTHING)
    sendable = Sendable(services, "", cycle.quarter)
    return _take(cycle, mail, [meant_for(claim, cycle.council, sendable) for claim in claims], council)


def take_return_of(cycle: CycleContext, mail: ReceivedMail, service: str, council: str) -> Taken | SetAside:
    """Take in all files of a mail that an officer saved into the folder of a service, as files that lie there themselves."""
    if not mail.files:
        return SetAside(Why.NOTHING_ATTACHED)
    return _take(cycle, mail, [MeantFor(service, cycle.quarter)] * len(mail.files), council)


def _services(cycle: CycleContext, mail: ReceivedMail) -> tuple[str, ...]:
    profile = cycle.council.profile
    # An officer who takes a mail in says with it that its sender may send what it brings.
    if mail.vouched_by:
        return (*profile.services, COVER)
    return (*sends_returns_of(profile, mail.sender), *([COVER] if sends_cover(profile, mail.sender) else []))


def _take(cycle: CycleContext, mail: ReceivedMail, found: Sequence[MeantFor | SetAside], council: str) -> Taken | SetAside:
    """Put the files of a mail into the inbox, all or none."""
    if aside := next((each for each in found if isinstance(each, SetAside)), None):
        return aside
    placed = [_Placed(file, each) for file, each in zip(mail.files, found, strict=True) if isinstance(each, MeantFor)]
    last = Quarter.last_ended(local_day(mail.at))
    quarter, *others = {each.meant_for.quarter for each in placed}
    if others or quarter not in (cycle.quarter, last, last.previous):
        return SetAside(Why.NO_RETURN)
    # What the meeting decided comes in the cover workbook, after the report was published.
    is_cover = all(each.meant_for.service == COVER for each in placed)
    if not (mail.vouched_by or is_cover) and is_finished(versions(cycle.settings.public(), cycle.council.key, quarter.key)):
        return SetAside(Why.PUBLISHED)
    senders = {**cycle.council.profile.services, **OTHERS}
    # The cycle passes over what its sender may not send, and what nobody reads is nobody's return.
    read = [each for each in placed if senders[each.meant_for.service].accepts(each.file.name)]
    if not read or (len(read) < len(placed) and not mail.vouched_by):
        return SetAside(Why.NOT_READ)
    placing = Placing(cycle, mail, open_inbox(cycle.settings, council, cycle.council.key, quarter))
    for each in read:
        placing.put(each.meant_for.service, each.file.name, cycle.restricted.read(each.file.key))
    names = dict.fromkeys(senders[each.meant_for.service].name for each in read)
    return Taken(f"{counted(len(read), 'file')} of {listed(list(names))}", quarter)


def _claim(cycle: CycleContext, file: ReceivedFile) -> Identity:
    """Return what a file says it is; one that cannot be read says nothing, and is answered by the cycle as any other."""
    try:
        with one_file(file.name):
            workbook = shared_reader().read(cycle.restricted.read(file.key))
            return claim_of(workbook, cycle.council, load_layout().for_quarter(cycle.quarter))
    except ReturnError:
        return Identity()
