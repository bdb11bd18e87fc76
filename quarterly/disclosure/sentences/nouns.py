"""Nouns of people, and which of the two a number counts: people (or what may be one of them each), or things of the trade.

In doubt it is people. So between a number and a noun that is no child only words may stand that describe such a noun: "four
additional social workers" are no children, "three moved schools" may be.
"""

from collections.abc import Sequence
from functools import lru_cache

from quarterly.configuration.counted_nouns import plural, singulars
from quarterly.configuration.profile import SmallNumbers

ONE_PERSON = frozenset(
    (
        *("child", "boy", "girl", "baby", "infant", "toddler", "teenager", "youngster", "youth", "sibling", "brother"),
        *("sister", "twin", "triplet", "son", "daughter", "mother", "father", "grandmother", "grandfather", "parent"),
        *("pupil", "student", "leaver", "person", "man", "woman", "victim", "offender", "resident", "refugee", "runaway"),
        *("family", "household", "adolescent", "newborn"),
    )
)
MANY_PEOPLE = frozenset(
    (
        *("children", "boys", "girls", "babies", "infants", "toddlers", "teenagers", "youngsters", "youths", "siblings"),
        *("brothers", "sisters", "twins", "triplets", "sons", "daughters", "mothers", "fathers", "grandparents"),
        *("parents", "pupils", "students", "leavers", "people", "men", "women", "victims", "offenders", "residents"),
        *("refugees", "runaways", "families", "households", "adolescents", "newborns", "adopters"),
    )
)
PEOPLE = ONE_PERSON | MANY_PEOPLE
EVENTS = frozenset(
    (
        *("case", "referral", "admission", "adoption", "placement", "plan", "death", "incident", "allegation"),
        *("exclusion", "conviction", "removal", "injury", "pregnancy", "birth", "suicide", "remand", "disruption"),
        *("breakdown",),
    )
)
MANY_EVENTS = frozenset(plural(each) for each in EVENTS) | frozenset(
    (
        *("assessments", "reviews", "visits", "contacts", "enquiries", "discharges", "leavers", "checks", "conferences"),
        *("orders", "interviews"),
    )
)
# What may stand between a number and a noun that counts no child.
_DESCRIBES = frozenset(
    (
        *("additional", "extra", "further", "more", "new", "other", "permanent", "temporary", "vacant", "main", "key"),
        *("large", "small", "big", "high", "low", "red", "amber", "green", "off-target", "on-target", "whole", "full"),
        *("remaining", "first", "second", "last", "next", "neighbouring", "working", "training", "monitoring"),
        *("improvement", "early", "family", "children's", "child's", "children", "young", "people's", "foster"),
        *("front-line", "part-time", "full-time", "qualified", "experienced", "critical", "newly", "senior", "lead"),
        *("agency", "county", "council's", "council", "overdue", "open", "outstanding", "completed", "joint", "public"),
        *("local", "major", "minor", "good", "different", "separate", "similar", "short", "long", "area", "district"),
        *("housing", "health", "school", "service", "two-day", "one-day", "online"),
    )
)
_SUFFIXES = ("al", "ic", "ary")  # educational, strategic, secondary


# A bare number before one of these in the singular is somebody who does it: "two report abuse", "three change schools".
_DONE_BY_PEOPLE = frozenset(
    (
        *("report", "return", "claim", "change", "visit", "question", "risk", "head", "lead", "survey", "fund"),
        *("contract", "bid", "step", "page", "time", "challenge", "issue", "comment", "work", "audit", "board", "course"),
        *("project", "start", "service", "cost", "target"),
    )
)


@lru_cache(64)
def _things(policy: SmallNumbers) -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(each.casefold().split()) for each in policy.not_people)


def is_thing(words: Sequence[str], policy: SmallNumbers, *, one: bool = False) -> bool:
    """Whether words after a number begin with a noun that counts no child, after words that describe it.

    After any number but 1 the noun is in the plural: "two report abuse" counts people.
    """
    things = _things(policy)
    for start, word in enumerate(words[:5]):
        for length in (3, 2, 1):
            phrase = tuple(words[start : start + length])
            if phrase in things and _has_number(phrase, policy, one=one):
                return not _goes_on(words[start + length : start + length + 1])
        if one and word.endswith("'s") and (word[:-2],) in things:  # "one team's best quarter"
            return PEOPLE.isdisjoint(words[start:])
        if (word in _DONE_BY_PEOPLE and not one) or not (_describes(word) or (word,) in things):
            return False
    return False


def _has_number(phrase: tuple[str, ...], policy: SmallNumbers, *, one: bool) -> bool:
    """Whether a noun is in the singular after 1, in the plural after another number, or has but one form."""
    *first, last = phrase
    is_plural = any((*first, singular) in _things(policy) for singular in singulars(last))
    has_plural = (*first, plural(last)) in _things(policy)
    return not is_plural if one else not has_plural


def is_person(words: Sequence[str]) -> bool:
    """Whether words after a number name people, after at most three words that describe them."""
    for place, word in enumerate(words[:4]):
        if word in PEOPLE:
            return True
        if place and word in ("of", "were", "are", "was", "in", "and", "to", "the", "with"):
            return False
    return False


def _goes_on(following: Sequence[str]) -> bool:
    """Whether a noun is only the first part of another that may be a child: "2 school children"."""
    return bool(following) and following[0] in PEOPLE


def _describes(word: str) -> bool:
    return word in _DESCRIBES or (word.endswith(_SUFFIXES) and len(word) > 5)
