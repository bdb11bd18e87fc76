"""What small numbers can and cannot say, in words a councillor understands.

Two questions of a percentage: would one case more or fewer have changed its rating, and could chance alone explain its distance
from target? Chance is told by Wilson's 95% interval (E. B. Wilson, Journal of the American Statistical Association 22 (1927),
209-212), which stays within 0% and 100% and holds for a handful of cases, where the usual normal one does not.
"""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from quarterly.configuration.targets.goal import Goal
from quarterly.vocabulary.numbers import Unit, shown, trimmed
from quarterly.vocabulary.polarity import Polarity

NORMAL_95 = Fraction("1.96")
_MOST_DECIMALS = 6


@dataclass(frozen=True, slots=True)
class Interval:
    """Where a share would lie if only chance had played: shares of 1, ends included."""

    lower: Fraction
    upper: Fraction


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


def cannot_be_told_from(aim: Goal, interval: Interval) -> bool:
    """Whether chance alone could move the figure across its target (in per cent), or across an end of its range.

    The interval's ends are included. False where nothing is aimed at.
    """
    if aim.polarity is Polarity.NONE or aim.low is None or aim.high is None:
        return False
    return any(interval.lower <= end / 100 <= interval.upper for end in (aim.low, aim.high))


def one_case(denominator: int | Fraction, scale: int = 100) -> Fraction:
    """Return how far one case more or fewer in the numerator moves the value, in its own unit: percentage points for 100."""
    return Fraction(scale) / denominator


def caveats(
    *,
    numerator: Fraction | None,
    denominator: Fraction | None,
    unit: Unit,
    decimals: int,
    aim: Goal,
    band: Fraction | None,
) -> tuple[str, ...]:
    """Return what has to be said beside a percentage of these counts, as sentences; often nothing.

    `band` is the width of the rule's band between on target and off target, in points, None (or 0) where it has none. The second
    sentence knows no limit of cases: the interval narrows with them by itself (1,000 cases at 50% leave 3 points either way), so
    it is told whenever it is true, of figures on target by luck as of those off it. Intervals are printed with at least one
    decimal. These sentences give the counts away: whoever holds back the counts has to hold back the sentences.
    """
    if unit is not Unit.PERCENT or numerator is None or denominator is None:
        return ()
    if not 0 <= numerator <= denominator or not denominator:
        return ()
    said = [_one_case_in_words(denominator, band), _chance_in_words(numerator, denominator, max(decimals, 1), aim)]
    return tuple(sentence for sentence in said if sentence)


def _one_case_in_words(denominator: Fraction, band: Fraction | None) -> str:
    step = one_case(denominator)
    if not band or step <= band:
        return ""
    # 6.54 points against a tolerance of 6.5 must not both be printed as 6.5.
    places = next((p for p in range(1, _MOST_DECIMALS) if shown(step, p) != shown(band, p)), _MOST_DECIMALS)
    return (
        f"One case more or fewer would move this figure by {_points(step, places)}, "
        f"more than the tolerance of {_points(band, max(places, 2))}."
    )


def _points(number: Fraction, most: int) -> str:
    text = trimmed(number, most)
    return f"{text} {'point' if text == '1' else 'points'}"


def _chance_in_words(numerator: Fraction, denominator: Fraction, decimals: int, aim: Goal) -> str:
    interval = wilson(numerator, denominator)
    if not cannot_be_told_from(aim, interval):
        return ""
    cases = f"{shown(denominator, 0)} {'case' if denominator == 1 else 'cases'}"
    target = "its target" if aim.low == aim.high else "the edge of its target range"
    lower, upper = (shown(end * 100, decimals, Unit.PERCENT) for end in (interval.lower, interval.upper))
    return f"With {cases} this figure cannot be told from {target}: chance alone could give anything from {lower} to {upper}."


def _root(number: Fraction) -> Fraction:
    return Fraction((Decimal(number.numerator) / Decimal(number.denominator)).sqrt())
