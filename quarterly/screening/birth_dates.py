"""Full dates that are somebody's date of birth although no word says so: behind a name, beside an age."""

import re

from quarterly.screening.ages import has_age_of_one
from quarterly.screening.identifiers import DATE, MONTH

_DATE = re.compile(DATE, re.IGNORECASE)
# A day and a month beside an age reached on it.
_TURNED = re.compile(
    rf"\b(?:turn(?:s|ed|ing)?\s+\d{{1,2}}|birthday)\b.{{0,12}}\b\d{{1,2}}(?:st|nd|rd|th)?\s+{MONTH}", re.IGNORECASE
)
# Beside the words any way of writing a date, as numbers in a row or without its year.
_LABELLED = re.compile(
    rf"\b(?:d\.?\s?o\.?\s?b\b\.?|date\s+of\s+birth|birth\s*date|(?<!children )(?<!babies )(?<!those )(?<!people )(?<!pupils )(?<!young )born(?:\s+(?:on|in))?|\(\s*b\b\.?)[\s:=(-]*(?:is\s+|was\s+)?"
    rf"(?:\d{{1,2}}[\s./-]*\d{{1,2}}[\s./-]*\d{{2,4}}\b|\d{{6,8}}\b|\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{MONTH}|{MONTH}\s+\d{{4}}|\d{{1,2}}/\d{{4}})(?!\s*(?:to|and|-|–)\s)",
    re.IGNORECASE,
)
_BIRTH_WORDS = re.compile(r"\b(?:birth|birthday|born|d\.?o\.?b)\b", re.I)


def has_bare_birth_date(sentence: str, names: tuple[str, ...], *, has_initials: bool) -> bool:
    """Whether a full date stands beside an age or a word of birth, or right behind a name or initials of a person."""
    if _TURNED.search(sentence) or _LABELLED.search(sentence):
        return True
    dates = list(_DATE.finditer(sentence))
    if not dates:
        return False
    if _BIRTH_WORDS.search(sentence) or has_age_of_one(sentence):
        return True
    return any(_is_behind(sentence[: date.start()], names, has_initials=has_initials) for date in dates)


def _is_behind(before: str, names: tuple[str, ...], *, has_initials: bool) -> bool:
    words = before.rstrip(" ,(-–")  # a date of something else has "on", "by" or a noun before it
    return any(words.endswith(name) for name in names) or (has_initials and bool(re.search(r"\b[A-Z]{2,3}$", words)))
