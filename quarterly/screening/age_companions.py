"""What, beside the age of one person, tells who it is: a sex, a school, a place, a placement."""

import re

from quarterly.screening.ages import has_age_of_one, has_age_that_tells

_SEX = (
    r"\b(?:boy|girl|he|she|him|his|her|hers|male|female|son|daughter|brothers?|sisters?|mother|father|mum|dad|lad|lass|twins?|man|woman"
    r"|schoolboy|schoolgirl|stepson|stepdaughter|nephew|niece|siblings?)\b"
)
_SCHOOL = r"\b(?:school|academy|college|nursery|grammar|PRU|ward|estate|hospital|hostel|refuge|YOI)\b|\b(?-i:House|Lodge|Hall|Primary|High)\b"
_PLACEMENT = (
    r"\b(?:placed|placements?|foster(?:ed)?|residential|secure|custody|remand(?:ed)?|adopted|kinship|lodgings|children['’]s\s+home"
    r"|unaccompanied|detained|lives?|lived|living|found|missing|died|death|stabbed|pregnant|arrested|assaulted|excluded|LAC|CLA|looked\s+after)\b"
)
_WHERE = r"\b(?:in|at|from|near|of)\s+(?-i:[A-Z][a-z]+)"
_ONE = (
    r"\b(?:an?|one|the|this|that|another|only)\s+(?:[\w-]+\s+){0,3}(?:child|baby|infant|toddler|teenager|pupil|young\s+person|youth|resident"
    r"|care\s+leaver|student|victim|refugee|year[\s-]old)\b"
)
_COMPANION = re.compile("|".join((_SEX, _SCHOOL, _PLACEMENT, _WHERE, _ONE)), re.I)


def has_telling_age(sentence: str) -> bool:
    """Whether a sentence gives the age of one person beside what tells who it is."""
    return has_age_that_tells(sentence) or (has_age_of_one(sentence) and bool(_COMPANION.search(sentence)))


def has_age_behind(sentence: str, names: tuple[str, ...]) -> bool:
    """Whether a number of years stands behind a name: Ann (14), Ann, 14,."""
    return any(
        re.search(rf"{re.escape(name)}\s*(?:\(\s*\d{{1,2}}\b|,\s*\d{{1,2}}\s*(?:,|\.|$|and\b))", sentence) for name in names
    )
