"""Initials used for a person: SM and his sister KL, child A, J's mother."""

import re

from quarterly.screening.known_names import KnownNames
from quarterly.screening.lexicon import Lexicon
from quarterly.screening.person_words import BEING, DONE_BY_PEOPLE, KIN, STATES

_INITIALS = r"(?:[A-Z]{2,3}|[A-Z](?:\.\s?[A-Z]){1,2}\.?)"
_RELATIVES = (
    "mother|father|mum|dad|brother|sister|sibling|son|daughter|cousin|aunt|uncle|grandmother|grandfather|nan|twin|stepfather|stepmother"
    "|half[- ]brother|half[- ]sister|stepbrother|stepsister|girlfriend|boyfriend|friend|niece|nephew"
)
_CHILDREN = "child|boy|girl|baby|young person|teenager|pupil|infant|toddler|youth|care leaver|yp|client|person|victim"
_OF_ONE = re.compile(
    rf"\b(?i:{_RELATIVES}|siblings|brothers|sisters|twins)(?:\s+(?:named|called|known\s+as))?,?\s+\(?(?!I\b|A\s)(?:{_INITIALS}|[A-Z])\b(?![-.]?\w)"
    r"(?!\s+(?i:plan|review|form|meeting|team))"
)
_PSEUDONYM = re.compile(
    rf"\b(?i:{_CHILDREN}|family|siblings?|brothers?|mr|mrs|ms|miss)\s+(?:\(?[B-HJ-Z]|\(?A(?=[\s,.;:)'’]+(?!level)(?i:was|is|has|had|and|who|in|at|said|lives|moved|did|will|$|['’]?s\b|\W)))\)?(?![\w-])"
    r"(?!\s*(?:/|&))"
)
_MOTHER_OF = re.compile(rf"\b(?i:(?:{_RELATIVES}|carers?|parents?|social worker|guardian)\s+(?:of|for|to))\s+(?:{_INITIALS}|[B-HJ-Z])\b(?![-\w])")
_INITIALS_THERE = re.compile(rf"(?<![\w./&-])(?P<initials>{_INITIALS})(?![\w/&-]|\.\w)")
_ONE_LETTER = re.compile(
    r"(?:^|(?<=[,;:(] )|(?<=[.;:(])|(?i:(?<=\band )|(?<=\bwith )|(?<=\bthat )|(?<=\bwhen )|(?<=\bfor )|(?<=\bfrom )|(?<=\bof )|(?<=\bby )|(?<=\bto )|(?<=\bbecause )|(?<=\bafter )|(?<=\bas )))"
    r"(?P<initials>[B-HJ-Z])(?P<own>['’]s)?\s+(?P<next>[a-z'’]+)(?:\s+(?P<after>[a-z]+))?"
)
_HE_OR_SHE = re.compile(r"\b(?:he|she|his|her|him|himself|herself)\b", re.I)
_AGED = re.compile(r"\s*(?:,?\s*\(?aged?\s+\d|\(\s*\d{1,2}\s*(?:\)|,|yrs?|years?|months?)|\(\s*(?:born|DOB|d\.o\.b))", re.I)
_ARTICLE = re.compile(r"\b(?:the|an?|our|their|its|each|every|any|all|no|this|that|some|of\s+the|new|local|national|joint|per|first|and\s+the)\s+(?:\w+\s+)?$", re.I)


def has_initials(sentence: str, known: KnownNames, lexicon: Lexicon) -> bool:
    """Whether a sentence calls a person by initials or by a letter."""
    if sentence.isupper():
        return False
    if any(_is_no_abbreviation(found[0], lexicon) for found in _OF_ONE.finditer(sentence)):
        return True
    if _PSEUDONYM.search(sentence) or _MOTHER_OF.search(sentence) or any(_acts(found) for found in _ONE_LETTER.finditer(sentence)):
        return True
    return any(_is_person(sentence, found, known, lexicon) for found in _INITIALS_THERE.finditer(sentence))


def _is_no_abbreviation(text: str, lexicon: Lexicon) -> bool:
    return True if len(text.split()[-1].strip("(")) < 3 else text.split()[-1].strip("(") not in lexicon.trade_words


def _is_person(sentence: str, found: re.Match[str], known: KnownNames, lexicon: Lexicon) -> bool:
    letters, before, after = found["initials"], sentence[: found.start()], sentence[found.end() :]
    if letters in lexicon.trade_words or letters in known.not_people or letters.lower() in known.own_words:
        return False
    if _AGED.match(after):
        return True
    if _ARTICLE.search(before):
        return False
    words = after.replace("’", "'").split()
    following, second = (words + ["", ""])[:2]
    if following == "'s" or after.startswith(("'s ", "’s ")):
        return second.strip(".,;") in KIN
    if following in BEING and second.strip(".,;") in STATES:
        return True
    has_pronoun = bool(_HE_OR_SHE.search(sentence))
    return (following in DONE_BY_PEOPLE and (len(letters) == 2 or has_pronoun)) or (has_pronoun and _is_spoken_of(before, letters))


def _is_spoken_of(before: str, letters: str) -> bool:
    return len(letters.replace(".", "").replace(" ", "")) == 2 and (
        not before.strip() or bool(re.search(r"\b(?:with|for|by|of|to|and|from|about|that|when|after|while)\s+$|,\s+$", before))
    )


def _acts(found: re.Match[str]) -> bool:
    if found["own"]:
        return found["next"] in KIN
    return found["next"] in DONE_BY_PEOPLE or (found["next"] in BEING and (found["after"] or "") in STATES)
