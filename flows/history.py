"""What `quarterly history` prints: who did what to a quarter, when and why, from the store alone."""

import json
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import datetime

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from adapters.acts import acts_of
from adapters.archive import all_receipts
from adapters.inbox import OTHERS, SIGN_OFF
from adapters.mail import sent_letters
from adapters.publication import versions
from adapters.workplace import Workplace
from quarterly.acts import Act
from quarterly.post import Letter

PROGRAM = "This program"
LETTERS = {
    "request": "asked for commentary",
    "return": "answered a return",
    "checks": "said what to look at in the report",
}
SHOWN = 12  # of a digest


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that was done at a moment (ISO, UTC)."""

    at: str
    who: str
    what: str
    why: str = ""


def print_history(council: str, quarter: str, form: str) -> int:
    """Print everything that was done, in order of time, as a table or as JSON."""
    place = Workplace.of(council, quarter)
    entries = sorted(_entries(place), key=_moment)
    if form == "json":
        sys.stdout.write(json.dumps([asdict(entry) for entry in entries], ensure_ascii=False, indent=2) + "\n")
    elif entries:
        Console().print(_table(entries, f"{place.council.profile.name}: {place.quarter}"))
    else:
        Console().print(f"Nothing has been done to {place.quarter} in {place.restricted.address}.", soft_wrap=True)
    return 0


def _moment(entry: Entry) -> datetime:
    # What is known to the second alone, such as a publication, had happened when that second ended.
    at = datetime.fromisoformat(entry.at)
    return at if at.microsecond else at.replace(microsecond=999_999)


def _entries(place: Workplace) -> Iterator[Entry]:
    council, quarter, store = place.council.key, place.quarter.key, place.restricted
    names = {key: service.name for key, service in {**place.council.profile.services, **OTHERS}.items()}
    names[SIGN_OFF] = "Evidence of a sign-off"
    for sender, receipt in all_receipts(store, place.council, place.quarter):
        yield Entry(receipt["modified"], names.get(sender, sender), f"sent {receipt['name']}")
    roles = {contact.email: contact.role for contact in place.council.profile.contacts.values()}
    for letter, at in sent_letters(store, place.post):
        yield Entry(at, PROGRAM, _written(letter, roles))
    for act in acts_of(store, council, quarter):
        yield Entry(act.at, act.by or "Somebody who ran the cycle", _done(act, names), f"{act.reason} {act.effect}".strip())
    published = versions(place.settings.public(), council, quarter)
    for version in published.versions if published else ():
        why = version.reason if version.version > 1 else version.issue or "First publication"
        yield Entry(version.published, PROGRAM, f"published version {version.version}", why)


def _written(letter: Letter, roles: dict[str, str]) -> str:
    what = LETTERS.get(letter.id.partition("-")[0], "wrote a letter")
    return f"{what}, to: {roles.get(letter.to, 'a role that is no longer in the profile')}"


def _done(act: Act, names: dict[str, str]) -> str:
    approved = f", approved by: {act.approved_by}" if act.approved_by else ""
    if act.kind in ("correction", "revision"):
        return f"filed a {act.kind} of {names.get(act.service, act.service)}{approved}"
    if act.kind == "sign-off":
        return f"signed off pack {act.pack[:SHOWN]}; evidence: {act.evidence} (sha256 {act.evidence_digest[:SHOWN]})"
    if act.kind == "withdrawal":
        return f"withdrew version {act.version}{approved}"
    if act.kind == "purge":
        return f"had the public files of a version deleted{approved}"
    return "said why the cycle was run"


def _table(entries: list[Entry], title: str) -> Table:
    table = Table(title=title, title_justify="left", box=box.SIMPLE_HEAD, pad_edge=False)
    table.add_column("When (UTC)", no_wrap=True)
    for column, ratio in (("Who", 2), ("What", 3), ("Why", 3)):
        table.add_column(column, ratio=ratio, overflow="fold")
    for entry in entries:
        when = datetime.fromisoformat(entry.at)
        table.add_row(f"{when:%Y-%m-%d %H:%M:%S}", Text(entry.who), Text(entry.what), Text(entry.why))
    return table
