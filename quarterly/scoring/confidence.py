"""What small numbers of cases can and cannot show.

Two questions are asked of a percentage: would one case more or fewer have changed its rating, and could chance alone explain its
distance from target? Chance is measured by Wilson's 95% interval (E. B. Wilson, Journal of the American Statistical Association
22 (1927), 209-212). It stays within 0% and 100% and is right even for a handful of cases, where the usual normal interval is not:
for 6 of 6 the normal one has no width at all, and Wilson's goes from 61% to 100%.
"""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from quarterly.configuration.targets.goal import Goal
from quarterly.vocabulary.numbers import Unit
from quarterly.vocabulary.suppressed import Suppressed

NORMAL_95 = Fraction("1.96")
# From 100 cases on one of them is worth a point or less, and a reader no longer takes the figure for a handful of children.
MANY_CASES = 100


@dataclass(frozen=True, slots=True)
class Interval:
    """The range in which the underlying share lies with 95% confidence: both ends are shares of 1, and included."""

    lower: Fraction
    upper: Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class Confidence:
    """How far a percentage can be relied on: its cases, how far one of them moves it, and what chance could do.

    `numerator` is how many of the cases count, None where it is not shown and in scores stored before it was. `one_case` and the
    rule's `tolerance` are in points. `turns_on_one_case` is whether one case more or fewer could have changed the rating;
    `by_chance` is whether chance alone could move the figure across its target, or across an end of its range (`of_range`). It is
    said of fewer than 100 cases: a target near enough is inside the interval of any number of them, and a note beside every
    second figure is not read. All fields reveal the counts, so they are suppressed with them.
    """

    cases: Fraction | Suppressed
    one_case: Fraction | Suppressed
    tolerance: Fraction | None
    turns_on_one_case: bool
    interval: Interval
    by_chance: bool
    of_range: bool
    numerator: Fraction | None = None


def wilson(numerator: int | Fraction, denominator: int | Fraction, z: Fraction = NORMAL_95) -> Interval:
    """Return Wilson's interval of a share, exact but for one square root; ValueError unless 0 <= numerator <= denominator > 0."""
    if not 0 <= numerator <= denominator or not denominator:
        raise ValueError("an interval needs a denominator over 0 and a numerator from 0 to the denominator")
    cases, share = Fraction(denominator), Fraction(numerator) / denominator
    squared = z**2 / cases
    middle = share + squared / 2
    half = _root(squared * (share * (1 - share) + squared / 4))
    # At the ends the root is that of a square: the end is 0 or 1 itself, and 27 digits of it would miss that by a hair.
    lower = max(Fraction(0), (middle - half) / (1 + squared)) if numerator else Fraction(0)
    upper = min(Fraction(1), (middle + half) / (1 + squared)) if numerator != denominator else Fraction(1)
    return Interval(lower, upper)


def could_be_chance(goal: Goal, share: Fraction, interval: Interval) -> bool:
    """Whether chance alone could move a share across its target (in per cent), or across an end of its range.

    The interval's ends are included. False where there is no target, or no polarity, and for a share that is at the target or an
    end itself: it has no distance from it that chance could explain.
    """
    if goal.polarity.has_no_good_way or goal.low is None or goal.high is None or share * 100 in (goal.low, goal.high):
        return False
    # Dudley's 3 of 6 care leavers against 65%: the interval goes from 19% to 81%, so that the miss may be chance alone.
    return any(interval.lower <= end / 100 <= interval.upper for end in (goal.low, goal.high))


def one_case(denominator: int | Fraction, scale: int = 100) -> Fraction:
    """Return how far one case more or fewer in the numerator moves the value; with a scale of 100, in percentage points."""
    return Fraction(scale) / denominator


def confidence_of(
    numerator: Fraction | None, denominator: Fraction | None, unit: Unit, goal: Goal, tolerance: Fraction | None
) -> Confidence | None:
    """Return how far a percentage of these counts can be relied on; None for any other figure.

    `tolerance` is the width of the rule's band between on target and off target, in points, None where it has none.
    """
    if unit is not Unit.PERCENT or numerator is None or denominator is None:
        return None
    if not 0 <= numerator <= denominator or not denominator:
        return None
    interval, step = wilson(numerator, denominator), one_case(denominator)
    return Confidence(
        cases=denominator,
        one_case=step,
        tolerance=tolerance or None,
        # Of 6 children each is worth 16.7 points: with a tolerance of 10, one of them is the difference between two ratings.
        turns_on_one_case=bool(tolerance) and step > (tolerance or 0),
        interval=interval,
        by_chance=denominator < MANY_CASES and could_be_chance(goal, numerator / denominator, interval),
        of_range=goal.low != goal.high,
        numerator=numerator,
    )


def _root(number: Fraction) -> Fraction:
    return Fraction((Decimal(number.numerator) / Decimal(number.denominator)).sqrt())
