"""A value through time beside its target: the figure, its sentence, its table, and the same drawn small."""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Literal

from quarterly.configuration.catalogue import Indicator
from quarterly.configuration.targets.goal import Goal
from quarterly.reporting.chart_model import SparkLine, TrendChart
from quarterly.reporting.charts.history import (
    axis_unit,
    basis_words,
    comparable,
    drawn,
    drawn_ends,
    drawn_target,
    is_illustrative,
    number,
    points_of,
    target_ends,
    target_text,
)
from quarterly.reporting.model import FigureBlock
from quarterly.reporting.parts import Material, mark_of
from quarterly.reporting.wording.figures import in_unit
from quarterly.scoring.bounds import Tolerance, tolerance_of
from quarterly.scoring.chart_data import HistoryPoint
from quarterly.scoring.engine import limits_of
from quarterly.scoring.illustrative import ScorePart
from quarterly.scoring.score import Score
from quarterly.vocabulary.illustrative import ILLUSTRATIVE, signed
from quarterly.vocabulary.polarity import Polarity
from quarterly.vocabulary.wording import begun

LEAST_POINTS = 2


def trend_figure(indicator: Indicator, score: Score, material: Material, key: str) -> FigureBlock | None:
    """Return an indicator's trend as a figure; None for fewer than two values."""
    earlier = score.history
    if len(drawn(earlier)) < LEAST_POINTS:
        return None
    rated = f"; rated {indicator.status_basis}, so no target is drawn" if indicator.status_basis else ""
    about = f"{begun(basis_words(indicator))}{rated}"
    caption = signed(about, is_illustrative(earlier) or score.invents(ScorePart.RATING))  # the last point has the rating's colour
    return {
        "type": "figure",
        "id": f"{key}-trend",
        "caption": caption,
        "alt": trend_sentence(indicator, earlier),
        "chart": _chart(indicator, score, material),
    }


def spark(indicator: Indicator, score: Score, material: Material) -> SparkLine | None:
    """Return an indicator's sparkline; None for fewer than two values."""
    if len(drawn(score.history)) < LEAST_POINTS:
        return None
    return {
        "indicator": indicator.id,
        "quarters": [str(each.quarter) for each in score.history],
        "values": [None if each.counted is None else number(each.counted, indicator) for each in score.history],
        "target": drawn_target(score.history[-1], indicator),
        "colour": mark_of(score, material.council.profile.scales.indicators)["colour"],
        "alt": signed(trend_sentence(indicator, score.history), score.invents(ScorePart.RATING)),  # which has given the colour
    }


def trend_sentence(indicator: Indicator, earlier: Sequence[HistoryPoint]) -> str:
    """Say how the value moved between comparable quarters, and what its target is."""
    compared = comparable(earlier, indicator.basis)
    last = drawn(earlier)[-1]
    moved = (
        _moved(indicator, compared[0], last)
        if len(compared) > 1
        else f"stood at {in_unit(last.value, indicator)} in {last.quarter.title}"
    )
    broken = ", after a break in series" if any(each.break_before for each in earlier) else ""
    target = target_text(replace(earlier[-1], is_target_illustrative=False), indicator)  # the sentence as a whole has the sign
    beside_target = f"; the target is {target}" if target else ""
    return signed(f"{indicator.name} {moved}{broken}{beside_target}.", is_illustrative(earlier))


def _moved(indicator: Indicator, first: HistoryPoint, last: HistoryPoint) -> str:
    before, now = first.counted or Fraction(0), last.counted or Fraction(0)  # both are drawn
    then, today = in_unit(before, indicator), in_unit(now, indicator)
    when = f"from {then} in {first.quarter.title} to {today} in {last.quarter.title}"
    if then == today:
        return f"stood at {today} in {first.quarter.title} and in {last.quarter.title}"
    better = _improvement(indicator, last, before, now)
    # Where a good way or a target is not known, a reader of "rose" must not take it for a judgement.
    judged = "by itself is neither better nor worse" if not better else "is better" if better > 0 else "is worse"
    return f"{'rose' if now > before else 'fell'} {when}, which {judged}"


def _improvement(indicator: Indicator, last: HistoryPoint, before: Fraction, now: Fraction) -> Fraction | None:
    """Return the favourable movement, by the last target; None where neither way is good."""
    low, high = target_ends(last) or (None, None)
    return Goal(indicator.polarity, low, high).improvement(before, now)


def _chart(indicator: Indicator, score: Score, material: Material) -> TrendChart:
    earlier, rule = score.history, material.council.profile.rule_of(indicator)
    of_rule = None if indicator.rated_on_another_basis else tolerance_of(rule, limits_of(rule, indicator.limits))
    basis = indicator.basis
    restarts = [n for n, e in enumerate(earlier) if n and basis.is_to_date and basis.year.position(e.quarter) == 1]
    is_range = any(low != high for low, high in filter(None, map(target_ends, earlier)))
    # A range is shaded itself, and where neither way is good there is no side on which a tolerance could be drawn.
    tolerance = None if is_range or indicator.polarity.has_no_good_way else of_rule
    chart: TrendChart = {
        "kind": "trend",
        "indicator": indicator.id,
        "points": points_of(earlier, indicator),
        "tolerance": [_width(drawn_ends(each, indicator), tolerance) for each in earlier],
        "shaded": "range" if is_range else _shaded(indicator.polarity, of_rule),
        "break_before": [position for position, each in enumerate(earlier) if position and each.break_before],
        "restarts": restarts,
        "unit": axis_unit(indicator.unit),
        "mark": mark_of(score, material.council.profile.scales.indicators),
    }
    return {**chart, "target_sign": ILLUSTRATIVE} if earlier[-1].is_target_illustrative else chart


def _width(ends: tuple[Fraction, Fraction] | None, tolerance: Tolerance | None) -> float | None:
    """Return how far the shaded band reaches from a quarter's target: half a range, or the tolerance; None without either."""
    if ends is None:
        return None
    low, high = ends
    if low != high:
        return float((high - low) / 2)
    if tolerance is None:
        return None
    limit = tolerance.amount
    return float(abs(low) * limit.number / 100 if limit.unit == "%" else limit.number)


def _shaded(polarity: Polarity, tolerance: Tolerance | None) -> Literal["around", "below", "above"]:
    if tolerance is None or tolerance.both_sides or polarity not in (Polarity.HIGH, Polarity.LOW):
        return "around"
    return "below" if polarity is Polarity.HIGH else "above"
