"""Priority by priority: scorecard, comments, objectives and their key activities."""

from collections.abc import Sequence

from quarterly.configuration.catalogue import Indicator
from quarterly.configuration.profile import Objective, Priority
from quarterly.reporting.model import Block, EntryBlock, Section
from quarterly.reporting.parts import Material, action_mark, cell, marked, table, tells_of
from quarterly.reporting.prose import passages
from quarterly.reporting.sections.cards import has_card
from quarterly.reporting.sections.scorecards import scorecard
from quarterly.scoring.illustrative import ScorePart
from quarterly.scoring.score import Score
from quarterly.vocabulary.illustrative import signed
from quarterly.vocabulary.wording import listed


def priority_section(priority: Priority, kinds: Sequence[str], material: Material, key: str) -> Section:
    """Return one Council Plan priority: its passages, its indicators where it has any, then its objectives."""
    pairs = [(i, s) for i, s in material.due() if i.priority == priority.id]
    blocks = [block for kind in kinds for block in _passages(kind, priority, material)]
    if pairs:
        blocks.append(scorecard(pairs, material, f"{key}-scorecard-{priority.id}", priority.name))
    # Also of what is not due, where its service has commented all the same.
    scored = [(i, s) for i, s in material.scored() if i.priority == priority.id and not has_card(i, s, material)]
    blocks += [entry for indicator, score in scored if (entry := _comment(indicator, score, material))]
    return {
        "id": f"{key}-priority-{priority.id}",
        "number": "",
        "title": priority.name,
        "blocks": blocks,
        "sections": [_objective(objective, priority, material, key) for objective in priority.objectives],
    }


def _passages(kind: str, priority: Priority, material: Material) -> list[Block]:
    """Return the passages of one kind about a priority, under their own small heading; nothing where there are none."""
    texts = [passage for passage in material.narrative.passages if passage.kind == kind and passage.about == priority.id]
    if not texts:
        return []
    title = material.council.profile.narrative[kind].title
    by = listed(list(dict.fromkeys(passage.by for passage in texts if passage.by)))
    blocks = [inner for block in passages(texts, material) if block["type"] == "prose" for inner in block["blocks"]]
    return [{"type": "entry", "heading": title, "by": by, "blocks": blocks}]


def _comment(indicator: Indicator, score: Score, material: Material) -> EntryBlock | None:
    text = "Commentary awaited." if material.awaits(score) else score.comment
    if not text:
        return None
    # Only whoever is off target is asked, so that commentary is awaited follows from the rating.
    invented = material.awaits(score) and score.invents(ScorePart.RATING)
    heading, owner = signed(indicator.titled, invented), material.council.owner(indicator)
    of = tells_of(indicator, material.quarter, "text")
    return {"type": "entry", "heading": heading, "by": owner.role, "blocks": material.rich(text), "of": of}


def _objective(objective: Objective, priority: Priority, material: Material, section: str) -> Section:
    actions = {action.ref: action for action in material.card.actions}
    scale = material.council.profile.scales.actions
    rows = [
        [
            cell(planned.ref),
            cell(planned.activity),
            marked(action_mark(actions[planned.ref], scale)),
            cell(actions[planned.ref].progress or "–"),
            cell(f"{planned.lead}, {planned.directorate}"),
        ]
        for planned in objective.actions
    ]
    columns = [
        ("Ref", 8, "left"),
        ("Key activity", 22, "left"),
        ("Status", 15, "left"),
        ("Progress", 40, "left"),
        ("Lead", 15, "left"),
    ]
    key = f"{priority.id}-objective-{objective.number}"
    title = f"Objective {objective.number}: {objective.title}"
    caption = f"{title}: key activities, {material.quarter.title}"
    return {
        "id": f"{section}-{key}",
        "number": "",
        "title": title,
        "blocks": [table(f"{section}-actions-{key}", caption, columns, rows)] if rows else [],
        "sections": [],
    }
