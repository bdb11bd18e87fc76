"""Distances from target as columns and sentences print them: never rounded onto a limit that they do not reach."""

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction

from quarterly.configuration.catalogue import Indicator
from quarterly.configuration.targets.goal import Goal
from quarterly.reporting.wording.context import WordingContext
from quarterly.scoring.bounds import bounds, variance_bounds
from quarterly.scoring.illustrative import ScorePart
from quarterly.scoring.score import Variance
from quarterly.vocabulary.numbers import Unit, half_up
from quarterly.vocabulary.polarity import Polarity
from quarterly.vocabulary.suppressed import SUPPRESSION_MARK, Suppressed
from quarterly.vocabulary.units import trimmed_in, with_sign, with_word

MOST_DECIMALS = 20
TARGET_DECIMALS = 6  # the most that a target is printed with
PER_CENT_OF_TARGET = "% of target"
AGAINST_TARGET = "Against target, %"  # of target: the heading of a column of distances


def against_target(context: WordingContext, than: str = "") -> str:
    """Word a favourable distance in per cent of target: 6.2% short is "6.2% worse", never "below"; "" for none.

    It is in per cent whatever the rule counts in, so that the distances of a table or chart can be compared; where the target is
    0 there is no per cent, and it is in the figure's unit. `than` follows "better" or "worse" where no heading says what is
    compared.
    """
    return context.sign(_against_target(context, than), ScorePart.AGAINST_TARGET)


def _against_target(context: WordingContext, than: str) -> str:
    variance = context.score.variance
    if variance is None or isinstance(variance, Suppressed):
        return SUPPRESSION_MARK if variance else ""
    if not variance.amount:
        return f"on target{before_rounding(context)}"
    per_cent = _in_per_cent(variance, context)
    if per_cent is None:
        return f"{apart_in_words(distance_printed(context), variance.amount, context.indicator, than)}{before_rounding(context)}"
    return f"{abs(per_cent):,}% {'better' if variance.amount > 0 else 'worse'}{than}{before_rounding(context)}"


def apart_in_words(size: str, favourable: Fraction, indicator: Indicator, than: str = "") -> str:
    """Word a distance in an indicator's own unit: "2.5 points worse", "2 weeks longer", "5 days later", "not met"."""
    unit, polarity = indicator.unit, indicator.polarity
    side = "better" if favourable > 0 else "worse"
    if unit is Unit.YES_NO:
        return f"{side}{than}" if favourable > 0 else "not met"
    if (unit.is_time or unit is Unit.DATE) and polarity in (Polarity.HIGH, Polarity.LOW):
        # Where less is good, what is worse is longer, or later.
        more = (favourable > 0) is (polarity is Polarity.HIGH)
        side = ("later" if more else "earlier") if unit is Unit.DATE else ("longer" if more else "shorter")
    return f"{size} {side}{than}"


def before_rounding(context: WordingContext) -> str:
    """Return what follows a distance that the figure and the target beside it do not show, as they are printed; else ""."""
    # No further decimal of the figure: it would tell more of the count behind it than disclosure control has reckoned with.
    return " before rounding" if is_hidden_by_rounding(context) else ""


def is_hidden_by_rounding(context: WordingContext) -> bool:
    """Whether the rated figure and the target stand otherwise to each other as printed: 68.8% short of 69% as "69%" and "69%"."""
    score, indicator, ends_now = context.score, context.indicator, context.target.ends
    value = score.value if score.rated_value is None else score.rated_value
    if not isinstance(value, Fraction) or ends_now is None:
        return False
    shown = Fraction(half_up(value, indicator.decimals))
    low, high = (Fraction(half_up(end, indicator.target_decimals)) for end in ends_now)
    return side_of(value, Goal(indicator.polarity, *ends_now)) != side_of(shown, Goal(indicator.polarity, low, high))


def side_of(value: Fraction, goal: Goal) -> int:
    """Return 1 for a value better than the goal, -1 for a worse one, 0 on it or where neither way is good."""
    variance = goal.variance(value) or 0
    return (variance > 0) - (variance < 0)


def distance_printed(context: WordingContext) -> str:
    """Return the distance from target without its sign, in the rule's own measure: "13.2%", "2.5 points"; "" if unknown."""
    variance, number = context.score.variance, distance_number(context)
    if number is None or variance is None or isinstance(variance, Suppressed):
        return ""
    size = f"{abs(number):,}"
    return f"{size}%" if _is_per_cent(variance) else with_unit(size, context.indicator.unit)


def distance_number(context: WordingContext) -> Decimal | None:
    """Return the distance from target, better being positive, in the rule's own measure and as printed; None if unknown."""
    variance = context.score.variance
    if variance is None or isinstance(variance, Suppressed):
        return None
    if _is_per_cent(variance):
        return _in_per_cent(variance, context)
    return _apart(
        variance.amount, variance_bounds(context.rule, context.limits, context.of), distance_decimals(context.indicator)
    )


def distance_unit(context: WordingContext) -> str:
    """Return what the distance from target counts in, for a column of its own; "" where there is no distance."""
    variance = context.score.variance
    if distance_number(context) is None or variance is None or isinstance(variance, Suppressed):
        return ""
    if _is_per_cent(variance):
        return PER_CENT_OF_TARGET
    return {Unit.PERCENT: "percentage points", Unit.DATE: "days"}.get(context.indicator.unit, context.indicator.unit.value)


def _in_per_cent(variance: Variance, context: WordingContext) -> Decimal | None:
    """Return a distance in per cent of target as printed; None of a target of 0."""
    edges = [bound.number for _, bound in bounds(context.rule, context.limits) if bound.unit == "%"]
    return None if variance.per_cent is None else _apart(variance.per_cent, edges, 1)


def _is_per_cent(variance: Variance) -> bool:
    return variance.counted_in_per_cent and variance.per_cent is not None


def apart(number: Fraction, edges: Iterable[Fraction], fewest: int) -> str:
    """Return a number with enough decimals to stay on its side of 0 and of every limit, whatever the limit's sign."""
    return f"{_apart(number, edges, fewest):,}"


def _apart(number: Fraction, edges: Iterable[Fraction], fewest: int) -> Decimal:
    size = abs(number)
    sizes = [edge for edge in (Fraction(0), *(abs(edge) for edge in edges)) if edge != size]
    # 10.04% worse with a tolerance of 10% must not be printed as "10.0% worse", which would read as within it.
    for places in range(fewest, MOST_DECIMALS):
        printed = Fraction(half_up(size, places))
        if all((printed > edge, printed < edge) == (size > edge, size < edge) for edge in sizes):
            break
    return half_up(number, places)


def with_unit(printed: str, unit: Unit) -> str:
    """Return a printed distance with its unit: "2.0 points", "5 days", "£1,200"; for other units the number alone."""
    if unit is Unit.PERCENT:
        # From 60% to 63% is 3 points, and 5 per cent: a bare "3%" would be read as either.
        return f"{printed} {'point' if printed.lstrip('+-') in ('1', '1.0') else 'points'}"
    if unit.is_time or unit is Unit.DATE:
        return with_word(printed, Unit.DAYS if unit is Unit.DATE else unit)
    return with_sign(printed, unit) if unit is Unit.POUNDS else printed


def distance_decimals(indicator: Indicator) -> int:
    """Return the fewest decimals of a distance in the indicator's unit: one for points, else those of the figure."""
    return max(indicator.decimals, 1) if indicator.unit is Unit.PERCENT else indicator.decimals


def ends(low: Fraction | None, high: Fraction | None, unit: Unit) -> str:
    """Return a target or both ends of a range as printed: "72.5%", "10 to 15"."""
    bounds = [end for end in dict.fromkeys((low, high)) if end is not None]
    return " to ".join(trimmed_in(end, unit, TARGET_DECIMALS) for end in bounds)
