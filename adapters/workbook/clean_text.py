"""Text of a cell as a reader sees it, and no more of it than is kept."""

from quarterly.collecting.sheets.sheets import LONGEST_TEXT
from quarterly.vocabulary.unseen import seen


def plain(text: str) -> str:
    """Return the text without what nobody sees, at most 8,000 characters long."""
    return seen(text[: 4 * LONGEST_TEXT])[:LONGEST_TEXT]
