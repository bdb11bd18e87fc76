"""Sections of what people wrote: passages by service plan or priority, implications, recommendations, background papers."""

from collections.abc import Mapping, Sequence

from quarterly.collecting.narrative.records import Implication, Paper
from quarterly.configuration.profile import PassageKind
from quarterly.configuration.report_plan import SectionPlan
from quarterly.reporting.model import Block, Section
from quarterly.reporting.parts import Material, cell, table
from quarterly.reporting.prose import bare, passages, prose
from quarterly.reporting.sections.background_papers import is_for_staff_alone, proposed_papers
from quarterly.reporting.wording.figures import written_day
from quarterly.vocabulary.illustrative import signed
from quarterly.vocabulary.wording import listed

Content = tuple[list[Block], list[Section]]
PassageKinds = Mapping[str, PassageKind]

NOTHING = "Nothing has been reported here."
LEFT_BLANK = "Not stated."


def passages_section(plan: SectionPlan, material: Material, key: str) -> Content:
    """Return the passages of a section's kinds, all where it names none.

    Those about the whole come first, then for each service plan and each priority in turn the kinds that are written by those.
    Where nobody wrote anything, one sentence says so, instead of one below each name.
    """
    profile = material.council.profile
    kinds = {name: profile.narrative[name] for name in plan.kinds or profile.narrative}
    whole = {name: kind for name, kind in kinds.items() if kind.by == "whole"}
    if len(whole) == len(kinds) == 1:
        (name,) = whole
        return [*_passages(name, "", material), *_author(name, material)], []
    inner = _kinds("", whole, material, f"{key}-whole")
    services = {name: service.name for name, service in profile.services.items()}
    priorities = {priority.id: priority.name for priority in profile.priorities}
    for by, names in (("service", services), ("priority", priorities)):
        written = {name: kind for name, kind in kinds.items() if kind.by == by}
        inner += [_about(about, name, written, material, f"{key}-{by}_{about}") for about, name in names.items() if written]
    return ([_nothing()], []) if all(_is_silent(each) for each in inner) else ([], inner)


def implications_section(plan: SectionPlan, material: Material, key: str) -> Content:
    """Return the implications of a section: alone under its own heading, or each under one of its own."""
    titles = material.council.profile.implications
    wanted = plan.of or tuple(titles)
    blocks = {name: _implication(name, material) for name in wanted}
    if len(wanted) == 1:
        return blocks[wanted[0]], []
    return [], [_section(f"{key}-{name}", titles[name], blocks[name]) for name in wanted]


def recommendations(material: Material) -> list[Block]:
    """Return the recommendations of the cover workbook, or those of the profile where it has none."""
    plan = material.council.profile.report
    asked = [signed(bare(each.text, material), each.illustrative) for each in material.narrative.recommendations]
    items = asked or list(plan.recommendations)
    if not items:
        return [{"type": "paragraph", "text": "None."}]
    return [{"type": "list", "items": items, "marker": "letters"} if plan.lettered else {"type": "list", "items": items}]


def papers(plan: SectionPlan, material: Material, key: str, title: str) -> list[Block]:
    """Return the background papers or the papers sent with the report; "None" where there are none."""
    kinds = plan.of or ("background",)
    listed_here = [paper for paper in material.narrative.papers if paper.kind in kinds and _may_be_listed(paper, material)]
    found = [paper for paper in listed_here if paper.title.casefold().strip(" .") not in ("none", "nil")]
    if not found:
        proposed = proposed_papers(material) if "background" in kinds else []
        return [{"type": "paragraph", "text": "None."}, *proposed]
    if not any(paper.meeting or paper.location for paper in found):
        return [{"type": "list", "items": [signed(paper.title, paper.illustrative) for paper in found]}]
    columns = [("Paper", 50, "left"), ("Considered", 25, "left"), ("Where it can be seen", 25, "left")]
    rows = [
        [cell(signed(text, paper.illustrative) or "–") for text in (paper.title, paper.meeting, paper.location)]
        for paper in found
    ]
    return [table(f"{key}-papers", title, columns, rows)]


def _may_be_listed(paper: Paper, material: Material) -> bool:
    if is_for_staff_alone(paper, material.council.profile):
        return False
    closed = paper.public.casefold().strip(" .").startswith(("no", "exempt", "confidential", "private"))
    # Papers open to inspection (section 100D) are those that are not exempt, and of an exempt one the title can disclose enough.
    return material.rendering == "restricted" or not closed


def _about(about: str, name: str, kinds: PassageKinds, material: Material, key: str) -> Section:
    if len(kinds) == 1:
        return _section(key, name, _passages(next(iter(kinds)), about, material))
    return {**_section(key, name, []), "sections": _kinds(about, kinds, material, key)}


def _kinds(about: str, kinds: PassageKinds, material: Material, key: str) -> list[Section]:
    return [_section(f"{key}_{name}", kind.title, _passages(name, about, material)) for name, kind in kinds.items()]


def _passages(kind: str, about: str, material: Material) -> list[Block]:
    found = [passage for passage in material.narrative.passages if passage.kind == kind and passage.about == about]
    return passages(found, material) or [_nothing()]


def _nothing() -> Block:
    return {"type": "paragraph", "text": NOTHING}


def _is_silent(section: Section) -> bool:
    return section["blocks"] in ([], [_nothing()]) and all(_is_silent(each) for each in section["sections"])


def _author(kind: str, material: Material) -> list[Block]:
    """Return who wrote a text about the whole, and for a summary who approved it and when; nothing where that is not stated."""
    roles = dict.fromkeys(p.by for p in material.narrative.passages if p.kind == kind and p.by)
    facts = {fact.name: fact for fact in material.narrative.facts} if "summary" in kind else {}
    printed = {name: signed(written_day(fact.value), fact.illustrative) for name, fact in facts.items()}
    rows = [
        ["Written by", printed.get("summary written by") or listed(list(roles))],
        ["Approved on", printed.get("summary approved on", "")],
    ]
    filled = [row for row in rows if row[1]]
    return [{"type": "facts", "caption": "Written and approved by", "rows": filled}] if filled else []


def _implication(name: str, material: Material) -> list[Block]:
    """Return an implication as everyone who filled it in stated it: a blank row removes nobody else's text."""
    stated: Sequence[Implication] = [each for each in material.narrative.implications if each.name == name]
    blocks: list[Block] = [b for each in stated for b in prose(each.text, material, illustrative=each.illustrative)]
    if not blocks:
        return [{"type": "paragraph", "text": LEFT_BLANK}]
    cleared = listed(list(dict.fromkeys(each.cleared_by for each in stated if each.cleared_by)))
    return [*blocks, {"type": "paragraph", "text": f"Cleared by: {cleared}"}] if cleared else blocks


def _section(key: str, title: str, blocks: list[Block]) -> Section:
    return {"id": key, "number": "", "title": title, "blocks": blocks, "sections": []}
