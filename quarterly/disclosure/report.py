"""What the readers of a rendering may see of everything a report is made from, before anything is worded or drawn."""

from dataclasses import replace

from quarterly.disclosure.narrative import redact_narrative, redact_undertakings
from quarterly.disclosure.scorecard import is_rating_suppressed, redact_scorecard, suppressed_values
from quarterly.reporting.carry_forward import CarryForward
from quarterly.reporting.parts import ReportInputs
from quarterly.vocabulary.renderings import Rendering


def redact_for(whole: ReportInputs, rendering: Rendering) -> ReportInputs:
    """Return the material as the readers of a rendering may see it: those of the restricted one see all of it."""
    if rendering == "restricted":
        return whole
    policy = whole.council.profile.small_numbers
    hidden = suppressed_values(whole.card, policy)
    card = redact_scorecard(whole.card, policy)
    return replace(
        whole,
        rendering="public",
        card=card,
        # That commentary is asked for at all would tell that a rating held back is off target.
        awaited=whole.awaited - {score.indicator for score in card.scores if is_rating_suppressed(score)},
        narrative=redact_narrative(whole.narrative, policy, hidden),
        promised=redact_undertakings(whole.promised, policy, hidden),
        findings=(),
        left=CarryForward(),
    )
