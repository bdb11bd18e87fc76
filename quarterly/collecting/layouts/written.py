"""A proposed layout as lines of layouts.yaml, with what a person has to say as questions."""

from collections.abc import Iterator

from quarterly.collecting.layouts.proposal import Proposal
from quarterly.configuration.layouts import TableMap
from quarterly.configuration.yaml_files.questions import question
from quarterly.configuration.yaml_files.written import in_yaml

TOP = "layouts:"


def layout_in_yaml(name: str, proposal: Proposal) -> str:
    """Return the lines of one layout below the line “layouts:”; what is left out has its usual value."""
    layout = proposal.layout
    lines = [f"  {name}:"]
    lines += [f"    # {each}" for each in proposal.notes]
    lines += [line for each in proposal.questions for line in question(each, indent=4)]
    lines += [f"    files: {in_yaml(layout.files)}"]
    lines += [f"    services: {in_yaml(layout.services)}"] if layout.services else []
    lines += ["    tables:"]
    for table in layout.tables:
        lines += list(_table(table))
    return "\n".join(lines) + "\n"


def _table(table: TableMap) -> Iterator[str]:
    lead = "      - "
    for field in TableMap.model_fields:
        value = getattr(table, field)
        if value or field == "sheet":
            yield f"{lead}{field}: {in_yaml(value)}"
            lead = "        "
