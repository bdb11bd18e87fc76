"""Counts without a number: "both boys", "a trio of siblings", "the sole case", "a girl was placed", "the third child".

"A child should not have to move" is about children in general: one person counts where something is told of them in the past.
"""

import re

from quarterly.configuration.profile import SmallNumbers
from quarterly.disclosure.sentences.labels import without_labels
from quarterly.disclosure.sentences.nouns import EVENTS, MANY_PEOPLE, ONE_PERSON, PEOPLE, is_thing


def _any(words: frozenset[str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


# "A family hub" and "the child protection plan" are no person.
_NO_PERSON = (
    r"(?: (?:protection|hubs?|cent(?:re|er)s?|support|services?|homes?|workers?|groups?|learning|courts?|safeguarding|carers?"
    r"|premium|referral|places?|population|voice|poverty|health|care|benefit|allowance|council|liaison|advocates?|advocacy)\b"
    r"|['’s-])"
)
_ONE = rf"(?:young person|{_any(ONE_PERSON)})\b(?!{_NO_PERSON})"
_EVENT = rf"(?:{_any(EVENTS)})\b"
_SEX = r"(?:girl|boy|baby|toddler|infant|brother|sister|twin|teenager|newborn|youngster)"
_PLACE = r"(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d{1,3}(?:st|nd|rd|th))"
_BEFORE = r"(?:(?!(?:or|and|of|to|in|the|for|with|is|was) )[\w'-]+ ){0,2}?"
_DONE = (
    r"(?:was|were|had|has been|have been|went|died|left|came|ran|became|got|told|took|fell|made|did|lost|spent"
    r"|(?:has|have) (?:\w+ )?\w+(?:ed|en|wn)|\w+ed)"
)
_DONE_TO_CHILDREN = (
    r"(?:(?:was|were|has been|had been|is) (?:still )?(?:hurt|injured|placed|moved|excluded|adopted|arrested|remanded|convicted"
    r"|born|removed|found|killed|in (?:care|custody|hospital)|looked after|missing|taken)|went missing|died)"
)
_KINDS_OF_GROUP = r"(?:(?:sibling|family) (?:group|set|trio|pair)|(?:brother|sister) pair)"
_WHERE = r"(?:in (?:hospital|custody|prison|secure|care|court)|missing|pregnant|at risk of)"
_BOTH = re.compile(
    rf"\bboth (?:of (?:them|these|those|whom)|have|had|were|(?:the |of the )?{_BEFORE}(?:{_any(PEOPLE)}|care|cases))\b", re.I
)
_FEW_OR_ONE = [
    re.compile(pattern, re.I)
    for pattern in (
        r"\b(?:twins|triplets|quads|quadruplets)\b",
        rf"\b(?:a|an|one|this|that|the) (?:large |small |new |young )?{_KINDS_OF_GROUP}\b(?! (?:conferenc|decision|meeting))",
        r"\bthe (?:two |three |four )?(?:siblings|brothers|sisters)\b(?! and)",
        r"\b(?:\d|two|three|four|five)-(?:child|sibling|brother|sister|person)\b",
        rf"\bset of {_BEFORE}(?:{_any(MANY_PEOPLE)})\b",
        rf"\bneither (?:of (?:them|the|these|those)|{_ONE}|was|has|had)\b",
        rf"\b(?:single|sole|only|lone) {_BEFORE}(?:{_ONE}|{_EVENT})",
        rf"\b{_PLACE} {_BEFORE}(?:{_ONE}|(?:placement|death|adoption|admission)\b)",
        rf"\b(?:the|her|his|their|this|that) (?:first|last|next|other|same|remaining) {_BEFORE}{_ONE}",
        rf"\b(?:another|an? {_PLACE}|the (?:{_PLACE}|first|last|other)) {_DONE_TO_CHILDREN}\b",
        rf"\b(?:another|one) {_BEFORE}{_ONE}",
        rf"\b(?:eldest|oldest|youngest)(?: {_ONE})?(?= (?:of|{_DONE})\b)",
        rf"\bthere (?:was|has been|had been) (?:just |only )?(?:a|an|another) {_BEFORE}(?!plan){_EVENT}",
        rf"\bthere (?:is|was|remains) (?:still )?an? {_BEFORE}{_ONE}",
        rf"\b(?:an?|another|one) {_BEFORE}(?:{_SEX} (?:is|has|remains)|{_ONE} (?:is|remains) (?:still )?{_WHERE})\b",
        rf"\b(?:the|this|that) (?:{_any(ONE_PERSON)})['’]s [\w-]+ {_DONE}\b",
        rf"\b{_ONE} and (?:her |his |their |a |an |the )?(?:\w+ )?{_ONE} {_DONE}\b",
        rf"\b(?<!or )(?<!/)(?:he|she) (?:{_DONE}|{_DONE_TO_CHILDREN})\b",
    )
]
_COLLECTIVE = re.compile(r"\b(?:pair|couple|trio|handful|duo|foursome|quartet)\s+of\s+([\w'\s-]+)", re.I)
_TOLD = re.compile(rf"\b(?:a|an|the|this|that) {_BEFORE}{_ONE}[ ,]+(?:\w+ly )?{_DONE}\b", re.I)
_IN_GENERAL = re.compile(r"\b(?:when|if|whenever|where|every|each|after|before|until|once|unless|whether|as soon as|who)\b", re.I)


def counts_without_number(sentence: str, policy: SmallNumbers, *, after_things: bool = False) -> bool:
    """Whether a sentence counts a few without giving a number; `after_things`: things alone were counted just before."""
    text = without_labels(sentence)
    return (
        any(pattern.search(text) for pattern in _FEW_OR_ONE)
        or any(not is_thing(found[1].casefold().split(), policy) for found in _COLLECTIVE.finditer(text))
        or (not after_things and bool(_BOTH.search(text)))
        or _tells_of_one(text)
    )


def _tells_of_one(text: str) -> bool:
    told = _TOLD.search(text)
    return told is not None and not _IN_GENERAL.search(text[: told.start()])
