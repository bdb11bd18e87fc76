"""The sentence that defends a rating before a committee: which figures, against what, by which limit."""

from fractions import Fraction

from quarterly.configuration.catalogue import Indicator
from quarterly.configuration.rules import UNKNOWN, Amount, RatingRule, Span
from quarterly.reporting.wording.distances import apart, distance_decimals, with_unit
from quarterly.reporting.wording.quantities import clause, what_is
from quarterly.scoring.engine import Decision, Limits, Quantities, bound_of, in_units
from quarterly.scoring.figures import Figures
from quarterly.vocabulary.numbers import shown, trimmed
from quarterly.vocabulary.polarity import Polarity
from quarterly.vocabulary.quarter import Quarter

_GOOD = {
    Polarity.HIGH: "higher is better",
    Polarity.LOW: "lower is better",
    Polarity.RANGE: "inside the range is best",
    Polarity.MIDPOINT: "the nearer the better",
    Polarity.NONE: "neither way is better",
}


def explain(
    indicator: Indicator,
    quarter: Quarter,
    known: Figures,
    rule: RatingRule,
    limits: Limits,
    of: Quantities,
    decision: Decision,
    word: str,
) -> str:
    """Say in one sentence which figures gave the rating of this word, with all that was asked up to the band that held."""
    asked = dict.fromkeys(name for band in rule.bands[: decision.number] for name in band.when)
    told_of = [name for name in asked if name not in ("variance", "value")]
    clauses = [told for name in told_of if (told := clause(name, indicator, quarter, known, rule, of))]
    clauses += _accepted(decision, of)
    if known.rated.value is None:
        return f"{_without_figure(known, clauses)}: “{word}”."
    subject = _subject(indicator, known)
    if "variance" in asked and "variance" in of.numbers:
        subject += f" against {_target(known)} ({_GOOD[indicator.polarity]})"
        clauses = [_against_target(indicator, rule, limits, of), *clauses]
    return f"{subject} {_joined(clauses)}: “{word}”."


def in_words(distance: Fraction, indicator: Indicator, rule: RatingRule, limits: Limits, of: Quantities) -> str:
    """Return a favourable distance from target as printed, in what the rule's limits count in: "-13.2%", "2.5 points"."""
    if _in_per_cent(rule, limits, of):
        edges = [bound.number for _, bound in _bounds(rule, limits) if bound.unit == "%"]
        return f"{apart(distance / of.references['variance'] * 100, edges, 1)}%"
    return with_unit(apart(distance, variance_bounds(rule, limits, of), distance_decimals(indicator)), indicator.unit)


def variance_bounds(rule: RatingRule, limits: Limits, of: Quantities) -> list[Fraction]:
    """Return every bound of the rule on the distance from target, in the indicator's unit, without those that do not exist."""
    found = (in_units(bound, "variance", of) for _, bound in _bounds(rule, limits))
    return [bound for bound in found if bound is not None]


def _in_per_cent(rule: RatingRule, limits: Limits, of: Quantities) -> bool:
    """Whether the distance from target is printed in per cent of it: not where a limit counts in units, nor of a target of 0."""
    return "variance" in of.references and not any(bound.unit in ("point", "unit") for _, bound in _bounds(rule, limits))


def _subject(indicator: Indicator, known: Figures) -> str:
    rated = _shown(known.rated.value, indicator)
    if indicator.status_basis in (None, indicator.basis):
        return rated
    return f"{rated} ({indicator.status_basis.value})" if indicator.status_basis else rated


def _target(known: Figures) -> str:
    """Return the target as the object of "against"; words somebody typed stand in quotation marks, as they were typed."""
    text = known.target.text
    return f"a target of {text}" if text[:1] in "0123456789.-£" else f"the target “{text}”"


def _without_figure(known: Figures, clauses: list[str]) -> str:
    if known.judged:
        return f"The indicator {_joined(clauses)}"
    missing = "There is no figure for this quarter"
    return f"{missing}; the indicator {_joined(clauses)}" if clauses else missing


def _accepted(decision: Decision, of: Quantities) -> list[str]:
    """Say what is not known and was rated all the same, because the band that holds is for that."""
    conditions = decision.band.when.items() if decision.band else ()
    lacking = [name for name, words in conditions if isinstance(words, tuple) and UNKNOWN in words and name in of.unknown]
    return [f"has no {what_is(name)} ({of.unknown[name]})" for name in lacking if name not in ("value", "judged")] + [
        "has not been judged" for name in lacking if name == "judged"
    ]


def _against_target(indicator: Indicator, rule: RatingRule, limits: Limits, of: Quantities) -> str:
    distance, limit = of.numbers["variance"], _limit(indicator, rule, limits, of)
    if not distance and of.strict:
        return f"is just the figure named, which a target in these words does not count as met{limit}"
    if not distance:
        return "is inside the range" if indicator.polarity is Polarity.RANGE else f"is exactly on target{limit}"
    printed = in_words(abs(distance), indicator, rule, limits, of)
    if indicator.polarity is Polarity.RANGE:
        return f"is {printed} outside the range{limit}"
    if indicator.polarity is Polarity.MIDPOINT:
        return f"is {printed} away from target{limit}"
    return f"is {printed} {'better' if distance > 0 else 'worse'} than target{limit}"


def _limit(indicator: Indicator, rule: RatingRule, limits: Limits, of: Quantities) -> str:
    """Say on which side of the rule's limit the distance lies: of those on its side of the target, the next one outwards."""
    distance = of.numbers["variance"]
    bounds = [(text, bound, in_units(bound, "variance", of) or Fraction(0)) for text, bound in _bounds(rule, limits)]
    same = sorted(
        ((abs(edge), text, bound) for text, bound, edge in bounds if edge and (not distance or edge * distance > 0)),
        key=lambda each: each[0],
    )
    if not same:
        return ""
    edge, text, bound = next((each for each in same if abs(distance) <= each[0]), same[-1])
    where = "beyond" if abs(distance) > edge else "exactly at" if abs(distance) == edge else "within"
    name, amount = text.lstrip("-"), str(Amount(abs(bound.number), bound.unit))
    if bound.unit == "unit":
        amount = with_unit(trimmed(edge, 6), indicator.unit)
    elif bound.unit == "%" and not _in_per_cent(rule, limits, of):
        amount += f" ({with_unit(trimmed(edge, 6), indicator.unit)})"
    return f", {where} the {name.replace('_', ' ')} of {amount}" if name in limits else f", {where} {amount}"


def _bounds(rule: RatingRule, limits: Limits) -> list[tuple[str, Amount]]:
    spans = [band.when["variance"] for band in rule.bands if "variance" in band.when]
    texts = dict.fromkeys(text for span in spans if isinstance(span, Span) for _, text in span.bounds)
    return [(text, bound_of(text, limits)) for text in texts]


def _shown(number: Fraction | None, indicator: Indicator) -> str:
    return shown(number or Fraction(0), indicator.decimals, indicator.unit)


def _joined(clauses: list[str]) -> str:
    return clauses[0] if len(clauses) == 1 else f"{', '.join(clauses[:-1])}, and {clauses[-1]}" if clauses else "is rated"
