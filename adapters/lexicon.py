"""The lexicon that free text is screened with, read from reference/ when the first text is screened."""

from functools import cache

from quarterly.screening.lexicon import Lexicon


@cache
def lexicon() -> Lexicon:
    """Return the words and names that text is held against."""
    return Lexicon()
