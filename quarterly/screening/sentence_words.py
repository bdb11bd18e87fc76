"""A sentence as its words, with what is known of each: an English word, a name, an abbreviation, a part of a known phrase."""

from dataclasses import dataclass

from quarterly.screening.known_names import KnownNames
from quarterly.screening.known_phrases import PhraseFound, known_spans
from quarterly.screening.lexicon import Lexicon
from quarterly.screening.tokens import Token, tokens_of

_LONG, _LONGEST_WORD = 7, 25
_NO_WORD = "¬"
_LONGEST_ABBREVIATION = 6
_BEGIN_WITHIN_A_NAME = ("mc", "mac", "fitz", "de", "di", "du", "le", "la", "van", "von", "st", "el", "al", "ap", "o")


@dataclass(frozen=True, slots=True)
class SentenceWords:
    """The words of one sentence and what they are held against."""

    text: str
    tokens: list[Token]
    spans: list[PhraseFound]
    own_words: frozenset[str]
    lexicon: Lexicon

    def at(self, index: int) -> Token | None:
        """Return the word at a position, None before the first and after the last."""
        return self.tokens[index] if 0 <= index < len(self.tokens) else None

    def lower(self, index: int) -> str:
        """Return a word in lower case, or what is no word where there is none."""
        token = self.at(index)
        return token.lower if token else _NO_WORD

    def is_first(self, index: int) -> bool:
        """Whether a word begins the sentence, or follows what begins one, where any word has a capital."""
        return index == 0 or any(mark in self.tokens[index].before for mark in '.:;!?•“"–—(/|')

    def span_of(self, token: Token) -> PhraseFound | None:
        """Return the known phrase that a word is a part of."""
        return next((span for span in self.spans if span.covers(token)), None)

    def is_english(self, token: Token) -> bool:
        """Whether a word is one of English or of the council, whole or in every part."""
        return self._is_word(token.lower) or all(len(part) == 1 or self._is_word(part) for part in token.parts)

    def is_misspelt(self, token: Token) -> bool:
        """Whether a word that is no known name is an English word with two letters swapped or one too many."""
        word, lists = token.lower, self.lexicon
        if (
            not _LONG <= len(word) <= _LONGEST_WORD
            or word in lists.surnames
            or word in lists.forenames
            or word in lists.certain_forenames
        ):
            return False
        swapped = (word[:i] + word[i + 1] + word[i] + word[i + 2 :] for i in range(len(word) - 1))
        return any(each in lists.words for each in (*swapped, *(word[:i] + word[i + 1 :] for i in range(len(word)))))

    def is_forename(self, token: Token) -> bool:
        """Whether a word, or the first part of a compound, is a common forename."""
        return token.lower in self.lexicon.forenames or token.parts[0] in self.lexicon.forenames

    def is_listed_name(self, token: Token) -> bool:
        """Whether a word is a forename or surname of the lists."""
        return self.is_forename(token) or token.lower in self.lexicon.surnames or token.lower in self.lexicon.certain_forenames

    def is_own(self, token: Token) -> bool:
        """Whether a word is no finding only since the council's own configuration has it."""
        return token.lower in self.own_words and token.lower not in self.lexicon.words

    def is_surname(self, token: Token) -> bool:
        """Whether a word is a common surname, or no word at all, as most surnames are."""
        return token.lower in self.lexicon.surnames or not self.is_english(token)

    def _is_word(self, word: str) -> bool:
        if word in self.lexicon.words or word in self.own_words:
            return True
        # "Childrens" is a word without its apostrophe; "Woods" is a surname all the same.
        stem = word.removesuffix("s")
        return stem != word and len(stem) > 3 and word not in self.lexicon.surnames and stem in self.lexicon.words


def words_of(sentence: str, known: KnownNames, lexicon: Lexicon) -> SentenceWords:
    """Return the words of a sentence with the known phrases in it."""
    tokens = tokens_of(sentence)
    return SentenceWords(sentence, tokens, known_spans(sentence, tokens, known, lexicon), known.own_words, lexicon)


def is_abbreviation(token: Token) -> bool:
    """Whether a word has the letters of an abbreviation: DfE, EHCPs, GPs, PowerBI, but not McKay."""
    word = token.core
    if word.rstrip("s").isupper():
        return len(word) <= _LONGEST_ABBREVIATION
    inner = next((i for i, letter in enumerate(word[1:], 1) if letter.isupper() and word[i - 1].isalpha()), 0)
    return bool(inner) and word[:inner].lower() not in _BEGIN_WITHIN_A_NAME


def is_roman(token: Token) -> bool:
    """Whether a word is a Roman numeral."""
    return token.core.isupper() and set(token.core) <= set("IVXLC")
