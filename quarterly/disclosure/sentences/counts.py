"""The numbers of a sentence with what each counts: things of the trade, or what may be children.

"3 of the 12 indicators" and "3 (25%) are green" count indicators. A bare number that follows on things ("three psychologists are
appointed; two start in January") counts those, if what is said of it is said of things and no people are named beside.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import takewhile

from quarterly.configuration.profile import SmallNumbers
from quarterly.disclosure.sentences.nouns import MANY_EVENTS, MANY_PEOPLE, PEOPLE, is_person, is_thing
from quarterly.disclosure.sentences.shares import share_ending_at
from quarterly.disclosure.sentences.tokens import Token, words_from
from quarterly.vocabulary.numbers import decimals_of

Tokens = tuple[Token, ...]

RATINGS = frozenset(["close", "green", "amber", "red", "blue", "on-target", "off-target", "on-track", "off-track"])
_RATED = (("on", "target"), ("off", "target"), ("on", "track"), ("off", "track"), ("behind", "target"), ("close", "to"),
          ("short", "of"), ("better", "than"), ("worse", "than"), ("not", "rated"))  # fmt: skip
_BE = frozenset(
    (
        *("is", "are", "was", "were", "remain", "remains", "remained", "stay", "stayed", "still", "now", "became"),
        *("become", "rated"),
    )
)
_SAID_OF_THINGS = frozenset(
    [
        "start",
        "starts",
        "started",
        "begin",
        "begins",
        "began",
        "join",
        "joins",
        "joined",
        "noted",
        "accepted",
        "agreed",
        "approved",
        "opened",
        "opens",
        "open",
        "closed",
        "met",
        "complete",
        "completed",
        "overdue",
        "vacant",
        "filled",
        "appointed",
        "published",
        "good",
        "inadequate",
        "outstanding",
        "revised",
        "achieved",
        "worse",
        "better",
    ]
)
_GOES_ON = frozenset(
    [
        "and",
        "or",
        "but",
        "with",
        "while",
        "now",
        "this",
        "last",
        "compared",
        "against",
        "rated",
        "because",
        "since",
        "after",
        "for",
    ]
)
_CHANGES = frozenset(["fell", "rose", "increased", "decreased", "dropped", "went", "grew", "has", "have"])
_BEFORE_WHOLE = frozenset(["the", "these", "those", "our", "its", "their", "all", "of", "in", "out"])


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
        words = tuple(words_from(tokens, _after_brackets(tokens, place + 1)))
        things = _counts_things(tokens, place, policy)
        if not things and no_people and (after_things or any(each.counts_things for each in found)):
            things = _says_of_things(words) or _ends_a_span(tokens, place)
        things = things or (no_people and _is_about_things(tokens, place, policy))
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


def _counts_things(tokens: Tokens, place: int, policy: SmallNumbers) -> bool:
    words = words_from(tokens, place + 1)
    if is_thing(words, policy, one=tokens[place].value == 1):
        return True
    if _is_rated(words_from(tokens, _after_brackets(tokens, place + 1))):
        return not any(each.text in PEOPLE for each in tokens[place:])
    if words[:1] in (["of"], ["out"]):
        rest = list(takewhile(lambda word: word in _BEFORE_WHOLE, words))
        return is_thing(words[len(rest) :], policy)
    return False


def _is_rated(words: Sequence[str]) -> bool:
    """Whether what follows rates it and goes no further: "are green", "amber and", "is off target"; not "red cases"."""
    rest = list(words)
    while rest and rest[0] in _BE:
        rest.pop(0)
    length = 1 if rest and (rest[0] in RATINGS or rest in (["better"], ["worse"])) else 2 if tuple(rest[:2]) in _RATED else 0
    return length > 0 and (rest[1:2] in (["than"], ["of"]) or (length == 2 and rest[2:3] in (["it"], ["them"], ["target"]))
                           or rest[length : length + 1] == [] or rest[length] in _GOES_ON)  # fmt: skip


def _says_of_things(words: Sequence[str]) -> bool:
    rest = [word for word in words[:3] if word not in _BE and word not in ("have", "has", "had", "been", "will", "of", "them")]
    return rest[:1] != [] and rest[0] in _SAID_OF_THINGS


def _is_about_things(tokens: Tokens, place: int, policy: SmallNumbers) -> bool:
    """Whether a sentence such as "The number of vacancies fell from 14 to 11" begins with things, and goes on with a change."""
    words = words_from(tokens, 0)
    while words and words[0] in ("the", "number", "of"):
        words.pop(0)
    noun = next((length for length in (1, 2, 3) if len(words) > length and words[length] in _CHANGES), 0)
    spans = tokens[place - 1].text in ("from", "to") if place else False
    return spans and not words_from(tokens, place + 1)[1:] and noun > 0 and is_thing(words[:noun], policy)


def _ends_a_span(tokens: Tokens, place: int) -> bool:
    """Whether it is the end of "from 14 days to 12"."""
    return place > 0 and tokens[place - 1].text == "to" and not words_from(tokens, place + 1)


def _after_brackets(tokens: Tokens, place: int) -> int:
    if place < len(tokens) and tokens[place].text == "(":
        closed = next((n for n in range(place, min(place + 6, len(tokens))) if tokens[n].text == ")"), None)
        return closed + 1 if closed else place
    return place


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
