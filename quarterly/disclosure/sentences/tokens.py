"""A sentence as tokens: numbers with their value, words, and the signs between them."""

import re
from dataclasses import dataclass
from fractions import Fraction

from quarterly.disclosure.sentences.labels import without_labels
from quarterly.disclosure.sentences.nouns import PEOPLE
from quarterly.disclosure.sentences.numbers import IN_WORDS, ROMAN, number_in_words, ordinal, roman

_TOKEN = re.compile(
    rf"""
    (?P<digits>(?<![\d£])(?<!\d[.–-])(?<![A-Za-z])x?(?:\d{{1,3}}(?:,\d{{3}})+|\d+)(?:\.\d+)?(?:x\b|(?:st|nd|rd|th)\b)?)
    |(?P<words>\b(?:{IN_WORDS})(?![-\w]))
    |(?P<roman>\b(?:{ROMAN})\b(?=\s+(?:{"|".join(sorted(PEOPLE, key=len, reverse=True))})\b))
    |(?P<word>[^\W\d_]+(?:['’‘-][^\W_]+)*(?:(?<=s)['’](?=\s))?)
    |(?P<sign>%|[^\s\w])
    """,
    re.VERBOSE | re.IGNORECASE,
)
_PER_CENT = re.compile(r"\s?(?:%|per\s?cent\b|pc\b)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Token:
    """A word in lower case, a sign, or a number with its value and whether it is a percentage or an ordinal."""

    text: str
    value: Fraction | None = None
    is_percent: bool = False
    is_ordinal: bool = False

    @property
    def is_count(self) -> bool:
        """Whether it is a plain number."""
        return self.value is not None and not self.is_percent and not self.is_ordinal

    @property
    def is_sign(self) -> bool:
        """Whether it parts words rather than being one."""
        return self.value is None and not self.text[0].isalpha()


Tokens = tuple[Token, ...]


def tokens_of(sentence: str) -> Tokens:
    """Return a sentence's tokens without the digits that are labels."""
    text, tokens, end = without_labels(sentence), [], 0
    for found in _TOKEN.finditer(text):
        if found.start() >= end:
            token, end = _token(found, text)
            tokens.append(token)
    return tuple(tokens)


def words_from(tokens: Tokens, start: int) -> list[str]:
    """Return the words from a place on, up to the next sign or number."""
    words: list[str] = []
    for token in tokens[start:]:
        if token.value is not None or token.is_sign:
            break
        words.append(token.text)
    return words


def _token(found: re.Match[str], text: str) -> tuple[Token, int]:
    written, end = found[0], found.end()
    if found["digits"]:
        if place := ordinal(written):
            return Token(written, Fraction(place), is_ordinal=True), end
        value = Fraction(written.strip("xX").replace(",", ""))
    elif found["words"]:
        value = Fraction(number_in_words(written))
    elif found["roman"] and roman(written):
        value = Fraction(roman(written))
    elif place := ordinal(written):
        return Token(written.casefold(), Fraction(place), is_ordinal=True), end
    else:
        return Token(written.casefold().replace("’", "'")), end
    per_cent = _PER_CENT.match(text, end)
    return Token(written.casefold(), value, is_percent=bool(per_cent)), per_cent.end() if per_cent else end
