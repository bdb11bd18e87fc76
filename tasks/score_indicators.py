"""Stage 3: rate every indicator from the rows in force."""

from collections import Counter

from adapters.background import background
from adapters.cycle_context import CycleContext
from adapters.expectations import load_rulebook
from adapters.mail.queue import queue_letter
from quarterly.collecting.returns.records import ServiceReturn
from quarterly.collecting.returns.two_services import LARGER, cross_checked, returns_to_notify
from quarterly.collecting.sheets.rulebook import Rulebook, RuleFile
from quarterly.commentary.findings_letters import findings_letter
from quarterly.reporting.parts import mark_of
from quarterly.scoring.background import StoredBackground
from quarterly.scoring.score_quarter import score_indicators as score
from quarterly.scoring.score_scope import ScoringInputs, config_for_scoring
from tasks._stage import Opened, stage
from tasks.references import ScorecardReference, ValidatedReturn
from tasks.today import today


def _read(council: str, quarter: str, returns: tuple[ValidatedReturn, ...]) -> tuple[CycleContext, ScoringInputs]:
    """Return all inputs of the stage."""
    opened = CycleContext.of(council, quarter)
    cycle = opened.with_council(config_for_scoring(opened.council))
    known = background(council, cycle.council, cycle.quarter, cycle.restricted, today())
    shared = any(indicator.denominator_service for indicator in cycle.council.catalogue.indicators)
    rules = (load_rulebook().rules[LARGER],) if shared else ()
    digests = tuple((sent.service, sent.output.digest) for sent in returns)
    return cycle, ScoringInputs(cycle.council, digests, known, rules)


_opened = Opened(_read)


def _key_of(cycle: CycleContext, inputs: ScoringInputs) -> str:
    return cycle.output_key("score_indicators", inputs)


def _key(council: str, quarter: str, returns: tuple[ValidatedReturn, ...]) -> str:
    return _key_of(*_opened.anew(council, quarter, returns))


@stage("score_indicators", key=_key)
def score_indicators(council: str, quarter: str, returns: tuple[ValidatedReturn, ...]) -> ScorecardReference:
    """Score the quarter; indicators not received or under query are in the scorecard with that reason.

    This stage is the first to see the returns of two services together, so it writes to both if their figures disagree.
    """
    cycle, inputs = _opened.once_more(council, quarter, returns)
    rules = Rulebook([RuleFile(rules=inputs.rules)])
    sent = cross_checked([cycle.load(ServiceReturn, one.output) for one in returns], cycle.council, rules)
    for notified in returns_to_notify(sent):
        queue_letter(cycle.restricted, cycle.post, findings_letter(cycle.council, cycle.quarter, notified, ()))
    card = score(cycle.council, cycle.quarter, sent, inputs.background)
    scale = cycle.council.profile.scales.indicators
    ratings = Counter(mark_of(one, scale)["word"] for one in card.scores)
    key = _key_of(cycle, inputs)
    against = cycle.save(f"{key}/background", StoredBackground.of(inputs.background))
    return ScorecardReference(cycle.save(key, card), against, dict(sorted(ratings.items())))
