"""The report put together: which sections, in what order, numbered, for which readers."""

import re
from collections.abc import Iterator

from quarterly.collecting.narrative.issue import issue_of
from quarterly.configuration.profile import AppendixPlan
from quarterly.disclosure.scorecard import is_rating_suppressed
from quarterly.disclosure.small_counts import SUPPRESSION_MARK
from quarterly.reporting.model import Appendix, Report
from quarterly.reporting.numbering import numbered, with_section_numbers
from quarterly.reporting.parts import ReportInputs, mark_of
from quarterly.reporting.sections.contents import details, filled_in, section
from quarterly.reporting.sections.corrections import corrections_section
from quarterly.reporting.sections.notices import notices
from quarterly.reporting.wording.figures import against_target
from quarterly.scoring.score import Score

MARKINGS = {
    "public": "Public",
    "restricted": "Restricted: not for publication. Holds figures about small numbers of children.",
}


def build_report(material: ReportInputs) -> Report:
    """Return the whole view model of one rendering."""
    profile, quarter = material.council.profile, material.quarter
    plan = profile.report
    cover = [section(each, material, f"s{number}-{each.content}") for number, each in enumerate(plan.cover, start=1)]
    return {
        "schema": "quarterly/report/2",
        "council": profile.name,
        "title": plan.title,
        "subtitle": f"{quarter.title}: {quarter.period}",
        "audience": plan.subtitle,
        "rendering": material.rendering,
        "marking": MARKINGS[material.rendering],
        "issue": issue_of(material.narrative).name,
        "date": quarter.ends.isoformat(),
        "accent": plan.accent,
        "notices": notices(material),
        "details": details(material),
        "sections": [*corrections_section(material), *numbered(cover, plan.cover, plan.numbering)],
        "appendices": [_appendix(appendix, material) for appendix in plan.appendices],
    }


def open_data(material: ReportInputs) -> tuple[list[str], list[list[str]]]:
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
    return SUPPRESSION_MARK if is_rating_suppressed(score) else "[x]"


def own_texts(material: ReportInputs) -> Iterator[tuple[str, str]]:
    """Yield the profile's own texts as this quarter prints them, each with its place in the file."""
    for each in material.council.profile.report.every_section:
        if each.text:
            yield f"profile.yaml, section {each.title}", filled_in(each.text, material)


def _appendix(plan: AppendixPlan, material: ReportInputs) -> Appendix:
    found = [
        section(each, material, f"appendix-{plan.key}-{number}-{each.content}")
        for number, each in enumerate(plan.sections, start=1)
    ]
    # A letter in front keeps an appendix's numbers apart from the cover report's.
    if material.council.profile.report.numbering == "sections" and plan.key.isalpha() and len(plan.key) == 1:
        found = with_section_numbers(found, plan.key.upper())
    return {"key": plan.key, "title": filled_in(plan.title, material), "sections": found}
