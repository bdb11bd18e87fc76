"""The exclusion of the press and public: what is exempt, why, who decided it, and the resolution to be moved.

It is written so that the committee can decide on it in public: the paragraph and the reason, and nothing of the matter itself.
"""

from dataclasses import dataclass

from quarterly.configuration.council import Council
from quarterly.configuration.exemption import Exemption
from quarterly.configuration.report_plan import AppendixPlan
from quarterly.reporting.model import Block
from quarterly.reporting.parts import Material, cell, table
from quarterly.reporting.wording.exempt import paragraphs_named, resolution
from quarterly.vocabulary.schedule_12a import DESCRIPTIONS, SCHEDULE
from quarterly.vocabulary.wording import listed


@dataclass(frozen=True, slots=True)
class ExemptPart:
    """A part of the report that is exempt: as a resolution names it, its title as printed, and why."""

    name: str
    title: str
    why: Exemption


def exempt_parts(council: Council) -> list[ExemptPart]:
    """Return the exempt parts: sections of the cover report, appendices or sections of them, then indicators of its suite."""
    plan = council.profile.report
    found = [ExemptPart(f"the section “{each.title}”", each.title, each.exempt) for each in plan.cover if each.exempt]
    for appendix in plan.appendices:
        name = _named(appendix)
        if appendix.exempt:
            found.append(ExemptPart(name, appendix.title, appendix.exempt))
            continue
        inner = [(each.title, each.exempt) for each in appendix.sections if each.exempt]
        found += [ExemptPart(f"the section “{title}” of {name}", f"{appendix.title}: {title}", why) for title, why in inner]
    reported = [each for each in council.catalogue.indicators if not plan.suite or plan.suite in each.suites]
    return found + [ExemptPart(f"indicator {i.short}", i.titled, i.exempt) for i in reported if i.exempt]


def exempt_paragraphs(council: Council) -> list[int]:
    """Return the paragraphs under which parts of a report are exempt, each once."""
    return sorted({each.why.paragraph for each in exempt_parts(council)})


def is_of_executive(council: Council) -> bool:
    """Whether the report is considered by the executive, such as a cabinet, and not by a committee."""
    return council.profile.report.considered_by == "executive"


def how_exempt(material: Material) -> str:
    """Return how much of a report is public, for its header: "Public", or "Part exempt: appendix C"."""
    parts = exempt_parts(material.council)
    if material.rendering == "exempt":
        return f"Exempt: {listed([each.name for each in parts])}"
    return f"Part exempt: {listed([each.name for each in parts])}" if parts else "Public"


def exclusion(material: Material, key: str) -> list[Block]:
    """Return what is exempt with the resolution to be moved, or that nothing is."""
    parts = exempt_parts(material.council)
    if not parts:
        return [{"type": "paragraph", "text": "Nothing in this report is exempt, so no resolution is needed."}]
    names, paragraphs = [each.name for each in parts], [each.why.paragraph for each in parts]
    rest = "Everything else in this report can be discussed in public, and without opening what is exempt. "
    return [
        {"type": "paragraph", "text": f"{_begun(listed(names))} {'is' if len(parts) == 1 else 'are'} not for publication. {rest}"
         "Before exempt matter is discussed, this resolution is to be moved:"},
        {"type": "list", "items": [resolution(names, paragraphs, by_executive=is_of_executive(material.council))]},
        reasons(parts, key),
    ]  # fmt: skip


def reasons(parts: list[ExemptPart], key: str) -> Block:
    """Return a table of what is exempt, by which paragraph, why, and who decided it."""
    rows = [
        [
            cell(each.title),
            cell(f"{paragraphs_named([each.why.paragraph]).capitalize()}: {DESCRIPTIONS[each.why.paragraph]}"),
            cell(" ".join(each.why.public_interest.split())),
            cell(each.why.decided_by),
        ]
        for each in parts
    ]
    columns = [
        ("What is exempt", 21, "left"),
        (f"By which paragraph of {SCHEDULE}", 27, "left"),
        ("Why the public interest in keeping it exempt is greater", 34, "left"),
        ("Decided by", 18, "left"),
    ]
    return table(f"{key}-exempt", "What is exempt, why, and who decided it", columns, rows)


def _named(appendix: AppendixPlan) -> str:
    is_letter = appendix.key.isalpha() and len(appendix.key) == 1
    return f"appendix {appendix.key.upper()}" if is_letter else f"“{appendix.title}”"


def _begun(text: str) -> str:
    return text[:1].upper() + text[1:]
