"""Claims in the text checked against the figures: supported, contradicted, or without evidence."""

from quarterly.reporting.chart_model import StatusMark
from quarterly.reporting.checks.claims import checked_claim
from quarterly.reporting.checks.verdict import ClaimOutcome
from quarterly.reporting.model import Block
from quarterly.reporting.parts import Material, cell, marked, signed_mark, table
from quarterly.reporting.prose import bare
from quarterly.scoring.illustrative import ScorePart
from quarterly.vocabulary.illustrative import signed
from quarterly.vocabulary.suppressed import SUPPRESSION_MARK

_MARKS: dict[ClaimOutcome, StatusMark] = {
    ClaimOutcome.SUPPORTED: {"word": "Supported", "shape": "tick", "colour": "#00653b"},
    ClaimOutcome.CONTRADICTED: {"word": "Contradicted", "shape": "triangle", "colour": "#a8121f"},
    ClaimOutcome.UNSUPPORTED: {"word": "Unsupported", "shape": "question", "colour": "#5a5f66"},
}
# Nobody is accused of what they could not know: the figure was corrected after the text was written.
_RIGHT_BEFORE: StatusMark = {"word": "Ask its writer", "shape": "question", "colour": "#5a5f66"}


def claims(material: Material, key: str) -> list[Block]:
    """Return every claim with its evidence, as far as the readers of this rendering may see the figures."""
    rows = []
    # Beside "is held back" the text would reveal what the figure is.
    suppressed = {score.indicator for score in material.card.scores if score.is_rating_suppressed}
    for claim in material.narrative.claims:
        checked = checked_claim(claim, material.council, material.card, material.earlier)
        found, was_right = checked.verdict, checked.held_in
        text = SUPPRESSION_MARK if suppressed.intersection(claim.indicators) else bare(claim.text, material)
        invented = any(indicator.id in claim.indicators and score.invents(*ScorePart) for indicator, score in material.scored())
        verdict_mark = marked(signed_mark(_RIGHT_BEFORE if was_right else _MARKS[found.outcome], invented))
        why = f"It was written about version {was_right}. {found.reason}" if was_right else found.reason
        rows.append([cell(signed(text, claim.illustrative)), verdict_mark, cell(signed(why, invented))])
    columns = [("What the text says", 36, "left"), ("Figures", 18, "left"), ("Why", 46, "left")]
    caption = "What this report says, checked against its figures"
    return [table(f"{key}-claims", caption, columns, rows)] if rows else [{"type": "paragraph", "text": "None."}]
