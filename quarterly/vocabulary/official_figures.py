"""One cell of a published table: a figure, or a mark for a figure that is suppressed or missing."""

import re
from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction

from quarterly.vocabulary.numbers import TOO_LARGE, read_number

# The symbols of the Government Statistical Service (c confidential, x not available, z not applicable, low and k rounded to 0,
# u unreliable, w no data); obsolete ones that are still in use (":", "~"); and what people and programs write for no value.
_MARKS = frozenset(
    ("", "c", "x", "z", "k", "u", "w", "low", ":", "~", "*", "-", "–", "..", ".", "na", "n/a", "#n/a", "nan", "null", "none")
)
_SUPPRESSED, _NOT_APPLICABLE = ("c", "[c]", "*"), ("z", "[z]")
_FEW = ("c", "*", "~", "k", "low")  # those of a figure that there is, and that its publisher does not show
_PLAIN = re.compile(r"[-+]?(?:\d{1,40}(?:\.\d{0,40})?|\.\d{1,40})(?:e[-+]?\d{1,2})?", re.ASCII | re.IGNORECASE)


def is_mark(text: str) -> bool:
    """Whether a cell is blank or a mark for a suppressed or missing figure, with or without brackets: "c", "[c]", "z", ".."."""
    mark = text.strip().casefold()
    return mark in _MARKS or (mark[:1] + mark[-1:] == "[]" and mark[1:-1].strip() in _MARKS)


def figure(text: str) -> Fraction | None:
    """Read a cell exactly ("6.25", "1,072", "62.9%", "1e-05"); return None for a mark, raise ValueError for anything else."""
    number = Fraction(Decimal(text.strip())) if _PLAIN.fullmatch(text.strip()) else None
    if number is None and is_mark(text):
        return None
    if number is None and (read := read_number(text)):
        number = read[0]
    if number is None or abs(number) >= TOO_LARGE:
        raise ValueError("neither a number nor a mark for a missing one")
    return number


def is_withheld(text: str) -> bool:
    """Whether a cell is a mark for a figure that is suppressed, or nearly nought, with or without brackets."""
    return text.strip().casefold().removeprefix("[").removesuffix("]").strip() in _FEW


def is_not_applicable(text: str) -> bool:
    """Whether a cell says that there can be no cases: "z", with or without brackets."""
    return text.strip().casefold() in _NOT_APPLICABLE


def mark_of_sum(cells: Iterable[str]) -> str:
    """Return the mark of a sum that has parts without a figure: "c" where one of them is suppressed, else "x", not available."""
    return "c" if any(cell.strip().casefold() in _SUPPRESSED for cell in cells) else "x"
