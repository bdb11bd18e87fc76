"""Priority by priority: scorecard, comments, objectives and their key activities."""

from quarterly.configuration.catalogue import Indicator
from quarterly.configuration.profile import Objective, Priority
from quarterly.rating.scorecard import Score
from quarterly.report.context import has_travel, travel
from quarterly.report.model import Block, Entry, Section
from quarterly.report.parts import Material, action_mark, cell, marked, score_cells, table

_WITHOUT_TRAVEL = [
    ("Performance indicator", 38, "left"),
    ("Actual", 14, "right"),
    ("Target", 12, "right"),
    ("Against target", 16, "right"),
    ("Rating", 20, "left"),
]
_WITH_TRAVEL = [
    ("Performance indicator", 26, "left"),
    ("Actual", 12, "right"),
    ("Target", 15, "right"),
    ("Against target", 13, "right"),
    ("Rating", 16, "left"),
    ("Travel", 18, "left"),
]


def priority_section(priority: Priority, material: Material) -> Section:
    """Return one Council Plan priority: its indicators where it has any, then its objectives."""
    pairs = [(i, s) for i, s in material.scored() if i.priority == priority.id]
    scale = material.council.profile.scales.indicators
    blocks: list[Block] = []
    if pairs:
        travels = any(has_travel(score) for _, score in pairs)
        rows = [[*score_cells(i, s, scale), *([cell(travel(s) or "–")] if travels else [])] for i, s in pairs]
        columns = _WITH_TRAVEL if travels else _WITHOUT_TRAVEL
        caption = f"Scorecard: {priority.name}, {material.quarter.period}"
        blocks.append(table(f"scorecard-{priority.id}", caption, columns, rows))
        blocks += [entry for indicator, score in pairs if (entry := _comment(indicator, score, material))]
    return {
        "id": f"priority-{priority.id}",
        "number": "",
        "title": priority.name,
        "blocks": blocks,
        "sections": [_objective(objective, priority, material) for objective in priority.objectives],
    }


def _comment(indicator: Indicator, score: Score, material: Material) -> Entry | None:
    text = "Commentary awaited." if material.awaits(score) else score.comment
    if not text:
        return None
    heading, owner = f"{indicator.ref}: {indicator.name}", material.council.owner(indicator)
    return {"type": "entry", "heading": heading, "by": owner.role, "blocks": material.rich(text)}


def _objective(objective: Objective, priority: Priority, material: Material) -> Section:
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
        ("Key activity", 23, "left"),
        ("Status", 15, "left"),
        ("Progress", 38, "left"),
        ("Lead", 16, "left"),
    ]
    key = f"{priority.id}-objective-{objective.number}"
    caption = f"Key activities of objective {objective.number}, {material.quarter.title}"
    return {
        "id": key,
        "number": "",
        "title": f"Objective {objective.number}: {objective.title}",
        "blocks": [table(f"actions-{key}", caption, columns, rows)] if rows else [],
        "sections": [],
    }
