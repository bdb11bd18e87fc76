"""The report put together: which sections, in what order, numbered, for which readers."""

import re
from collections.abc import Sequence

from quarterly.configuration.profile import SectionPlan
from quarterly.disclosure import HELD_BACK
from quarterly.rating.scorecard import Score
from quarterly.report.model import Report, Section
from quarterly.report.parts import Material, mark_of
from quarterly.report.sections import content, details
from quarterly.report.words import against_target

MARKINGS = {
    "public": "Public",
    "restricted": "Restricted: not for publication. Holds figures about small numbers of children.",
}


def build_report(material: Material) -> Report:
    """Return the whole view model of one rendering."""
    profile, quarter = material.council.profile, material.quarter
    plan = profile.report
    return {
        "schema": "quarterly/report/1",
        "council": profile.name,
        "title": plan.title,
        "subtitle": f"{quarter.title}: {quarter.period}",
        "audience": plan.subtitle,
        "rendering": material.rendering,
        "marking": MARKINGS[material.rendering],
        "date": quarter.ends.isoformat(),
        "accent": plan.accent,
        "details": details(material),
        "sections": _sections(plan.sections, material, "s"),
        "cover": _sections(plan.cover, material, "c"),
    }


def open_data(material: Material) -> tuple[list[str], list[list[str]]]:
    """Return the ratings as a tidy table: header and rows, one row an indicator, shorthand [c] and [x] as in official tables."""
    header = [
        "indicator",
        "name",
        "period",
        "basis",
        "unit",
        "good is",
        "value",
        "target",
        "against target",
        "rating",
        "shown as",
        "by rule",
        "since the quarter before",
        "since the same quarter last year",
        "year-end forecast",
    ]
    scale = material.council.profile.scales.indicators
    rows = [
        [
            indicator.id,
            indicator.name,
            str(material.quarter),
            indicator.basis.value,
            indicator.unit.value,
            indicator.polarity.value,
            _plain(score.value) or "[x]",
            _plain(score.target) or "[x]",
            against_target(score.distance) or "[x]",
            score.final or _absent(score),
            mark_of(score, scale)["word"],
            *(text or _absent(score) for text in (score.mechanical, score.travel_previous, score.travel_year)),
            _plain(score.forecast) or _absent(score),
        ]
        for indicator, score in material.scored()
    ]
    return header, rows


def _plain(printed: str) -> str:
    """Return a printed figure as programs read it: "2,533" -> "2533", "93%" -> "93"; the unit has a column of its own."""
    bare = printed.removesuffix("%").replace(",", "")
    return bare if re.fullmatch(r"-?\d+(?:\.\d+)?", bare) else printed


def _absent(score: Score) -> str:
    """Return why a cell is empty, in the shorthand of official tables: [c] held back, [x] not available."""
    return HELD_BACK if score.value == HELD_BACK else "[x]"


def _sections(plans: Sequence[SectionPlan], material: Material, prefix: str) -> list[Section]:
    sections: list[Section] = []
    for number, plan in enumerate(plans, start=1):
        key = f"{prefix}{number}-{plan.content}"
        blocks, inner = content(plan, material, key)
        section: Section = {"id": key, "number": str(number), "title": plan.title, "blocks": blocks, "sections": inner}
        sections.append(_numbered(section) if material.council.profile.report.numbered else {**section, "number": ""})
    return sections


def _numbered(section: Section) -> Section:
    # The council's own objective numbers stand in their titles; only the level above them is numbered by us.
    inner: list[Section] = [
        {**child, "number": f"{section['number']}.{position}"} for position, child in enumerate(section["sections"], start=1)
    ]
    return {**section, "sections": inner}
