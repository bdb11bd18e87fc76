"""Initials used for a person: SM and his sister KL, j.s., child A, J's mother."""

import re

from quarterly.screening.known_names import KnownNames
from quarterly.screening.lexicon import Lexicon
from quarterly.screening.person_words import BEING, DONE_BY_PEOPLE, KIN, STATES

_RELATIVE = (
    r"mother|father|mum|dad|(?:step|half[- ])?brothers?|(?:step|half[- ])?sisters?|siblings?|sibs?|son|daughter|cousin"
    r"|aunt|uncle|nan|grandmother|grandfather|twins?|stepfather|stepmother|girlfriend|boyfriend|niece|nephew"
)
_CHILD = r"child|boy|girl|baby|young\s+person|teenager|pupil|infant|toddler|youth|care\s+leaver|yp|client|family|mr|mrs|ms|miss"
_NO_SURNAME = r"(?![\w-]|\s*[/&]\s*\w|\s+(?i:plan|review|form|level|meeting|team))"
_OF_ONE = re.compile(
    rf"\b(?i:{_RELATIVE})(?:\s+(?i:named|called|of|to|is))?,?\s+\(?(?!I\b|A\s)(?:[A-Z]{{1,2}}|[A-Z]\.\s?[A-Z]\.?){_NO_SURNAME}"
)
_CHILD_A = re.compile(rf"\b(?i:{_CHILD})\s+[('‘“\"]?(?:[B-HJ-Z]|A(?!\s+(?i:level|grade|star))|[A-Z]{{2}})[)'’”\"]?{_NO_SURNAME}")
_FAMILY_OF = re.compile(r"\b[Tt]he\s+[B-HJ-Z]\s+(?:family|children|siblings|brothers|sisters|twins)\b|\bYP\s?\d\b")
_DOTTED = re.compile(
    r"(?<![\w.])(?!(?:e\.g|i\.e|a\.m|p\.m|n\.b|q\.v|c\.f|u\.k|u\.s|e\.u|p\.a|p\.s|a\.k|n\.a|d\.o)\b)[A-Za-z]\.\s?[A-Za-z]\.(?![\w.])",
    re.I,
)
_CAPITALS = re.compile(
    r"(?<![\w./&£-])(?P<letters>[A-Z]{2,3}|(?:Mc|Mac|L?O['’])[A-Z]|[A-Z]{1,2}['’][A-Z]|[A-Z]-[A-Z]{1,2})(?![\w/&-]|\.\w|\s?\d)"
)
_LETTER = re.compile(
    r"(?:^|(?<=[,;:(] )|(?<=[(])|(?<=\b(?i:and|for) )|(?<=\b(?i:that|with|when|from) )|(?<=\b(?i:of|by|to|as) )"
    r"|(?<=\b(?i:after) ))(?P<letter>[B-HJ-Z])(?P<own>['’]s)?\s+(?P<next>[a-z'’]+)(?:\s+(?P<after>[a-z]+))?"
)
_SHORT_WORDS = frozenset(
    {"TO", "OF", "IN", "ON", "AT", "BY", "IS", "OR", "NO", "IF", "WE", "AS", "AN", "UP", "BE", "DO", "SO", "AM", "AND", "THE"}
)
_HE_OR_SHE = re.compile(r"\b(?:he|she|his|her|him|himself|herself)\b", re.I)
_AGED = re.compile(r"\s*(?:,?\s*\(?aged?\s+\d|\(\s*\d{1,2}\s*(?:\)|,|yrs?|years?|months?)|\(?\s*(?:born|DOB|d\.o\.b))", re.I)
_ARTICLE = re.compile(
    r"\b(?:the|an?|our|their|its|each|every|any|all|no|this|that|some|new|local|national|joint|per)\s+(?:[\w'’]+\s+)?$", re.I
)


def has_initials(sentence: str, known: KnownNames, lexicon: Lexicon) -> bool:
    """Whether a sentence calls a person by initials or by a letter."""
    if sentence.isupper():
        return False
    if any(pattern.search(sentence) for pattern in (_OF_ONE, _FAMILY_OF, _DOTTED)) or any(map(_acts, _LETTER.finditer(sentence))):
        return True
    if any(not _is_known(found[0].split()[-1].strip("()'‘’“”\""), known, lexicon) for found in _CHILD_A.finditer(sentence)):
        return True
    return any(_is_person(sentence, found, known, lexicon) for found in _CAPITALS.finditer(sentence))


def _is_known(letters: str, known: KnownNames, lexicon: Lexicon) -> bool:
    return letters in lexicon.trade_words or letters in known.not_people or letters.lower() in known.own_words


def _is_person(sentence: str, found: re.Match[str], known: KnownNames, lexicon: Lexicon) -> bool:
    """Whether two unknown capitals, or three that do what a person does, are initials; what has an article is none."""
    letters, before, after = found["letters"], sentence[: found.start()], sentence[found.end() :]
    if _is_known(letters, known, lexicon) or set(letters) <= set("IVX") or letters in _SHORT_WORDS:
        return False
    if _AGED.match(after):
        return True
    if _ARTICLE.search(before):
        return False
    return (len(letters) < 3 or not letters.isupper()) or _does_as_people_do(after, has_pronoun=bool(_HE_OR_SHE.search(sentence)))


def _does_as_people_do(after: str, *, has_pronoun: bool) -> bool:
    following, second, *_ = [*after.replace("’", "'").replace(",", "").split(), "", ""]
    if following == "'s":
        return second.strip(".,;") in KIN
    if following in BEING:
        return second.strip(".,;") in STATES
    return has_pronoun and following in DONE_BY_PEOPLE


def _acts(found: re.Match[str]) -> bool:
    if found["own"]:
        return found["next"] in KIN
    return found["next"] in DONE_BY_PEOPLE or (found["next"] in BEING and (found["after"] or "") in STATES)
