"""How far each indicator is from its target, worst first: a chart for each service on one scale, or one for all, and a table."""

from collections.abc import Sequence
from fractions import Fraction

from quarterly.configuration.catalogue import Indicator
from quarterly.reporting.chart_model import DistanceChart, DistancePoint, scale_end
from quarterly.reporting.model import FigureBlock, TableBlock
from quarterly.reporting.parts import Material, cell, mark_of, marked, table, tells_of
from quarterly.reporting.wording.distances import AGAINST_TARGET, against_target
from quarterly.reporting.wording.rules import common_tolerance
from quarterly.scoring.illustrative import ScorePart
from quarterly.scoring.score import Score, Variance
from quarterly.vocabulary.illustrative import signed
from quarterly.vocabulary.numbers import half_up
from quarterly.vocabulary.wording import listed, spelled

Scored = Sequence[tuple[Indicator, Score]]


def distance_charts(material: Material, key: str) -> list[FigureBlock]:
    """Return a chart for each service, all on one scale, or one chart where a single service has distances to show.

    Each begins with the worst, and its sentence counts those without a distance. Nothing where no indicator has one.
    """
    drawn = _by_service(material)
    if len(drawn) < 2:
        return [_figure(material, scored, f"{key}-distance", "") for scored in drawn.values()]
    whole = _chart(material, material.due())
    bound = scale_end(whole)
    return [
        _figure(
            material,
            scored,
            f"{key}-distance-{service}",
            service,
            {**_chart(material, scored), "band": whole["band"], "bound": bound},
        )
        for service, scored in drawn.items()
    ]


def distance_table(material: Material, key: str) -> TableBlock:
    """Return what all charts draw as one table, with the service of each indicator where there are several."""
    by_service, services = _by_service(material), material.council.profile.services
    columns = [("Indicator", 46, "left"), ("Service", 22, "left"), (AGAINST_TARGET, 18, "right"), ("Rating", 14, "left")]
    rows = [
        [cell(each["label"]), cell(services[service].name), cell(each["text"], each.get("of")), marked(each["mark"])]
        for service, scored in by_service.items()
        for each in _chart(material, scored)["points"]
    ]
    if len(by_service) == 1:
        columns, rows = [("Indicator", 62, "left"), *columns[2:]], [[name, *figures] for name, _, *figures in rows]
    invented = any(_invented(scored) for scored in by_service.values())
    return table(f"{key}-distance-table", signed("The same as a table", invented), columns, rows)


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


def _by_service(material: Material) -> dict[str, Scored]:
    """Return the indicators of each service that has a distance to show."""
    found = {service: _worst_first(material, service) for service in material.council.profile.services}
    return {service: scored for service, scored in found.items() if any(_per_cent(score) is not None for _, score in scored)}


def _worst_first(material: Material, service: str) -> Scored:
    scored = [(indicator, score) for indicator, score in material.due() if indicator.service == service]
    return sorted(scored, key=lambda pair: _per_cent(pair[1]) or Fraction(0))


def _figure(material: Material, scored: Scored, id: str, service: str, chart: DistanceChart | None = None) -> FigureBlock:
    caption = material.council.profile.services[service].name if service else "How far each indicator is from its target"
    return {
        "type": "figure",
        "id": id,
        "caption": signed(caption, _invented(scored)),
        "alt": chart_sentence(material, scored),
        "chart": chart or _chart(material, scored),
    }


def _invented(scored: Scored) -> bool:
    return any(score.invents(ScorePart.AGAINST_TARGET, ScorePart.RATING) for _, score in scored)


def _chart(material: Material, scored: Scored) -> DistanceChart:
    points = [_point(i, s, material) for i, s in scored if _per_cent(s) is not None]
    return {"kind": "distance", "band": _band(material, scored), "points": points}


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
