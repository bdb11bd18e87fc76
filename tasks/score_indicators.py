"""Stage 3: rate every indicator from the rows in force."""

from collections import Counter

from adapters.workplace import Workplace
from quarterly.report.parts import mark_of
from quarterly.returns import ServiceReturn
from quarterly.scoring import score_indicators as score
from quarterly.stages import ScorecardReference, ValidatedReturn
from tasks._stage import stage


def _key(council: str, quarter: str, returns: tuple[ValidatedReturn, ...]) -> str:
    place = Workplace.of(council, quarter)
    applied = [place.council.catalogue, place.council.profile.rating, place.council.profile.scales]
    inputs = [[sent.service, sent.output.digest] for sent in returns]
    services = list(place.council.profile.services)
    return place.output_key("score_indicators", inputs, applied, services, place.council.profile.actions())


@stage("score_indicators", key=_key)
def score_indicators(council: str, quarter: str, returns: tuple[ValidatedReturn, ...]) -> ScorecardReference:
    """Score the quarter; what was not received or is under query is in the scorecard and says so."""
    place = Workplace.of(council, quarter)
    card = score(place.council, place.quarter, [place.load(ServiceReturn, sent.output) for sent in returns])
    scale = place.council.profile.scales.indicators
    ratings = Counter(mark_of(one, scale)["word"] for one in card.scores)
    return ScorecardReference(place.save(_key(council, quarter, returns), card), dict(sorted(ratings.items())))
