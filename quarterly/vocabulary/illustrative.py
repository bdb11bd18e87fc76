"""The sign of illustrative content, what it means, and how the source of a figure says that it is illustrative."""

from quarterly.vocabulary.marks import Mark

ILLUSTRATIVE = f"[{Mark.ILLUSTRATIVE}]"
LEGEND = f"{ILLUSTRATIVE} marks what was made up for this sample, and what follows from it. The council published none of it."


def signed(text: str, illustrative: bool) -> str:
    """Return a text, with the sign if it is illustrative; a text that has the sign already, or is empty, as it is."""
    return f"{text} {ILLUSTRATIVE}" if illustrative and text and not text.endswith(ILLUSTRATIVE) else text


def says_illustrative(source: str) -> bool:
    """Whether the source of a target or of others' figures says that they are illustrative."""
    return source.casefold().lstrip().startswith(Mark.ILLUSTRATIVE.meaning)
