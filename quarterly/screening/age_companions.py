"""What, beside the age of one person, tells who it is: a sex, a school, a place, a placement."""

import re

from quarterly.screening.ages import has_age
from quarterly.screening.telling_ages import has_telling_age

_COMPANIONS = (
    r"\b(?:boy|girl|he|she|him|his|her|hers|male|female|son|daughter|brothers?|sisters?|mother|father|mum|dad|lad|lass|twins?|man)\b",
    r"\b(?:woman|schoolboy|schoolgirl|stepson|stepdaughter|nephew|niece|siblings?)\b",
    r"\b(?:school|academy|college|nursery|grammar|PRU|ward|estate|hospital|hostel|refuge|YOI)\b",
    r"\b(?-i:House|Lodge|Hall|Primary|High)\b",
    r"\b(?:placed|placements?|foster(?:ed)?|residential|secure|custody|remand(?:ed)?|adopted|kinship|lodgings|children['’]s\s+home)\b",
    r"\b(?:unaccompanied|detained|lives?|lived|living|found|missing|died|death|stabbed|pregnant|arrested|assaulted|excluded)\b",
    r"\b(?:LAC|CLA|looked\s+after|hotel|asylum\s+seeker|mother-to-be)\b",
    r"\b(?:in|at|from|near|of)\s+(?-i:[A-Z][a-z]+)",
    r"\b(?:an?|one|the|this|that|another|only)\s+(?:[\w-]+\s+){0,3}(?:child|baby|infant|toddler|teenager|pupil|young\s+person|youth)\b",
    r"\b(?:an?|one|the|this|that|another|only)\s+(?:[\w-]+\s+){0,3}(?:resident|care\s+leaver|student|victim|refugee|year[\s-]old)\b",
)
_COMPANION = re.compile("|".join(_COMPANIONS), re.I)


def has_age_of_one(sentence: str) -> bool:
    """Whether a sentence gives the age of one person, whoever it is."""
    return has_age(sentence) or has_telling_age(sentence)


def has_age_that_identifies(sentence: str) -> bool:
    """Whether a sentence gives the age of one person beside what tells who it is."""
    return has_telling_age(sentence) or (has_age(sentence) and bool(_COMPANION.search(sentence)))
