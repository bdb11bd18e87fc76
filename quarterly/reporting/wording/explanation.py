"""The sentence that defends a rating before a committee: which figures, against what, by which limit."""

from fractions import Fraction

from quarterly.collecting.returns.two_services import service_name
from quarterly.configuration.council import Council
from quarterly.configuration.rules import UNKNOWN, Amount, Band
from quarterly.configuration.targets.words import target_printed
from quarterly.reporting.wording.context import WordingContext
from quarterly.reporting.wording.distances import apart_in_words, before_rounding, distance_printed, with_unit
from quarterly.reporting.wording.exempt import described
from quarterly.reporting.wording.figures import in_unit
from quarterly.reporting.wording.quantities import clause, threshold_name, what_is
from quarterly.reporting.wording.why_unknown import bare_reason, reason
from quarterly.scoring.bounds import bounds
from quarterly.scoring.engine import in_units
from quarterly.scoring.illustrative import ScorePart
from quarterly.scoring.score import RatingStatus, Score, Variance
from quarterly.scoring.why_unknown import WITHOUT_A_GOOD_WAY, NotKnown
from quarterly.vocabulary.numbers import Unit, trimmed
from quarterly.vocabulary.polarity import Polarity
from quarterly.vocabulary.suppressed import SUPPRESSION_MARK
from quarterly.vocabulary.wording import listed

GOOD = {
    Polarity.HIGH: "higher is better",
    Polarity.LOW: "lower is better",
    Polarity.RANGE: "inside the range is best",
    Polarity.MIDPOINT: "the nearer the better",
    Polarity.NONE: "neither way is better",
    Polarity.UNCONFIRMED: "which way is better is not confirmed yet",
}
_WITHOUT_A_FIGURE = {
    RatingStatus.NOT_RECEIVED: "No return has been received for this indicator.",
    RatingStatus.UNDER_QUERY: "The figure sent does not pass the checks; the service has been asked to correct it.",
    RatingStatus.NO_DATA: "The service has no figure for this quarter.",
    RatingStatus.TAKEN_BACK: "The service has taken back its figure for this quarter.",
    RatingStatus.NOT_DUE: "It is not reported in this quarter of the year.",
}


def explanation(context: WordingContext) -> str:
    """Return the sentence that explains a rating or why there is none, and any judgement that replaced it."""
    score = context.score
    if score.is_rating_suppressed:
        legend = context.sign(suppression_legend(context.council), ScorePart.VALUE, ScorePart.BY_RULE)
        return " ".join(part for part in (legend, _judgement(context)) if part)
    if score.standing is RatingStatus.EXEMPT and context.indicator.exempt:
        return f"It is exempt: {described([context.indicator.exempt.paragraph])}."
    if score.standing in _WITHOUT_A_FIGURE:
        return _lacking(context) or _WITHOUT_A_FIGURE[score.standing]
    parts = () if score.standing is RatingStatus.NO_TARGET else (ScorePart.RATED_VALUE, ScorePart.BY_RULE)
    sentence = context.sign(_explained(context), *parts)
    if score.judgement is None:
        return sentence
    reported = context.sign(f"Reported as “{context.word(score.judgement.status)}”.", ScorePart.RATING)
    return f"{sentence} {reported} {_judgement(context)}"


def suppression_legend(council: Council) -> str:
    """Return what [c] means."""
    largest = council.profile.small_numbers.largest
    return f"{SUPPRESSION_MARK} stands where a figure is held back because it would tell of 1 to {largest} children."


def mentions_position(context: WordingContext) -> bool:
    """Whether the explanation gives the position among others."""
    known = (*context.of.numbers, *context.of.words)
    return any(name in known for name in _asked(context) if name in ("quartile", "quintile", "rank"))


def mentions_variation(context: WordingContext) -> bool:
    """Whether the explanation says what the control chart shows."""
    return "variation" in _asked(context) and "variation" in context.of.words


def _judgement(context: WordingContext) -> str:
    return context.sign(context.score.judgement.in_words() if context.score.judgement else "", ScorePart.RATING)


def _lacking(context: WordingContext) -> str:
    """Name the services whose returns do not hold the indicator, or a part of its figure; "" where none is known."""
    lacking = context.score.lacking
    names = [(service_name(context.council, each.service), each.part) for each in lacking]
    parts = [f"no {part} from {name}" for name, part in names if part]
    if parts:
        return f"There is {' and '.join(parts)} for this quarter."
    services = listed([name for name, _ in names])
    if len(names) > 1:
        return f"The returns of {services} do not hold this indicator; the services have been asked."
    return f"The return of {services} does not hold this indicator; the service has been asked." if names else ""


def _band(context: WordingContext) -> Band | None:
    """Return the band that holds; None where none does, or where the score does not show it."""
    trail = context.score.trail
    return context.rule.bands[trail.band - 1] if trail and not trail.undecided else None


def _explained(context: WordingContext) -> str:
    band = _band(context)
    if band and band.not_rated:
        return f"Not rated: {band.not_rated.rstrip('.')}."
    return _of_the_band(context, context.word(band.status)) if band else _undecided(context)


def _undecided(context: WordingContext) -> str:
    """Say why there is no rating: a quantity that the rule depends on is not known, or is no distance."""
    trail, of = context.score.trail, context.of
    name = trail.undecided if trail else ""
    if trail and trail.outcome is RatingStatus.TARGET_ZERO:
        return "The target is 0, and a distance in per cent of 0 does not exist."
    if trail and trail.outcome is RatingStatus.NO_TARGET:
        return "There is no agreed target to rate the figure against."
    if name in of.numbers:
        return f"Not rated: {threshold_name(name)} is 0, and a distance in per cent of 0 does not exist."
    why = of.unknown.get(name, NotKnown.UNSAID)
    if why in WITHOUT_A_GOOD_WAY or name in ("variance", "place"):
        return f"Not rated: {reason(why)}."
    return f"Not rated: that depends on its {what_is(name)}, which is not known: {bare_reason(why)}."


def _asked(context: WordingContext) -> list[str]:
    """Return every quantity that the rule compared, up to the band that holds; none where no band does."""
    # The bands that did not hold were asked too: without them the sentence would not say why the rating is no better.
    trail, band = context.score.trail, _band(context)
    bands = context.rule.bands[: trail.band] if trail and band and band.status else ()
    return list(dict.fromkeys(name for each in bands for name in each.when))


def _of_the_band(context: WordingContext, word: str) -> str:
    """Say in one sentence which figures gave this rating."""
    of, indicator, asked = context.of, context.indicator, _asked(context)
    clauses = [words for name in asked if name not in ("variance", "value") and (words := clause(name, context))]
    clauses += _accepted(context)
    if "value" not in of.numbers:
        return f"{_without_figure(context.score, clauses)}: “{word}”."
    subject = _subject(context)
    if "variance" in asked and "variance" in of.numbers:
        subject += f" against {_target(context)} ({GOOD[indicator.polarity]})"
        clauses = [_against_target(context), *clauses]
    return f"{subject} {_joined(clauses)}: “{word}”."


def _subject(context: WordingContext) -> str:
    rated = in_unit(context.of.numbers["value"], context.indicator)
    basis = context.indicator.status_basis
    return f"{rated} ({basis.value})" if basis and context.indicator.rated_on_another_basis else rated


def _target(context: WordingContext) -> str:
    """Return the target to follow "against"; a target typed in words is quoted as it was typed."""
    text = target_printed(context.target, context.indicator.unit, context.indicator.target_decimals)
    # "Fewer than 85" is no figure to be "against": a target in words is quoted as it was typed.
    return f"a target of {text}" if text[:1] in "0123456789.-£" else f"the target “{text}”"


def _without_figure(score: Score, clauses: list[str]) -> str:
    if score.judged:
        return f"The indicator {_joined(clauses)}"
    missing = "There is no figure for this quarter"
    return f"{missing}; the indicator {_joined(clauses)}" if clauses else missing


def _accepted(context: WordingContext) -> list[str]:
    """Say what is not known although there is a rating, because the band that holds covers that case."""
    band, of = _band(context), context.of
    conditions = band.when.items() if band else ()
    lacking = [name for name, words in conditions if isinstance(words, tuple) and UNKNOWN in words and name in of.unknown]
    return [f"has no {what_is(name)} ({reason(of.unknown[name])})" for name in lacking if name not in ("value", "judged")] + [
        "has not been judged" for name in lacking if name == "judged"
    ]


def _against_target(context: WordingContext) -> str:
    distance, polarity, limit = context.of.numbers["variance"], context.indicator.polarity, _limit(context)
    if not distance and context.of.strict:
        return f"is just the figure named, which a target in these words does not count as met{limit}"
    if not distance:
        where = "is inside the range" if polarity is Polarity.RANGE else "is exactly on target"
        return f"{where}{before_rounding(context)}{'' if polarity is Polarity.RANGE else limit}"
    printed, rounded = distance_printed(context), before_rounding(context)
    if polarity is Polarity.RANGE:
        return f"is {printed} outside the range{rounded}{limit}"
    if polarity is Polarity.MIDPOINT:
        return f"is {printed} away from target{rounded}{limit}"
    variance = context.score.variance
    if isinstance(variance, Variance) and variance.counted_in_per_cent and variance.per_cent is not None:
        return f"is {printed} {'better' if distance > 0 else 'worse'} than target{rounded}{limit}"
    if context.indicator.unit is Unit.YES_NO:
        return "is better than that" if distance > 0 else "does not meet it"
    return f"is {apart_in_words(printed, distance, context.indicator, ' than target')}{rounded}{limit}"


def _limit(context: WordingContext) -> str:
    """Say whether the distance is within the rule's limit or beyond it; of several limits, the next one outwards counts."""
    of, limits, unit = context.of, context.limits, context.indicator.unit
    distance = of.numbers["variance"]
    every = [(text, bound, in_units(bound, "variance", of) or Fraction(0)) for text, bound in bounds(context.rule, limits)]
    # 6.2% worse, with limits at 5% and 10%: "within 10%" explains the rating, as "beyond 5%" would the one before it.
    same = sorted(
        ((abs(edge), text, bound) for text, bound, edge in every if edge and (not distance or edge * distance > 0)),
        key=lambda each: each[0],
    )
    if not same:
        return ""
    edge, text, bound = next((each for each in same if abs(distance) <= each[0]), same[-1])
    where = "beyond" if abs(distance) > edge else "exactly at" if abs(distance) == edge else "within"
    name, amount = text.lstrip("-"), str(Amount(abs(bound.number), bound.unit))
    variance = context.score.variance
    if bound.unit == "unit":
        amount = with_unit(trimmed(edge, 6), unit)
    elif bound.unit == "%" and not (isinstance(variance, Variance) and variance.counted_in_per_cent):
        amount += f" ({with_unit(trimmed(edge, 6), unit)})"
    return f", {where} the {name.replace('_', ' ')} of {amount}" if name in limits else f", {where} {amount}"


def _joined(clauses: list[str]) -> str:
    return clauses[0] if len(clauses) == 1 else f"{', '.join(clauses[:-1])}, and {clauses[-1]}" if clauses else "is rated"
