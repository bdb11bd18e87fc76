"""What the committee asked for when it considered earlier reports, each with how it stands."""

from collections.abc import Sequence

from quarterly.collecting.narrative.records import Undertaking
from quarterly.configuration.report_plan import SectionPlan
from quarterly.reporting.checks.undertakings import CARRIED
from quarterly.reporting.model import Block, TableCell
from quarterly.reporting.parts import Material, cell, table
from quarterly.reporting.sections.trackers import NONE, followed_up, undertaking_cells
from quarterly.vocabulary.meeting_record import item_of_ref

TITLE = "Actions from the last meeting"
CONTENT = "last-meeting"
_COLUMNS = [("Ref", 14, "left"), ("What the committee asked for", 34, "left"), ("Lead", 16, "left"), ("Due", 14, "left"),
            ("How it stands", 22, "left")]  # fmt: skip


def last_meeting(material: Material, key: str, title: str) -> list[Block]:
    """Return the recommendations and actions that are still open, or were reported as done this quarter."""
    rows = [_row(each, material) for each in followed_up(material) if item_of_ref(each.ref)]
    caption = f"{title}, {material.quarter.title}"
    return [table(f"{key}-actions", caption, _COLUMNS, rows)] if rows else [{"type": "paragraph", "text": NONE}]


def open_items(material: Material) -> list[tuple[Undertaking, str]]:
    """Return what the committee asked for and is not done, each with how it stands in words."""
    found = (each for each in followed_up(material) if item_of_ref(each.ref) and each.status != "done")
    return [(each, undertaking_cells(each, material)[-1]["text"]) for each in found]


def with_last_meeting(cover: Sequence[SectionPlan], material: Material) -> list[SectionPlan]:
    """Return the sections of a cover report, with one on the last meeting where the council's own plan prints none of it."""
    plan = material.council.profile.report
    is_planned = any(
        each.content == CONTENT or (each.content == "undertakings" and (not each.of or CARRIED in each.of))
        for each in plan.every_section
    )
    asked = any(item_of_ref(each.ref) for each in followed_up(material))
    if is_planned or not asked or material.rendering == "exempt":
        return [*cover]
    return [*cover, SectionPlan(content=CONTENT, title=TITLE)]


def _row(each: Undertaking, material: Material) -> list[TableCell]:
    ref, _, *rest = undertaking_cells(each, material)
    return [ref, cell(f"{item_of_ref(each.ref).capitalize()}: {each.what}"), *rest]
