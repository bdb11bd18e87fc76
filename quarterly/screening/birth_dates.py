"""Dates that are somebody's date of birth: in any writing beside words of birth, or a full date behind a name or an age."""

import re

from quarterly.screening.age_companions import has_age_of_one
from quarterly.screening.identifiers import DATE, MONTH

_DATE = re.compile(DATE, re.IGNORECASE)
_DAY = rf"\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{MONTH}"
_TURNED = re.compile(rf"\b(?:turn(?:s|ed|ing)?\s+\d{{1,2}}|birthday)\b.{{0,12}}\b{_DAY}", re.IGNORECASE)
# Beside words of birth also numbers in a row, and a date without its day or year; "born between" is about a cohort.
_BORN = (
    r"(?<!children )(?<!babies )(?<!those )(?<!people )(?<!pupils )\bborn(?:\s+(?:on|in))?"
    r"|\bd\.?\s?o\.?\s?b\b\.?|\bdate\s+of\s+birth|\(b\b\.?"
)
_WRITINGS = rf"\d{{1,2}}[\s./-]*\d{{1,2}}[\s./-]*\d{{2,4}}\b|\d{{6,8}}\b|{_DAY}|{MONTH}\s+\d{{4}}|\d{{1,2}}/\d{{4}}"
_LABELLED = re.compile(rf"(?:{_BORN})[\s:=(-]*(?:is\s+|was\s+)?(?:{_WRITINGS})(?!\s*(?:to|and|-|–)\s)", re.IGNORECASE)


def has_bare_birth_date(sentence: str, names: tuple[str, ...], *, has_initials: bool) -> bool:
    """Whether a date stands beside words of birth or an age, or right behind one of these names or initials."""
    if _TURNED.search(sentence) or _LABELLED.search(sentence):
        return True
    dates = list(_DATE.finditer(sentence))
    if dates and has_age_of_one(sentence):
        return True
    return any(_is_behind(sentence[: date.start()], names, has_initials=has_initials) for date in dates)


def _is_behind(before: str, names: tuple[str, ...], *, has_initials: bool) -> bool:
    words = before.rstrip(" ,(-–")  # a date of something else has "on", "by" or a noun before it
    return any(words.endswith(name) for name in names) or (has_initials and bool(re.search(r"\b[A-Z]{2,3}$", words)))
