"""Whether an English word with a capital letter is somebody's name where it stands: Grace, Will, Hunter, Young."""

import re

from quarterly.screening.person_words import (
    BEFORE_A_PERSON,
    BEING,
    BODIES,
    CHILDREN,
    DETERMINERS,
    DONE_BY_PEOPLE,
    KIN,
    MET,
    RATINGS,
    STATES,
    TIMES,
)
from quarterly.screening.sentence_words import SentenceWords
from quarterly.screening.titles import follows_an_initial, has_a_title

_ONE_PERSON = re.compile(
    r"\b(?:he|she|his|her|him)\b|\bthe only (?:\w+ )?(?:child|leaver|pupil|person|one|boy|girl|student|baby)\b"
)


def is_named_here(words: SentenceWords, index: int) -> bool:
    """Whether the words around one say that it is a name, although it is also a word."""
    token = words.tokens[index]
    if has_a_title(words, index):
        return True
    if words.is_forename(token):
        return _begins_a_pair(words, index) or _acts(words, index) or _is_spoken_of(words, index)
    if token.lower not in words.lexicon.surnames:
        return False
    return follows_an_initial(words, index) or (not words.is_first(index) and _acts(words, index))


def _begins_a_pair(words: SentenceWords, index: int) -> bool:
    """Whether a forename is followed by a surname, and that by nothing that makes the pair the name of a place or service."""
    surname, following = words.at(index + 1), words.at(index + 2)
    if surname is None or not surname.is_capitalised or not surname.follows_closely or words.tokens[index].is_possessive:
        return False
    if surname.lower in BODIES or not words.is_surname(surname) or words.lower(index) in DETERMINERS:
        return False
    if {words.lower(index), surname.lower} <= RATINGS | TIMES or (words.lower(index) in TIMES and _is_a_date(words, index)):
        return False
    in_a_title = following and following.is_capitalised and following.follows_closely and words.is_english(following)
    return not in_a_title and not _is_in_capitals(words, index)


def _acts(words: SentenceWords, index: int) -> bool:
    """Whether a word does, has or is what only a person does, has or is."""
    if words.lower(index - 1) in DETERMINERS or _follows_a_capital(words, index) or _is_in_capitals(words, index):
        return False
    if words.lower(index) in TIMES and _is_a_date(words, index):
        return False
    token, following, after = words.tokens[index], words.lower(index + 1), words.lower(index + 2)
    if token.is_possessive:
        return following in KIN and token.lower not in TIMES
    if following in BEING:
        state = words.lower(index + 3) if after in ("been", "be", "not", "a", "an", "his", "her") else after
        is_one = words.is_forename(token) and token.lower not in TIMES | RATINGS and bool(_ONE_PERSON.search(words.text))
        return is_one or state in STATES | CHILDREN or (following == "and" and after in ("his", "her"))
    return following in DONE_BY_PEOPLE and (following in ("lives", "said", "says", "told") or token.lower not in TIMES | RATINGS)


def _is_spoken_of(words: SentenceWords, index: int) -> bool:
    """Whether a forename within a sentence stands where a person would, with a capital that a word would not have there."""
    token = words.tokens[index]
    if words.is_first(index) or token.lower in BODIES or _follows_a_capital(words, index):
        return False
    if token.lower in RATINGS | TIMES or words.span_of(token):
        return words.lower(index - 1) in MET and not _is_a_date(words, index)
    following = words.at(index + 1)
    if (following and following.is_capitalised and following.follows_closely) or _is_in_capitals(words, index):
        return False
    if words.lower(index - 1) in DETERMINERS:
        return False
    is_told = words.lower(index - 2) == "name" and words.lower(index - 1) in ("is", "was")
    return is_told or token.is_possessive or words.lower(index - 1) in BEFORE_A_PERSON or token.before.startswith((", ", " ("))


def _is_a_date(words: SentenceWords, index: int) -> bool:
    """Whether a number stands right before or after a word, as in 12 May and Summer 2024."""
    following = words.at(index + 1)
    return any(
        mark.isdigit()
        for mark in words.tokens[index].before + (following.before if following else words.text[words.tokens[index].end :])
    )


def _follows_a_capital(words: SentenceWords, index: int) -> bool:
    before = words.at(index - 1)
    return bool(before and before.is_capitalised and words.tokens[index].follows_closely and not words.is_first(index - 1))


def _is_in_capitals(words: SentenceWords, index: int) -> bool:
    """Whether a sentence is all in capitals, so that capitals say nothing."""
    return words.tokens[index].is_all_capitals and words.text.isupper()
