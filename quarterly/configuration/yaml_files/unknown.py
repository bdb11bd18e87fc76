"""The message about a name that is not one of those allowed."""

from collections.abc import Iterable


def unknown(value: str, known: Iterable[str]) -> str:
    """Return the message that a name is not known, with all names that are."""
    return f"“{value}” is not known here. Use one of: {', '.join(sorted(name for name in known if name))}."
