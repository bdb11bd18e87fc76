"""One side for members of the committee: how it stands, what is worst and why, what changed, what they are asked."""

from quarterly.configuration.products import ProductPlan
from quarterly.reporting.build import MARKINGS
from quarterly.reporting.model import Block, Report, Section
from quarterly.reporting.parts import PublicMaterial
from quarterly.reporting.products.document import document
from quarterly.reporting.sections.contents import meeting_in_words
from quarterly.reporting.sections.first_screen import first_screen
from quarterly.reporting.sections.narrative import recommendations

WHOLE_REPORT = "Every indicator, with its source and how it is rated, is in the report, which is published beside this page."


def members_summary(plan: ProductPlan, material: PublicMaterial) -> Report:
    """Return the summary: the report's own first page, word for word, with what the committee is asked.

    It prints nothing that the public report does not, so that no figure of it has to be suppressed, or audited, again.
    """
    first = first_screen(material)
    asked = recommendations(material)
    committee = material.council.profile.committee
    meeting: Block = {"type": "paragraph", "text": f"{committee}, {meeting_in_words(material)}."}
    sections: list[Section] = [
        *([first] if first else []),
        {"id": "asked", "number": "", "title": "What the committee is asked", "blocks": [meeting, *asked], "sections": []},
        {
            "id": "more",
            "number": "",
            "title": "Where to read more",
            "blocks": [{"type": "paragraph", "text": WHOLE_REPORT}],
            "sections": [],
        },
    ]
    return document(plan, material, MARKINGS["public"], sections)
