"""What tells less than a figure and more than a mark: a percentage as a whole number, without its counts and its rating.

Of 1,000 children 3 went missing. "0.3%" of a base that everybody knows is the 3; "0%" is anything from none to 4, and a committee
can still see that it is next to nothing. Of 60 children it would not do: 5% is 3, whole number or not. And it must leave enough
to whoever knows that figures become whole numbers only where they are small: 5 of 1,000 print as "1%", which is 5 to 14, so for
him the 5. What a figure is out of counts as public here as it does everywhere in this package.
"""

from decimal import Decimal
from fractions import Fraction
from functools import cache

from quarterly.configuration.catalogue import Indicator
from quarterly.configuration.council import Council
from quarterly.configuration.profile import SmallNumbers
from quarterly.disclosure.deduction.facts import FactKind, count_printed, ratio_printed
from quarterly.disclosure.deduction.limits import Limits
from quarterly.disclosure.deduction.narrowing import Interval, narrow
from quarterly.disclosure.small_counts import complement, is_small
from quarterly.scoring.counts import counts_of
from quarterly.scoring.score import RatingStatus, Score
from quarterly.scoring.series.points import Point
from quarterly.vocabulary.numbers import Unit, half_up
from quarterly.vocabulary.suppressed import SUPPRESSED

_CASES, _OUT_OF, _REST = ((side,) for side in ("cases", "out of", "rest"))
_WHOLE = 100  # per cent


def may_be_whole_per_cent(indicator: Indicator, point: Point, policy: SmallNumbers) -> bool:
    """Whether a percentage of a small count, or of all but a small count, can be printed as a whole number.

    Of a year to date it cannot: the quarters before stand beside it, and what the quarter added follows from the two. Nor can it
    where only one or two other small counts out of as many would have a mark, as the mark would tell which of them it is.
    """
    numerator, denominator = counts_of(indicator, point)
    rest = complement(numerator, denominator)
    # Whatever is printed of the figure on a second basis would be a second equation for the same count.
    if indicator.unit is not Unit.PERCENT or indicator.basis.is_to_date or indicator.rated_on_another_basis:
        return False
    if point.value is None or denominator is None or rest is None or is_small(denominator, policy):
        return False
    # The small side is the one under a half: of 97% it is the rest that points at children.
    is_of_cases = 2 * point.value <= _WHOLE
    small = range(1, policy.largest + 1)
    others = (count if is_of_cases else int(denominator) - count for count in small)
    # The rule is public, so that a mark says "one of those that may not be printed whole": those have to be enough to hide in.
    marked = sum(not _may_be_printed(Fraction(_WHOLE * each) / Fraction(denominator), denominator, policy) for each in others)
    return _may_be_printed(point.value, denominator, policy) and (not marked or marked >= Limits(policy.largest).enough)


@cache
def _may_be_printed(value: Fraction, denominator: Decimal, policy: SmallNumbers) -> bool:
    """Whether both sides stay vague where a percentage is printed whole."""
    printed = half_up(value, 0)
    narrowed = narrow(
        (
            count_printed(_OUT_OF, denominator, (), FactKind.POPULATION),
            *ratio_printed(_CASES, _OUT_OF, printed, _WHOLE, ()),
            *ratio_printed(_REST, _OUT_OF, _WHOLE - printed, _WHOLE, ()),
        )
    )
    return all(_is_vague(narrowed.interval(side), policy) for side in (_CASES, _REST))


def as_whole_per_cent(score: Score, point: Point) -> Score:
    """Return a score with its value as a whole number, its target and nothing else: what is not named here is left empty."""
    assert point.value is not None
    return Score(
        indicator=score.indicator,
        standing=RatingStatus.RATED,
        sent=Point(value=Fraction(half_up(point.value, 0)), marks=point.marks),
        target=score.target,
        variance=SUPPRESSED,
        illustrative=score.illustrative,
    )


def printing_whole_per_cent(council: Council, indicators: frozenset[str]) -> Council:
    """Return a council whose report prints these indicators without decimals."""
    if not indicators:
        return council
    catalogue = council.catalogue
    changed = tuple(each.model_copy(update={"decimals": 0}) if each.id in indicators else each for each in catalogue.indicators)
    return council.model_copy(update={"catalogue": catalogue.model_copy(update={"indicators": changed})})


def _is_vague(possible: Interval, policy: SmallNumbers) -> bool:
    """Whether a count can be none or many, and, for whoever knows it to be small, at least three numbers."""
    high = policy.largest + 1 if possible.high is None else possible.high
    small = min(policy.largest, high) - max(1, possible.low) + 1
    return (possible.low == 0 or high > policy.largest) and (small <= 0 or small >= Limits(policy.largest).enough)
