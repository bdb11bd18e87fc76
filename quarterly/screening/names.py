"""Names of persons in a sentence: what has a capital letter and is neither a word, an abbreviation nor a known phrase."""

import re

from quarterly.screening.child_beside import is_beside_one_sex, tells_of_a_child
from quarterly.screening.known_names import KnownNames
from quarterly.screening.known_phrases import PhraseFound
from quarterly.screening.lexicon import Lexicon
from quarterly.screening.lower_case_names import is_named_in_lower_case
from quarterly.screening.name_signals import is_named_here
from quarterly.screening.person_words import BODIES
from quarterly.screening.sentence_words import SentenceWords, is_abbreviation, is_roman, words_of
from quarterly.screening.tokens import Token

_CASE_WORDS = re.compile(
    r"\baged?\b|\byears?[ -]old\b|\bplaced\b|\bplacement\b|\blooked[ -]after\b|\bLAC\b|\bCLA\b|\bchild protection plan\b"
    r"|\b(?:foster|adopt)(?:ed|ive)?\b|\bborn\b|\b(?:his|her) (?:care|mother|father|child|children)\b",
    re.I,
)
_SHORTEST_IN_CAPITALS = 4


def names_in(sentence: str, known: KnownNames, lexicon: Lexicon) -> tuple[str, ...]:
    """Return the phrases of a sentence that are asked about, whole and with capitals as written."""
    words = words_of(sentence, known, lexicon)
    asked = [index for index in range(len(words.tokens)) if _is_asked_about(words, index)]
    return tuple(dict.fromkeys(_phrase(words, index) for index in asked))


def _is_asked_about(words: SentenceWords, index: int) -> bool:
    token = words.tokens[index]
    if not token.is_capitalised:
        return is_named_in_lower_case(words, index)
    if len(token.core) == 1 or (token.follows_closely and words.lower(index - 1) in ("st", "saint")):
        return False  # an initial is no name by itself, and a saint is a church, a school or a hospital
    span = words.span_of(token)
    if _is_cleared(words, token, span) and tells_of_a_child(words, index):
        return True
    if span and not (span.is_one_word and _may_be_a_name(words, token)):
        return (span.is_person and bool(_CASE_WORDS.search(words.text))) or is_beside_one_sex(words, index)
    if token.is_all_capitals or is_abbreviation(token):
        return _is_a_name_in_capitals(words, index)
    if span or words.is_english(token):
        return is_named_here(words, index)
    return not is_roman(token) and not (words.is_first(index) and words.is_misspelt(token))


def _is_cleared(words: SentenceWords, token: Token, span: PhraseFound | None) -> bool:
    """Whether a word is no finding only because the council says so; its abbreviations are nobody's name."""
    if span is not None:
        return span.is_cleared
    may_be_one = len(token.core) >= _SHORTEST_IN_CAPITALS and words.is_listed_name(token)
    return words.is_own(token) and (may_be_one or not (token.is_all_capitals or is_abbreviation(token)))


def _may_be_a_name(words: SentenceWords, token: Token) -> bool:
    return words.is_forename(token) or token.lower in words.lexicon.surnames


def _is_a_name_in_capitals(words: SentenceWords, index: int) -> bool:
    token = words.tokens[index]
    if not token.core.isupper() or is_roman(token) or words.span_of(token) or token.lower in BODIES or len(token.core) < 3:
        return False
    if words.is_english(token):
        return is_named_here(words, index)
    return token.lower in words.lexicon.surnames or words.is_forename(token) or not is_abbreviation(token)


def _phrase(words: SentenceWords, index: int) -> str:
    """Return the run of words with capitals that a word stands in."""
    first = last = index
    while first > 0 and _goes_on(words, first):
        first -= 1
    while last + 1 < len(words.tokens) and _goes_on(words, last + 1):
        last += 1
    while last > index and words.tokens[last].is_all_capitals and not words.tokens[index].is_all_capitals:
        last -= 1  # "Ann Ely DCS" has the name of a department behind it
    first = next((i for i in range(first, index) if not _opens_a_sentence_only(words, i)), index)
    return words.text[words.tokens[first].start : words.tokens[last].end]


def _goes_on(words: SentenceWords, index: int) -> bool:
    token, before = words.tokens[index], words.tokens[index - 1]
    return token.follows_closely and token.is_capitalised and before.is_capitalised and not before.is_possessive


def _opens_a_sentence_only(words: SentenceWords, index: int) -> bool:
    token: Token = words.tokens[index]
    return words.is_first(index) and token.lower in ("the", "a", "an", "in", "at", "after", "when", "and", "mr", "if", "for")
