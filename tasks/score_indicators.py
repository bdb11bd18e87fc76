"""Stage 3: rate every indicator from the rows in force."""

from collections import Counter

from adapters.background import background
from adapters.cycle_context import CycleContext
from adapters.expectations import load_rulebook
from adapters.mail_queue import put_in_post
from quarterly.collecting.returns.records import ServiceReturn
from quarterly.collecting.returns.two_services import LARGER, held_together, to_be_told
from quarterly.commentary.letters import findings_letter
from quarterly.publishing.references import ScorecardReference, ValidatedReturn
from quarterly.reporting.parts import mark_of
from quarterly.scoring.background import Background, StoredBackground
from quarterly.scoring.score_quarter import score_indicators as score
from tasks._stage import stage
from tasks.today import today


def _key(council: str, quarter: str, returns: tuple[ValidatedReturn, ...]) -> str:
    cycle = CycleContext.of(council, quarter)
    profile = cycle.council.profile
    applied = [cycle.council.catalogue, cycle.council.judgements, profile.rules, profile.rule, profile.scales]
    inputs = [[sent.service, sent.output.digest] for sent in returns]
    compared = _background(council, cycle).facts()
    services, settings = list(profile.services), [profile.small_numbers, profile.actions()]
    if any(indicator.denominator_service for indicator in cycle.council.catalogue.indicators):
        settings += [load_rulebook().rules[LARGER], profile.services, profile.contacts]  # who is told, and what
    return cycle.output_key("score_indicators", inputs, applied, compared, services, settings)


def _background(council: str, cycle: CycleContext) -> Background:
    return background(council, cycle.council, cycle.quarter, cycle.restricted, today())


@stage("score_indicators", key=_key)
def score_indicators(council: str, quarter: str, returns: tuple[ValidatedReturn, ...]) -> ScorecardReference:
    """Score the quarter; what was not received or is under query is in the scorecard and says so.

    Figures of two services that disagree are seen here for the first time, so their senders are written to from here.
    """
    cycle = CycleContext.of(council, quarter)
    sent = held_together([cycle.load(ServiceReturn, one.output) for one in returns], cycle.council, load_rulebook())
    for told in to_be_told(sent):
        put_in_post(cycle.restricted, cycle.post, findings_letter(cycle.council, cycle.quarter, told, ()))
    against, key = _background(council, cycle), _key(council, quarter, returns)
    card = score(cycle.council, cycle.quarter, sent, against)
    scale = cycle.council.profile.scales.indicators
    ratings = Counter(mark_of(one, scale)["word"] for one in card.scores)
    stored = cycle.save(f"{key}/background", StoredBackground.of(against))
    return ScorecardReference(cycle.save(key, card), stored, dict(sorted(ratings.items())))
