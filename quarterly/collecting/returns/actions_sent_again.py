"""A key activity that is sent again: a blank status or progress says nothing, and a new status needs progress of its own."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from quarterly.collecting.returns.records import ActionRow
from quarterly.collecting.sheets.findings import Finding
from quarterly.collecting.sheets.source import Source

UNKNOWN_STATUS, NO_PROGRESS = "A02", "A04"


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionInForce:
    """An action's row in force and the sources of all rows it is made of; `is_queried` if it has a critical finding."""

    row: ActionRow
    sources: tuple[Source, ...]
    is_queried: bool = False

    def answers(self, finding: Finding) -> bool:
        """Whether a finding on one of the rows asks for what another row gives."""
        given = {UNKNOWN_STATUS: self.row.status, NO_PROGRESS: self.row.progress}
        return not self.is_queried and bool(given.get(finding.code))


def action_in_force(rows: Sequence[ActionRow], is_queried: Callable[[ActionRow], bool]) -> ActionInForce:
    """Return what is in force after a service sent these rows of one action, oldest first."""
    found = ActionInForce(row=rows[0], sources=(rows[0].source,), is_queried=is_queried(rows[0]))
    for row in rows[1:]:
        alone = ActionInForce(row=row, sources=(row.source,), is_queried=is_queried(row))
        # First "on schedule" with its progress, then "behind" without any: the text would explain a status that it contradicts.
        repeats = not alone.is_queried and row.status in ("", found.row.status)
        found = _added(found, row) if repeats else alone
    return found


def _added(before: ActionInForce, row: ActionRow) -> ActionInForce:
    was = before.row
    source = row.source if row.status else was.source
    merged = replace(was, progress=row.progress or was.progress, source=source)
    return replace(before, row=merged, sources=(*before.sources, row.source))
