"""A product in the shape of a report, so that it is drawn as one: its title, its marking, and sections of its own."""

from collections.abc import Sequence

from quarterly.collecting.narrative.issue import issue_of
from quarterly.configuration.products import ProductPlan
from quarterly.reporting.model import Report, Section
from quarterly.reporting.parts import Material
from quarterly.reporting.sections.contents import filled_in
from quarterly.reporting.sections.notices import notices
from quarterly.reporting.symbols import with_symbols


def document(plan: ProductPlan, material: Material, marking: str, sections: Sequence[Section]) -> Report:
    """Return a product for the readers of a rendering, made of these sections, with the notices that the report itself has."""
    profile, quarter = material.council.profile, material.quarter
    product: Report = {
        "schema": "quarterly/report/2",
        "council": profile.name,
        "title": plan.title,
        "subtitle": f"{quarter.title}: {quarter.period}",
        "audience": filled_in(plan.text, material),
        "rendering": material.rendering,
        "marking": marking,
        "issue": issue_of(material.narrative).name,
        "date": quarter.ends.isoformat(),
        "accent": profile.report.accent,
        "notices": notices(material),
        "details": [],
        "sections": list(sections),
        "appendices": [],
    }
    return with_symbols(product, material)
