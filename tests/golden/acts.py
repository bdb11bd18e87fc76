"""What officers do to a published report, as their forms do it but without a server."""

from dataclasses import replace
from datetime import UTC, date, datetime, time
from functools import partial
from hashlib import sha256

from adapters.acts import record
from adapters.index_page import index_page
from adapters.publication import versions
from adapters.withdrawal import take_down, withdraw
from adapters.workplace import Workplace
from quarterly.acts import Act
from quarterly.publication import PublicationIndex


def corrected(
    council: str, quarter: str, day: date, body: bytes, service: str, approved_by: str, reason: str, effect: str
) -> None:
    """Record that a correction came with a file."""
    place = Workplace.of(council, quarter)
    act = replace(_act(place, day, reason), kind="correction", approved_by=approved_by, service=service, effect=effect)
    record(place.restricted, replace(act, files=(sha256(body).hexdigest(),)))


def withdrawn(council: str, quarter: str, day: date, reason: str) -> None:
    """Withdraw the newest version."""
    place = Workplace.of(council, quarter)
    record(place.restricted, _act(place, day, reason))
    for store in (place.settings.public(), place.restricted):
        draw = partial(index_page, place.council, place.quarter)
        withdraw(store, place.council.key, place.quarter.key, now=_moment(day), reason=reason, index_page=draw)


def taken_down(council: str, quarter: str, day: date, version: int) -> None:
    """Delete the public files of a version for good."""
    place = Workplace.of(council, quarter)
    release = _index(place).versions[version - 1].release
    act = replace(_act(place, day, "It disclosed a figure."), kind="purge", pack=release)
    record(place.restricted, replace(act, effect=f"Version {version} was taken down for good."))
    draw = partial(index_page, place.council, place.quarter)
    take_down(place.settings.public(), place.council.key, place.quarter.key, release, now=_moment(day), index_page=draw)


def _act(place: Workplace, day: date, reason: str) -> Act:
    officer = place.council.profile.contacts[place.council.profile.performance_officer]
    return Act(
        kind="withdrawal",
        council=place.council.key,
        quarter=place.quarter.key,
        at=_moment(day).isoformat(timespec="microseconds"),
        by=officer.role,
        reason=reason,
        version=_index(place).current.version,
        approved_by="Director of Children's Services",
    )


def _index(place: Workplace) -> PublicationIndex:
    index = versions(place.settings.public(), place.council.key, place.quarter.key)
    assert index is not None
    return index


def _moment(day: date) -> datetime:
    return datetime.combine(day, time(8), UTC)
