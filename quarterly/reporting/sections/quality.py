"""Notes on data quality, who sent a return, and the findings of the consistency checks."""

from collections.abc import Collection

from quarterly.collecting.sheets.findings import Finding, worst_first
from quarterly.configuration.catalogue import Indicator
from quarterly.reporting.model import Block
from quarterly.reporting.parts import Material, cell, table
from quarterly.reporting.wording.explanation import suppression_legend
from quarterly.reporting.wording.rules import rules_in_use
from quarterly.scoring.illustrative import ScorePart
from quarterly.scoring.score import RatingStatus, Score
from quarterly.vocabulary.illustrative import ILLUSTRATIVE, signed


def quality(material: Material, key: str) -> list[Block]:
    """Return the notes; the restricted rendering adds the findings of the consistency checks."""
    blocks: list[Block] = [{"type": "list", "items": quality_notes(material)}]
    if material.findings and material.rendering == "restricted":
        columns = [("Place", 25, "left"), ("What was found", 40, "left"), ("What to do", 35, "left")]
        invented = {score.indicator for _, score in material.scored() if score.invents(*ScorePart)}
        rows = [
            [cell(f.position), cell(signed(f"{f.code}: {f.message}", _lacks_sign(f, invented))), cell(f.remedy)]
            for f in worst_first(material.findings)
        ]
        blocks.append(table(f"{key}-checks", "Consistency checks, for officers alone", columns, rows))
    return blocks


def _lacks_sign(finding: Finding, invented: Collection[str]) -> bool:
    """Whether a finding is about what was made up, and its message does not have the sign beside a figure already."""
    return finding.indicator in invented and ILLUSTRATIVE not in finding.message


def quality_notes(material: Material) -> list[str]:
    """Return the notes indicator by indicator, then those on the whole report."""
    notes = []
    for indicator, score in material.scored():
        words = material.words(indicator, score)
        if score.standing is RatingStatus.UNDER_QUERY:
            notes.append(f"{indicator.ref} is under query. {words.explanation}")
        notes += [
            words.sign(f"{_led(indicator.ref, warning)} The service has been asked.", ScorePart.NOTES)
            for warning in score.warnings
        ]
        notes += [f"{indicator.ref}: {caveat}" for caveat in words.caveats]
        if material.council.judgements.lapsed(indicator.id, material.quarter):
            notes.append(f"{indicator.ref} is rated by rule again: the decision in its place ended with the quarter before.")
        if score.judgement and score.final != score.mechanical:
            notes.append(_judged(indicator, score, material))
        notes += [f"{indicator.ref}: {note}" for note in indicator.notes]
    rules = rules_in_use(material.council.profile, (indicator for indicator, _ in material.scored()))
    notes += [rule.note for rule in rules if rule.source == "assumption" and rule.note]
    if material.rendering == "public":
        notes.append(suppression_legend(material.council))
    if not material.card.validated:
        notes.append("The returns have not been validated.")
    return notes or ["Nothing has to be said beside the figures."]


def returns_received(material: Material, key: str) -> list[Block]:
    """Return which services have sent their return."""
    services = material.council.profile.services
    rows = [
        [cell(service.name), cell("Not received" if name in material.card.missing else "Received")]
        for name, service in services.items()
    ]
    caption = f"Returns received for {material.quarter.title}"
    return [table(f"{key}-services", caption, [("Service", 70, "left"), ("Return", 30, "left")], rows)]


def _judged(indicator: Indicator, score: Score, material: Material) -> str:
    scale = material.council.profile.scales.indicators
    by_rule = f"the rule gives “{scale.state(score.mechanical).word}”" if score.mechanical else "the rule gives no rating"
    decided = f" {score.judgement.in_words()}" if score.judgement else ""
    text = f"{indicator.ref} is reported as “{scale.state(score.final).word}” by decision; {by_rule}.{decided}"
    return signed(text, score.invents(ScorePart.RATING, ScorePart.BY_RULE))


def _led(ref: str, warning: str) -> str:
    return warning if ref in warning else f"{ref}: {warning}"
