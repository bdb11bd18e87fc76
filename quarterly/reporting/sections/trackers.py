"""Sections of what members follow up: action trackers, judged priorities, schools, undertakings, attendance, decisions."""

from quarterly.collecting.narrative.records import CommitteeDecision, PriorityRating, School, Tracker, Undertaking
from quarterly.configuration.report_plan import SectionPlan
from quarterly.configuration.scales import Scale
from quarterly.reporting.model import Block, Run, Section, TableCell
from quarterly.reporting.parts import Material, cell, marked, score_cells, signed_mark, state_mark, table
from quarterly.reporting.prose import prose
from quarterly.reporting.sections.covered import Covered
from quarterly.reporting.wording.distances import AGAINST_TARGET
from quarterly.vocabulary.illustrative import signed
from quarterly.vocabulary.meeting_record import item_of_ref
from quarterly.vocabulary.quarter import long_date

NONE = "None."
_NOT_JUDGED: list[TableCell] = [{"text": "Not judged"}, {"text": "–"}, {"text": "–"}]


def trackers(material: Material, key: str) -> list[Section]:
    """Return the trackers that are to be explained, worst first, each with its update and the results it is linked to.

    One whose rating is no status of the scale is there too, with the rating as it was typed.
    """
    scale = material.council.profile.scales.trackers
    rated = [(tracker, scale.find(tracker.rating)) for tracker in material.narrative.trackers]
    # Leeds' committee gets the amber and red ones alone; one with a rating that nobody understands may be either.
    found = [tracker for tracker, state in rated if state is None]
    for wanted in reversed([state for state in scale.states if state.explain]):
        found += [tracker for tracker, state in rated if state == wanted]
    return [_tracker(tracker, scale, material, f"{key}-{number}") for number, tracker in enumerate(found, start=1)]


def priority_ratings(material: Material, key: str, title: str) -> list[Block]:
    """Return how each priority was judged, by whom and why, in the council's order; one that was not judged is listed as such."""
    scale = material.council.profile.scales.priorities
    rows = []
    for priority in material.council.profile.priorities:
        # Judged, and never the mean of its indicators: a priority can fail in what no indicator counts.
        judged = [each for each in material.narrative.priority_ratings if each.priority == priority.id]
        rows += [_judged(priority.name, each, scale) for each in judged] or [[cell(priority.name), *_NOT_JUDGED]]
    columns = [("Priority", 27, "left"), ("Progress", 14, "left"), ("Judged by", 24, "left"), ("Reason", 35, "left")]
    caption = f"{title}, as judged by officers, {material.quarter.title}"
    return [table(f"{key}-judged", caption, columns, rows)] if rows else [{"type": "paragraph", "text": NONE}]


def schools(material: Material, key: str, title: str) -> list[Block]:
    """Return the register of schools in a category of concern."""
    rows = [_school(school) for school in material.narrative.schools]
    columns = [("School", 18, "left"), ("Judgement", 22, "left"), ("Since", 12, "left"), ("Inspection events", 48, "left")]
    caption = f"{title}, {material.quarter.title}"
    return [table(f"{key}-schools", caption, columns, rows)] if rows else [{"type": "paragraph", "text": NONE}]


def undertakings(plan: SectionPlan, material: Material, key: str, title: str) -> list[Block]:
    """Return this quarter's undertakings, then those that an earlier quarter left open and nobody reports on."""
    elsewhere = any(each.content == "last-meeting" for each in material.council.profile.report.every_section)
    found = [each for each in followed_up(material) if not (elsewhere and item_of_ref(each.ref))]
    wanted = [each for each in found if not plan.of or each.kind in plan.of]
    if not wanted:
        return [{"type": "paragraph", "text": NONE}]
    rows = [undertaking_cells(each, material) for each in wanted]
    columns = [("Ref", 9, "left"), ("What", 35, "left"), ("Lead", 18, "left"), ("Due", 16, "left"), ("Progress", 22, "left")]
    if not any(each.lead for each in wanted):
        # Where nobody is named at all, a column of dashes would only take the room of what is said.
        columns = [("Ref", 9, "left"), ("What", 43, "left"), ("Due", 18, "left"), ("Progress", 30, "left")]
        rows = [[row[0], row[1], *row[3:]] for row in rows]
    return [table(f"{key}-undertakings", f"{title}, {material.quarter.title}", columns, rows)]


def followed_up(material: Material) -> list[Undertaking]:
    """Return this quarter's undertakings, then those that an earlier quarter left open and nobody reports on."""
    now = material.narrative.undertakings
    reported = {each.key for each in now if each.key}
    return [*now, *(each for each in material.promised if each.key not in reported)]


def attendance(material: Material, key: str, title: str) -> list[Block]:
    """Return who attended, by role."""
    rows = [
        [cell(signed(text, each.illustrative) or "–") for text in (each.role, each.capacity, each.part)]
        for each in material.narrative.attendees
    ]
    columns = [("Role", 50, "left"), ("Capacity", 25, "left"), ("Part", 25, "left")]
    return [table(f"{key}-attendance", title, columns, rows)] if rows else [{"type": "paragraph", "text": NONE}]


def decisions(material: Material) -> list[Block]:
    """Return what the committee resolved or asked for, or that it has not met yet."""
    found = [block for each in material.narrative.decisions for block in _decision(each, material)]
    return found or [{"type": "paragraph", "text": "The committee has not considered the report yet."}]


def _decision(decision: CommitteeDecision, material: Material) -> list[Block]:
    """Return a decision with its kind in front, on a line of its own where it is a list."""
    blocks = prose(decision.text, material, illustrative=decision.illustrative)
    if not blocks or not decision.kind:
        return blocks
    lead: Run = {"text": f"{decision.kind.capitalize()}: ", "style": "strong"}
    inner_blocks = [inner for block in blocks if block["type"] == "prose" for inner in block["blocks"]]
    if inner_blocks[0]["type"] == "list":
        return [
            {"type": "prose", "blocks": [{"type": "paragraph", "runs": [{**lead, "text": lead["text"].strip()}]}, *inner_blocks]}
        ]
    inner_blocks[0]["runs"].insert(0, lead)
    return blocks


def _tracker(tracker: Tracker, scale: Scale, material: Material, key: str) -> Section:
    pairs = [(i, s) for i, s in material.scored() if i.id in tracker.indicators]
    priorities = {priority.id: priority.name for priority in material.council.profile.priorities}
    typed = tracker.priority if material.rendering == "restricted" else "–"  # whatever it says, nobody has screened it
    lead = [("Lead", signed(tracker.lead, tracker.illustrative))] if tracker.lead else []
    rating = [] if scale.find(tracker.rating) else [("Rating", signed(tracker.rating or "Not rated", tracker.illustrative))]
    facts = [("Priority", priorities.get(tracker.priority, typed)), *lead, *rating]
    blocks: list[Block] = [{"type": "paragraph", "text": ". ".join(f"{label}: {text}" for label, text in facts) + "."}]
    blocks += prose(tracker.update, material, illustrative=tracker.illustrative)
    if pairs:
        columns = [("Indicator", 45, "left"), ("Actual", 11, "right"), ("Target", 12, "right"),
                   (AGAINST_TARGET, 16, "right"), ("Rating", 16, "left")]  # fmt: skip
        covered = Covered.by(pairs, material.quarter)
        rows = [score_cells(i, s, material, covered.name(i, s)) for i, s in pairs]
        blocks.append(table(f"{key}-results", covered.in_caption("Indicators it is to move"), columns, rows))
    title = signed(f"{tracker.ref}: {tracker.title}", tracker.illustrative)
    drawn: Section = {"id": key, "number": "", "title": title, "blocks": blocks, "sections": []}
    if state := scale.find(tracker.rating):
        drawn["mark"] = signed_mark(state_mark(scale, state.status), tracker.illustrative)
    return drawn


def _judged(name: str, judged: PriorityRating, scale: Scale) -> list[TableCell]:
    state = scale.find(judged.rating)
    mark = (
        marked(signed_mark(state_mark(scale, state.status), judged.illustrative))
        if state
        else cell(signed(judged.rating, judged.illustrative))
    )
    return [cell(name), mark, cell(signed(judged.rater, judged.illustrative)), cell(signed(judged.reason, judged.illustrative))]


def _school(school: School) -> list[TableCell]:
    event = school.event.rstrip(".")
    if school.on:
        event = f"{event} ({school.on})" if event else school.on
    events = " ".join(_sentence(part) for part in (event, school.note) if part)
    texts = (school.school, school.judgement, school.since, events)
    return [cell(signed(text, school.illustrative) or "–") for text in texts]


def _sentence(text: str) -> str:
    return text if text.endswith((".", "!", "?")) else f"{text}."


def undertaking_cells(each: Undertaking, material: Material) -> list[TableCell]:
    """Return the row of an undertaking: its ref, what it is, its lead, its day and how it stands."""
    reported = each in material.narrative.undertakings
    due = long_date(each.due) if each.due else ""
    if each.due and each.status != "done" and material.meeting and each.due < material.meeting:
        due += ", before the meeting"
    latest = each.progress or ("Done" if each.status == "done" else "Open")
    progress = latest if reported else f"Open at the end of {material.quarter.previous}; not reported this quarter"
    what = f"{each.kind.capitalize()}: {each.what}" if each.kind else each.what
    # A reader of one cell must see that it was made up, so each has the sign: who, until when, how far.
    texts = (what, each.lead, due, progress)
    return [cell(each.ref), *(cell(signed(text, each.illustrative) or "–") for text in texts)]
