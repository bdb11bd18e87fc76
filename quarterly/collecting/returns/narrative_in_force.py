"""Which narrative counts: of each sender and kind of sheet the newest that was accepted, as a whole."""

from collections.abc import Sequence
from dataclasses import fields

from quarterly.collecting.narrative.records import Narrative
from quarterly.collecting.returns.records import CheckedFile, ServiceReturn
from quarterly.configuration.council import Council

KINDS = tuple(field.name for field in fields(Narrative))


def narrative_in_force(accepted: Sequence[CheckedFile]) -> Narrative:
    """Return what one sender's files say, oldest first: each kind from the newest file that says anything of it.

    A sheet nobody wrote in says nothing, so the blank sheets of a form displace nothing; one that says "none" does.
    """
    return Narrative(**{kind: getattr(file.narrative, kind) for kind, file in newest_by_kind(accepted).items()})


def newest_by_kind(files: Sequence[CheckedFile]) -> dict[str, CheckedFile]:
    """Return the last file that says anything of each kind; one that was refused says nothing."""
    return {kind: file for file in files for kind in file.sheets.values()}


def narrative_of(sent: Sequence[ServiceReturn], council: Council) -> Narrative:
    """Return a quarter's whole narrative: the services in the profile's order, and after them the officer's cover workbook."""
    order = {service: position for position, service in enumerate(council.profile.services)}
    senders = sorted(sent, key=lambda one: order.get(one.service, len(order)))
    return Narrative(**{kind: tuple(each for one in senders for each in getattr(one.narrative, kind)) for kind in KINDS})
