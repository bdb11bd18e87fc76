"""Which sentences of a text count children, from 1 to the limit, by a number, by what follows from numbers, or without one.

An intruder reads "three of our care leavers moved": he knows the young people of one small home, and now knows three of them. He
reads on as well: "There were 60 children. 58 were seen." In doubt it is a count: a sentence that was suppressed needlessly can be
reworded, a published one cannot be recalled.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from functools import lru_cache

from quarterly.configuration.profile import SmallNumbers
from quarterly.disclosure.sentences.counts import counts_in
from quarterly.disclosure.sentences.labels import times_named
from quarterly.disclosure.sentences.nouns import PEOPLE
from quarterly.disclosure.sentences.relations import Read, worked_out
from quarterly.disclosure.sentences.tokens import tokens_of
from quarterly.disclosure.sentences.unnumbered import counts_without_number
from quarterly.screening.sentences import sentences_in

Number = tuple[Fraction, int, bool]


@lru_cache(maxsize=20_000)  # a text is read for each rendering, for corrections and for flags
def verdicts(text: str, policy: SmallNumbers) -> tuple[tuple[str, bool], ...]:
    """Return each sentence of a text, and whether it counts what may be children, from 1 to the limit."""
    return tuple(_verdicts(text, policy))


def _verdicts(text: str, policy: SmallNumbers) -> Iterator[tuple[str, bool]]:
    before = Read()
    for sentence in sentences_in(text):
        words = _without_safe(sentence, policy)
        now = _read(words, before, policy)
        is_found = (
            any(0 < each.value < policy.largest + 1 for each in now.people)
            or any(0 < each < policy.largest + 1 for each in worked_out(now, before))
            or counts_without_number(words, policy, after_things=counts_things_alone(before) or counts_things_alone(now))
        )
        yield sentence, is_found
        if now.counts:  # nobody subtracts from a small count, as nobody reads its sentence
            read = (each for each in now.counts if each.value > policy.largest or not each.may_be_people)
            before = replace(now, counts=tuple(read))


def contains_small_count(text: str, policy: SmallNumbers) -> bool:
    """Whether a text counts what may be children, from 1 to the limit."""
    return any(found for _, found in verdicts(text, policy))


@lru_cache(maxsize=20_000)
def numbers_in(sentence: str, policy: SmallNumbers) -> tuple[Number, ...]:
    """Return the numbers of a sentence that label nothing and count no things: number, decimals, whether it is a percentage."""
    counts = counts_in(tokens_of(_without_safe(sentence, policy)), policy)
    return tuple((each.value, each.decimals, each.is_percent) for each in counts if each.is_percent or not each.counts_things)


def _read(sentence: str, before: Read, policy: SmallNumbers) -> Read:
    tokens = tokens_of(sentence)
    counts = counts_in(tokens, policy, after_things=counts_things_alone(before))
    return Read(tokens, counts, times_named(sentence))


def counts_things_alone(read: Read) -> bool:
    """Whether a sentence counts things of the trade and names no people."""
    plain = [each for each in read.counts if not each.is_percent]
    return bool(plain) and all(each.counts_things for each in plain) and not any(each.text in PEOPLE for each in read.tokens)


def _without_safe(sentence: str, policy: SmallNumbers) -> str:
    for phrase in policy.safe:
        sentence = re.sub(rf"(?<!\w){re.escape(phrase)}(?!\w)", " ", sentence, flags=re.IGNORECASE)
    return sentence
