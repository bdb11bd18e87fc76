"""Indicators off target, one card each: the figures, the history, the reason, and who does what by when."""

from quarterly.configuration.catalogue import Indicator
from quarterly.reporting.charts.trend import trend_figure
from quarterly.reporting.model import Block, Section
from quarterly.reporting.parts import Material, cell, figure, mark_of, table, target_text, tells_of
from quarterly.scoring.illustrative import ScorePart
from quarterly.scoring.score import Score
from quarterly.vocabulary.illustrative import signed
from quarterly.vocabulary.wording import listed


def exceptions(material: Material, key: str) -> list[Section]:
    """Return a card for each indicator to be explained: worst rating first, and within a rating those at risk of a worse one."""
    return [_card(indicator, score, material, f"{key}-{indicator.id}") for indicator, score in material.off_target()]


def _card(indicator: Indicator, score: Score, material: Material, key: str) -> Section:
    columns = [
        ("Quarter", 16, "left"), ("Actual", 18, "left"), ("Target", 20, "left"), ("Against target", 18, "left"),
        ("Travel", 28, "left"),
    ]  # fmt: skip
    words = material.words(indicator, score)
    value, distance = (tells_of(indicator, material.quarter, what) for what in ("value", "distance"))
    shown = [
        cell(str(material.quarter)),
        cell(figure(words) or "–", value),
        cell(target_text(words) or "–"),
        cell(words.against_target or "–", distance),
        cell(words.travel_in_short or "–"),
    ]
    caption = signed(f"{indicator.ref}, {material.quarter.title}", score.invents(ScorePart.RATING))
    blocks: list[Block] = [table(f"{key}-figures", caption, columns, [shown])]
    if score.at_risk:
        risk = words.sign(f"{listed(words.without_signs.at_risk).capitalize()}.", ScorePart.AT_RISK)
        blocks.append({"type": "note", "title": "At risk of a worse rating", "text": risk})
    # The picture without its table: members read the card, and what the chart says is in its sentence.
    blocks += trend_figure(indicator, score, material, key)[:1]
    blocks.append(_commentary(indicator, score, material))
    return {
        "id": key,
        "number": "",
        "title": f"{indicator.ref}: {indicator.name}",
        "mark": mark_of(score, material.council.profile.scales.indicators),
        "blocks": blocks,
        "sections": [],
    }


def _commentary(indicator: Indicator, score: Score, material: Material) -> Block:
    text = "Commentary awaited." if material.awaits(score) else score.comment or "No commentary."
    by = material.council.owner(indicator).role
    of = tells_of(indicator, material.quarter, "text")
    return {"type": "entry", "heading": "Why, and what is being done", "by": by, "blocks": material.rich(text), "of": of}
