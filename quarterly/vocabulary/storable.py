"""Texts that can be stored: whole characters, without NUL, which no database takes.

Python stands half a pair of surrogates for a byte that is no UTF-8, in a file's name or an argument, and JSON can hold one.
"""


def is_storable(text: str) -> bool:
    """Whether a text can be stored and read again."""
    return "\0" not in text and not any("\ud800" <= letter <= "\udfff" for letter in text)
