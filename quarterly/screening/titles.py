"""Titles, initials and households: what makes a surname of any word with a capital beside it."""

from quarterly.screening.person_words import BODIES, HOUSEHOLDS, OFFICES, PEOPLES, TITLES
from quarterly.screening.sentence_words import SentenceWords


def has_a_title(words: SentenceWords, index: int) -> bool:
    """Whether a word is a surname by what stands beside it: Mrs Young, Hall, T., the Young family."""
    return _follows_a_title(words, index) or _is_household(words, index) or _is_before_an_initial(words, index)


def _follows_a_title(words: SentenceWords, index: int) -> bool:
    token, title = words.tokens[index], words.lower(index - 1)
    if not token.follows_closely or not words.tokens[index - 1].is_capitalised or token.lower in BODIES:
        return False
    return title in TITLES or (title in OFFICES and (words.is_surname(token) or words.is_forename(token)))


def _is_household(words: SentenceWords, index: int) -> bool:
    """Whether a surname names a family: the Young family, the Hunter siblings."""
    token = words.tokens[index]
    if token.lower not in words.lexicon.surnames or token.lower in BODIES | PEOPLES or words.lower(index - 1) != "the":
        return False
    following = words.at(index + 1)
    return bool(following and following.lower in HOUSEHOLDS and following.core.islower())


def _is_before_an_initial(words: SentenceWords, index: int) -> bool:
    """Whether a surname stands first, as in a list: Hall, T."""
    initial = words.at(index + 1)
    if initial is None or words.tokens[index].lower not in words.lexicon.surnames or initial.before != ", ":
        return False
    return (
        len(initial.core) == 1
        and initial.core.isupper()
        and words.text[initial.end : initial.end + 1] in (".", ",", ")", ";", "")
    )


def follows_an_initial(words: SentenceWords, index: int) -> bool:
    """Whether the initial of a forename stands before a word: J. Young."""
    token, initial = words.tokens[index], words.at(index - 1)
    if initial is None or len(initial.core) != 1 or not initial.core.isupper() or token.lower in BODIES:
        return False
    return token.before == ". "
