"""Which files of every sender the newest publication was made from: what a correction must differ from."""

import hashlib

from adapters.archive import archived, with_arrivals
from adapters.checking import read_file
from adapters.inbox import Inbox
from adapters.workplace import Workplace
from quarterly.canonical import from_bytes, to_bytes
from quarterly.errors import ReturnError, SetupError
from quarterly.stages import RawReturn, Returns

Digests = dict[str, list[str]]


def note_taken(place: Workplace, returns: Returns) -> None:
    """Keep the digests of the files that were published, by sender, in the order in which they count."""
    taken: Digests = {raw.service: _digests(raw) for raw in returns.received}
    place.restricted.write(_key(place), to_bytes(taken), "application/json")


def require_change(place: Workplace, inbox: Inbox, sender: str) -> None:
    """Raise SetupError if nothing of the sender differs from what counts, ReturnError if nothing new can be taken.

    What counts is what was published, or, before the first publication, what has been archived. Nothing is written.
    """
    lying = [(arrival, body) for arrival, body in inbox.files(place.council) if arrival.service == sender]
    bodies = {hashlib.sha256(body).hexdigest(): body for _, body in lying}
    coming = with_arrivals(place.restricted, place.council, place.quarter, sender, lying)
    before = _before(place, sender)
    if coming is None or _digests(coming) == before:
        raise SetupError(
            f"Nothing of {sender} has changed: {inbox.address}/{sender} holds no file that does not count already. Put the "
            "corrected file there and send this form again."
        )
    new = [file for file in coming.files if file.digest not in before]
    refusals = []
    for file in new:
        body = bodies.get(file.digest) or place.restricted.read(file.key)
        read = read_file(body, service=sender, file=file.name, digest=file.digest, council=place.council, quarter=place.quarter)
        refusals.append(f"{file.name} cannot be taken. {read.refused}" if read.refused else "")
    if new and all(refusals):
        raise ReturnError(" ".join(refusals))


def _before(place: Workplace, sender: str) -> list[str]:
    found = place.restricted.read_tagged(_key(place))
    if found is None:
        return _digests(archived(place.restricted, place.council, place.quarter, sender))
    return from_bytes(Digests, found[0]).get(sender, [])


def _digests(raw: RawReturn | None) -> list[str]:
    return [file.digest for file in raw.files] if raw else []


def _key(place: Workplace) -> str:
    return f"archive/{place.council.key}/{place.quarter.key}/taken.json"
