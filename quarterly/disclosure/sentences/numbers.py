"""Numbers as people write them: in digits, in words, in Roman numerals, as ordinals and as fractions."""

import re
from fractions import Fraction

_UNITS = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen"),
    *("fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS = {
    word: 10 * n for n, word in enumerate(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], start=2)
}
_SIMPLE = {word: n for n, word in enumerate(_UNITS)} | _TENS
_ORDINALS = {
    word: n
    for n, word in enumerate(
        (
            *("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh"),
            *("twelfth",),
        ),
        start=1,
    )
}
_PARTS = {"half": 2, "halves": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "eighth": 8, "tenth": 10}
_ROMAN = {"II": 2, "III": 3, "IV": 4, "V": 5, "VI": 6, "VII": 7, "VIII": 8, "IX": 9, "X": 10, "XI": 11, "XII": 12}

_UP_TO_NINE = "|".join(_UNITS[1:10])
_UP_TO_99 = rf"(?:(?:{'|'.join(_TENS)})(?:[-\s](?:{_UP_TO_NINE})\b)?|{'|'.join(sorted(_UNITS, key=len, reverse=True))})"
IN_WORDS = rf"(?:(?:{_UP_TO_99}|a|the)[-\s])?(?:hundred|dozen)\b(?:\s+and\s+{_UP_TO_99}\b)?|{_UP_TO_99}\b"
ROMAN = "|".join(sorted(_ROMAN, key=len, reverse=True))
_DIGITAL_ORDINAL = re.compile(r"(\d{1,3})(?:st|nd|rd|th)", re.IGNORECASE)
_PARTED = re.compile(r"[-\s]+")


def number_in_words(text: str) -> int:
    """Return what a number in words says: "fifty-eight", "two hundred and five", "a dozen"."""
    total = 0
    for word in _PARTED.split(text.casefold()):
        if word in ("hundred", "dozen"):
            total = (total or 1) * (100 if word == "hundred" else 12)
        else:
            total += _SIMPLE.get(word, 0)
    return total


def roman(text: str) -> int:
    """Return what a Roman numeral from II to XII says, 0 if it is none."""
    return _ROMAN.get(text, 0)


def ordinal(word: str) -> int:
    """Return the place that an ordinal names, in a word or in digits; 0 if it is none."""
    found = _DIGITAL_ORDINAL.fullmatch(word)
    return int(found[1]) if found else _ORDINALS.get(word.casefold(), 0)


def fraction(word: str, times: Fraction) -> Fraction | None:
    """Return the share that "half", "third" or "quarters" says of a whole, so many times; None if the word says none."""
    parts = _PARTS.get(word.casefold()) or _PARTS.get(word.casefold().removesuffix("s"))
    return times / parts if parts else None
