"""The whole report: its sections in order, numbered, for one kind of reader."""

from collections.abc import Iterator

from quarterly.collecting.narrative.issue import issue_of
from quarterly.configuration.report_plan import AppendixPlan
from quarterly.reporting.checks.texts import PROFILE
from quarterly.reporting.model import Appendix, Note, Report
from quarterly.reporting.numbering import numbered, with_section_numbers
from quarterly.reporting.parts import (
    ExemptMaterial,
    Material,
    PublicMaterial,
    RestrictedMaterial,
)
from quarterly.reporting.sections.contents import details, filled_in, heading, section, shown
from quarterly.reporting.sections.corrections import corrections_section
from quarterly.reporting.sections.empty import with_empty_ones_joined
from quarterly.reporting.sections.exclusion import exempt_parts
from quarterly.reporting.sections.first_screen import first_screen
from quarterly.reporting.sections.last_meeting import with_last_meeting
from quarterly.reporting.sections.notices import notices
from quarterly.reporting.symbols import symbols, symbols_note, with_symbols
from quarterly.reporting.walk import texts_in
from quarterly.reporting.wording.exempt import marking
from quarterly.vocabulary.illustrative import ILLUSTRATIVE, LEGEND

MARKINGS = {
    "public": "Public",
    "restricted": "Restricted: not for publication. Holds figures about small numbers of children.",
}  # of an exempt pack it follows from the paragraphs


FOR_MEMBERS = "Exempt pack: for members of the committee, and those whom the proper officer names"

# What the sign means, for the file of an appendix, which does not have the report's own notices; so it has its symbols too.
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
    planned = [
        (each, section(each, material, f"s{number}-{each.content}"))
        for number, each in enumerate(shown(with_last_meeting(plan.cover, material), material), start=1)
    ]
    cover = list(with_empty_ones_joined(planned))
    first = first_screen(material) if material.rendering != "exempt" else None
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
        "sections": [
            *corrections_section(material),
            *numbered([each for _, each in cover], [each for each, _ in cover], plan.numbering),
        ],
        "appendices": [_appendix(appendix, material) for appendix in plan.appendices if shown(appendix.sections, material)],
    }
    return with_symbols({**report, "glance": first} if first else report, material)


def own_texts(material: Material) -> Iterator[tuple[str, str]]:
    """Yield the profile's own texts as this quarter prints them, each with its position in the file."""
    for each in material.council.profile.report.every_section:
        if each.text:
            yield f"{PROFILE}, section {each.title}", filled_in(each.text, material)


def _appendix(plan: AppendixPlan, material: Material) -> Appendix:
    planned = [
        (each, section(each, material, f"appendix-{plan.key}-{number}-{each.content}"))
        for number, each in enumerate(shown(plan.sections, material), start=1)
    ]
    found = [each for _, each in with_empty_ones_joined(planned)]
    # A letter in front keeps an appendix's numbers apart from the cover report's.
    if material.council.profile.report.numbering == "sections" and plan.key.isalpha() and len(plan.key) == 1:
        found = with_section_numbers(found, plan.key.upper())
    appendix: Appendix = {"key": plan.key, "title": heading(plan, material), "sections": found}
    if plan.exempt or material.rendering == "exempt":
        exempt = [plan.exempt, *(each.exempt for each in plan.exempt_sections)]
        appendix["exempt"] = marking([each.paragraph for each in exempt if each])
    texts = list(texts_in(found))
    notes = [_LEGEND] if any(ILLUSTRATIVE in text for text in texts) else []
    notes += [symbols_note(text)] if (text := symbols(texts, material)) else []
    # A report without illustrative content is the same, byte for byte, as if there were no such thing.
    return {**appendix, "notices": notes} if notes else appendix
