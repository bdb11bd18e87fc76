"""Background papers under section 100D: which may be listed, and which are proposed to the clerk where nobody lists one."""

import re

from quarterly.collecting.narrative.records import Paper
from quarterly.configuration.profile import Profile
from quarterly.reporting.model import Block
from quarterly.reporting.parts import Material
from quarterly.vocabulary.illustrative import signed

_OF_STAFF = ("managers digest", "scorecard")  # products that no public store gets
_WORKBOOK = re.compile(r"\.(xlsx|xlsm|xls|ods|csv)\b|\breturns? (of|from|by)\b|\brestricted\b", re.IGNORECASE)


def is_for_staff_alone(paper: Paper, profile: Profile) -> bool:
    """Whether a paper is a return or a restricted pack, which hold small numbers and are open to nobody's inspection."""
    text = f"{paper.title} {paper.location}"
    titles = [plan.title.casefold() for plan in profile.products if plan.product in _OF_STAFF]
    return bool(_WORKBOOK.search(text)) or any(title in text.casefold() for title in titles)


def proposed_papers(material: Material) -> list[Block]:
    """Return a note for the clerk with what the report was made from that anybody may read; nothing for other readers.

    The proper officer decides what a background paper is, so the public report lists none that nobody has listed.
    """
    if material.rendering != "restricted":
        return []
    known = [(score.benchmark, score) for _, score in material.scored() if score.benchmark]
    sources = dict.fromkeys(signed(each.source, each.is_illustrative) for each, _ in known if each.source)
    before = material.quarter.previous
    report = f"{material.council.profile.report.title}, {before.title}"
    compared = any(score.travel_previous for _, score in material.scored())
    found = [*([report] if compared else []), *sources]
    if not found:
        return []
    rests = f"No background paper is listed. The report rests on: {'; '.join(found)}."
    text = f"{rests} List in the cover workbook what is to be open."
    return [{"type": "note", "title": "Proposed to the clerk", "text": text}]
