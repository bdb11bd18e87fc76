"""Who sends and who answers for indicators, as a scorecard says it, and under which heading each is listed."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from quarterly.configuration.checks import RESERVED
from quarterly.configuration.ids import slug
from quarterly.importing.indicators import FoundIndicator
from quarterly.importing.words import ScorecardWords

OFFICER = "performance-officer"
_ADDRESS = re.compile(r"[^@\s]+@[^@\s]+")
_ONE_SERVICE = "Children's services"
_LOOSE_SHEETS = ("sheet", "table", "scorecard", "dashboard", "data", "indicators", "kpi", "pi", "report", "monthly", "quarterly")


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A contact: a role and its address, "" where nothing says it."""

    role: str
    address: str = ""


@dataclass(slots=True, kw_only=True)
class Senders:
    """Contacts, services and priorities by key, and which of them each indicator has, by its id.

    `of_a_person` are the indicators whose owner is given by what may be a name, with the cell; names are not taken over.
    `no_address` are those beside which something else stands in place of an address, with the cell.
    """

    contacts: dict[str, Person] = field(default_factory=dict)
    services: dict[str, str] = field(default_factory=dict)
    priorities: dict[str, str] = field(default_factory=dict)
    service_of: dict[str, str] = field(default_factory=dict)
    priority_of: dict[str, str] = field(default_factory=dict)
    owner_of: dict[str, str] = field(default_factory=dict)
    of_a_person: dict[str, str] = field(default_factory=dict)
    no_address: dict[str, str] = field(default_factory=dict)
    is_one_service: bool = False

    @property
    def without_address(self) -> bool:
        """Whether some contact has no address yet."""
        return any(not each.address for each in self.contacts.values())


def senders_of(indicators: Sequence[FoundIndicator], words: ScorecardWords) -> Senders:
    """Return who sends and answers; what the scorecard does not say falls to the performance officer and to one service."""
    found = Senders(contacts={OFFICER: Person(role="Performance officer")})
    sheets = {row.sheet for each in indicators for row in each.rows}
    found.is_one_service = not any(each.said.get("service") for each in indicators)
    for each in indicators:
        service = each.said.get("service", "") or _ONE_SERVICE
        found.service_of[each.id] = _keyed(found.services, service)
        found.priority_of[each.id] = _keyed(found.priorities, _group(each, several=len(sheets) > 1))
        found.owner_of[each.id] = _owner(each, found, words)
    for key, name in found.services.items():
        found.contacts.setdefault(f"{key[:54]}-data", Person(role=f"Data lead for {name[:1].lower()}{name[1:]}"))
    return found


def _group(indicator: FoundIndicator, *, several: bool) -> str:
    """Return what an indicator is listed under: what its row says, the heading above it, or its sheet."""
    row = indicator.rows[0]
    sheet = row.sheet if several and not slug(row.sheet).startswith(_LOOSE_SHEETS) else ""
    return indicator.said.get("priority", "") or row.section or sheet or _ONE_SERVICE


def _owner(indicator: FoundIndicator, found: Senders, words: ScorecardWords) -> str:
    typed, address = indicator.said.get("owner", ""), indicator.said.get("address", "")
    if _ADDRESS.fullmatch(typed):
        typed, address = "", typed
    if address and not _ADDRESS.fullmatch(address):
        found.no_address[indicator.id] = indicator.cells.get("address", indicator.where)
        address = ""
    if typed and not words.is_role(typed):
        found.of_a_person[indicator.id] = indicator.cells.get("owner", indicator.where)
        return OFFICER
    if not typed and not address:
        return OFFICER
    role = typed or f"Owner at {address}"
    key = slug(role) or OFFICER
    known = found.contacts.get(key)
    if known is None or (address and not known.address):
        found.contacts[key] = Person(role=role, address=address)
    return key


def _keyed(known: dict[str, str], name: str) -> str:
    key = slug(name) or "other"
    key = f"{key}-figures" if key in RESERVED else key
    known.setdefault(key, name)
    return key
