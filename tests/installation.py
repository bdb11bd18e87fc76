"""An installation in a folder, and returns to put in its inbox."""

import json
import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from adapters.mail.queue import letters
from adapters.store import Store, open_store
from tests.workbooks import workbook

COUNCIL, QUARTER, KEY = "dudley", "2012-13 Q1", "2012-13-q1"
NAMES = {
    "children-in-care": "Children in care",
    "safeguarding": "Assessment and safeguarding",
    "schools": "Schools and learning",
}
HEADER = ["PI ref", "Indicator", "Numerator", "Denominator", "Actual", "Target", "Comment"]

LAC = ["1178", None, None, None, 104.9, 98.8, "More children came into care than left it."]
LEAVERS = ["1180", None, 3, 6, 50, 65, "3 out of the 6 care leavers were in work."]
ADOPTION = ["adoption-matching", None, None, None, 174, 213, None]
ASSESSMENTS = ["1176", None, None, None, 62.9, 72.5, "Staff were off sick."]
PLANS = ["child-protection-plans", None, None, None, 29.6, 36, None]


def indicator_return(service: str, rows: Sequence[Sequence[Any]], quarter: str = "Quarter 1 2012/13") -> bytes:
    """Return a workbook laid out as services send them."""
    title = [["Dudley Metropolitan Borough Council"], [f"Service: {NAMES.get(service, service)}"], [f"Period: {quarter}"], []]
    return workbook({"PI return": [*title, HEADER, *rows]})


def cover_workbook(considered: str = "12 September 2012") -> bytes:
    """Return the officer's cover workbook, which says when the Cabinet considered the report."""
    title = [["Dudley Metropolitan Borough Council"], ["Cover report, Quarter 1 2012/13"], []]
    return workbook({"Report": [*title, ["Item", "Value"], ["Considered by Cabinet on", considered]]})


@dataclass(frozen=True)
class Installation:
    """Everything one installation has, below one folder."""

    folder: Path

    def environment(self) -> dict[str, str]:
        """Return the settings that point at this folder."""
        return {
            "QUARTERLY_STORE": str(self.folder / "store"),
            "QUARTERLY_INBOX": str(self.folder / "inbox"),
            "QUARTERLY_OUTBOX": str(self.folder / "outbox"),
        }

    def send(self, service: str, body: bytes, name: str = "return.xlsx", hour: int = 9, quarter: str = KEY) -> Path:
        """Put a file in the inbox, last modified at this hour of 2 July 2012."""
        path = self.folder / "inbox" / COUNCIL / quarter / service / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(body)
        moment = 1341187200 + hour * 3600
        os.utime(path, (moment, moment))
        return path

    def send_all(self) -> None:
        """Send the five indicators' returns as Dudley's services would."""
        self.send("children-in-care", indicator_return("children-in-care", [LAC, LEAVERS, ADOPTION]))
        self.send("safeguarding", indicator_return("safeguarding", [PLANS, ASSESSMENTS]))

    def send_cover(self, considered: str = "12 September 2012") -> None:
        """Send the officer's cover workbook."""
        self.send("cover", cover_workbook(considered), "cover.xlsx")

    @property
    def public(self) -> Store:
        """The public store."""
        return open_store(str(self.folder / "store/public"))

    @property
    def restricted(self) -> Store:
        """The restricted store."""
        return open_store(str(self.folder / "store/restricted"))

    def letters(self) -> list[dict[str, Any]]:
        """Return every letter in the post, as it is stored and as plain text."""
        store = self.restricted
        found = [entry.key.removesuffix("/letter.json") for entry in store.list("post") if entry.key.endswith("/letter.json")]
        stored = ((json.loads(store.read(f"{key}/letter.json")), letters(store, *key.rsplit("/", 1))[0]) for key in found)
        return [{**fields, "text": letter.text} for fields, letter in stored]

    def released(self, store: Store, quarter: str = KEY) -> dict[str, bytes]:
        """Return the files of the current release in a store."""
        index = json.loads(store.read(f"{COUNCIL}/{quarter}/index.json"))
        folder = f"{COUNCIL}/{quarter}/releases/{index['versions'][-1]['release']}"
        return {entry.key.removeprefix(f"{folder}/"): store.read(entry.key) for entry in store.list(folder)}


def own_council(folder: Path, changes: Iterable[tuple[str, str, str]] = ()) -> Path:
    """Copy Dudley's configuration into a folder, with (file, old text, new text) replaced, and return it."""
    source = Path(__file__).parent.parent / "councils" / COUNCIL
    folder.mkdir(parents=True)
    for name in ("profile.yaml", "indicators.yaml"):
        text = (source / name).read_text()
        for file, old, new in changes:
            if file == name:
                assert old in text
                text = text.replace(old, new)
        (folder / name).write_text(text)
    return folder
