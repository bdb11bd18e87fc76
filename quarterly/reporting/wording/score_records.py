"""Ratings as records for other programs: one for each indicator, with the trail from which it can be worked out again."""

from fractions import Fraction
from typing import Any

from quarterly.collecting.sheets.source import Source
from quarterly.reporting.wording.figures import in_unit, marks_beside
from quarterly.reporting.wording.illustrative_columns import PartsByColumn, illustrative_columns
from quarterly.reporting.wording.scores import ScoreInWords
from quarterly.reporting.wording.why_unknown import reason
from quarterly.scoring.illustrative import ScorePart
from quarterly.scoring.score import Trail, Variance
from quarterly.vocabulary.numbers import exact_text

PLACES = 6
_FIGURE, _RULE = (ScorePart.VALUE,), (ScorePart.BY_RULE,)
_PARTS: PartsByColumn = {
    **dict.fromkeys(("value", "value_exact", "numerator", "denominator", "marks"), _FIGURE),
    "target": (ScorePart.TARGET,),
    **dict.fromkeys(("variance", "variance_pct"), (ScorePart.AGAINST_TARGET,)),
    "mechanical": _RULE,
    "final": (ScorePart.RATING,),
    "travel_previous": (ScorePart.TRAVEL_PREVIOUS,),
    "travel_year": (ScorePart.TRAVEL_YEAR,),
    "travel_window": (ScorePart.TRAVEL_WINDOW,),
    "travel_year_end": (ScorePart.TRAVEL_YEAR_END,),
    "travel_since": (ScorePart.TRAVEL_SINCE,),
    **dict.fromkeys(("forecast", "forecast_note"), (ScorePart.FORECAST,)),
    "at_risk": (ScorePart.AT_RISK,),
    "benchmark_position": (ScorePart.BENCHMARK,),
    "explanation": (ScorePart.RATED_VALUE, ScorePart.BY_RULE, ScorePart.RATING),
    "warnings": (ScorePart.NOTES, ScorePart.AT_RISK),
    "standing": _RULE,
    "rated_value": (ScorePart.RATED_VALUE,),
    "expected": (ScorePart.EXPECTED,),
    "variation": (ScorePart.CONTROL,),
    "assurance": (ScorePart.ASSURANCE,),
    "judgement": (ScorePart.RATING,),
    "trail": (*_FIGURE, *_RULE, ScorePart.AGAINST_TARGET, ScorePart.TARGET),
}

COLUMNS = (
    *("indicator", "quarter", "value", "value_exact", "target", "variance", "variance_pct", "mechanical", "final"),
    *("travel_previous", "travel_year", "forecast", "at_risk", "benchmark_position", "explanation", "warnings"),
    *("name", "standing", "source", "illustrative", "rated_value", "rated_basis"),
    *("travel_year_end", "travel_since"),
)


def record(words: ScoreInWords) -> dict[str, Any]:
    """Return a score by COLUMNS, then what only a tree can hold: counts, judgement, control chart, trail.

    Numbers are text: values and variances as decimals (variances favourable, half-up to six places), those of the trail as exact
    fractions. `illustrative` names the fields that were made up for a sample or follow from what was; sentences have the sign.
    """
    score, plain = words.score, words.without_signs
    variance = score.variance if isinstance(score.variance, Variance) else None
    return {
        "indicator": score.indicator,
        "quarter": str(words.quarter),
        "value": in_unit(score.value, words.indicator),
        # As text, because most programs read a JSON number as a binary float, which is not the figure that was rated.
        "value_exact": exact_text(score.figure) if score.figure is not None else "",
        "target": plain.target_now,
        "variance": _decimal(variance.amount if variance else None),
        "variance_pct": _decimal(variance.per_cent if variance else None),
        "mechanical": score.mechanical,
        "final": score.final,
        "travel_previous": plain.travel_previous,
        "travel_year": plain.travel_year,
        "forecast": plain.forecast,
        "at_risk": bool(score.at_risk),
        "benchmark_position": plain.benchmark,
        "explanation": words.explanation,
        "warnings": [*(words.sign(each, ScorePart.NOTES) for each in score.warnings), *words.caveats, *at_risk_in_words(words)],
        "name": words.indicator.name,
        "standing": score.standing.value,
        "source": _source(score.source) if score.source else "",
        "illustrative": illustrative_columns(score, _PARTS),
        "rated_value": plain.rated_value,
        "rated_basis": words.indicator.rated_basis.value,
        "travel_year_end": plain.travel_year_end,
        "travel_since": plain.travel_since,
        "numerator": _text(score.numerator),
        "denominator": _text(score.denominator),
        "marks": marks_beside(score.marks),
        "travel_window": plain.travel_window,
        "forecast_note": plain.forecast_note,
        "expected": plain.expected,
        "variation": plain.variation,
        "assurance": plain.assurance,
        "judgement": score.judgement.model_dump(mode="json") if score.judgement else None,
        "trail": _trail(score.trail, words) if score.trail else None,
    }


def at_risk_in_words(words: ScoreInWords) -> list[str]:
    """Return which worse status a score is at risk of, and why; nothing where it is not at risk."""
    score, scale = words.score, words.council.profile.scales.indicators
    if not score.at_risk or not score.mechanical:
        return []
    worse = words.word(scale.state(score.mechanical).at_risk_of)
    return [words.sign(f"At risk of becoming “{worse}”: {', and '.join(words.without_signs.at_risk)}.", ScorePart.AT_RISK)]


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
    position = f"sheet “{source.sheet}”, cell {source.cell}" if source.sheet else f"row {source.row}"
    return f"{source.file}, {position}"


def _decimal(exact: Fraction | None) -> str:
    return "" if exact is None else exact_text(exact, PLACES)


def _text(number: object) -> str:
    return "" if number is None else f"{number:f}"
