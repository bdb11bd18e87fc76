"""What follows from two numbers of a text: what a whole leaves, what came in between, what a percentage of a base is.

An intruder subtracts. "58 of 60" leaves 2; so do "there were 60; 58 were seen" and "of 60, 31 went home and 27 to relatives".
"60 were due and 57 seen" and "95% of the 60" leave 3. "From 12 to 14" is 2 more. "57 (95%)" are out of 60.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from quarterly.disclosure.sentences.counts import Count, follows_of
from quarterly.disclosure.sentences.nouns import is_person
from quarterly.disclosure.sentences.percentages import counts_of_percentages
from quarterly.disclosure.sentences.tokens import Tokens, words_from

_OVER_TIME = frozenset(
    (
        *("from", "to", "by", "last", "previous", "before", "earlier", "this", "against", "compared", "than", "up"),
        *("down", "rose", "risen", "rise", "fell", "fallen", "fall", "increased", "increase", "decreased", "decrease"),
        *("dropped", "grew", "year", "quarter", "month", "first", "second", "third", "then", "now", "since", "ago"),
        *("due", "should", "expected", "january", "february", "march", "april", "may", "june", "july", "august"),
        *("september", "october", "november", "december", "spring", "summer", "autumn", "winter"),
    )
)
_PARTS_OF_THEM = frozenset(["which", "whom", "these", "them", "those"])


@dataclass(frozen=True, slots=True)
class Read:
    """A sentence as it was read: its tokens, its numbers, and how many quarters, days and years it names."""

    tokens: Tokens = ()
    counts: tuple[Count, ...] = ()
    times: int = 0

    @property
    def people(self) -> list[Count]:
        """The numbers that may count children."""
        return [each for each in self.counts if each.may_be_people]

    @property
    def compares(self) -> bool:
        """Whether it speaks of one time or amount beside another."""
        return self.times > 0 or any(token.text in _OVER_TIME for token in self.tokens)


def worked_out(now: Read, before: Read) -> Iterator[Fraction]:
    """Yield every count of what may be children that follows from a sentence and the last one before that has numbers."""
    tokens, people = now.tokens, now.people
    wholes = [each for each in people if _is_whole(tokens, each)]
    yield from _left_by_parts(tokens, people, wholes)
    yield from _differences(now, people)
    yield from counts_of_percentages(tokens, now.counts, people, [each.value for each in before.people])
    if people and not wholes:
        yield from _from_sentence_to_sentence(before, now, people[0])


def _from_sentence_to_sentence(before: Read, now: Read, first: Count) -> Iterator[Fraction]:
    for each in before.people:
        if not _of_two_kinds(each, first) and (each.value > first.value or before.compares or now.compares):
            yield abs(each.value - first.value)


def _is_whole(tokens: Tokens, each: Count) -> bool:
    return any(follows_of(tokens, part) == each.place for part in range(each.place) if tokens[part].is_count) or _begins_turned(
        tokens, each.place
    )


def _begins_turned(tokens: Tokens, place: int) -> bool:
    """Whether a whole comes first: "of the 60 children, 58"; in "of these 58 were seen" the 58 is the part."""
    before = [token.text for token in tokens[max(0, place - 4) : place]]
    if "of" not in before or any(token.is_count for token in tokens[max(0, place - 4) : place]):
        return False
    return before[-1] not in _PARTS_OF_THEM or is_person(words_from(tokens, place + 1))


def _left_by_parts(tokens: Tokens, people: Sequence[Count], wholes: Sequence[Count]) -> Iterator[Fraction]:
    for part in people:
        whole = follows_of(tokens, part.place)
        for each in wholes:
            if each.place == whole and part.value <= each.value:
                yield each.value - part.value
    for whole_count in wholes:
        later = [each for each in people if each.place > whole_count.place and each not in wholes]
        if _begins_turned(tokens, whole_count.place) and later:
            yield from (whole_count.value - each.value for each in later)
            yield whole_count.value - sum(each.value for each in later)


def _differences(now: Read, people: Sequence[Count]) -> Iterator[Fraction]:
    for one, other in pairwise(people):
        between = {token.text for token in now.tokens[one.place : other.place]}
        cued = now.times > 1 or any(token.text in _OVER_TIME for token in now.tokens[: other.place + 3])
        if one.value > other.value and (not _of_two_kinds(one, other) or between & _PARTS_OF_THEM):
            yield one.value - other.value
        elif cued and not _of_two_kinds(one, other):
            yield abs(one.value - other.value)
    for whole in (people[0], people[-1]) if len(people) > 2 else ():
        yield 2 * whole.value - sum(each.value for each in people)


def _of_two_kinds(one: Count, other: Count) -> bool:
    """Whether each number has a noun of its own: "31 boys and 29 girls", "66 admissions and 62 assessments"."""
    return bool(one.noun and other.noun) and one.noun != other.noun
