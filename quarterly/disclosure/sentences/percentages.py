"""What a percentage of a stated base counts: "95% of the 60" are 57, and 3 are left; "57 (95%)" are out of 60."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from quarterly.disclosure.sentences.counts import Count, follows_of
from quarterly.disclosure.sentences.tokens import Tokens

_A_CHANGE = frozenset(
    (
        *("point", "points", "percentage", "increase", "rise", "fall", "decrease", "reduction", "more", "fewer"),
        *("higher", "lower", "better", "worse", "target", "above", "below", "less"),
    )
)


def counts_of_percentages(
    tokens: Tokens, counts: Sequence[Count], people: Sequence[Count], before: Sequence[Fraction]
) -> Iterator[Fraction]:
    """Yield a percentage of each count it may be out of, and the rest; nothing for 0%, 100% and changes."""
    for each in counts:
        if not each.is_percent or not 0 < each.value < 100 or _is_change(tokens, each.place):
            continue
        for base in _bases(tokens, each, people, before):
            yield from _nearest(base * each.value / 100, base)
        for part in _beside_in_brackets(tokens, each.place, people):
            yield _rounded(part * 100 / each.value) - part


def _bases(tokens: Tokens, each: Count, people: Sequence[Count], before: Sequence[Fraction]) -> list[Fraction]:
    """Return what a percentage may be out of: the whole it names, or else what was counted before it."""
    if (whole := follows_of(tokens, each.place)) is not None:
        return [one.value for one in people if one.place == whole]
    ahead = [one.value for one in people if each.place < one.place <= each.place + 8]
    if tokens[each.place + 1 : each.place + 2] and tokens[each.place + 1].text == "of" and ahead:
        return ahead[:1]  # "95% of our care leavers (60)"
    return [one.value for one in people if one.place < each.place] or list(before if not people else ())


def _beside_in_brackets(tokens: Tokens, place: int, people: Sequence[Count]) -> Iterator[Fraction]:
    """Yield the count that a percentage is given for: "57 (95%)", "95% (57)"."""
    for each in people:
        first, second = sorted((each.place, place))
        between = [token.text for token in tokens[first + 1 : second]]
        if between == ["("]:
            yield each.value


def _is_change(tokens: Tokens, place: int) -> bool:
    """Whether a percentage says by how much something changed or differs: "a 5% increase", "by a third"."""
    after = {token.text for token in tokens[place + 1 : place + 4]}
    before = [token.text for token in tokens[max(0, place - 2) : place]]
    return bool(after & _A_CHANGE) or "by" in before or (tokens[place].is_percent and before[-1:] in (["a"], ["an"]))


def _nearest(part: Fraction, base: Fraction) -> Iterator[Fraction]:
    yield _rounded(part)
    yield base - _rounded(part)


def _rounded(value: Fraction) -> Fraction:
    return Fraction(int(value + Fraction(1, 2)))
