"""The words and names that text is held against: values, read from a file by an adapter once there is text to screen."""

from collections.abc import Mapping
from dataclasses import dataclass, field

_HEAD = 2


@dataclass(frozen=True, slots=True, eq=False)
class WordList:
    """Many words in little memory: the words with the same first two letters are one string, parted by spaces."""

    by_head: Mapping[str, str] = field(default_factory=dict)

    def __contains__(self, word: object) -> bool:
        """Whether the list has this word, in these letters."""
        return isinstance(word, str) and bool(word) and f" {word} " in self.by_head.get(word[:_HEAD], "")


def word_list(text: str) -> WordList:
    """Return the words of a text that has the words with the same first two letters on one line."""
    return WordList({line[:_HEAD]: f" {line} " for line in text.splitlines()})


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """Words of English, forenames and surnames in lower case; words of the trade with capitals as written.

    A name that is also a common word ("grace", "young") is in both lists. A certain forename is no word at all.
    """

    words: WordList = WordList()
    forenames: WordList = WordList()
    certain_forenames: WordList = WordList()
    surnames: WordList = WordList()
    trade_words: frozenset[str] = frozenset()
