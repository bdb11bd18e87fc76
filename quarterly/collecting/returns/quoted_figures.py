"""Figures quoted in commentary, compared with the value they are about."""

import re
from fractions import Fraction

from quarterly.vocabulary.numbers import Unit, decimals_of, exact, shown

NEAR = Fraction(15, 100)  # a figure this close to the value, with as many decimals, is taken for a quotation of it

_NUMBER = re.compile(r"(?<![\d.,£-])\d+(?:\.\d+)?(?![\d.,]*\d)(?P<percent>\s?(?:%|per cent\b|percent\b))?")
_SHARE = re.compile(r"\b(?P<n>\d+)\s+(?:out\s+)?of\s+(?:the\s+)?(?P<d>\d+)\b")


def contradictions(comment: str, value: Fraction, unit: Unit, decimals: int) -> list[str]:
    """Return the figures of a comment, as written, that seem to be the value and differ from it.

    Two kinds: a decimal figure within 15 per cent of the value or made of the same digits (104.9 and 109.4), and for
    percentages an "n of d" that works out otherwise. Whole numbers are left alone: commentary is full of them.
    """
    return _decimals(comment, value, unit, decimals) + _shares(comment, value, unit, decimals)


def quotations(comment: str, value: Fraction, unit: Unit, decimals: int) -> list[str]:
    """Return the figures of a comment, as written, that are the value as it is printed.

    A whole number counts only as a percentage with its sign: commentary is full of others.
    """
    given = (match for match in _NUMBER.finditer(comment) if _may_be(match, unit, decimals))
    figures = dict.fromkeys(match[0].removesuffix(match["percent"] or "") for match in given)
    return [text for text in figures if text == shown(value, decimals)]


def _may_be(match: re.Match[str], unit: Unit, decimals: int) -> bool:
    has_sign = bool(match["percent"])
    if unit is Unit.PERCENT:
        return has_sign or bool(decimals)
    return bool(decimals) and not has_sign


def _decimals(comment: str, value: Fraction, unit: Unit, decimals: int) -> list[str]:
    if not decimals:
        return []
    printed = shown(value, decimals)
    found = []
    for match in _NUMBER.finditer(comment):
        text = match[0].removesuffix(match["percent"] or "")
        if decimals_of(text) != decimals or text == printed or (match["percent"] and unit is not Unit.PERCENT):
            continue
        # Dudley's table printed 104.9, the opening figure, beside a comment that gave 109.4 for the quarter's end.
        near = abs(exact(text) - value) <= NEAR * abs(value)
        if near or sorted(text) == sorted(printed):
            found.append(text)
    return list(dict.fromkeys(found))


def shares(comment: str) -> list[tuple[str, int, int]]:
    """Return every "n of d" of a comment: as written, n and d."""
    found = [(match[0], int(match["n"]), int(match["d"])) for match in _SHARE.finditer(comment)]
    return [(text, part, whole) for text, part, whole in found if whole > 0 and part <= whole]


def _shares(comment: str, value: Fraction, unit: Unit, decimals: int) -> list[str]:
    if unit is not Unit.PERCENT:
        return []
    printed = shown(value, decimals)
    return [text for text, part, whole in shares(comment) if shown(Fraction(part * 100, whole), decimals) != printed]
