"""Reports made for a test of what stands in them: the town's, with narrative, sections and scales of the test's own."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from adapters.render.markdown import rich
from quarterly.collecting.narrative.records import (
    Attendee,
    Claim,
    CommitteeDecision,
    Fact,
    Implication,
    Narrative,
    Paper,
    Passage,
    PriorityRating,
    Recommendation,
    School,
    Tracker,
    Undertaking,
)
from quarterly.configuration.council import Council
from quarterly.configuration.report_plan import SectionPlan
from quarterly.reporting.model import Report, Section
from quarterly.reporting.parts import Material, RestrictedMaterial
from quarterly.reporting.sections.contents import section
from quarterly.reporting.sections.quality import quality
from tests.unit.made import TOWN, TOWN_ACTIONS, TOWN_ROWS, card, public, restricted, source

CARD = card(*TOWN_ROWS, *TOWN_ACTIONS)
HERE = source(file="cover.xlsx", sheet="Narrative")
_KINDS = {
    Passage: "passages", Implication: "implications", Recommendation: "recommendations", Paper: "papers", Tracker: "trackers",
    PriorityRating: "priority_ratings", School: "schools", Undertaking: "undertakings", Claim: "claims",
    Attendee: "attendees", CommitteeDecision: "decisions", Fact: "facts",
}  # fmt: skip
_COLOUR = "#00653b"
_STATES = [
    {"status": "green", "word": "On course", "shape": "circle", "colour": _COLOUR, "meaning": "As planned"},
    {"status": "red", "word": "Off course", "shape": "triangle", "colour": _COLOUR, "meaning": "Not so", "explain": True},
]
OWN = {
    "narrative": {
        "summary": {"title": "Director's summary"},
        "news": {"title": "Key developments", "by": "service"},
        "worries": {"title": "Emerging issues", "by": "service"},
        "gains": {"title": "Achievements", "by": "priority"},
    },
    "implications": {"financial": "Financial implications", "legal": "Legal implications"},
}


def with_profile(**changes: Any) -> Council:
    """Return the town with kinds of narrative, implications and scales for everything, and parts of its profile changed."""
    content = TOWN.profile.model_dump(mode="json") | OWN
    content["scales"] |= {name: {"title": name.capitalize(), "states": _STATES} for name in ("trackers", "priorities")}
    return TOWN.model_copy(update={"profile": type(TOWN.profile).model_validate(content | changes)})


COUNCIL = with_profile()
CONTENTS_OF_NARRATIVE: list[dict[str, Any]] = [
    {"content": "passages", "kinds": ["summary"]}, {"content": "priorities", "kinds": ["gains"]}, {"content": "implications"},
    {"content": "recommendations"}, {"content": "papers"}, {"content": "trackers"}, {"content": "priority-ratings"},
    {"content": "schools"}, {"content": "undertakings"}, {"content": "claims"}, {"content": "attendance"},
    {"content": "decisions"}, {"content": "glance"}, {"content": "exceptions"}, {"content": "trends"}, {"content": "quality"},
    {"content": "method"},
]  # fmt: skip


def with_sections(*cover: dict[str, Any], **plan: Any) -> Council:
    """Return the council with these sections alone."""
    report = COUNCIL.profile.report.model_dump(mode="json") | {"appendices": [], **plan}
    return with_profile(report=report | {"cover": [{"title": each["content"], **each} for each in cover]})


def narrative(*records: Any) -> Narrative:
    kinds = {name: tuple(r for r in records if isinstance(r, kind)) for kind, name in _KINDS.items()}
    return Narrative(**kinds)  # type: ignore[arg-type]


def material(*records: Any, council: Council = COUNCIL, **changes: Any) -> RestrictedMaterial:
    """Return what a report with these records is made from, as those see it who may see everything."""
    corrections = changes.pop("corrections", None)
    given = {"card": CARD, "narrative": narrative(*records), **changes}
    return replace(restricted(of=council, rich=rich, **given), corrections=corrections)


def for_readers(rendering: str, *records: Any, **changes: Any) -> Material:
    """Return what a report with these records is made from, as the readers of a rendering see it."""
    whole = material(*records, **changes)
    return public(whole) if rendering == "public" else whole


def made(content: str, *records: Any, council: Council = COUNCIL, rendering: str = "restricted", **plan: Any) -> Section:
    """Return one section of a rendering; `plan` are fields of its plan, and those of the material that are not."""
    own = {name: value for name, value in plan.items() if name in SectionPlan.model_fields}
    rest = {name: value for name, value in plan.items() if name not in own}
    planned = SectionPlan.model_validate({"content": content, "title": "Section", **own})
    return section(planned, for_readers(rendering, *records, council=council, **rest), "s1")


def every_section(sections: list[Section]) -> Iterator[Section]:
    for each in sections:
        yield each
        yield from every_section(each["sections"])


def all_sections(of: Report) -> list[Section]:
    return [*every_section(of["sections"]), *(s for a in of["appendices"] for s in every_section(a["sections"]))]


def words(block: Any) -> str:
    """Return what a block of prose, an entry, a list or a paragraph says, lines of lists led by a dash."""
    if "text" in block:
        return str(block["text"])
    if "items" in block:
        return "\n".join(f"- {item if isinstance(item, str) else _of(item)}" for item in block["items"])
    return "\n".join(words(each) for each in block["blocks"]) if "blocks" in block else _of(block["runs"])


def cells(block: Any) -> list[list[str]]:
    return [[cell["text"] for cell in row] for row in block["rows"]]


def passage(text: str, kind: str = "summary", about: str = "", topic: str = "", **changes: Any) -> Passage:
    return Passage(kind=kind, about=about, topic=topic, text=text, by="", source=HERE, **changes)


def implication(text: str, name: str = "financial", cleared_by: str = "") -> Implication:
    return Implication(name=name, text=text, cleared_by=cleared_by, source=HERE)


def tracker(ref: str = "T1", **changes: Any) -> Tracker:
    given = {"priority": "young-people", "title": "Visits", "rating": "red", "update": "They are late.", "lead": ""}
    return Tracker(**{"ref": ref, **given, "indicators": (), "source": HERE, **changes})


def undertaking(ref: str = "U1", **changes: Any) -> Undertaking:
    given = {"kind": "promise", "what": "Visit the homes.", "lead": "", "raised": "", "due": None, "status": "open"}
    return Undertaking(**{"ref": ref, **given, "progress": "", "source": HERE, **changes})


def claim(text: str, says: str, *indicators: str) -> Claim:
    return Claim(text=text, says=says, indicators=indicators, source=HERE)


def fact(name: str, value: str) -> Fact:
    return Fact(name=name, value=value, source=HERE)


def _of(runs: list[Any]) -> str:
    return "".join(run["text"] for run in runs)


def quality_notes(of: Material) -> list[str]:
    """Return the notes on data quality that stand beside no figure."""
    return [text for block in quality(of, "s1") if block["type"] == "list" for text in block["items"]]
