"""A scorecard as the public may see it: without suppressed figures, and without everything that follows from them.

An intruder need not see "3 of 6". "50%" gives him the 3 with the 6 from a footnote. "10 percentage points below the target of
60%" gives him the 50%. "One case moves the figure by 16.7 points" gives him the 6. A Red rating with commentary tells him that
fewer than 4 of the 6 were in work, and so does the bare fact that commentary was asked for. So a suppressed score is empty but
for its target, rather than a full one with some fields removed: a field that is added later is then suppressed unless somebody
decides otherwise. DfE suppresses the same counts in its local authority tables.
"""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from functools import partial

from quarterly.collecting.written import with_texts
from quarterly.configuration.catalogue import Indicator
from quarterly.configuration.council import Council
from quarterly.configuration.profile import SmallNumbers
from quarterly.configuration.targets.plan import TargetPlan
from quarterly.disclosure.as_known import as_known_publicly, public_history, without_target
from quarterly.disclosure.coarser import as_whole_per_cent
from quarterly.disclosure.differencing import is_target_suppressed
from quarterly.disclosure.free_text import TextRules, redact_text, text_rules
from quarterly.disclosure.screened_score import ScreenedScore
from quarterly.disclosure.sentences.verdicts import contains_small_count
from quarterly.disclosure.small_counts import is_small
from quarterly.scoring.background import Background
from quarterly.scoring.caveats import Caveat, EarlierRevised, NobodyInQuarter, RatedUnrounded, TargetChanged
from quarterly.scoring.confidence import Confidence
from quarterly.scoring.illustrative import ScorePart
from quarterly.scoring.score import Score, Scorecard
from quarterly.scoring.series.points import Point
from quarterly.vocabulary.numbers import half_up
from quarterly.vocabulary.quarter import Quarter
from quarterly.vocabulary.suppressed import SUPPRESSED, Suppressed


def redact_scorecard(card: Scorecard, screened: Sequence[ScreenedScore], council: Council, background: Background) -> Scorecard:
    """Return the scorecard as the public may see it: without what is suppressed of it as it was `screened`.

    `background` is what it was scored against.
    It has no findings: they quote the returns and are for the services that sent them.
    """
    quarter = Quarter.parse(card.quarter)
    rules = text_rules(screened, council, quarter)
    redact = partial(redact_text, rules=rules)

    def public(each: ScreenedScore) -> Score:
        # From the most that goes to the least, as a score that is empty cannot be coarser, nor what is coarser have a history.
        if each.is_suppressed:
            return _suppressed(each, quarter)
        if each.is_coarser and isinstance(each.score.sent, Point):
            hides_target = is_target_suppressed(each.indicator, quarter, each.suppressed_quarters)
            coarser = as_whole_per_cent(each.score, each.score.sent)
            return replace(coarser, target=SUPPRESSED) if hides_target else coarser
        seen = as_known_publicly(each, council, quarter, background.around)
        hides_target = is_target_suppressed(each.indicator, quarter, each.suppressed_quarters)
        return _with_public_texts(without_target(seen) if hides_target else seen, each, rules)

    return replace(
        card,
        scores=tuple(public(each) for each in screened),
        actions=tuple(replace(with_texts(each, redact), source=None) for each in card.actions),
        # They quote cells as they were typed, the suppressed ones among them.
        findings=(),
    )


def _suppressed(screened: ScreenedScore, quarter: Quarter) -> Score:
    # Everything not named here is left empty: see the module's first paragraph.
    score = screened.score
    hides_target = is_target_suppressed(screened.indicator, quarter, screened.suppressed_quarters)
    return Score(
        indicator=score.indicator,
        standing=score.standing,
        sent=SUPPRESSED,
        target=SUPPRESSED if hides_target else score.target,
        variance=SUPPRESSED,
        illustrative=_what_follows_from_invented(score, is_target_shown=not hides_target),
    )


def _what_follows_from_invented(score: Score, *, is_target_shown: bool) -> tuple[ScorePart, ...]:
    """Return what of a suppressed score follows from a figure made up: that it is suppressed does, a target shown does not."""
    if not score.invents(ScorePart.VALUE, ScorePart.HISTORY):
        return score.illustrative
    keeps_target = is_target_shown and not score.invents(ScorePart.TARGET)
    return tuple(part for part in ScorePart if part is not ScorePart.TARGET or not keeps_target)


def _with_public_texts(seen: Score, screened: ScreenedScore, rules: TextRules) -> Score:
    """Return a score without its source, with every text that people wrote redacted as on its indicator, and the warnings too."""
    redact = partial(redact_text, rules=rules, about=(seen.indicator,))
    policy = rules.policy
    return replace(
        with_texts(seen, redact),
        warnings=tuple(redact(warning) for warning in seen.warnings),
        confidence=_public_confidence(seen.confidence, policy) if seen.confidence else None,
        caveats=tuple(SUPPRESSED if _is_disclosive(each, screened.indicator, policy) else each for each in seen.caveats),
        source=None,
        history=public_history(screened),
    )


def _public_confidence(confidence: Confidence, policy: SmallNumbers) -> Confidence:
    """Return it without how far one case moves the figure: 100 over "16.7 points" are 6 cases."""

    def small(count: Fraction) -> bool:
        return is_small(Decimal(count.numerator) / count.denominator, policy)

    cases, numerator = confidence.cases, confidence.numerator
    if isinstance(cases, Suppressed) or small(cases):
        return replace(confidence, one_case=SUPPRESSED, cases=SUPPRESSED, numerator=None)
    # The numerator beside the cases is the fraction itself, so that it passes the same rules as a printed one.
    told = numerator is not None and not small(numerator) and not small(cases - numerator)
    return replace(confidence, one_case=SUPPRESSED, numerator=numerator if told else None)


def _is_disclosive(caveat: Caveat | Suppressed, indicator: Indicator, policy: SmallNumbers) -> bool:
    """Whether a caveat prints a number that reads like a small count, or a person's words that contain one."""
    match caveat:
        case RatedUnrounded():
            return _reads_as_small(half_up(caveat.printed, indicator.decimals), indicator, policy)
        case EarlierRevised() | NobodyInQuarter() | Suppressed():
            return False
        case TargetChanged():
            return any(_plan_is_disclosive(plan, indicator, policy) for plan in caveat.versions)
    return _reads_as_small(half_up(caveat.published, indicator.decimals), indicator, policy)


def _plan_is_disclosive(plan: TargetPlan, indicator: Indicator, policy: SmallNumbers) -> bool:
    texts = [each for each in (plan.annual, plan.approved_by, plan.reason) if isinstance(each, str)]
    figures = [each for each in (plan.annual, plan.baseline, *plan.quarters) if isinstance(each, Decimal)]
    return any(contains_small_count(text, policy) for text in texts) or any(
        _reads_as_small(figure.normalize(), indicator, policy) for figure in figures
    )


def _reads_as_small(printed: Decimal, indicator: Indicator, policy: SmallNumbers) -> bool:
    """Whether a printed number is a whole one from 1 to the limit, with no unit beside it such as "%"."""
    exponent = printed.as_tuple().exponent
    whole = isinstance(exponent, int) and exponent >= 0
    return whole and not indicator.unit.symbol and 1 <= abs(printed) <= policy.largest
