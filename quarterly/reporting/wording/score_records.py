"""Ratings as records for other programs: one an indicator, each with the trail that lets anybody work it out again."""

from dataclasses import asdict
from fractions import Fraction
from typing import Any

from quarterly.configuration.catalogue import Indicator
from quarterly.configuration.scales import Scale
from quarterly.scoring.score import Score
from quarterly.vocabulary.numbers import exact_text

PLACES = 6

COLUMNS = (
    *("indicator", "quarter", "value", "value_exact", "target", "variance", "variance_pct", "mechanical", "final"),
    *("travel_previous", "travel_year", "forecast", "at_risk", "benchmark_position", "explanation", "warnings"),
    *("name", "standing", "source"),
)


def record(indicator: Indicator, score: Score, quarter: str, scale: Scale) -> dict[str, Any]:
    """Return a score by COLUMNS, then what only a tree can hold: counts, judgement, control chart, trail.

    Numbers are text: values and variances as decimals (variances favourable, half-up to six places), those of the trail as exact
    fractions.
    """
    source = score.source
    return {
        "indicator": score.indicator,
        "quarter": quarter,
        "value": score.value,
        "value_exact": exact_text(Fraction(score.value_exact)) if score.value_exact else "",
        "target": score.target,
        "variance": _decimal(score.variance_exact),
        "variance_pct": _decimal(score.distance_exact),
        "mechanical": score.mechanical,
        "final": score.final,
        "travel_previous": score.travel_previous,
        "travel_year": score.travel_year,
        "forecast": score.forecast,
        "at_risk": bool(score.at_risk),
        "benchmark_position": score.benchmark,
        "explanation": score.explanation,
        "warnings": [*score.warnings, *score.caveats, *at_risk_in_words(score, scale)],
        "name": indicator.name,
        "standing": score.standing.value,
        "source": f"{source.file}, {f'sheet “{source.sheet}”, cell {source.cell}' if source.sheet else f'row {source.row}'}"
        if source
        else "",
        "numerator": _text(score.numerator),
        "denominator": _text(score.denominator),
        "marks": score.marks,
        "rated_value": score.rated_value,
        "travel_window": score.travel_window,
        "forecast_note": score.forecast_note,
        "expected": score.expected,
        "variation": score.variation,
        "assurance": score.assurance,
        "judgement": score.judgement.model_dump(mode="json") if score.judgement else None,
        "trail": asdict(score.trail) if score.trail else None,
    }


def at_risk_in_words(score: Score, scale: Scale) -> list[str]:
    """Say which worse status a score is at risk of, and why; nothing where it is not."""
    if not score.at_risk or not score.mechanical:
        return []
    worse = scale.state(scale.state(score.mechanical).at_risk_of).word
    return [f"At risk of becoming “{worse}”: {', and '.join(score.at_risk)}."]


def _decimal(exact: str) -> str:
    return exact_text(Fraction(exact), PLACES) if exact else ""


def _text(number: object) -> str:
    return "" if number is None else f"{number:f}"
