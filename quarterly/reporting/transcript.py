"""The transcript of a report, cell by cell as its readers see it, with which the next version is compared.

Indicators, key activities and returns are read from their scores. Everything else is read from the view model, section by
section; a kind of section is left out only if it is named in NOT_COMPARED.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from quarterly.collecting.narrative.issue import issue_of
from quarterly.configuration.report_plan import SectionPlan
from quarterly.reporting.changes import Holds, Transcript, TranscriptCell
from quarterly.reporting.model import Block, Section
from quarterly.reporting.parts import Material, action_mark
from quarterly.reporting.sections.contents import NOTHING, details, filled_in, own_text, section, shown
from quarterly.reporting.transcript_of_scores import cells_of_indicators, claims_by_indicator
from quarterly.reporting.walk import lines_of, plain_lines, sections_in

# Kinds of section whose content is left out, and why; the council's own text in front of it is compared all the same.
NOT_COMPARED: Final = {
    "glance": "repeats figures, which are compared indicator by indicator",
    "exceptions": "repeats figures and commentary, which are compared indicator by indicator",
    "scorecard": "repeats figures, which are compared indicator by indicator",
    "trends": "draws figures, which are compared indicator by indicator",
    "quality": "follows from figures, rules and findings; decisions on a rating are compared with their indicator",
    "claims": "holds claims against figures; what is claimed is compared with the indicator it is about",
    "returns": "repeats who sent a return, which is compared service by service",
    "priorities": "repeats figures, commentary and key activities; passages are compared priority by priority",
    "legend": "explains the council's scales and rules, which are settings",
    "method": "explains how ratings come about by the council's rules, which are settings",
}
_WITH_TABLES_OF_FIGURES: Final = ("trackers",)  # their tables repeat figures, the rest is compared

# Kinds of section that a transcript of the first form had; the second has all.
_OF_FORM_1: Final = (
    *("text", "passages", "implications", "recommendations", "trackers", "priority-ratings", "schools", "undertakings"),
    *("attendance", "decisions", "papers"),
)


def transcribe(material: Material) -> Transcript:
    """Return everything that the readers of a rendering can read."""
    cells = list(cells_of_indicators(material))
    if material.rendering != "exempt":  # of which the header, and what is exempt and why, are public
        cells += [*_actions(material), *_returns(material), *_priorities(material), *_details(material)]
    return Transcript(issue_of(material.narrative).name, (*cells, *_sections(material)))


def _actions(material: Material) -> Iterator[TranscriptCell]:
    scores = {action.ref: action for action in material.card.actions}
    for planned in material.council.profile.actions():
        action, title, subject = scores[planned.ref], f"{planned.ref}: {planned.activity}", f"action {planned.ref}"
        word = action_mark(action, material.council.profile.scales.actions)["word"]
        service = planned.service
        yield TranscriptCell(subject=subject, title=title, what="Status", text=word, service=service)
        yield TranscriptCell(
            subject=subject, title=title, what="Progress", text=action.progress, holds=Holds.PROSE, service=service
        )  # fmt: skip


def _returns(material: Material) -> Iterator[TranscriptCell]:
    for key, service in material.council.profile.services.items():
        word = "Not received" if key in material.card.missing else "Received"
        yield TranscriptCell(subject=f"return {key}", title=service.name, what="Return", text=word, service=key)


def _priorities(material: Material) -> Iterator[TranscriptCell]:
    """Yield the passages printed with a priority's indicators rather than in a section of their own."""
    plans = [plan for plan in material.council.profile.report.every_section if plan.content == "priorities"]
    for kind in dict.fromkeys(kind for plan in plans for kind in plan.kinds):
        for priority in material.council.profile.priorities:
            of = [each for each in material.narrative.passages if (each.kind, each.about) == (kind, priority.id)]
            text = "\n".join(line for each in of for line in plain_lines(material.rich(each.text)))
            title = f"{material.council.profile.narrative[kind].title}: {priority.name}"
            if text:
                subject = f"passages {kind} {priority.id}"
                yield TranscriptCell(subject=subject, title=title, what="Text", text=text, holds=Holds.PROSE)


def _details(material: Material) -> Iterator[TranscriptCell]:
    """Yield the lines of the report's header block, such as the day on which it was considered."""
    for label, text in details(material):
        yield TranscriptCell(
            subject=f"details / {label}", title=f"Report details: {label}", what="Text", text=text, holds=Holds.PROSE, since=2
        )


def _sections(material: Material) -> Iterator[TranscriptCell]:
    for plan in shown(material.council.profile.report.every_section, material):
        if plan.content == "exclusion" and material.rendering == "exempt":
            continue
        since = 1 if plan.content in _OF_FORM_1 else 2
        if plan.content not in NOT_COMPARED:
            yield from _of_section(section(plan, material, "x"), plan, since)
        elif blocks := [*own_text(plan, material), *_claims_of_no_indicator(plan, material)]:
            title = filled_in(plan.title, material)
            yield from _of_section({"id": "x", "number": "", "title": title, "blocks": blocks, "sections": []}, plan, since)


def _claims_of_no_indicator(plan: SectionPlan, material: Material) -> list[Block]:
    items = claims_by_indicator(material).get("", []) if plan.content == "claims" else []
    return [{"type": "list", "items": items}] if items else []


def _of_section(whole: Section, plan: SectionPlan, since: int) -> Iterator[TranscriptCell]:
    """Yield the rating, the text and the rows of a section and of all below it; generated numbers and charts are not compared."""
    tables = plan.content not in _WITH_TABLES_OF_FIGURES
    for path, part in sections_in(whole):
        subject, title = " / ".join(path), ": ".join(path)
        if "mark" in part:
            yield TranscriptCell(subject=subject, title=title, what="Rating", text=part["mark"]["word"], since=since)
        lines = [line for line in lines_of(part, path) if tables or not line.is_of_table]
        rows = list(_rows(part, subject, title)) if tables else []
        text, without_rows = (
            "\n".join(line.text for line in of) for of in (lines, [each for each in lines if not each.is_of_table])
        )
        whole_text = TranscriptCell(subject=subject, title=title, what="Text", text=text, holds=_holds(part), since=since)
        # The second form had a table's rows in the text of its section.
        yield from (
            [replace(whole_text, until=2), replace(whole_text, text=without_rows, since=3), *rows] if rows else [whole_text]
        )


def _holds(part: Section) -> Holds:
    return Holds.AWAITED if part["blocks"] == [NOTHING] else Holds.PROSE


def _rows(part: Section, subject: str, title: str) -> Iterator[TranscriptCell]:
    """Yield every row of a section's tables by what heads it, each column on a line of its own under its name."""
    seen: Counter[str] = Counter()
    for block in part["blocks"]:
        if block["type"] != "table":
            continue
        for head, *cells in block["rows"]:
            seen[head["text"]] += 1
            # Two rows of one name are told apart by their order, or the second would be compared with the first.
            number = f" ({seen[head['text']]})" if seen[head["text"]] > 1 else ""
            named = [f"{column['title']}: {each['text']}" for column, each in zip(block["columns"][1:], cells, strict=True)]
            yield TranscriptCell(
                subject=f"{subject} / {head['text']}{number}", title=f"{title}: {head['text']}{number}", what="Text",
                text="\n".join(named), holds=Holds.PROSE, since=3, section=title,
            )  # fmt: skip
