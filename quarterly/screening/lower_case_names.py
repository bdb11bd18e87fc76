"""Names typed without capitals, where a list of forenames or the word before makes it near certain."""

from quarterly.screening.child_beside import tells_of_a_child
from quarterly.screening.person_words import BEFORE_A_LOWER_CASE_NAME, NO_LOWER_CASE_NAME, TIMES, TITLES
from quarterly.screening.sentence_words import SentenceWords


def is_named_in_lower_case(words: SentenceWords, index: int) -> bool:
    """Whether a word in lower case is a name: jayden, mrs king, baby ruby, s. wetherall."""
    token, before = words.tokens[index], words.lower(index - 1)
    if (token.lower in words.own_words or token.lower in TIMES) and before not in TITLES:
        return words.is_own(token) and token.lower in words.lexicon.certain_forenames and tells_of_a_child(words, index)
    if token.lower in words.lexicon.certain_forenames:
        return True
    if not token.follows_closely or not words.tokens[index - 1].core.islower():
        return False
    if before in TITLES:
        return not words.is_english(token) or (token.lower in words.lexicon.surnames and before != "miss")
    if before in BEFORE_A_LOWER_CASE_NAME:
        return words.is_forename(token) and token.lower not in NO_LOWER_CASE_NAME
    return len(before) == 1 and token.before == ". " and not words.is_english(token) and len(token.core) > 3
