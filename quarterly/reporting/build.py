"""The whole report: its sections in order, numbered, for one kind of reader."""

from collections.abc import Iterator

from quarterly.collecting.narrative.issue import issue_of
from quarterly.configuration.catalogue import Indicator
from quarterly.configuration.report_plan import AppendixPlan
from quarterly.reporting.checks.texts import PROFILE
from quarterly.reporting.model import Appendix, Report
from quarterly.reporting.numbering import numbered, with_section_numbers
from quarterly.reporting.parts import Material, PublicMaterial, RestrictedMaterial, mark_of
from quarterly.reporting.sections.contents import details, filled_in, section
from quarterly.reporting.sections.corrections import corrections_section
from quarterly.reporting.sections.notices import notices
from quarterly.reporting.wording.figures import plain
from quarterly.scoring.score import Score
from quarterly.vocabulary.suppressed import SUPPRESSION_MARK

MARKINGS = {
    "public": "Public",
    "restricted": "Restricted: not for publication. Holds figures about small numbers of children.",
}


def build_public(material: PublicMaterial) -> Report:
    """Return the view model of the public rendering, made only from what disclosure control returns."""
    return _report(material)


def build_restricted(material: RestrictedMaterial) -> Report:
    """Return the view model of the restricted rendering."""
    return _report(material)


def _report(material: Material) -> Report:
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
    return header, [_open_row(indicator, score, material) for indicator, score in material.scored()]


def _open_row(indicator: Indicator, score: Score, material: Material) -> list[str]:
    words = material.words(indicator, score)
    ahead = score.forecast.value if score.forecast else None
    return [
        indicator.id,
        indicator.name,
        str(material.quarter),
        indicator.basis.value,
        indicator.unit.value,
        indicator.polarity.value,
        plain(score.value, indicator) or "[x]",
        words.plain_target or "[x]",
        words.against_target or "[x]",
        score.final or _absent(score),
        mark_of(score, material.council.profile.scales.indicators)["word"],
        *(text or _absent(score) for text in (score.mechanical, words.travel_previous, words.travel_year)),
        plain(ahead, indicator) or _absent(score),
    ]


def _absent(score: Score) -> str:
    """Return why a cell is empty, in the shorthand of official tables: [c] held back, [x] not available."""
    return SUPPRESSION_MARK if score.is_rating_suppressed else "[x]"


def own_texts(material: Material) -> Iterator[tuple[str, str]]:
    """Yield the profile's own texts as this quarter prints them, each with its position in the file."""
    for each in material.council.profile.report.every_section:
        if each.text:
            yield f"{PROFILE}, section {each.title}", filled_in(each.text, material)


def _appendix(plan: AppendixPlan, material: Material) -> Appendix:
    found = [
        section(each, material, f"appendix-{plan.key}-{number}-{each.content}")
        for number, each in enumerate(plan.sections, start=1)
    ]
    # A letter in front keeps an appendix's numbers apart from the cover report's.
    if material.council.profile.report.numbering == "sections" and plan.key.isalpha() and len(plan.key) == 1:
        found = with_section_numbers(found, plan.key.upper())
    return {"key": plan.key, "title": filled_in(plan.title, material), "sections": found}
