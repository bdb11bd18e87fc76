"""The narrative in force: of each sender and kind of sheet the newest accepted sheet, as a whole."""

from collections.abc import Sequence
from dataclasses import fields

from quarterly.collecting.narrative.records import Narrative
from quarterly.collecting.returns.records import CheckedFile, ServiceReturn
from quarterly.configuration.council import Council

KINDS = tuple(field.name for field in fields(Narrative))


def narrative_in_force(accepted: Sequence[CheckedFile]) -> Narrative:
    """Return the narrative of one sender's files, oldest first: each kind from the newest file with content of that kind.

    The blank sheets of a form have no content and so replace nothing; a sheet with "none" does.
    """
    return Narrative(**{kind: getattr(file.narrative, kind) for kind, file in newest_by_kind(accepted).items()})


def newest_by_kind(files: Sequence[CheckedFile]) -> dict[str, CheckedFile]:
    """Return for each kind of narrative the last file with content of it; a refused file has none."""
    # As a whole and not row by row, unlike figures: paragraphs have no refs, so that a shorter text sent again would leave the
    # rest of the longer one behind it.
    return {kind: file for file in files for kind in file.sheets.values()}


def narrative_of(sent: Sequence[ServiceReturn], council: Council) -> Narrative:
    """Return a quarter's whole narrative: the services in the profile's order, and after them the officer's cover workbook."""
    order = {service: position for position, service in enumerate(council.profile.services)}
    senders = sorted(sent, key=lambda one: order.get(one.service, len(order)))
    return Narrative(**{kind: tuple(each for one in senders for each in getattr(one.narrative, kind)) for kind in KINDS})
