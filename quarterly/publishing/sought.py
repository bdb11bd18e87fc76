"""What is looked for in everything that is stored: phrases, compared as readers see them, without case."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from html import unescape

from quarterly.screening.sentences import replace_sentences, sentences_in
from quarterly.vocabulary.unseen import laid_bare
from quarterly.vocabulary.withheld import REMOVED

# Word and telephones write one sign or the other for the same name, and put in signs that nobody sees.
_ALIKE = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "`": "'", "‐": "-", "‑": "-", "–": "-"})

SHORTEST = 12  # characters of a sentence by which it is known again: "None." stands in many texts


def folded(text: str) -> str:
    """Return a text as it is compared: as readers see it, without case, doubled spaces and line breaks.

    An entity and a full-width digit are read as screening reads them, so that what it found is found again to be removed; so are
    apostrophes and hyphens of every kind.
    """
    return " ".join(unicodedata.normalize("NFKC", laid_bare(unescape(text))).translate(_ALIKE).casefold().split())


@dataclass(frozen=True)
class Sought:
    """Phrases, as `folded` returns them; with `whole_words` "ann" is not found in "annual".

    `instead` is what is put in the place of a sentence that has one.
    """

    phrases: frozenset[str]
    whole_words: bool = True
    instead: str = REMOVED

    def is_in(self, text: str) -> bool:
        """Whether one of the phrases is in a text."""
        return bool(self.phrases and self._pattern.search(folded(text)))

    def without(self, text: str) -> str:
        """Return a text with other words for each sentence that has one of the phrases, a mark if a phrase spans sentences."""
        left = replace_sentences(text, lambda sentence: self.instead if self.is_in(sentence) else "")
        return REMOVED if self.is_in(left) else left

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        any_phrase = "|".join(re.escape(phrase) for phrase in sorted(self.phrases, key=len, reverse=True))
        return re.compile(rf"(?<!\w)(?:{any_phrase})(?!\w)" if self.whole_words else any_phrase)


def sought_text(text: str) -> Sought:
    """Return what a request looks for: the text wherever it occurs, also within words."""
    return Sought(frozenset({folded(text)} - {""}), whole_words=False)


def sought_sentence(sentence: str, instead: str = "") -> Sought:
    """Return one sentence wherever it stands as whole words, with what takes its place: other words, or a mark."""
    return Sought(frozenset({folded(sentence)} - {""}), instead=instead or REMOVED)


def sought_name(name: str) -> Sought:
    """Return a person's name as people write it: "Ann Lee", "Lee, Ann" and "Lee Ann"; never a part of it alone."""
    *first, last = folded(name).split() or [""]
    orders = {" ".join([*first, last]), " ".join([last, *first]), f"{last}, {' '.join(first)}" if first else ""}
    return Sought(frozenset(orders - {""}))


def sought_sentences(texts: Iterable[str]) -> Sought:
    """Return the sentences of texts that are long enough to be known again."""
    found = {folded(sentence) for text in texts for sentence in sentences_in(text)}
    return Sought(frozenset(sentence for sentence in found if len(sentence) >= SHORTEST))
