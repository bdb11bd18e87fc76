"""Lists and counts in words, as reports, letters and messages print them."""

from collections.abc import Sequence

_SMALL = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def listed(items: Sequence[str]) -> str:
    """Return "a", "a and b" or "a, b and c"."""
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} and {items[-1]}" if items else ""


def counted(count: int, noun: str, plural: str = "") -> str:
    """Return "1 indicator", "5 indicators"."""
    return f"{count} {noun if count == 1 else plural or noun + 's'}"


def spelled(count: int) -> str:
    """Return a small count as a word that can begin a sentence: "Three"."""
    return (_SMALL[count] if count < len(_SMALL) else str(count)).capitalize()


def begun(text: str) -> str:
    """Return a text with a capital letter at its beginning; the others stay, as those of April do."""
    return text[:1].upper() + text[1:]
