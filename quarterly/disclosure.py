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

from quarterly.configuration.profile import SmallNumbers
from quarterly.numbers import Unit, decimals_of, exact, shown
from quarterly.rating.course import Course
from quarterly.rating.scorecard import Score, Scorecard
from quarterly.returns.consistency import shares
from quarterly.small_counts import carries_small_count, gives_away

HELD_BACK = "[c]"
HELD_BACK_MEANS = "[c] stands where a figure is held back because it would tell of 1 to {largest} children."

_ADDS_UP = ("change_previous", "change_year", "forecast_variance")  # what an explanation says in figures made of earlier ones

_SENTENCE = re.compile(r"(?<=[.!?])(?:\s+)(?=[A-Z0-9“\"'(*_-])|\n+")
_LIST_SIGN = re.compile(r"\s*(?:(?:\d{1,2}[.)]|[-*+])\s+)?")  # "1. Visit the homes" counts nothing
_FIGURE = re.compile(r"(?<![\d.,£])(\d+(?:,\d{3})*(?:\.\d+)?)(\s?(?:%|per\s?cent\b))?", re.IGNORECASE)


def public(card: Scorecard, policy: SmallNumbers) -> Scorecard:
    """Return the scorecard as the public may see it; nothing in it tells of a count that is held back.

    Findings are a service's own business and quote what it sent: none of them is left.
    """
    secrets = hidden_values(card, policy)
    return replace(
        card,
        scores=tuple(
            _held_back(score, policy) if tells(score, policy) else _public_score(score, policy, secrets) for score in card.scores
        ),
        actions=tuple(
            replace(action, progress=public_text(action.progress, policy, secrets), source=None) for action in card.actions
        ),
        findings=(),
    )


def hidden_values(card: Scorecard, policy: SmallNumbers) -> set[str]:
    """Return the figures, as printed, that nothing public may quote: held back now or earlier, or worked out from one that is."""
    hidden = [score for score in card.scores if tells(score, policy)]
    now = {text for s in hidden for text in (s.value, s.rated_value, s.distance.removeprefix("-"), s.forecast)}
    return {text for text in (*now, *(value for score in card.scores for value in score.withheld)) if any(map(str.isdigit, text))}


def public_text(text: str, policy: SmallNumbers, secrets: Collection[str] = ()) -> str:
    """Return a text with every sentence that carries a small count, or quotes one of the secret values, replaced by [c]."""
    kept: list[str] = []
    for each in text.split("\n"):
        sign = found[0] if (found := _LIST_SIGN.match(each)) else ""
        line = each.removeprefix(sign)
        sentences = [HELD_BACK if carries_small_count(s, policy) or _quotes(s, secrets) else s for s in _SENTENCE.split(line)]
        kept.append(sign + " ".join(s for n, s in enumerate(sentences) if s != HELD_BACK or sentences[n - 1 : n] != [HELD_BACK]))
    return "\n".join(kept)


def _quotes(sentence: str, secrets: Collection[str]) -> bool:
    """Whether a sentence gives a value that is held back, with its decimals or more of them."""
    figures = (
        [(exact(number.replace(",", "")), bool(percent)) for number, percent in _FIGURE.findall(sentence)] if secrets else []
    )
    return any(shown(n, decimals_of(s), Unit.PERCENT if percent else None) == s for n, percent in figures for s in secrets)


def tells(score: Score, policy: SmallNumbers) -> bool:
    """Whether a printed value tells of a small count, by its own counts or by those its comment says it is made of."""
    if not score.value:
        return False
    said = [
        (Decimal(part), Decimal(whole))
        for _, part, whole in shares(score.comment)
        if shown(Fraction(part * 100, whole), decimals_of(score.value), Unit.PERCENT) == score.value
    ]
    counts = ((score.numerator, score.denominator), *said)
    return score.told_by_difference or any(gives_away(n, d, policy) for n, d in counts)


def _public_score(score: Score, policy: SmallNumbers, secrets: Collection[str]) -> Score:
    hidden = {*secrets, *score.withheld}
    aimed_by = score.course.earlier[-1:] if score.course else ()
    told = _without_target(score, policy) if any(each.target_held_back for each in aimed_by) else score
    told = _without_sums(told, policy) if score.withheld else told
    return replace(
        told,
        explanation=_without(told.explanation, score.withheld),
        comment=public_text(told.comment, policy, hidden),
        warnings=tuple(public_text(warning, policy, hidden) for warning in told.warnings),
        caveats=tuple(public_text(caveat, policy, hidden) for caveat in told.caveats),
        source=None,
        trail=None,
        withheld=(),
        course=_public_course(score),
        before="" if score.withheld else score.before,  # the quarter before may be one of them
    )


def _public_course(score: Score) -> Course | None:
    """Return what the charts may draw: no value that is held back, and nothing that was worked out from one."""
    course = score.course
    if course is None:
        return None
    shown = [replace(each, value="", value_exact="") if each.held_back else each for each in course.earlier]
    shown = [replace(e, target_exact="", target_upper_exact="") if e.target_held_back else e for e in shown]
    control = None if course.control and course.control.held_back else course.control
    summed = score.rated_value and (score.withheld or any(each.held_back for each in course.earlier))
    others = None if summed else course.others  # ours is a sum with a value that is held back
    return replace(course, earlier=tuple(shown), control=control, others=others)


def _without_target(score: Score, policy: SmallNumbers) -> Score:
    """Return a score without a target that follows from earlier values that are held back, such as last year's course."""
    told = HELD_BACK_MEANS.format(largest=policy.largest)
    score = replace(score, target=HELD_BACK, year_target="", target_note="", explanation=told, caveats=())
    return replace(score, distance=HELD_BACK, distance_exact="", variance_exact="")


def _without_sums(score: Score, policy: SmallNumbers) -> Score:
    """Return a score without what adds this quarter to earlier ones that are held back: taken apart it would tell of them."""
    told = HELD_BACK_MEANS.format(largest=policy.largest)
    asked = score.trail.inputs if score.trail else {}
    counted = any(name in asked for name in _ADDS_UP)
    score = replace(score, forecast="", forecast_note="", explanation=told if counted else score.explanation)
    if not score.rated_value:
        return score
    return replace(
        score, rated_value=HELD_BACK, distance=HELD_BACK, distance_exact="", variance_exact="", explanation=told, caveats=()
    )


def _without(sentence: str, withheld: Collection[str]) -> str:
    """Return the explanation without the earlier values it compares with, where those are held back."""
    for value in withheld:
        sentence = sentence.replace(f" ({value})", f" ({HELD_BACK})")
    return sentence


def _held_back(score: Score, policy: SmallNumbers) -> Score:
    # That there is a comment would tell that one was asked for, and so that the rating is off target.
    # Travel, forecast and a place among others are worked out from the figure, and so is all that is not named here.
    return Score(
        score.indicator,
        score.standing,
        value=HELD_BACK,
        target=score.target,
        distance=HELD_BACK,
        explanation=HELD_BACK_MEANS.format(largest=policy.largest),
    )
