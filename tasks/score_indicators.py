"""Stage 3: rate every indicator from the rows in force."""

from collections import Counter

from adapters.background import background
from adapters.cycle_context import Workplace
from adapters.expectations import load_rulebook
from adapters.mail_queue import put_in_post
from quarterly.collecting.returns.records import ServiceReturn
from quarterly.collecting.returns.two_services import LARGER, held_together, to_be_told
from quarterly.commentary.letters import findings_letter
from quarterly.publishing.references import ScorecardReference, ValidatedReturn
from quarterly.reporting.parts import mark_of
from quarterly.scoring.score_quarter import Background
from quarterly.scoring.score_quarter import score_indicators as score
from tasks._stage import stage
from tasks.today import today


def _key(council: str, quarter: str, returns: tuple[ValidatedReturn, ...]) -> str:
    place = Workplace.of(council, quarter)
    profile = place.council.profile
    applied = [place.council.catalogue, place.council.judgements, profile.rules, profile.rule, profile.scales]
    inputs = [[sent.service, sent.output.digest] for sent in returns]
    compared = _background(council, place).facts()
    services, settings = list(profile.services), [profile.small_numbers, profile.actions()]
    if any(indicator.denominator_service for indicator in place.council.catalogue.indicators):
        settings += [load_rulebook().rules[LARGER], profile.services, profile.contacts]  # who is told, and what
    return place.output_key("score_indicators", inputs, applied, compared, services, settings)


def _background(council: str, place: Workplace) -> Background:
    return background(council, place.council, place.quarter, place.restricted, today())


@stage("score_indicators", key=_key)
def score_indicators(council: str, quarter: str, returns: tuple[ValidatedReturn, ...]) -> ScorecardReference:
    """Score the quarter; what was not received or is under query is in the scorecard and says so.

    Figures of two services that disagree are seen here for the first time, so their senders are written to from here.
    """
    place = Workplace.of(council, quarter)
    sent = held_together([place.load(ServiceReturn, one.output) for one in returns], place.council, load_rulebook())
    for told in to_be_told(sent):
        put_in_post(place.restricted, place.post, findings_letter(place.council, place.quarter, told, ()))
    card = score(place.council, place.quarter, sent, _background(council, place))
    scale = place.council.profile.scales.indicators
    ratings = Counter(mark_of(one, scale)["word"] for one in card.scores)
    return ScorecardReference(place.save(_key(council, quarter, returns), card), dict(sorted(ratings.items())))
