"""How a message names a field: as whoever filled it in knows it, by a form's label or a command's option.

The same refusal is read by an officer who filled in a form and by one who typed a command. So a message holds the field's name
between two marks, and whoever shows the message says what it is called there.
"""

import re
from collections.abc import Mapping

_BEFORE, _AFTER = "\N{START OF SELECTED AREA}", "\N{END OF SELECTED AREA}"  # which nobody can type into a form
_FIELD = re.compile(f"{_BEFORE}([^{_AFTER}]+){_AFTER}")


def field(name: str) -> str:
    """Return a field for a message, by its name in the code such as approved_by, or its words where it is no field of a form."""
    return f"{_BEFORE}{name}{_AFTER}"


def named(message: str, names: Mapping[str, str]) -> str:
    """Return a message with each field called as `names` says; one that is not among them keeps its name, in words."""
    return _FIELD.sub(lambda found: names.get(found[1].replace("-", "_")) or found[1].replace("_", " "), message)
