"""Small numbers: what must not reach the public, and everything that would give it away.

A count from 1 to 5 can point at a child (DfE holds back the same counts in its local authority tables). What follows from it is
held back with it: the percentage and rating of "3 of 6", the other side of the fraction ("58 of 60" tells of 2), the
distance from target, whether anything was said about it, and any sentence that carries such a count or quotes such a value.
"""

import re
from collections.abc import Collection
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from functools import partial

from quarterly.collecting.returns.quoted_figures import shares
from quarterly.collecting.written import with_texts
from quarterly.configuration.profile import SmallNumbers
from quarterly.disclosure.small_counts import SUPPRESSION_MARK, carries_small_count, ratio_is_disclosive, without_names
from quarterly.scoring.chart_data import ChartData
from quarterly.scoring.score import RatingStatus, Score, Scorecard
from quarterly.vocabulary.numbers import Unit, decimals_of, exact, shown

SUPPRESSION_LEGEND = "[c] stands where a figure is held back because it would tell of 1 to {largest} children."

_OF_MANY = {"forecast_variance", "travel_window", "variation", "assurance"}  # quantities that many quarters go into

_SENTENCE = re.compile(r"(?<=[.!?])(?:\s+)(?=[A-Z0-9“\"'(*_-])|\n+")
_LIST_SIGN = re.compile(r"\s*(?:(?:\d{1,2}[.)]|[-*+])\s+)?")  # "1. Visit the homes" counts nothing
_FIGURE = re.compile(r"(?<![\w.,£])(\d+(?:,\d{3})*(?:\.\d+)?)(\s?(?:%|per\s?cent\b|pc\b))?", re.IGNORECASE)


def redact_scorecard(card: Scorecard, policy: SmallNumbers) -> Scorecard:
    """Return the scorecard as the public may see it; nothing in it tells of a count that is held back.

    Findings are a service's own business and quote what it sent: none of them is left.
    """
    secrets = suppressed_values(card, policy)
    return replace(
        card,
        scores=tuple(
            _held_back(score, policy) if is_disclosive(score, policy) else _public_score(score, policy, secrets)
            for score in card.scores
        ),
        actions=tuple(
            replace(with_texts(action, partial(redact_text, policy=policy, secrets=secrets)), source=None)
            for action in card.actions
        ),
        findings=(),
    )


def suppressed_values(card: Scorecard, policy: SmallNumbers) -> set[str]:
    """Return the figures, as printed, that nothing public may quote: held back now or earlier, or worked out from one that is."""
    hidden = [score for score in card.scores if is_disclosive(score, policy)]
    now = {text for s in hidden for text in (s.value, s.rated_value, s.distance.removeprefix("-"), s.forecast)}
    told = (*now, *(value for score in card.scores for value in score.withheld))
    return {text for text in told if any(map(str.isdigit, text))}


def _with_rests(values: Collection[str]) -> set[str]:
    """Return values with what is left of a hundred per cent: who says that 98.1% had none says that 1.9% had."""
    shares = [value for value in values if value.endswith("%")]
    return {*values, *(shown(100 - exact(each.removesuffix("%")), decimals_of(each), Unit.PERCENT) for each in shares)}


def redact_text(text: str, policy: SmallNumbers, secrets: Collection[str] = ()) -> str:
    """Return a text with every sentence that carries a small count, or quotes one of the secret values, replaced by [c]."""
    kept: list[str] = []
    for each in text.split("\n"):
        sign = found[0] if (found := _LIST_SIGN.match(each)) else ""
        line = each.removeprefix(sign)
        sentences = [
            SUPPRESSION_MARK if carries_small_count(s, policy) or _quotes(s, secrets) else s for s in _SENTENCE.split(line)
        ]
        kept.append(
            sign
            + " ".join(s for n, s in enumerate(sentences) if s != SUPPRESSION_MARK or sentences[n - 1 : n] != [SUPPRESSION_MARK])
        )
    return "\n".join(kept)


def _quotes(sentence: str, secrets: Collection[str]) -> bool:
    """Whether a sentence gives a value that is held back, with its decimals or more of them."""
    # In "15 September" and "aged 15" the 15 counts nothing: to strike them out would tell what is held back.
    text = without_names(sentence) if secrets else ""
    figures = [(exact(number.replace(",", "")), bool(percent)) for number, percent in _FIGURE.findall(text)]
    return any(shown(n, decimals_of(s), Unit.PERCENT if percent else None) == s for n, percent in figures for s in secrets)


def is_rating_suppressed(score: Score) -> bool:
    """Whether a public score leaves its rating out, with its value or beside it, so that nothing may tell of it."""
    return SUPPRESSION_MARK in (score.value, score.distance)


def is_disclosive(score: Score, policy: SmallNumbers) -> bool:
    """Whether a printed value tells of a small count, by its own counts or by those its comment says it is made of."""
    if not score.value:
        return False
    said = [
        (Decimal(part), Decimal(whole))
        for _, part, whole in shares(score.comment)
        if shown(Fraction(part * 100, whole), decimals_of(score.value), Unit.PERCENT) == score.value
    ]
    counts = ((score.numerator, score.denominator), *said)
    return score.told_by_difference or any(ratio_is_disclosive(n, d, policy) for n, d in counts)


def _public_score(score: Score, policy: SmallNumbers, secrets: Collection[str]) -> Score:
    told = _as_known_publicly(score, policy)
    told = _without_target(told, policy) if score.target_held_back else told
    told = _judged(told, policy, secrets)
    # What the engine says was worked out without any secret: to hold it against them would tell of those it resembles.
    return replace(
        told,
        comment=redact_text(told.comment, policy, {*secrets, *_with_rests(score.withheld)}),
        warnings=tuple(redact_text(warning, policy, score.withheld) for warning in told.warnings),
        caveats=tuple(redact_text(caveat, policy) for caveat in told.caveats),
        source=None,
        trail=None,
        withheld=(),
        course=_public_course(score),
        without=None,
    )


def _as_known_publicly(score: Score, policy: SmallNumbers) -> Score:
    """Return a score without anything that follows from earlier quarters that are held back.

    All of it is worked out again as if nobody knew them. A rating that would not come about in the same way is held back too.
    """
    known = score.without
    if known is None:
        return score
    control = score.course.control if score.course else None
    charted = control is None or not control.held_back
    told = replace(
        score,
        rated_value=score.rated_value if known.rated_value == score.rated_value else SUPPRESSION_MARK,
        before="",
        travel_previous=known.travel_previous,
        travel_year=known.travel_year,
        travel_window=known.travel_window,
        forecast="",
        forecast_note="",
        at_risk=known.at_risk,
        benchmark=known.benchmark,
        variation=score.variation if charted else "",
        assurance=score.assurance if charted else "",
        explanation=known.explanation,
        caveats=known.caveats,
    )
    return _without_rating(told, policy) if _turns_on_what_is_held_back(score, known) else told


def _turns_on_what_is_held_back(score: Score, known: Score) -> bool:
    """Whether a rating would come about otherwise without the earlier quarters that are held back, or only happens not to."""
    if score.trail is None or known.trail is None:
        return True
    asked, unknown = score.trail.inputs, score.trail.unknown
    return (asked, unknown) != (known.trail.inputs, known.trail.unknown) or not _OF_MANY.isdisjoint((*asked, *unknown))


def _without_rating(score: Score, policy: SmallNumbers) -> Score:
    """Return a score whose value is told and whose rating is not, unless somebody decided it."""
    decided = score.judgement.in_words() if score.judgement else ""
    return replace(
        score,
        standing=RatingStatus.RATED,
        distance=SUPPRESSION_MARK,
        distance_exact="",
        variance_exact="",
        mechanical="",
        final=score.final if score.judgement else "",
        at_risk=(),
        explanation=f"{SUPPRESSION_LEGEND.format(largest=policy.largest)} {decided}".rstrip(),
        comment=score.comment if score.judgement else "",  # for only who is off target is asked for one
        caveats=(),
    )


def _judged(score: Score, policy: SmallNumbers, secrets: Collection[str]) -> Score:
    """Return a score whose judgement gives its reason as far as the public may read it."""
    if score.judgement is None:
        return score
    told = score.judgement.model_copy(update={"reason": redact_text(score.judgement.reason, policy, secrets)})
    explanation = score.explanation.replace(score.judgement.in_words(), told.in_words())
    return replace(score, judgement=told, explanation=explanation)


def _public_course(score: Score) -> ChartData | None:
    """Return what the charts may draw: no value that is held back, and nothing that was worked out from one."""
    course = score.course
    if course is None:
        return None
    shown = [replace(each, value="", value_exact="") if each.held_back else each for each in course.earlier]
    shown = [replace(e, target_exact="", target_upper_exact="") if e.target_held_back else e for e in shown]
    control = None if course.control and course.control.held_back else course.control
    summed = score.rated_value and score.without is not None
    others = None if summed else course.others  # ours is a sum with a value that is held back
    return replace(course, earlier=tuple(shown), control=control, others=others)


def _without_target(score: Score, policy: SmallNumbers) -> Score:
    """Return a score without a target that follows from earlier values that are held back, such as last year's course."""
    score = replace(score, target=SUPPRESSION_MARK, year_target="", target_note="", forecast="", forecast_note="")
    return _without_rating(score, policy) if score.value else score


def _held_back(score: Score, policy: SmallNumbers) -> Score:
    # That there is a comment would tell that one was asked for, and so that the rating is off target.
    # Travel, forecast and a place among others are worked out from the figure, and so is all that is not named here.
    return Score(
        score.indicator,
        score.standing,
        value=SUPPRESSION_MARK,
        target=SUPPRESSION_MARK if score.target_held_back else score.target,
        distance=SUPPRESSION_MARK,
        explanation=SUPPRESSION_LEGEND.format(largest=policy.largest),
    )
