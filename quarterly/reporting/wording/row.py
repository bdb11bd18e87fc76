"""How a figure is rated, in the few words that a row of a table has room for."""

from quarterly.configuration.rules import Band
from quarterly.reporting.wording import distances
from quarterly.reporting.wording.context import WordingContext
from quarterly.scoring.illustrative import ScorePart
from quarterly.scoring.score import RatingStatus
from quarterly.vocabulary.polarity import Polarity

_NO_WAY = {Polarity.NONE: "neither way is better", Polarity.UNCONFIRMED: "which way is better is not confirmed"}
_ELSEWHERE = "judged"  # the quantity of a rule that takes the rating as a service judged it


def explanation_in_short(context: WordingContext) -> str:
    """Return the distance from target, or by what else a figure is rated: "by quartile", "judged", "by decision"."""
    score = context.score
    parts = [distances.against_target(context)]
    if score.is_rating_suppressed:
        return parts[0]
    if score.mechanical and not parts[0]:
        parts = [context.sign(_by_what(context), ScorePart.BY_RULE)]
    if score.standing is RatingStatus.NOT_RATED and not parts[0]:
        parts = [_NO_WAY.get(context.indicator.polarity, "")]
    if score.judgement and score.final != score.mechanical:
        parts.append(context.sign("by decision", ScorePart.RATING))  # whose, the card says
    return "; ".join(part for part in parts if part)


def _by_what(context: WordingContext) -> str:
    bands: tuple[Band, ...] = tuple(context.rule.bands)
    if any(_ELSEWHERE in band.when for band in bands):
        return context.rule.title if context.rule.title.startswith("judged") else f"judged: {context.rule.title}"
    return f"by {context.rule.title}"
