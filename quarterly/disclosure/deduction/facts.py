"""Facts about counts that anybody can read or knows, each as a bound on a weighted sum of counts.

An intruder does not stop at the number he wants. He reads a total and four of its five parts, a percentage and elsewhere what
it is a percentage of, a year to date and the quarters before. Each of these says that some weighted sum of whole numbers lies
between two bounds, and that is all a fact is here. What follows from many of them together is worked out in `narrowing`.

Counts are counts of people or cases: whole, and never negative.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

Cell = tuple[str, ...]  # one count, such as (indicator, quarter, side); only the caller knows what it stands for


class FactKind(StrEnum):
    """What makes a fact known."""

    COUNT = "a count is printed"
    RATIO = "a percentage or rate is printed"
    SUM = "counts add up"
    AMONG = "one count is among another"
    POPULATION = "a population is public"
    POLICY = "the policy on small numbers is public"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """That the sum of `terms`, each a cell times a whole number, lies from `low` to `high`; None where it has no bound.

    `about` is what was printed or stated, for whoever reads the reasoning: a figure for what is printed, else the sum's total.
    """

    terms: tuple[tuple[Cell, int], ...]
    low: int | None
    high: int | None
    kind: FactKind
    about: Cell


def count_printed(cell: Cell, number: Decimal, about: Cell, kind: FactKind = FactKind.COUNT) -> Fact:
    """Return what a printed count says of a cell; a weighted count of 5.5 is read as 5 or 6 cases."""
    whole = int(number)
    return Fact(terms=((cell, 1),), low=whole, high=whole if whole == number else whole + 1, kind=kind, about=about)


def count_rounded(cell: Cell, number: int, to: int, about: Cell) -> Fact:
    """Return what a count says that is printed rounded half up to a multiple of `to`: 35, to the nearest 5, is 33 to 37.

    Twice the count is bounded, since halves are no whole numbers.
    """
    return Fact(terms=((cell, 2),), low=2 * number - to, high=2 * number + to - 1, kind=FactKind.COUNT, about=about)


def ratio_printed(numerator: Cell, denominator: Cell, printed: Decimal, scale: int, about: Cell) -> tuple[Fact, Fact]:
    """Return what a ratio says of its two sides, printed half up at some decimals; `scale` is 100 for a percentage.

    45.5% is any share from 45.45% to just under 45.55%. Of 200 cases that is 91 alone; of 2,000 it is 909 or 910.
    """
    exponent = printed.as_tuple().exponent
    decimals = -exponent if isinstance(exponent, int) and exponent < 0 else 0
    units = int(printed.scaleb(decimals))  # 45.5 is 455 tenths
    # Multiplied out, so that all is whole and exact. Half up takes in the lower edge and leaves out the upper one, hence the -1.
    each = 2 * 10**decimals * scale

    def side(weight: int, low: int | None, high: int | None) -> Fact:
        return Fact(terms=((numerator, each), (denominator, -weight)), low=low, high=high, kind=FactKind.RATIO, about=about)

    return side(2 * units - 1, 0, None), side(2 * units + 1, None, -1)


def adds_up(total: Cell, parts: Iterable[Cell], about: Cell = ()) -> Fact:
    """Return that the parts are the total."""
    return weighted_sum(total, dict.fromkeys(parts, 1), about)


def weighted_sum(total: Cell, parts: Mapping[Cell, int], about: Cell = ()) -> Fact:
    """Return that the parts, each times a whole number, are the total: a year to date less an earlier one is what came since."""
    return Fact(terms=((total, -1), *parts.items()), low=0, high=0, kind=FactKind.SUM, about=about or total)


def is_among(part: Cell, whole: Cell, about: Cell = ()) -> Fact:
    """Return that one count's cases are all among another's."""
    return Fact(terms=((whole, 1), (part, -1)), low=0, high=None, kind=FactKind.AMONG, about=about or part)


def holds(fact: Fact, counts: Mapping[Cell, Decimal | None]) -> bool:
    """Whether a fact is true of these counts, as far as they are known."""
    known = [(counts.get(cell), weight) for cell, weight in fact.terms]
    if any(count is None for count, _ in known):
        return True
    total = sum((count * weight for count, weight in known if count is not None), Decimal(0))
    return (fact.low is None or total >= fact.low) and (fact.high is None or total <= fact.high)
