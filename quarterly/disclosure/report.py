"""What the readers of a rendering may see of everything a report is made from, before anything is worded or drawn."""

from dataclasses import replace

from quarterly.disclosure.narrative import public_narrative, public_undertakings
from quarterly.disclosure.scorecard import hidden_values, is_rating_held_back, public
from quarterly.reporting.carry_forward import Kept
from quarterly.reporting.parts import Material
from quarterly.vocabulary.renderings import Rendering


def for_readers(whole: Material, rendering: Rendering) -> Material:
    """Return the material as the readers of a rendering may see it: those of the restricted one see all of it."""
    if rendering == "restricted":
        return whole
    policy = whole.council.profile.small_numbers
    hidden = hidden_values(whole.card, policy)
    card = public(whole.card, policy)
    return replace(
        whole,
        rendering="public",
        card=card,
        # That commentary is asked for at all would tell that a rating held back is off target.
        awaited=whole.awaited - {score.indicator for score in card.scores if is_rating_held_back(score)},
        narrative=public_narrative(whole.narrative, policy, hidden),
        promised=public_undertakings(whole.promised, policy, hidden),
        findings=(),
        left=Kept(),
    )
