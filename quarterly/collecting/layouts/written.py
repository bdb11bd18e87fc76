"""A proposed layout as lines of layouts.yaml, with what a person has to say as comments."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from textwrap import wrap
from typing import Any

from quarterly.collecting.layouts.proposal import Proposal
from quarterly.configuration.layouts import TableMap

TOP = "layouts:"
_WIDTH = 110  # characters of a comment
_PLAIN = re.compile(r"[A-Za-z][\w ’'./()£%-]*")
_MEANT = ("yes", "no", "true", "false", "null", "on", "off")


def layout_in_yaml(name: str, proposal: Proposal) -> str:
    """Return the lines of one layout below the line “layouts:”; what is left out has its usual value."""
    layout = proposal.layout
    lines = [f"  {name}:"]
    lines += [f"    # {line}" for each in proposal.questions for line in wrap(each, _WIDTH)]
    lines += [f"    files: {_value(layout.files)}"]
    lines += [f"    services: {_value(layout.services)}"] if layout.services else []
    lines += ["    tables:"]
    for table in layout.tables:
        lines += list(_table(table))
    return "\n".join(lines) + "\n"


def _table(table: TableMap) -> Iterator[str]:
    lead = "      - "
    for field in TableMap.model_fields:
        value = getattr(table, field)
        if value or field == "sheet":
            yield f"{lead}{field}: {_value(value)}"
            lead = "        "


def _value(value: Any) -> str:
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{_value(key)}: {_value(each)}" for key, each in value.items()) + "}"
    if isinstance(value, Sequence) and not isinstance(value, str):
        return f"[{', '.join(map(_value, value))}]"
    if isinstance(value, bool):
        return "true" if value else "false"
    text = str(value)
    return text if _PLAIN.fullmatch(text) and text.casefold() not in _MEANT else json.dumps(text, ensure_ascii=False)
