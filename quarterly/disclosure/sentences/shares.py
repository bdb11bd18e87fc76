"""Shares in words: "half", "two thirds", "one in four", "nine in ten". Without a base they count nobody, as 50% does not."""

from fractions import Fraction

from quarterly.disclosure.sentences.numbers import fraction
from quarterly.disclosure.sentences.tokens import Tokens

_NO_SHARE_BEFORE = frozenset(["first", "second", "third", "fourth", "last", "each", "every", "this", "next", "other", "by"])
_NO_SHARE_AFTER = frozenset(["day", "days", "hour", "hours", "term", "terms", "year", "a-day", "way", "dozen"])
_BASES = (10, 100, 1000)  # "four in five homes" may be four children


def share_ending_at(tokens: Tokens, place: int) -> tuple[int, Fraction] | None:
    """Return where a share begins whose last token is at a place, and how many per cent it is; None if none ends there."""
    return _in_fractions(tokens, place) or _in_so_many(tokens, place)


def _in_fractions(tokens: Tokens, place: int) -> tuple[int, Fraction] | None:
    text, before = tokens[place].text, tokens[place - 1] if place else None
    if (place + 1 < len(tokens) and tokens[place + 1].text in _NO_SHARE_AFTER) or (before and before.text in _NO_SHARE_BEFORE):
        return None
    times = before.value if before and before.is_count else None
    if text != "half" and times is None and not (before and before.text == "a"):
        return None
    share = fraction(text, times or Fraction(1))
    return (place - (times is not None), 100 * share) if share and share < 1 else None


def _in_so_many(tokens: Tokens, place: int) -> tuple[int, Fraction] | None:
    if place < 2 or not tokens[place].is_count or tokens[place - 1].text != "in" or not tokens[place - 2].is_count:
        return None
    part, whole = tokens[place - 2].value, tokens[place].value
    if not part or not whole or part >= whole or (part != 1 and whole not in _BASES):
        return None
    return place - 2, 100 * part / whole
