"""The whole report: its sections in order, numbered, for one kind of reader."""

from collections.abc import Iterator

from quarterly.collecting.narrative.issue import issue_of
from quarterly.configuration.catalogue import Indicator
from quarterly.configuration.report_plan import AppendixPlan
from quarterly.reporting.checks.texts import PROFILE
from quarterly.reporting.model import Appendix, Note, Report
from quarterly.reporting.numbering import numbered, with_section_numbers
from quarterly.reporting.parts import (
    ExemptMaterial,
    Material,
    PublicMaterial,
    RestrictedMaterial,
    mark_follows_from,
    plain_mark_of,
)
from quarterly.reporting.sections.contents import details, filled_in, heading, section, shown
from quarterly.reporting.sections.corrections import corrections_section
from quarterly.reporting.sections.exclusion import exempt_parts
from quarterly.reporting.sections.first_screen import first_screen
from quarterly.reporting.sections.notices import notices
from quarterly.reporting.walk import texts_in
from quarterly.reporting.wording.exempt import marking
from quarterly.reporting.wording.figures import plain
from quarterly.reporting.wording.illustrative_columns import PartsByColumn, illustrative_columns
from quarterly.scoring.illustrative import ScorePart
from quarterly.scoring.score import Score
from quarterly.vocabulary.illustrative import ILLUSTRATIVE, LEGEND
from quarterly.vocabulary.suppressed import SUPPRESSION_MARK

MARKINGS = {
    "public": "Public",
    "restricted": "Restricted: not for publication. Holds figures about small numbers of children.",
}  # of an exempt pack it follows from the paragraphs


FOR_MEMBERS = "Exempt pack: for members of the committee, and those whom the proper officer names"

# What the sign means, for the file of an appendix, which does not have the report's own notices.
_LEGEND: Note = {"type": "note", "title": "Illustrative content", "text": LEGEND}


def build_public(material: PublicMaterial) -> Report:
    """Return the view model of the public rendering, made only from what disclosure control returns."""
    return _report(material)


def build_restricted(material: RestrictedMaterial) -> Report:
    """Return the view model of the restricted rendering."""
    return _report(material)


def build_exempt(material: ExemptMaterial) -> Report:
    """Return the view model of the exempt pack, made only from what is exempt."""
    paragraphs = [each.why.paragraph for each in exempt_parts(material.council)]
    return {**_report(material), "audience": FOR_MEMBERS, "marking": marking(paragraphs)}


def _report(material: Material) -> Report:
    profile, quarter = material.council.profile, material.quarter
    plan = profile.report
    plans = shown(plan.cover, material)
    first = first_screen(material) if material.rendering != "exempt" else None
    cover = [section(each, material, f"s{number}-{each.content}") for number, each in enumerate(plans, start=1)]
    report: Report = {
        "schema": "quarterly/report/2",
        "council": profile.name,
        "title": plan.title,
        "subtitle": f"{quarter.title}: {quarter.period}",
        "audience": plan.subtitle,
        "rendering": material.rendering,
        "marking": MARKINGS.get(material.rendering, ""),
        "issue": issue_of(material.narrative).name,
        "date": quarter.ends.isoformat(),
        "accent": plan.accent,
        "notices": notices(material),
        "details": details(material),
        "sections": [*corrections_section(material), *numbered(cover, plans, plan.numbering)],
        "appendices": [_appendix(appendix, material) for appendix in plan.appendices if shown(appendix.sections, material)],
    }
    return {**report, "glance": first} if first else report


def open_data(material: Material) -> tuple[list[str], list[list[str]]]:
    """Return the ratings as a tidy table: header and rows, one row an indicator, shorthand [c] and [x] as in official tables.

    Where anything is illustrative, a last column names the columns that are in the row: made up for a sample, or worked out from
    what was.
    """
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
    rows = [_open_row(indicator, score, material) for indicator, score in material.scored()]
    if not any(score.illustrative for _, score in material.scored()):
        return header, rows
    named = (illustrative_columns(score, {**_PARTS, "shown as": mark_follows_from(score)}) for _, score in material.scored())
    return [*header, "illustrative"], [[*row, "; ".join(columns)] for row, columns in zip(rows, named, strict=True)]


_PARTS: PartsByColumn = {
    "value": (ScorePart.VALUE,),
    "target": (ScorePart.TARGET,),
    "against target": (ScorePart.AGAINST_TARGET,),
    "rating": (ScorePart.RATING,),
    "by rule": (ScorePart.BY_RULE,),
    "since the quarter before": (ScorePart.TRAVEL_PREVIOUS,),
    "since the same quarter last year": (ScorePart.TRAVEL_YEAR,),
    "year-end forecast": (ScorePart.FORECAST,),
}


def _open_row(indicator: Indicator, score: Score, material: Material) -> list[str]:
    # A program that expects 62.9 would take "62.9 [i]" for a text: the signs are in a column of their own.
    words = material.words(indicator, score).without_signs
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
        plain_mark_of(score, material.council.profile.scales.indicators)["word"],
        *(text or _absent(score) for text in (score.mechanical, words.travel_previous, words.travel_year)),
        plain(ahead, indicator) or _absent(score),
    ]


def _absent(score: Score) -> str:
    """Return why a cell is empty, in the shorthand of official tables: [c] suppressed, [x] not available."""
    return SUPPRESSION_MARK if score.is_rating_suppressed else "[x]"


def own_texts(material: Material) -> Iterator[tuple[str, str]]:
    """Yield the profile's own texts as this quarter prints them, each with its position in the file."""
    for each in material.council.profile.report.every_section:
        if each.text:
            yield f"{PROFILE}, section {each.title}", filled_in(each.text, material)


def _appendix(plan: AppendixPlan, material: Material) -> Appendix:
    found = [
        section(each, material, f"appendix-{plan.key}-{number}-{each.content}")
        for number, each in enumerate(shown(plan.sections, material), start=1)
    ]
    # A letter in front keeps an appendix's numbers apart from the cover report's.
    if material.council.profile.report.numbering == "sections" and plan.key.isalpha() and len(plan.key) == 1:
        found = with_section_numbers(found, plan.key.upper())
    appendix: Appendix = {"key": plan.key, "title": heading(plan, material), "sections": found}
    if plan.exempt or material.rendering == "exempt":
        exempt = [plan.exempt, *(each.exempt for each in plan.exempt_sections)]
        appendix["exempt"] = marking([each.paragraph for each in exempt if each])
    # A report without illustrative content is the same, byte for byte, as if there were no such thing.
    return {**appendix, "notices": [_LEGEND]} if any(ILLUSTRATIVE in text for text in texts_in(found)) else appendix
