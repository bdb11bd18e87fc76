"""Councils made for the tests, with their inbox and stores in S3."""

import json
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from adapters.publication import verify
from adapters.store import Store
from tests.installation import ADOPTION, ASSESSMENTS, KEY, LAC, LEAVERS, PLANS, cover_workbook, indicator_return, own_council

TWENTY = [f"made-{number:02}" for number in range(1, 21)]  # the last one's profile is spoilt

FIRST = {
    "children-in-care": indicator_return("children-in-care", [LAC, LEAVERS, ADOPTION]),
    # The last indicator has no commentary, so that its owner gets a request.
    "safeguarding": indicator_return("safeguarding", [PLANS, [*ASSESSMENTS[:6], None]]),
    "cover": cover_workbook(),
}
CORRECTED = indicator_return(
    "children-in-care", [[*LAC[:4], 109.4, 98.8, "The opening figure was sent first."], LEAVERS, ADOPTION]
)


def made_council(folder: Path, key: str) -> None:
    """Make a council of Dudley's shape, with mail addresses of its own."""
    own_council(folder / key, [("profile.yaml", "@dudley.example", f"@{key}.example")])


@dataclass(frozen=True)
class Installation:
    """One council's inbox and stores."""

    council: str
    inbox: Store
    public: Store
    restricted: Store

    def send(self, service: str, body: bytes, name: str = "return.xlsx") -> None:
        self.inbox.write(f"{self.council}/{KEY}/{service}/{name}", body)

    def send_all(self) -> None:
        for service, body in FIRST.items():
            self.send(service, body)

    def index(self, store: Store) -> list[dict[str, Any]]:
        """Return the versions in a store's index, oldest first; none before the first."""
        found = store.read_tagged(f"{self.council}/{KEY}/index.json")
        return list(json.loads(found[0])["versions"]) if found else []

    def versions(self) -> tuple[list[int], list[int]]:
        """Return the numbers of the public and the restricted versions, after verifying every byte of them."""
        for store in (self.public, self.restricted):
            assert verify(store, self.council, KEY) == []
        public, restricted = ([version["version"] for version in self.index(store)] for store in (self.public, self.restricted))
        return public, restricted

    def receipts(self) -> dict[str, int]:
        """Return how many receipts the archive has of each sender."""
        keys = [entry.key.split("/") for entry in self.restricted.list(f"archive/{self.council}/{KEY}")]
        return dict(Counter(parts[3] for parts in keys if "receipts" in parts))

    def letters(self) -> dict[str, bool]:
        """Return the Message-ID of every letter, and whether it is recorded as sent under that Message-ID."""
        found: dict[str, bool] = {}
        keys = [entry.key for entry in self.restricted.list(f"post/{self.council}/{KEY}")]
        for folder in (key.removesuffix("/letter.json") for key in keys if key.endswith("/letter.json")):
            message_id = f"<{folder.rpartition('/')[2]}@quarterly.invalid>"
            record = f"{folder}/sent.json"
            found[message_id] = record in keys and json.loads(self.restricted.read(record))["message_id"] == message_id
        return found
