"""For which service and quarter a workbook was meant that came with a mail: the workbook says so, or the letter it answers."""

from collections.abc import Collection
from dataclasses import dataclass

from quarterly.collecting.returns.claims import COVER, REPLIES
from quarterly.collecting.returns.identity import Identity
from quarterly.configuration.council import Council
from quarterly.correspondence.outcomes import SetAside, Why
from quarterly.vocabulary.quarter import Quarter


@dataclass(frozen=True, slots=True)
class Sendable:
    """What a mail may bring: the services that its sender sends for, that of the letter ("" if of none), and its quarter.

    `COVER` is among the services where its sender may send the cover workbook.
    """

    services: Collection[str]
    asked: str
    quarter: Quarter


@dataclass(frozen=True, slots=True)
class MeantFor:
    """The service and quarter that a workbook is for."""

    service: str
    quarter: Quarter


def meant_for(claim: Identity, council: Council, sendable: Sendable) -> MeantFor | SetAside:
    """Return what a workbook is for by its own headings, and where they name nothing by the letter that it came with.

    A workbook attached to the request for another service or quarter is taken for what it says it is.
    """
    if claim.council and council.profile.short_name.casefold() not in claim.council.casefold():
        return SetAside(Why.NO_RETURN)
    if claim.service == REPLIES:
        return MeantFor(REPLIES, sendable.quarter)
    # Narrative alone, of somebody who sends no cover workbook, is part of a return.
    named = "" if claim.service == COVER and COVER not in sendable.services else claim.service
    service = named or sendable.asked or _only([each for each in sendable.services if each != COVER])
    if service not in sendable.services or service not in (COVER, *council.profile.services):
        return SetAside(Why.NO_RETURN)
    if not claim.quarters or sendable.quarter in claim.quarters:
        return MeantFor(service, sendable.quarter)
    if len(claim.quarters) > 1:
        return SetAside(Why.NO_RETURN)
    return MeantFor(service, claim.quarters[0])


def _only(services: Collection[str]) -> str:
    return next(iter(services)) if len(services) == 1 else ""
