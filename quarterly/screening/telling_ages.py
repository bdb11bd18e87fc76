"""Ages in words that say by themselves whose they are: she turned 16, a boy (7), his tenth birthday, a Year 9 pupil."""

import re

from quarterly.screening.ages import NUMBER

_ONE_SEX = r"(?:boy|girl|son|daughter|brother|sister|twin|lad|baby|child|teenager|male|female)"
_LETTER = rf"(?:{_ONE_SEX}|[MF])"
_ALTERNATIVES = (
    rf"\b{_ONE_SEX}\b\s*(?:,\s*|\(\s*|of\s+)(?:aged\s+)?\d{{1,2}}\b(?!\s*(?:%|per|of|to|-|–|\d|years?\s+or))",
    rf"\(\s*{_LETTER}\s*[,/ ]\s*(?:aged\s+)?\d{{1,2}}\s*\)|\(\s*\d{{1,2}}\s*[,/ ]?\s*{_LETTER}\s*\)",
    r"\b(?:brothers|sisters|siblings|twins)\s*,?\s*\(?(?:aged\s+)?\d{1,2}(?:\s*,\s*\d{1,2})?\s+and\s+\d{1,2}\b",
    r"\b(?:youngest|eldest|oldest|middle|younger|older|elder)(?:\s+\w+)?\s*[,(]\s*(?:aged\s+)?\d{1,2}\s*[,)]",
    r"^(?-i:[MF]),?\s+\d{1,2}\b",
    r"(?<![£$.\w])(?-i:[1-9]\d?[MF])\b(?=\s+(?:in|at|from|with|on|who|living|was|is|has)\b)",
    rf"\b(?:an?|one|the|this|that|another)\s+(?:year|yr)\s+(?:{NUMBER}|r)\s+(?:boy|girl|pupil|student|child)\b",
    rf"\b(?:he|she)\s+(?:is|was)\s+(?:now\s+)?in\s+(?:year|yr)\s+{NUMBER}\b",
    r"\b(?:his|her|(?-i:[A-Z][\w-]*)['’]s)\s+(?:\d{1,2}(?:st|nd|rd|th)|(?-i:[a-z]+)(?:th|st|nd|rd))\s+birthday",
)
_TELLING = re.compile("|".join(_ALTERNATIVES), re.I)
_SINCE_WHEN = r"(?:only|just|now|nearly|almost|about|about\s+to)"
_TURNS = re.compile(
    rf"\b(?:turn(?:s|ed|ing)?|(?:he|she)(?:\s+|(?=['’]s))(?:(?:has|had|will|{_SINCE_WHEN})\s+){{0,3}}(?:is|was|be|['’]s))\s+(?:{_SINCE_WHEN}\s+)?{NUMBER}"
    r"(?=\s*(?:[,.;)]|$)|\s+(?:and|when|in|on|next|last|at|years?\s+old|but|this)\b)",
    re.I,
)
_MANY_TURN = re.compile(
    r"\b(?:children|people|leavers|they|who|pupils|those|teenagers|boys|girls|when|once|until)\s+(?:\w+\s+)?$"
    r"|\b(?:no|none|nobody)\s+(?:\w+\s+){0,4}$",
    re.I,
)


def has_telling_age(sentence: str) -> bool:
    """Whether a sentence gives an age in words that say whose it is."""
    if _TELLING.search(sentence):
        return True
    return any(not _MANY_TURN.search(sentence[: found.start()]) for found in _TURNS.finditer(sentence))


def has_age_behind(sentence: str, names: tuple[str, ...]) -> bool:
    """Whether a number of years stands behind one of these names: Ann (14), Ann, 14,."""
    behind = r"\s*(?:\(\s*\d{1,2}\b|,\s*\d{1,2}\s*(?:,|\.|$|and\b))"
    return any(re.search(re.escape(name) + behind, sentence) for name in names)
