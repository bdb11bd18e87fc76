"""The council, service and quarter that the headings of a return name."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from quarterly.collecting.sheets.layout import Layout, plain
from quarterly.configuration.contacts import Service
from quarterly.configuration.council import Council
from quarterly.vocabulary.quarter import Quarter, quarters_in

_COUNCIL = re.compile(r"\bcouncil\b(?!['’]|\s+(?:action\s+)?plan\b)|\b(?:borough|county) of\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Identity:
    """What the headings name, "" where they name nothing; `service` is a key of the profile, or the text itself if unknown."""

    council: str = ""
    service: str = ""
    quarters: tuple[Quarter, ...] = ()


def identity(headings: Iterable[str], council: Council, layout: Layout) -> Identity:
    """Return the council, service and quarters that the headings above a return's tables name."""
    headings = list(headings)
    claimed: dict[str, str] = {}
    for text in headings:
        label = layout.label(text)
        if label:
            claimed.setdefault(*label)
        # A title is short; "as reported to the County Council in May, …" is a sentence about another.
        elif _COUNCIL.search(text) and len(text) < 80:
            claimed.setdefault("council", text)
    return Identity(
        claimed.get("council", ""),
        service_key(claimed.get("service", ""), council),
        quarters_of(headings, layout),
    )


def quarters_of(headings: Iterable[str], layout: Layout) -> tuple[Quarter, ...]:
    """Return the quarters a return is for: those after a label such as "Period:", else all that its headings mention."""
    stated: list[Quarter] = []
    mentioned: list[Quarter] = []
    for text in headings:
        label = layout.label(text)
        mentioned += quarters_in(text)
        stated += quarters_in(label[1]) if label and label[0] == "quarter" else ()
    return tuple(dict.fromkeys(stated or mentioned))


def service_key(text: str, council: Council) -> str:
    """Return the key of the service that a text names by key or name, or the text itself."""
    for key, service in council.profile.services.items():
        if plain(text) in (plain(key), plain(service.name)):
            return key
    return text


def mismatch(claim: Identity, council: Council, service: str, quarter: Quarter) -> tuple[str, str] | None:
    """Return (found, wanted) in words where a return is not of this council, service and quarter, else None."""
    profile = council.profile
    # Only what a heading says can contradict: a return that names nobody came in the council's own inbox.
    if claim.council and profile.short_name.casefold() not in claim.council.casefold():
        return f"“{claim.council[:60]}”", profile.name
    if claim.service and claim.service != service:
        named = profile.services.get(claim.service)
        return f"the service “{named.name if named else claim.service[:60]}”", _name(profile.services.get(service), service)
    if claim.quarters and quarter not in claim.quarters:
        return " and ".join(str(found) for found in claim.quarters), str(quarter)
    return None


def _name(service: Service | None, key: str) -> str:
    return f"“{service.name}”" if service else f"“{key}”"
