"""Small counts: which counts and ratios are disclosive. Which sentences contain one is in `sentences`."""

from decimal import Decimal

from quarterly.configuration.profile import SmallNumbers

Counts = tuple[Decimal | None, Decimal | None]


def is_small(count: Decimal | None, policy: SmallNumbers) -> bool:
    """Whether a count is from 1 to the limit; 0 points at nobody, and a weighted count of 5.5 is treated as 5."""
    return count is not None and 0 < count < policy.largest + 1


def ratio_is_disclosive(numerator: Decimal | None, denominator: Decimal | None, policy: SmallNumbers) -> bool:
    """Whether a ratio reveals a small count: its numerator, its denominator, or its complement (58 of 60 leaves 2)."""
    # The denominator as well: a share of 4 children narrows each of them down to one of four, whatever the share is.
    few = any(is_small(count, policy) for count in (numerator, denominator, complement(numerator, denominator)))
    return few or is_of_whole_group(numerator, denominator, policy)


def is_of_whole_group(numerator: Decimal | None, denominator: Decimal | None, policy: SmallNumbers) -> bool:
    """Whether a ratio tells something of every child in a small group, which the policy does not show.

    An intruder who knows one of the 6 care leavers reads "100% were known to youth justice", and knows it of her.
    """
    if numerator is None or denominator is None or not 0 < denominator <= policy.small_group:
        return False
    return (policy.zero == "suppress" and numerator == 0) or (policy.all == "suppress" and numerator == denominator)


def ratio_is_disclosive_by_differencing(now: Counts, before: Counts, policy: SmallNumbers) -> bool:
    """Whether the cases added since an earlier quarter of the year are a small count.

    An intruder subtracts: 6 adoptions in Quarter 1 and 8 by Quarter 2 leave 2 in Quarter 2. He subtracts the
    cases outside the numerator too: 10 in time of 20 and 18 of 30 leave 2 of the new cases that were not in time (12 less 10).
    """
    # A count that went down by few is no group of new cases, but a correction: those are held against each other elsewhere.
    pairs = (*zip(now, before, strict=True), (complement(*now), complement(*before)))
    return any(is_small(later - earlier, policy) for later, earlier in pairs if later is not None and earlier is not None)


def complement(numerator: Decimal | None, denominator: Decimal | None) -> Decimal | None:
    """Return the cases of a denominator that are not in the numerator, None where one of the two is not known."""
    return denominator - numerator if numerator is not None and denominator is not None else None
