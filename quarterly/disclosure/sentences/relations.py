"""What follows from two numbers of a text: what a whole leaves, what came in between, what a percentage of a base is.

An intruder subtracts. "58 of 60" leaves 2; so do "there were 60; 58 were seen", "60 were due and 57 seen" (3), "of 60, 31 went home
and 27 to relatives", "95% of the 60" (3 of them were not). "From 12 to 14" is 2 more. "57 (95%)" are out of 60.
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from quarterly.disclosure.sentences.counts import Count, Tokens, follows_of
from quarterly.disclosure.sentences.numbers import fraction

_OVER_TIME = frozenset(
    "from to by last previous before earlier this against compared than up down rose risen rise fell fallen fall increased "
    "increase decreased decrease dropped grew year quarter month first second third then now since ago "
    "january february march april may june july august september october november december spring summer autumn winter".split()
)
_A_CHANGE = frozenset(
    "point points percentage increase rise fall decrease reduction more fewer higher lower better worse target above below less".split()
)
_PARTS_OF_THEM = frozenset("which whom these them those".split())


def worked_out(tokens: Tokens, counts: Sequence[Count], before: Sequence[Fraction] = ()) -> Iterator[Fraction]:
    """Yield every count of what may be children that follows from a sentence; `before` are counts of the sentence before."""
    people = [each for each in counts if not each.counts_things and not each.is_percent and each.value.denominator == 1]
    wholes = [each for each in people if _is_whole(tokens, each)]
    yield from _left_by_parts(tokens, people, wholes)
    yield from _differences(tokens, people)
    yield from _shares(tokens, counts, people, before)
    yield from _fractions(tokens, people)
    if people and not wholes:
        yield from (whole - people[0].value for whole in before if not _names_another(people[0], tokens))


def _is_whole(tokens: Tokens, each: Count) -> bool:
    return any(follows_of(tokens, part) == each.place for part in range(each.place) if tokens[part].is_count) or _begins_turned(
        tokens, each.place
    )


def _begins_turned(tokens: Tokens, place: int) -> bool:
    """Whether a whole comes first: "of the 60 children, 58"."""
    before = [token.text for token in tokens[max(0, place - 4) : place]]
    return "of" in before and not any(token.is_count for token in tokens[max(0, place - 4) : place])


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


def _differences(tokens: Tokens, people: Sequence[Count]) -> Iterator[Fraction]:
    for one, other in zip(people, people[1:], strict=False):
        between = {token.text for token in tokens[one.place : other.place]}
        cued = bool(between & _OVER_TIME) or bool({token.text for token in tokens[: one.place]} & _OVER_TIME)
        if one.value > other.value and (not _of_two_kinds(one, other) or between & _PARTS_OF_THEM):
            yield one.value - other.value
        elif cued and not _of_two_kinds(one, other):
            yield abs(one.value - other.value)
    if len(people) > 2 and people[0].value > people[1].value:
        yield people[0].value - sum(each.value for each in people[1:])


def _of_two_kinds(one: Count, other: Count) -> bool:
    """Whether each number has a noun of its own: "31 boys and 29 girls"."""
    return bool(one.names_people and other.names_people) and one.words[:2] != other.words[:2]


def _shares(tokens: Tokens, counts: Sequence[Count], people: Sequence[Count], before: Sequence[Fraction]) -> Iterator[Fraction]:
    """Yield a percentage of each count it may be out of, and the rest; nothing for 0%, 100% and changes."""
    for each in counts:
        if not each.is_percent or not 0 < each.value < 100 or _is_change(tokens, each.place):
            continue
        whole = follows_of(tokens, each.place)
        bases = [one.value for one in people if one.place == whole] or [one.value for one in people if one.place < each.place]
        for base in bases or (before if not people else ()):
            yield from _nearest(base * each.value / 100, base)
        if tokens[each.place - 1].text == "(" and (part := _just_before(people, each.place - 1)):
            yield _rounded(part * 100 / each.value) - part


def _fractions(tokens: Tokens, people: Sequence[Count]) -> Iterator[Fraction]:
    """Yield what "two thirds of the six" and the rest are."""
    for place, token in enumerate(tokens):
        times = tokens[place - 1].value if place and tokens[place - 1].is_count else Fraction(1)
        share = fraction(token.text, times or Fraction(1))
        whole = follows_of(tokens, place) if share else None
        for each in people:
            if share and (each.place == whole or (each.place < place and _begins_turned(tokens, each.place))):
                yield from _nearest(each.value * share, each.value)


def _nearest(part: Fraction, base: Fraction) -> Iterator[Fraction]:
    yield _rounded(part)
    yield base - _rounded(part)


def _rounded(value: Fraction) -> Fraction:
    return Fraction(int(value + Fraction(1, 2)))


def _just_before(people: Sequence[Count], place: int) -> Fraction | None:
    return next((each.value for each in people if place - 3 <= each.place < place), None)


def _is_change(tokens: Tokens, place: int) -> bool:
    after = {token.text for token in tokens[place + 1 : place + 4]}
    return bool(after & _A_CHANGE) or (place > 0 and tokens[place - 1].text in ("by", "a", "an"))


def _names_another(first: Count, tokens: Tokens) -> bool:
    """Whether a sentence begins with a new count of named people, rather than a part of those counted before."""
    return first.names_people and not {token.text for token in tokens[: first.place]} & {"of", "all", "but"}
