"""One side for members of the committee: how it stands, what is worst and why, what changed, what they are asked."""

from functools import partial
from textwrap import shorten

from quarterly.configuration.products import ProductPlan
from quarterly.reporting.build import MARKINGS
from quarterly.reporting.model import Block, Report, Section, TableCell
from quarterly.reporting.parts import PublicMaterial
from quarterly.reporting.products.document import document
from quarterly.reporting.sections.contents import meeting_in_words
from quarterly.reporting.sections.first_screen import first_screen
from quarterly.reporting.sections.narrative import recommendations
from quarterly.reporting.walk import with_blocks

WHOLE_REPORT = "Every indicator, with its source and how it is rated, is in the report, which is published beside this page."


def members_summary(plan: ProductPlan, material: PublicMaterial) -> Report:
    """Return the summary: the report's own first page, word for word, with what the committee is asked.

    It prints nothing that the public report does not, so that no figure of it has to be suppressed, or audited, again.
    """
    first = first_screen(material)
    plans = material.council.profile.report.cover
    # What the report does not print, this page does not either.
    asks = any(each.content == "recommendations" and not each.exempt for each in plans)
    asked = recommendations(material) if asks else []
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


def with_short_reasons(page: Report, most: int) -> Report:
    """Return the summary with owners' reasons cut to so many characters, at the end of a word, for a page that has to hold it."""
    return {**page, "sections": [with_blocks(section, partial(_shortened, most)) for section in page["sections"]]}


def _shortened(most: int, block: Block) -> Block:
    if block["type"] != "table":
        return block
    rows = [[_short(cell, most) if column else cell for column, cell in enumerate(row)] for row in block["rows"]]
    return {**block, "rows": rows}


def _short(cell: TableCell, most: int) -> TableCell:
    is_reason = cell.get("of", {}).get("what") == "text"
    return {**cell, "text": shorten(cell["text"], most, placeholder=" …")} if is_reason else cell
