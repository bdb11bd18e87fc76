"""A scorecard as the public may see it: without small counts, and without everything that would give them away.

A count from 1 to 5 can point at a child (DfE holds back the same counts in its local authority tables). What follows from it is
suppressed with it: the percentage and rating of "3 of 6", the other side of the fraction ("58 of 60" tells of 2), the distance
from target, whether anything was said about it, and any sentence that carries such a count or quotes such a value.
"""

from dataclasses import replace
from decimal import Decimal
from functools import partial

from quarterly.collecting.written import with_texts
from quarterly.configuration.catalogue import Indicator
from quarterly.configuration.council import Council
from quarterly.configuration.profile import SmallNumbers
from quarterly.configuration.targets.plan import TargetPlan
from quarterly.disclosure.as_known import as_known_publicly, public_history, without_target
from quarterly.disclosure.differencing import is_target_suppressed
from quarterly.disclosure.free_text import Secret, redact_text
from quarterly.disclosure.small_counts import carries_small_count, is_small
from quarterly.disclosure.suppression import Screened, screen, secrets_of
from quarterly.scoring.background import Background
from quarterly.scoring.caveats import Caveat, EarlierRevised, RatedUnrounded, TargetChanged
from quarterly.scoring.confidence import Confidence
from quarterly.scoring.score import Score, Scorecard
from quarterly.vocabulary.numbers import half_up
from quarterly.vocabulary.quarter import Quarter
from quarterly.vocabulary.suppressed import SUPPRESSED, Suppressed


def redact_scorecard(card: Scorecard, council: Council, background: Background) -> Scorecard:
    """Return the scorecard as the public may see it; nothing in it tells of a count that is suppressed.

    `background` is what the quarter was scored against. Findings are a service's own business and quote what it sent: none of
    them is left.
    """
    policy, quarter = council.profile.small_numbers, Quarter.parse(card.quarter)
    screened = screen(card, council, background)
    secrets = secrets_of(screened)
    hide = partial(redact_text, policy=policy, secrets=secrets)

    def public(each: Screened) -> Score:
        if each.is_disclosive:
            return _suppressed(each, quarter)
        seen = as_known_publicly(each, council, quarter, background.around)
        seen = without_target(seen) if is_target_suppressed(each.indicator, quarter, each.hidden) else seen
        return _screened_texts(seen, each, policy, secrets)

    return replace(
        card,
        scores=tuple(public(each) for each in screened),
        actions=tuple(replace(with_texts(each, hide), source=None) for each in card.actions),
        findings=(),
    )


def suppressed_secrets(card: Scorecard, council: Council, background: Background) -> set[Secret]:
    """Return the figures that no text of the public report may quote."""
    return secrets_of(screen(card, council, background))


def suppressed_indicators(card: Scorecard, council: Council, background: Background) -> tuple[str, ...]:
    """Return the ids of the indicators whose value the public is not shown."""
    return tuple(each.score.indicator for each in screen(card, council, background) if each.is_disclosive)


def _suppressed(screened: Screened, quarter: Quarter) -> Score:
    # That there is a comment would tell that one was asked for, and so that the rating is off target.
    # Travel, forecast and a place among others are worked out from the figure, and so is all that is not named here.
    score = screened.score
    return Score(
        indicator=score.indicator,
        standing=score.standing,
        sent=SUPPRESSED,
        target=SUPPRESSED if is_target_suppressed(screened.indicator, quarter, screened.hidden) else score.target,
        variance=SUPPRESSED,
    )


def _screened_texts(seen: Score, screened: Screened, policy: SmallNumbers, secrets: set[Secret]) -> Score:
    """Return a score without its source, and with every text of people as far as the public may read it.

    What the engine worked out carries no secret of another indicator: to hold it against them would tell of those it resembles.
    """
    own = screened.secrets_of_before
    rests = {secret.rest for secret in own if secret.percent}
    redact = partial(redact_text, policy=policy, secrets={*secrets, *own, *rests})
    return replace(
        with_texts(seen, redact),
        warnings=tuple(redact_text(warning, policy, own) for warning in seen.warnings),
        confidence=_public_confidence(seen.confidence, policy) if seen.confidence else None,
        caveats=tuple(SUPPRESSED if _tells(each, screened.indicator, policy) else each for each in seen.caveats),
        source=None,
        history=public_history(screened),
    )


def _public_confidence(confidence: Confidence, policy: SmallNumbers) -> Confidence:
    """Return it without how far one case moves the figure: "16.7 points" says that there are 6 cases."""
    cases = confidence.cases
    small = isinstance(cases, Suppressed) or is_small(Decimal(cases.numerator) / cases.denominator, policy)
    return replace(confidence, one_case=SUPPRESSED, cases=SUPPRESSED if small else cases)


def _tells(caveat: Caveat | Suppressed, indicator: Indicator, policy: SmallNumbers) -> bool:
    """Whether a caveat gives a number that reads like a count from 1 to the limit, or a person's words that do."""
    match caveat:
        case RatedUnrounded():
            return _reads_as_small(half_up(caveat.printed, indicator.decimals), indicator, policy)
        case EarlierRevised() | Suppressed():
            return False
        case TargetChanged():
            return any(_tells_of_plan(plan, indicator, policy) for plan in caveat.versions)
    return _reads_as_small(half_up(caveat.published, indicator.decimals), indicator, policy)


def _tells_of_plan(plan: TargetPlan, indicator: Indicator, policy: SmallNumbers) -> bool:
    texts = [each for each in (plan.annual, plan.approved_by, plan.reason) if isinstance(each, str)]
    figures = [each for each in (plan.annual, plan.baseline, *plan.quarters) if isinstance(each, Decimal)]
    return any(carries_small_count(text, policy) for text in texts) or any(
        _reads_as_small(figure.normalize(), indicator, policy) for figure in figures
    )


def _reads_as_small(printed: Decimal, indicator: Indicator, policy: SmallNumbers) -> bool:
    """Whether a printed number stands without decimals and without a sign of what it is of, from 1 to the limit."""
    exponent = printed.as_tuple().exponent
    whole = isinstance(exponent, int) and exponent >= 0
    return whole and not indicator.unit.symbol and 1 <= abs(printed) <= policy.largest
