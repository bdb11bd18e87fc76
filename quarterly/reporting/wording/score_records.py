"""Ratings as records for other programs: one for each indicator, with the trail from which it can be worked out again."""

from fractions import Fraction
from typing import Any

from quarterly.collecting.sheets.source import Source
from quarterly.reporting.wording.reasons import reason
from quarterly.reporting.wording.scores import ScoreInWords
from quarterly.scoring.score import Trail, Variance
from quarterly.vocabulary.numbers import exact_text

PLACES = 6

COLUMNS = (
    *("indicator", "quarter", "value", "value_exact", "target", "variance", "variance_pct", "mechanical", "final"),
    *("travel_previous", "travel_year", "forecast", "at_risk", "benchmark_position", "explanation", "warnings"),
    *("name", "standing", "source"),
)


def record(words: ScoreInWords) -> dict[str, Any]:
    """Return a score by COLUMNS, then what only a tree can hold: counts, judgement, control chart, trail.

    Numbers are text: values and variances as decimals (variances favourable, half-up to six places), those of the trail as exact
    fractions.
    """
    score = words.score
    variance = score.variance if isinstance(score.variance, Variance) else None
    return {
        "indicator": score.indicator,
        "quarter": str(words.quarter),
        "value": words.value,
        "value_exact": exact_text(score.figure) if score.figure is not None else "",
        "target": words.target_now,
        "variance": _decimal(variance.amount if variance else None),
        "variance_pct": _decimal(variance.per_cent if variance else None),
        "mechanical": score.mechanical,
        "final": score.final,
        "travel_previous": words.travel_previous,
        "travel_year": words.travel_year,
        "forecast": words.forecast,
        "at_risk": bool(score.at_risk),
        "benchmark_position": words.benchmark,
        "explanation": words.explanation,
        "warnings": [*score.warnings, *words.caveats, *at_risk_in_words(words)],
        "name": words.indicator.name,
        "standing": score.standing.value,
        "source": _source(score.source) if score.source else "",
        "numerator": _text(score.numerator),
        "denominator": _text(score.denominator),
        "marks": words.marks,
        "rated_value": words.rated_value,
        "travel_window": words.travel_window,
        "forecast_note": words.forecast_note,
        "expected": words.expected,
        "variation": words.variation,
        "assurance": words.assurance,
        "judgement": score.judgement.model_dump(mode="json") if score.judgement else None,
        "trail": _trail(score.trail, words) if score.trail else None,
    }


def at_risk_in_words(words: ScoreInWords) -> list[str]:
    """Return which worse status a score is at risk of, and why; nothing where it is not at risk."""
    score, scale = words.score, words.council.profile.scales.indicators
    if not score.at_risk or not score.mechanical:
        return []
    worse = words.word(scale.state(score.mechanical).at_risk_of)
    return [f"At risk of becoming “{worse}”: {', and '.join(words.at_risk)}."]


def _trail(trail: Trail, words: ScoreInWords) -> dict[str, Any]:
    target = words.target
    ends = {"target": target.low, "target_upper": target.high if target.high != target.low else None}
    stated = {name: str(end) for name, end in ends.items() if end is not None}
    return {
        "rule": trail.rule,
        "version": trail.version,
        "band": trail.band,
        "inputs": {**{name: str(number) for name, number in trail.numbers.items()}, **trail.words, **stated},
        "thresholds": {name: str(bound) for name, bound in (*trail.limits.items(), *trail.thresholds.items())},
        "unknown": {name: reason(why) for name, why in trail.unknown.items()},
    }


def _source(source: Source) -> str:
    place = f"sheet “{source.sheet}”, cell {source.cell}" if source.sheet else f"row {source.row}"
    return f"{source.file}, {place}"


def _decimal(exact: Fraction | None) -> str:
    return "" if exact is None else exact_text(exact, PLACES)


def _text(number: object) -> str:
    return "" if number is None else f"{number:f}"
