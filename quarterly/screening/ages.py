"""The age of one person in a sentence, apart from bands of age, cohorts and entitlements, which are nobody's."""

import re

_ONES = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty"
_NUMBER = rf"(?:\d{{1,2}}(?:\.5|½)?|{_ONES})"
_UNIT = r"(?:years?|yrs?|months?|mths?|weeks?|wks?|days?)"
_OLD = re.compile(
    rf"\b{_NUMBER}(?:\s+and\s+a\s+half)?[\s-]*{_UNIT}[\s-]*(?:old|of\s+age)\b|\b\d{{1,2}}[\s-]?(?:yo|y/o|yr[\s-]old)\b", re.I
)
_AGED = re.compile(rf"\bage[ds]?\b[\s:=(]*(?:(?:of|was|is|only|just|about|around)\s+)?{_NUMBER}\b(?!\s*%|\.\d)", re.I)

_MANY_BEFORE = re.compile(
    r"\b(?:children|young people|youngsters|pupils|teenagers|people|those|boys|girls|babies|infants|care leavers|learners|students"
    r"|residents|adults|mothers|parents|carers|persons|females|males|women|men|learners|average|mean|median|population|group|cohort"
    r"|average of|year)\s*,?\s*\(?(?:(?:who|are|were|is|currently|now|all)\s+){0,2}$",
    re.I,
)
_FEW_BEFORE = re.compile(
    r"\b(?:his|her|their|both|two|three|four|2|3|4)\s+(?:\w+\s+)?(?:children|boys|girls|pupils|babies)\b.{0,8}$", re.I
)
_LIMIT_BEFORE = re.compile(
    r"\b(?:up\s+to|under|over|below|above|from|by|at|until|till|to|before|after|since|between|than|least|most|and|or|the)(?:\s+(?:the|an?))?\s*$"
    r"|\d\s*[-–+/&]\s*$",
    re.I,
)
_BAND_AFTER = re.compile(
    rf"\s*(?:-|–|to|/|\+|plus\b|or\s+(?:over|under|above|below|older|younger|more|{_NUMBER})|and\s+(?:over|under|above|below|older|younger|up\b)"
    r"|upwards)",
    re.I,
)
_TWO_AFTER = re.compile(rf"\s*(?:and|or|&)\s+{_NUMBER}\b", re.I)
# "2 year old funding", "a two-year-old check", "16 year old young people".
_OF_MANY_AFTER = re.compile(
    r"[\s,-]+(?:\w+\s+){0,2}?(?:fund(?:ing|ed)|offers?|places?|entitle\w+|checks?|reviews?|take[\s-]?up|progress|programmes?|pilots?"
    r"|grants?|cohorts?|age|provision|targets?|milestones?|assessments?|childcare|population|groups?|standards?|children|pupils|people"
    r"|boys|girls|learners|students|care\s+leavers|leavers|census|scheme|contracts?|buildings?|vehicles?|systems?|reports?|policy)\b",
    re.I,
)
_PRONOUN = re.compile(r"\b(?:he|she|his|her|him|hers)\b", re.I)

_ONE_SEX = r"(?:boy|girl|son|daughter|brother|sister|twin|lad|baby|child|teenager|male|female|[MF])"
_IN_SEX = re.compile(
    rf"\b(?:boy|girl|son|daughter|brother|sister|twin|lad|baby|child|teenager|male|female)\b\s*(?:,\s*|\(\s*|of\s+)(?:aged\s+)?\d{{1,2}}\b(?!\s*(?:%|per|of|to|-|–|\d|years?\s+or))"
    rf"|\(\s*{_ONE_SEX}\s*[,/ ]\s*(?:aged\s+)?\d{{1,2}}\s*\)|\(\s*\d{{1,2}}\s*[,/ ]?\s*{_ONE_SEX}\s*\)"
    r"|\b(?:brothers|sisters|siblings|twins)\s*,?\s*\(?(?:aged\s+)?\d{1,2}(?:\s*,\s*\d{1,2})?\s+and\s+\d{1,2}\b",
    re.I,
)
_LETTER_OF_SEX = re.compile(
    r"^[MF],?\s+\d{1,2}\b|\b[1-9]\d?[MF]\b(?=\s+(?:in|at|from|with|on|who|living|was|is|has))|\b[MF]\d{1,2}\b(?=\s+(?:in|at|from|with|who|was|is|has))"
)
_TURNS = re.compile(
    rf"\b(?:turn(?:s|ed|ing)?|(?:he|she)\s+(?:(?:has|had|will|only|just|now|nearly|almost|about\s+to)\s+){{0,3}}(?:is|was|be))\s+"
    rf"(?:(?:only|just|now|nearly|almost|about)\s+)?{_NUMBER}(?=\s*(?:[,.;)]|$)|\s+(?:and|when|in|on|next|last|at|years?\s+old|but|this)\b)",
    re.I,
)
_THEY_TURN = re.compile(
    r"\b(?:children|people|leavers|they|who|pupils|those|teenagers|boys|girls|when|once|until)\s+(?:\w+\s+)?$", re.I
)
_BIRTHDAY = re.compile(r"\b(?:his|her|[A-Z][\w-]*['’]s)\s+(?:\d{1,2}(?:st|nd|rd|th)|[a-z]+(?:th|st|nd|rd))\s+birthday", re.I)
_SCHOOL_YEAR = re.compile(
    rf"\b(?:a|one|the|this|that|another)\s+(?:year|yr)\s+(?:{_NUMBER}|r)\s+(?:boy|girl|pupil|student|child)\b"
    rf"|\b(?:he|she)\s+(?:is|was)\s+(?:now\s+)?in\s+(?:year|yr)\s+{_NUMBER}\b",
    re.I,
)


def has_age_of_one(sentence: str) -> bool:
    """Whether a sentence gives the age of one person."""
    found = [*_OLD.finditer(sentence), *_AGED.finditer(sentence)]
    return any(_is_of_one(sentence, match) for match in found) or has_age_that_tells(sentence)


def has_age_that_tells(sentence: str) -> bool:
    """Whether a sentence gives an age in words that say by themselves whose it is: she turned 16, a boy (7), his birthday."""
    if any(pattern.search(sentence) for pattern in (_IN_SEX, _LETTER_OF_SEX, _BIRTHDAY, _SCHOOL_YEAR)):
        return True
    return any(not _THEY_TURN.search(sentence[: found.start()]) for found in _TURNS.finditer(sentence))


def _is_of_one(sentence: str, match: re.Match[str]) -> bool:
    before, after = sentence[: match.start()], sentence[match.end() :]
    if _BAND_AFTER.match(after) or _OF_MANY_AFTER.match(after):
        return False
    if _FEW_BEFORE.search(before):
        return True
    if _MANY_BEFORE.search(before) or (_TWO_AFTER.match(after) and not _PRONOUN.search(sentence) and _is_of_old(match)):
        return False
    return bool(_PRONOUN.search(sentence)) or not _is_limit(before, match)


def _is_limit(before: str, match: re.Match[str]) -> bool:
    """Whether an age is where something begins or ends; "the 7-year-old" is not."""
    limit = _LIMIT_BEFORE.search(before)
    return bool(limit) and not (
        limit and _is_of_old(match) and limit[0].strip().lower() in ("the", "and", "and the", "at the", "from the", "to the")
    )


def _is_of_old(match: re.Match[str]) -> bool:
    return not match[0].lower().startswith("age")
