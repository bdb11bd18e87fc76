"""What a purge or a deletion by age left behind: the records of what was removed, which are for an auditor to read."""

from adapters.purge import REMOVAL_FORM
from adapters.store import Store
from quarterly.publishing.purging import RemovalRecord


def removal_records(store: Store, council: str, quarter: str) -> list[RemovalRecord]:
    """Return the records of what was removed of a quarter, or aged out, in order of time."""
    listed = store.list(f"removals/{council}/{quarter}")
    return [REMOVAL_FORM.from_bytes(store.read(entry.key), entry.key) for entry in listed]
