"""Where the phrases that are known to be no finding stand in a sentence."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from quarterly.screening.known_names import KnownNames
from quarterly.screening.lexicon import Lexicon
from quarterly.screening.tokens import Token


@dataclass(frozen=True, slots=True)
class PhraseFound:
    """A known phrase at a place in a sentence."""

    start: int
    end: int
    is_person: bool
    is_one_word: bool
    is_cleared: bool  # by the council; the others are words of the trade

    def covers(self, token: Token) -> bool:
        """Whether the word is a part of the phrase."""
        return self.start <= token.start and token.end <= self.end


class _Phrases:
    """Phrases by their first four letters, so that a sentence is not held against every one of them."""

    def __init__(self, known: KnownNames, lexicon: Lexicon) -> None:
        self.people = known.may_be_named
        self.cleared = known.may_be_named | known.not_people | known.own_phrases
        self.by_head: dict[str, list[str]] = defaultdict(list)
        for phrase in sorted(self.cleared | lexicon.trade_words, key=lambda each: (-len(each), each)):
            self.by_head[phrase[:4]].append(phrase)

    def beginning_at(self, sentence: str, start: int) -> str:
        """Return the longest phrase that begins here and ends with a word; "" if none does."""
        heads = (sentence[start : start + length] for length in (4, 3, 2, 1))
        for phrase in (phrase for head in heads for phrase in self.by_head.get(head, ())):
            end = start + len(phrase)
            if sentence.startswith(phrase, start) and not sentence[end : end + 1].isalnum():
                return phrase
        return ""


@lru_cache(8)
def _phrases(known: KnownNames, lexicon: Lexicon) -> _Phrases:
    return _Phrases(known, lexicon)


def known_spans(sentence: str, tokens: list[Token], known: KnownNames, lexicon: Lexicon) -> list[PhraseFound]:
    """Return where known phrases stand, the longest at each word, with capitals as written."""
    return list(_spans(sentence, tokens, _phrases(known, lexicon)))


def _spans(sentence: str, tokens: list[Token], phrases: _Phrases) -> Iterator[PhraseFound]:
    for token in tokens:
        if token.is_capitalised and (phrase := phrases.beginning_at(sentence, token.start)):
            end, is_one_word = token.start + len(phrase), " " not in phrase
            yield PhraseFound(token.start, end, phrase in phrases.people, is_one_word, phrase in phrases.cleared)
