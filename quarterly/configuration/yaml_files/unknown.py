"""What to say of a name that is not one of those known."""

from collections.abc import Iterable


def unknown(value: str, known: Iterable[str]) -> str:
    """Say that a name is none of those that may stand there."""
    return f"“{value}” is not known here. Use one of: {', '.join(sorted(name for name in known if name))}."
