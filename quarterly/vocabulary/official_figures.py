"""Figures of a published table: as printed, or the mark that stands in a cell in place of one."""

import re
from decimal import Decimal
from fractions import Fraction

from quarterly.vocabulary.numbers import TOO_LARGE, typed

# GSS symbols (c confidential, x not available, z not applicable, low and k round to 0, u unreliable, w no data), with and
# without brackets; obsolete ones still found (":", "~"); and what people and programs write for nothing.
_MARKS = frozenset(
    ("", "c", "x", "z", "k", "u", "w", "low", ":", "~", "*", "-", "–", "..", ".", "na", "n/a", "#n/a", "nan", "null", "none")
)
_PLAIN = re.compile(r"[-+]?(?:\d{1,40}(?:\.\d{0,40})?|\.\d{1,40})(?:e[-+]?\d{1,2})?", re.ASCII | re.IGNORECASE)


def is_mark(text: str) -> bool:
    """Whether a cell is blank or holds a mark for a suppressed or missing figure: "c", "[c]", "z", ".." and their like."""
    bare = text.strip().casefold()
    return bare in _MARKS or (bare[:1] + bare[-1:] == "[]" and bare[1:-1].strip() in _MARKS)


def figure(text: str) -> Fraction | None:
    """Read a cell exactly as it is written ("6.25", "1,072", "62.9%", "1e-05"); None for a mark, ValueError for anything else."""
    number = Fraction(Decimal(text.strip())) if _PLAIN.fullmatch(text.strip()) else None
    if number is None and is_mark(text):
        return None
    if number is None and (read := typed(text)):
        number = read[0]
    if number is None or abs(number) >= TOO_LARGE:
        raise ValueError("neither a number nor a mark for a missing one")
    return number
