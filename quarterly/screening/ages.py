"""The age of one person in a sentence, apart from bands of age, cohorts and entitlements, which are nobody's."""

import re

_TEENS = "thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
_ONES = f"one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|{_TEENS}|twenty"
NUMBER = rf"(?:\d{{1,2}}(?:\.5|½)?|{_ONES})"
_UNIT = r"(?:years?|yrs?|months?|mths?|weeks?|wks?|days?)"
_OLD = re.compile(
    rf"\b{NUMBER}(?:\s+and\s+a\s+half)?[\s-]*{_UNIT}[\s-]*(?:old|of\s+age)\b|\b\d{{1,2}}[\s-]?(?:yo|y/o|yr[\s-]old)\b", re.I
)
_AGED = re.compile(rf"\bage[ds]?\b[\s:=(]*(?:(?:of|was|is|only|just|about|around)\s+)?{NUMBER}\b(?!\s*%|\.\d)", re.I)

_MANY_BEFORE = re.compile(
    r"\b(?:children|young people|youngsters|pupils|teenagers|people|those|boys|girls|babies|infants|care leavers|learners"
    r"|students|residents|adults|mothers|parents|carers|persons|females|males|women|men|average|mean|median|population|group|cohort"
    r"|year)\s*,?\s*\(?(?:(?:who|are|were|is|currently|now|all|of)\s+){0,2}$",
    re.I,
)
_FEW_BEFORE = re.compile(
    r"\b(?:his|her|their|both|two|three|four|2|3|4)\s+(?:\w+\s+)?(?:children|boys|girls|pupils|babies)\b.{0,8}$", re.I
)
# Where something begins or ends: "by age 5", "under the age of 18". Of "the 7-year-old" only the article stands before.
_LIMIT_BEFORE = re.compile(
    r"\b(?:up\s+to|under|over|below|above|from|by|at|until|till|to|before|after|since|between|than|least|most|and|or|the)"
    r"(?:\s+(?:the|an?))?\s*$|\d\s*[-–+/&]\s*$",
    re.I,
)
_NO_LIMIT_OF_OLD = ("the", "and", "and the", "at the", "from the", "to the")
_OVER_OR_UNDER = r"(?:over|under|above|below|older|younger|more|up\b)"
_BAND_AFTER = re.compile(rf"\s*(?:-|–|to|/|\+|plus\b|or\s+(?:{_OVER_OR_UNDER}|{NUMBER})|and\s+{_OVER_OR_UNDER}|upwards)", re.I)
_TWO_AFTER = re.compile(rf"\s*(?:and|or|&)\s+{NUMBER}\b", re.I)
# "2 year old funding", "a two-year-old check", "16 year old young people".
_OF_MANY_AFTER = re.compile(
    r"[\s,-]+(?:\w+\s+){0,2}?(?:fund(?:ing|ed)|offers?|places?|entitle\w+|checks?|reviews?|take[\s-]?up|progress|programmes?|pilots?"
    r"|grants?|cohorts?|age|provision|targets?|milestones?|assessments?|childcare|population|groups?|standards?|children|pupils|people"
    r"|boys|girls|learners|students|care\s+leavers|leavers|census|scheme|contracts?|buildings?|vehicles?|systems?|reports?|policy)\b",
    re.I,
)
_PRONOUN = re.compile(r"\b(?:he|she|his|her|him|hers)\b", re.I)


def has_age(sentence: str) -> bool:
    """Whether a sentence gives the age of one person in years, months, weeks or days."""
    found = [*_OLD.finditer(sentence), *_AGED.finditer(sentence)]
    return any(_is_of_one(sentence, match) for match in found)


def _is_of_one(sentence: str, match: re.Match[str]) -> bool:
    before, after, has_pronoun = sentence[: match.start()], sentence[match.end() :], bool(_PRONOUN.search(sentence))
    if _BAND_AFTER.match(after) or _OF_MANY_AFTER.match(after):
        return False
    if _FEW_BEFORE.search(before):
        return True
    if _MANY_BEFORE.search(before) or (_is_of_old(match) and _TWO_AFTER.match(after) and not has_pronoun):
        return False
    return has_pronoun or not _is_limit(before, match)


def _is_limit(before: str, match: re.Match[str]) -> bool:
    limit = _LIMIT_BEFORE.search(before)
    return limit is not None and not (_is_of_old(match) and limit[0].strip().lower() in _NO_LIMIT_OF_OLD)


def _is_of_old(match: re.Match[str]) -> bool:
    return not match[0].lower().startswith("age")
