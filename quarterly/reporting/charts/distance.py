"""How far each indicator is from its target, drawn on one scale, worst first."""

from collections.abc import Sequence
from fractions import Fraction

from quarterly.configuration.catalogue import Indicator
from quarterly.reporting.chart_model import DistancePoint
from quarterly.reporting.model import FigureBlock
from quarterly.reporting.parts import Material, mark_of, tells_of
from quarterly.reporting.wording.distances import against_target
from quarterly.reporting.wording.rules import common_tolerance
from quarterly.scoring.illustrative import ScorePart
from quarterly.scoring.score import Score, Variance
from quarterly.vocabulary.illustrative import signed
from quarterly.vocabulary.numbers import half_up
from quarterly.vocabulary.wording import listed, spelled

Scored = Sequence[tuple[Indicator, Score]]


def distance_chart(material: Material, key: str) -> list[FigureBlock]:
    """Return the chart, worst first; its sentence counts those without a distance. Nothing where no indicator has one."""
    scored = sorted(material.due(), key=lambda pair: _per_cent(pair[1]) or Fraction(0))
    return [_chart(material, scored, key)] if any(_per_cent(score) is not None for _, score in scored) else []


def chart_sentence(material: Material, scored: Scored) -> str:
    """Describe a chart of these indicators for somebody who does not see it."""
    drawn = [(indicator, score) for indicator, score in scored if _per_cent(score) is not None]
    if not drawn:
        return "No indicator has a distance from target to show this quarter."
    tolerance = common_tolerance(material.council.profile, (indicator for indicator, _ in drawn))
    within = f", with a tolerance of {tolerance} on either side" if tolerance else ""
    parts = [
        f"{indicator.short} is {against_target(material.words(indicator, score), ' than target')}" for indicator, score in drawn
    ]
    not_drawn = len(scored) - len(drawn)
    rest = f" {spelled(not_drawn)} {'is' if not_drawn == 1 else 'are'} not drawn." if not_drawn else ""
    return f"Each indicator's distance from target{within}: {listed(parts)}.{rest}"


def _chart(material: Material, scored: Scored, key: str) -> FigureBlock:
    points = [_point(i, s, material) for i, s in scored if _per_cent(s) is not None]
    invented = any(score.invents(ScorePart.AGAINST_TARGET, ScorePart.RATING) for _, score in scored)
    return {
        "type": "figure",
        "id": f"{key}-distance",
        "caption": signed("How far each indicator is from its target", invented),
        "alt": chart_sentence(material, scored),
        "chart": {"kind": "distance", "band": _band(material, scored), "points": points},
    }


def _point(indicator: Indicator, score: Score, material: Material) -> DistancePoint:
    per_cent = _per_cent(score)
    distance = None if per_cent is None else float(half_up(per_cent, 2))
    mark = mark_of(score, material.council.profile.scales.indicators)
    text = material.words(indicator, score).against_target if distance is not None else mark["word"]
    of = tells_of(indicator, material.quarter, "distance")
    return {"label": indicator.titled, "distance": distance, "text": text, "mark": mark, "of": of}


def _band(material: Material, scored: Scored) -> float:
    """Return the tolerance in per cent that is drawn behind the points; 0 where they do not share one."""
    tolerance = common_tolerance(
        material.council.profile, (indicator for indicator, score in scored if _per_cent(score) is not None)
    )
    return float(tolerance.number) if tolerance else 0.0


def _per_cent(score: Score) -> Fraction | None:
    return score.variance.per_cent if isinstance(score.variance, Variance) else None
