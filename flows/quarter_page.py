"""The page of a run in the Prefect UI: one artifact that says how the quarter went, without a figure or a text of its report."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from uuid import UUID

from prefect import get_client
from prefect.artifacts import create_markdown_artifact
from prefect.client.schemas.actions import ArtifactUpdate

from adapters.cycle_context import CycleContext


class Part(StrEnum):
    """The parts of the page, in the order in which they are read, whenever they become known."""

    PUBLICATION = "Where the report is published"
    DRAFT = "Where the draft is read"
    INCIDENT = "What is public already gives small counts away"
    OUTSTANDING = "What to look at before a release, worst first"
    RETURNS = "Returns received, with findings by weight (times in UTC)"
    FINDINGS = "Findings in the returns by code"
    RATINGS = "Indicators by rating"
    COMMENTARY = "Commentary outstanding"
    CHECKS = "Consistency checks of the report"
    STAGES = "What was done, what was skipped, and why"


class QuarterPage:
    """The page of one run; each part is shown as soon as it is known, and one that has nothing to say is left out."""

    def __init__(self, cycle: CycleContext) -> None:
        self.cycle = cycle
        self._parts: dict[Part, str] = {}
        self._artifact: UUID | None = None

    def table(self, part: Part, rows: Sequence[Mapping[str, object]], below: str = "") -> None:
        """Show a part as a table: a column for each key, in the order in which rows bring them."""
        if rows:
            columns = [*dict.fromkeys(name for row in rows for name in row)]
            lines = [columns, ["---"] * len(columns), *([str(row.get(name, "")) for name in columns] for row in rows)]
            drawn = "\n".join(f"| {' | '.join(map(_cell, line))} |" for line in lines)
            self.text(part, f"{drawn}\n\n{below}" if below else drawn)

    def links(self, part: Part, links: Mapping[str, str]) -> None:
        """Show a part as a list of addresses, each with what it is."""
        self.text(part, "\n".join(f"- {name}: {address}" for name, address in links.items() if address))

    def text(self, part: Part, text: str) -> None:
        """Show a part as text in Markdown."""
        self._parts[part] = text
        page = "\n\n".join(f"## {each}\n\n{self._parts[each]}" for each in Part if each in self._parts)
        if self._artifact:
            with get_client(sync_client=True) as client:
                client.update_artifact(self._artifact, ArtifactUpdate(data=page))
            return
        council, quarter = self.cycle.council, self.cycle.quarter
        title = f"{council.profile.short_name} {quarter}: how this run went"
        made = create_markdown_artifact(markdown=page, key=f"{council.key}-{quarter.key}", description=title)
        self._artifact = made if isinstance(made, UUID) else None


def _cell(text: str) -> str:
    return text.replace("|", "\\|")
