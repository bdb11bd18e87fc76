"""Which sentences of a text count children, from 1 to the limit, by a number, by what follows from numbers, or without one.

An intruder reads "three of our care leavers moved": he knows the young people of one small home, and now knows three of them. He
reads on as well: "There were 60 children. 58 were seen." In doubt it is a count: a sentence that was suppressed needlessly can be
reworded, a published one cannot be recalled.
"""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from quarterly.configuration.profile import SmallNumbers
from quarterly.disclosure.sentences.counts import Count, Tokens, counts_in, counts_things_alone, follows_of
from quarterly.disclosure.sentences.nouns import is_person
from quarterly.disclosure.sentences.numbers import fraction
from quarterly.disclosure.sentences.relations import worked_out
from quarterly.disclosure.sentences.tokens import tokens_of
from quarterly.disclosure.sentences.unnumbered import counts_without_number
from quarterly.screening.sentences import sentences_in


def verdicts(text: str, policy: SmallNumbers) -> Iterator[tuple[str, bool]]:
    """Yield each sentence of a text, and whether it counts what may be children, from 1 to the limit."""
    before, after_things = _NOTHING, False
    for sentence in sentences_in(text):
        tokens = tokens_of(_without_safe(sentence, policy))
        counts = counts_in(tokens, policy, after_things=after_things)
        is_found = (
            any(_is_small(each, tokens, policy) for each in counts)
            or any(0 < each < policy.largest + 1 for each in worked_out(tokens, counts, before))
            or counts_without_number(_without_safe(sentence, policy), policy, after_things=after_things)
        )
        yield sentence, is_found
        if counts:
            before, after_things = _bases(counts), counts_things_alone(counts, tokens)


def contains_small_count(text: str, policy: SmallNumbers) -> bool:
    """Whether a text counts what may be children, from 1 to the limit."""
    return any(found for _, found in verdicts(text, policy))


_NOTHING: tuple[Fraction, ...] = ()


def _bases(counts: Sequence[Count]) -> tuple[Fraction, ...]:
    """Return what a later sentence may give a part of."""
    return tuple(each.value for each in counts if not each.counts_things and not each.is_percent)


def _is_small(each: Count, tokens: Tokens, policy: SmallNumbers) -> bool:
    if each.is_percent or each.counts_things or not 0 < each.value < policy.largest + 1:
        return False
    if "." in tokens[each.place].text:  # a rate such as 2.3 is no count; "3.0 children" is one
        return each.value.denominator == 1 and is_person(each.words)
    return not _is_share(each, tokens)


def _is_share(each: Count, tokens: Tokens) -> bool:
    """Whether it is part of "two thirds" or of "one in four": shares, which count only together with a base."""
    after = tokens[each.place + 1 : each.place + 3]
    if after and fraction(after[0].text, Fraction(1)) is not None and follows_of(tokens, each.place + 1) is not None:
        return True
    return False


def _without_safe(sentence: str, policy: SmallNumbers) -> str:
    for phrase in policy.safe:
        sentence = re.sub(rf"(?<!\w){re.escape(phrase)}(?!\w)", " ", sentence, flags=re.IGNORECASE)
    return sentence
