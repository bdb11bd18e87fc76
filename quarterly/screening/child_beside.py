"""Whether what tells of one child stands beside a phrase that is cleared: a sex, an age, a placement, a case."""

import re

from quarterly.screening.age_companions import has_age_of_one
from quarterly.screening.person_words import BODIES, ONE_SEX
from quarterly.screening.sentence_words import SentenceWords
from quarterly.screening.telling_ages import has_age_behind

_NEAR = 4
_PLACED = "placed placement foster fostered adopted adoptive born remanded lac cla case file looked"
_PLACEMENTS = frozenset(_PLACED.split())
_ONE_CHILD = re.compile(
    r"\b(?:he|she|his|her|him)\b"
    r"|\b(?:an?|one|this|that|another|the)\s+(?:[\w-]+\s+){0,2}"
    r"(?:child(?!\s+(?:protection|in\s+need|in\s+care))|baby|infant|toddler|teenager|pupil|young\s+person|youngster)\b(?!['’]s)",
    re.I,
)
_ON_A_PLAN = re.compile(r"\bon\s+(?:an?\s+)?(?:child\s+protection|CP|CIN|child\s+in\s+need)\s+plan\b", re.I)
_BECOMES = re.compile(r"(?:['’]s)?\s+(?:is|was|(?:has|had)\s+been|being|to\s+be)\b")
_OF_IT = re.compile(r"\b(?:placement|case|file|plan|adoption)\s+(?:of|for)\s+$", re.I)


def tells_of_a_child(words: SentenceWords, index: int) -> bool:
    """Whether a cleared word, or the phrase it is a part of, is used with what a child's name would be used with.

    Beside a sex or the age of one person it always is. A placement and a case are also spoken of where a service or a place is
    meant: there the word is one of the names there are, or the sentence speaks of one child.
    """
    first, last = _phrase(words, index)
    text = words.text[words.tokens[first].start : words.tokens[last].end]
    near = {words.lower(each) for each in (*range(first - _NEAR, first), *range(last + 1, last + 1 + _NEAR))}
    if near & ONE_SEX or has_age_behind(words.text, (text,)) or has_age_of_one(words.text):
        return True
    token = words.tokens[index]
    may_be_one = token.lower not in BODIES and words.is_listed_name(token)
    has_a_case = bool(near & _PLACEMENTS or _ON_A_PLAN.search(words.text))
    return has_a_case and (may_be_one or _is_one_child(words, first, last))


def is_beside_one_sex(words: SentenceWords, index: int) -> bool:
    """Whether a word that says of which sex a child is stands within four words of another."""
    beside = {words.lower(index + step) for step in range(-_NEAR, _NEAR + 1) if step}
    return not beside.isdisjoint(ONE_SEX)


def _is_one_child(words: SentenceWords, first: int, last: int) -> bool:
    before, after = words.text[: words.tokens[first].start], words.text[words.tokens[last].end :]
    return words.tokens[last].is_possessive or any((_ONE_CHILD.search(words.text), _BECOMES.match(after), _OF_IT.search(before)))


def _phrase(words: SentenceWords, index: int) -> tuple[int, int]:
    """Return the first and the last word of the known phrase that a word is a part of; of none, the word itself."""
    span = words.span_of(words.tokens[index])
    if span is None:
        return index, index
    inside = [place for place, token in enumerate(words.tokens) if span.covers(token)]
    return inside[0], inside[-1]
