"""One or two sides for the lead member before the meeting: what changed, what will be asked, and what the report says to it.

A question follows from a rating, a change of one, an action of the last meeting or a figure that is missing. Nothing is printed
that the restricted report does not have.
"""

from collections.abc import Iterator

from quarterly.configuration.products import ProductPlan
from quarterly.reporting.at_a_glance import AtAGlance, at_a_glance, reason_in_short
from quarterly.reporting.build import MARKINGS
from quarterly.reporting.model import Block, Report, Section, TableCell
from quarterly.reporting.parts import RestrictedMaterial, cell, figure, mark_of, table, target_text, tells_of
from quarterly.reporting.products.document import document
from quarterly.reporting.prose import bare
from quarterly.reporting.sections.contents import meeting_in_words
from quarterly.reporting.sections.first_screen import WORST, first_screen
from quarterly.reporting.sections.last_meeting import open_items
from quarterly.reporting.sections.narrative import recommendations
from quarterly.scoring.score import RatingStatus, Score
from quarterly.vocabulary.wording import listed

_COLUMNS = [("What may be asked", 42, "left"), ("What the report says", 58, "left")]
_MISSING = {
    RatingStatus.NOT_RECEIVED: "The return was not received.",
    RatingStatus.UNDER_QUERY: "The figure is under query, and the report prints none.",
}


def lead_member_page(plan: ProductPlan, material: RestrictedMaterial) -> Report:
    """Return the page; it shows small numbers, so it is for the lead member and the council's staff alone."""
    found, first = at_a_glance(material), first_screen(material)
    changed = [block for block in first["blocks"] if block.get("id") != WORST] if first else []
    meeting: Block = {"type": "paragraph", "text": f"{material.council.profile.committee}, {meeting_in_words(material)}."}
    asked = list(_questions(found, material))
    questions: list[Block] = (
        [table("questions", f"What may be asked, {material.quarter.title}", _COLUMNS, asked)] if asked else []
    )
    sections = [
        *_titled("changed", "How it stands, and what changed", changed),
        *_titled("questions", "What may be asked, and what the report says", questions),
        *_titled("committee", "What the Committee is asked", [meeting, *recommendations(material)]),
    ]
    return document(plan, material, MARKINGS["restricted"], sections)


def _titled(key: str, title: str, blocks: list[Block]) -> list[Section]:
    return [{"id": key, "number": "", "title": title, "blocks": blocks, "sections": []}] if blocks else []


def _questions(found: AtAGlance, material: RestrictedMaterial) -> Iterator[list[TableCell]]:
    """Yield questions with what the report says, the worst ratings first."""
    scores = {indicator.id: score for indicator, score in material.due()}
    for each in found.worst:
        words = material.words(each.indicator, each.score)
        word = mark_of(each.score, material.council.profile.scales.indicators)["word"]
        beside = f"{figure(words)} against a target of {target}" if (target := target_text(words)) else figure(words)
        question = f"Why is {each.indicator.titled} “{word}”{f', at {beside}' if beside else ''}?"
        of_text = tells_of(each.indicator, material.quarter, "text")
        yield [cell(question, tells_of(each.indicator, material.quarter, "value")), cell(_said(each.score, material), of_text)]
    worst = {each.indicator.id for each in found.worst}
    for change in found.changed:
        if not change.is_better and change.indicator.id not in worst:
            question = f"Why did {change.indicator.titled} go from “{change.before['word']}” to “{change.now['word']}”?"
            of_text = tells_of(change.indicator, material.quarter, "text")
            yield [cell(question), cell(reason_in_short(scores[change.indicator.id], material), of_text)]
    for item, stands in open_items(material):
        yield [cell(f"What became of what the Committee asked for ({item.ref}): {item.what}"), cell(stands)]
    for standing, said in _MISSING.items():
        if names := [indicator.titled for indicator, score in material.due() if score.standing is standing]:
            yield [cell(f"When will there be figures for {listed(names)}?"), cell(said)]


def _said(score: Score, material: RestrictedMaterial) -> str:
    """Return the owner's explanation as the report prints it, or why there is none."""
    whole = "" if material.awaits(score) else bare(score.comment, material).strip()
    return whole or reason_in_short(score, material)
