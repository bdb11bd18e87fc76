"""Which indicators a sentence names: by its ref, by how its name begins, or by most of the words that set its name apart.

"85% of care leavers are in suitable accommodation" names the indicator on accommodation better than the one on work, though both
names begin with "Care leavers": an indicator does not count as named where the sentence has all that it has of its name, and
more, for another one.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from quarterly.configuration.catalogue import Indicator

_WORD = re.compile(r"[^\W\d_]+")
_PARTS_NAME = frozenset(
    (
        *("in", "with", "who", "of", "for", "from", "within", "at", "by", "on", "to", "after", "over", "per", "under"),
        *("open", "lasting", "ending", "aged", "whose", "that", "which", "completed", "held"),
    )
)
_EMPTY = _PARTS_NAME | frozenset(
    (
        *("a", "an", "and", "or", "the", "their", "than", "more", "less", "as", "is", "are", "be", "been", "were", "was"),
        *("have", "has", "had", "not", "no", "all", "any", "each", "up", "out", "two", "three", "percentage", "number"),
        *("rate", "share", "average", "year", "years", "month", "months", "day", "days", "quarter", "time", "times"),
        *("last",),
    )
)
_MOST = Fraction(1, 2)


@dataclass(frozen=True)
class IndicatorNames:
    """The refs and names of a council's indicators, as a sentence may give them."""

    indicators: tuple[Indicator, ...] = ()

    def named_in(self, sentence: str) -> frozenset[str]:
        """Return the ids of the indicators that a sentence names best, none if it names none."""
        if by_ref := frozenset(self._ids_by_ref[ref] for ref in self._ref.findall(sentence)):
            return by_ref
        words = _stems(sentence)
        # Only a name that shares a word with the sentence can be named by it: most of a council's names share none.
        near = frozenset(id for word in words for id in self._ids_with.get(word, ()))
        found = {id: matched for id in near if (matched := self._matched(id, words))}
        return frozenset(id for id, matched in found.items() if not any(matched < other for other in found.values()))

    def _matched(self, id: str, words: list[str]) -> frozenset[str]:
        """Return the words of a name that a sentence has, none if it does not name the indicator."""
        name = self._words[id]
        matched = name.intersection(words)
        is_most = len(matched) > 1 and self._weight(matched) >= _MOST * self._weights[id]
        return matched if is_most or self._begins(id, words) else frozenset()

    def _weight(self, words: Iterable[str]) -> Fraction:
        """Return how far words set a name apart: a word of four names counts a quarter."""
        return sum((Fraction(1, len(self._ids_with[word])) for word in words), Fraction(0))

    def _begins(self, id: str, words: list[str]) -> bool:
        """Whether a sentence has the words with which a name begins, two of them at least: "Care leavers"."""
        head = self._heads[id]
        return len(head) > 1 and any(words[start : start + len(head)] == head for start in range(len(words)))

    @cached_property
    def _ids_by_ref(self) -> dict[str, str]:
        return {ref: each.id for each in self.indicators for ref in (each.ref, each.id) if ref}

    @cached_property
    def _ref(self) -> re.Pattern[str]:
        refs = "|".join(map(re.escape, sorted(self._ids_by_ref, key=len, reverse=True)))
        return re.compile(rf"(?<![\w.,-])(?:{refs})(?![\w%]|[.,-]\d)") if refs else re.compile(r"(?!)")

    @cached_property
    def _words(self) -> dict[str, frozenset[str]]:
        return {each.id: frozenset(_stems(each.name)) for each in self.indicators}

    @cached_property
    def _ids_with(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for id, words in self._words.items():
            for word in words:
                found.setdefault(word, []).append(id)
        return found

    @cached_property
    def _weights(self) -> dict[str, Fraction]:
        return {id: self._weight(words) for id, words in self._words.items()}

    @cached_property
    def _heads(self) -> dict[str, list[str]]:
        return {each.id: _head(each.name) for each in self.indicators}


def _stems(text: str) -> list[str]:
    return [_stem(word) for word in _WORD.findall(text.casefold()) if word not in _EMPTY]


def _head(name: str) -> list[str]:
    """Return the words of a name before the first that parts it: of "Care leavers in employment", "care leavers"."""
    words: list[str] = []
    for word in _WORD.findall(name.casefold()):
        if word in _PARTS_NAME and words:
            break
        words += _stems(word)
    return words


def _stem(word: str) -> str:
    for end in ("ing", "ed", "es", "s", "ment"):
        if word.endswith(end) and len(word) - len(end) > 2:
            return word.removesuffix(end)
    return word
