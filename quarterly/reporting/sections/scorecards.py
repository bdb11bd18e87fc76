"""Tables of indicators: all of a report, or set by set; those not due this quarter."""

from collections.abc import Sequence

from quarterly.configuration.catalogue import Indicator
from quarterly.configuration.report_plan import SectionPlan
from quarterly.reporting.charts.trend import spark
from quarterly.reporting.model import Block, Section, TableBlock, TableCell
from quarterly.reporting.parts import Material, cell, score_cells, table
from quarterly.reporting.sections.cards import has_card
from quarterly.reporting.sections.covered import Covered
from quarterly.reporting.wording.comparisons import has_travel
from quarterly.reporting.wording.distances import AGAINST_TARGET
from quarterly.scoring.illustrative import ScorePart
from quarterly.scoring.score import RatingStatus, Score
from quarterly.vocabulary.illustrative import signed
from quarterly.vocabulary.wording import listed

Pairs = Sequence[tuple[Indicator, Score]]

_COLUMNS = [
    ("Indicator", 43, "left"), ("Actual", 12, "right"), ("Target", 12, "right"),
    (AGAINST_TARGET, 16, "right"), ("Rating", 17, "left"),
]  # fmt: skip
_WITH_TRAVEL = [
    ("Indicator", 29, "left"), ("Actual", 12, "right"), ("Target", 12, "right"),
    (AGAINST_TARGET, 17, "right"), ("Rating", 14, "left"), ("Change", 16, "left"),
]  # fmt: skip
_WITH_SPARKLINE = [
    ("Indicator", 25, "left"), ("Actual", 10, "right"), ("Target", 10, "right"), (AGAINST_TARGET, 15, "right"),
    ("Rating", 13, "left"), ("Change", 17, "left"), ("Over time", 10, "left"),
]  # fmt: skip
_OF_THE_PAST = ("Change", "Over time")
_QUARTERS = {1: "the first quarter", 2: "the second quarter", 3: "the third quarter", 4: "the fourth quarter"}


def scorecard_section(plan: SectionPlan, material: Material, key: str, title: str) -> tuple[list[Block], list[Section]]:
    """Return the indicators that are due, in one table under the section's title, or one for each of the sets it names."""
    due = material.due()
    if not plan.sets:
        return [scorecard(due, material, f"{key}-scorecard", title)] if due else [], []
    titles = material.council.profile.sets
    groups = {name: [(i, s) for i, s in due if i.set == name] for name in plan.sets}
    return [], [
        _section(f"{key}-{name}", titles[name], [scorecard(pairs, material, f"{key}-{name}-scorecard", titles[name])])
        for name, pairs in groups.items()
        if pairs
    ]


def scorecard(pairs: Pairs, material: Material, key: str, title: str) -> TableBlock:
    """Return one table of scores, with travel and a sparkline where earlier quarters are known; `title` heads it."""
    travels = any(has_travel(score) for _, score in pairs)
    sparks = {indicator.id: spark(indicator, score, material) for indicator, score in pairs}
    # An indicator's card shows its course in full.
    drawn = travels and any(sparks[i.id] and not has_card(i, s, material) for i, s in pairs)
    rows: list[list[TableCell]] = []
    covered = Covered.by(pairs, material.quarter)
    for indicator, score in pairs:
        row = score_cells(indicator, score, material, covered.name(indicator, score))
        if travels:
            row.append(cell(material.words(indicator, score).travel_in_short))
        if drawn:
            line = sparks[indicator.id]
            row.append({"text": line["alt"], "spark": line} if line else cell("–"))
        rows.append(row)
    columns = _WITH_SPARKLINE if drawn else _WITH_TRAVEL if travels else _COLUMNS
    # That there is such a column, and where a dash stands in it, follows from the figures and from those before.
    invented = travels and any(score.invents(ScorePart.VALUE, ScorePart.HISTORY) for _, score in pairs)
    heads = [(signed(name, invented) if name in _OF_THE_PAST else name, width, side) for name, width, side in columns]
    # One that began with the title of its section would be taken for that title said again, and not be printed.
    return table(key, covered.in_caption(f"Indicators of “{title}”, {material.quarter.title}"), heads, rows)


def not_due(material: Material) -> list[Block]:
    """Return the indicators not due this quarter, in a list for each time of the year when they are; nothing where all are."""
    by_due: dict[tuple[int, ...], list[str]] = {}
    for indicator, score in material.scored():
        if score.standing is RatingStatus.NOT_DUE:
            by_due.setdefault(indicator.due, []).append(indicator.titled)
    blocks: list[Block] = []
    for due in sorted(by_due):
        when = listed([_QUARTERS[number] for number in due])
        blocks += [{"type": "paragraph", "text": f"Reported in {when} of the year:"}, {"type": "list", "items": by_due[due]}]
    return blocks


def _section(key: str, title: str, blocks: list[Block]) -> Section:
    return {"id": key, "number": "", "title": title, "blocks": blocks, "sections": []}
