"""The numbers of a sentence with what each counts: things of the trade, or what may be children.

"3 of the 12 indicators" and "3 (25%) are green" count indicators. A bare number that follows on things ("three psychologists are
appointed; two start in January") counts those, if what is said of it is said of things and no people are named beside.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from quarterly.configuration.profile import SmallNumbers
from quarterly.disclosure.sentences.nouns import MANY_EVENTS, MANY_PEOPLE, PEOPLE, is_person
from quarterly.disclosure.sentences.shares import share_ending_at
from quarterly.disclosure.sentences.things import (
    after_brackets,
    counts_things,
    ends_a_span,
    is_about_things,
    says_of_things,
    stands_for_a_thing,
)
from quarterly.disclosure.sentences.tokens import Tokens, words_from
from quarterly.vocabulary.numbers import decimals_of


@dataclass(frozen=True, slots=True)
class Count:
    """A number of a sentence at a place among its tokens, and the words after it."""

    place: int
    value: Fraction
    counts_things: bool
    words: tuple[str, ...] = ()
    is_percent: bool = False
    decimals: int = 0

    @property
    def noun(self) -> str:
        """The noun of people or of what happens to them that follows the number, "" if none does."""
        return next((word for word in self.words[:4] if word in MANY_PEOPLE or word in MANY_EVENTS), "")

    @property
    def may_be_people(self) -> bool:
        """Whether it may count children: a rate such as 2.3 or 62.0 does not, "3.0 children" does."""
        return not self.counts_things and not self.is_percent and (not self.decimals or self._is_whole_of_people)

    @property
    def _is_whole_of_people(self) -> bool:
        return self.value.denominator == 1 and self.names_people

    @property
    def names_people(self) -> bool:
        """Whether the number is followed by a noun of people."""
        return is_person(self.words)


def counts_in(tokens: Tokens, policy: SmallNumbers, *, after_things: bool = False) -> tuple[Count, ...]:
    """Return the numbers of a sentence but ordinals; `after_things` says that the sentence before counted things alone."""
    no_people = not any(each.text in PEOPLE for each in tokens)
    shares = {place: share for place in range(len(tokens)) if (share := share_ending_at(tokens, place))}
    covered = {place for end, (start, _) in shares.items() for place in range(start, end + 1)}
    found: list[Count] = []
    for place, token in enumerate(tokens):
        if place in shares:
            found.append(Count(place, shares[place][1], counts_things=False, is_percent=True))
        if token.value is None or token.is_ordinal or place in covered:
            continue
        words = tuple(words_from(tokens, after_brackets(tokens, place + 1)))
        things = counts_things(tokens, place, policy)
        if not things and no_people and (after_things or any(each.counts_things for each in found)):
            things = says_of_things(words) or ends_a_span(tokens, place)
        things = things or (no_people and (is_about_things(tokens, place, policy) or stands_for_a_thing(tokens, place, policy)))
        found.append(Count(place, token.value, things, words, token.is_percent, decimals_of(token.text.strip("x"))))
    return tuple(_as_their_whole(found, tokens))


def follows_of(tokens: Tokens, place: int) -> int | None:
    """Return the place of the whole that a number is a part of ("3 of the 12", "57 (of 60)"), None if none is given."""
    start = place + 1
    while start < len(tokens) and (tokens[start].text in ("(", "cent") or _is_short_word_before_of(tokens, start, place)):
        start += 1
    if start >= len(tokens) or tokens[start].text not in ("of", "out", "/", "in"):
        return None
    for after in range(start + 1, min(start + 7, len(tokens))):
        if tokens[after].is_count:
            return after
        if tokens[after].is_sign:
            return None
    return None


def _is_short_word_before_of(tokens: Tokens, start: int, place: int) -> bool:
    """Whether a word parts a number from "of": "57 were placed in time of the 60" has such words, up to five."""
    ahead = [each.text for each in tokens[start : start + 6]]
    is_far = "of" in ahead and ahead.index("of") + 1 < len(ahead) and ahead[ahead.index("of") + 1] in ("the", "all", "those")
    return start - place <= 5 and is_far and tokens[start].text not in ("of", "out", "/", "in") and not tokens[start].is_sign


def _as_their_whole(found: Sequence[Count], tokens: Tokens) -> list[Count]:
    """Return the counts, a part counting what its whole counts: "3 of the 12 indicators", "of 20 measures, 14 are green"."""
    things = {each.place: each.counts_things for each in found}
    turned = next((each for each in found if _is_turned_whole(tokens, each)), None)

    def of(each: Count) -> Count:
        whole = follows_of(tokens, each.place)
        spans = _span(tokens, each.place)
        inherits = things.get(whole if whole is not None else -1, False) or any(things.get(place, False) for place in spans)
        inherits = inherits or (
            turned is not None and turned.counts_things and each.place > turned.place and not each.names_people
        )
        return replace(each, counts_things=each.counts_things or inherits)

    return [of(each) for each in found]


def _is_turned_whole(tokens: Tokens, each: Count) -> bool:
    before = [token.text for token in tokens[max(0, each.place - 3) : each.place]]
    return (
        not each.is_percent and "of" in before and not any(token.value for token in tokens[max(0, each.place - 3) : each.place])
    )


def _span(tokens: Tokens, place: int) -> list[int]:
    """Return the places of the other end of "from 12 to 14 days"."""
    near = []
    if place + 2 < len(tokens) and tokens[place + 1].text == "to" and tokens[place + 2].is_count:
        near.append(place + 2)
    return near
