"""A page of corrected figures for an agenda that is out: what was, what is now, and why."""

from quarterly.configuration.products import ProductPlan
from quarterly.reporting.build import MARKINGS
from quarterly.reporting.model import Block, Report, Section
from quarterly.reporting.parts import PublicMaterial
from quarterly.reporting.products.document import document
from quarterly.reporting.sections.contents import meeting_in_words
from quarterly.reporting.sections.corrections import corrections_data, corrections_section


def supplement(plan: ProductPlan, material: PublicMaterial) -> Report | None:
    """Return the supplement, None where this version corrects nothing; it holds the report's own notice of corrections."""
    found = material.corrections
    if found is None or corrections_data(material) is None:
        return None
    profile = material.council.profile
    replaces: Block = {
        "type": "paragraph",
        "text": (
            f"These figures replace those in version {found.version} of “{profile.report.title}”, {material.quarter.title}, "
            f"for {profile.committee}, {meeting_in_words(material)}. Everything else in that version stands."
        ),
    }
    intro: Section = {"id": "replaces", "number": "", "title": "What this replaces", "blocks": [replaces], "sections": []}
    return document(plan, material, MARKINGS["public"], [intro, *corrections_section(material)])
