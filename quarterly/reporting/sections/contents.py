"""The content of each kind of section; the profile decides which of them a report has, in what order and under what heading."""

from collections.abc import Callable, Mapping, Sequence

from quarterly.collecting.narrative.issue import issue_of
from quarterly.configuration.report_plan import AppendixPlan, SectionPlan
from quarterly.reporting.model import Block, Note, Section
from quarterly.reporting.parts import Material
from quarterly.reporting.sections.cards import cards_of_the_rest, cards_off_target
from quarterly.reporting.sections.claims import claims
from quarterly.reporting.sections.exclusion import exclusion, exempt_parts, how_exempt
from quarterly.reporting.sections.first_screen import other_reasons
from quarterly.reporting.sections.glance import glance
from quarterly.reporting.sections.last_meeting import last_meeting
from quarterly.reporting.sections.method import legend, method
from quarterly.reporting.sections.narrative import implications_section, papers, passages_section, recommendations
from quarterly.reporting.sections.priorities import priority_section
from quarterly.reporting.sections.quality import quality, returns_received
from quarterly.reporting.sections.scorecards import not_due, scorecard_section
from quarterly.reporting.sections.trackers import attendance, decisions, priority_ratings, schools, trackers, undertakings
from quarterly.reporting.wording.exempt import why_not_public
from quarterly.vocabulary.days import day_of
from quarterly.vocabulary.illustrative import signed
from quarterly.vocabulary.quarter import long_date

_Content = Callable[[SectionPlan, Material, str], list[Block]]

PERIOD = "Period"
NO_DAY = "a day to be agreed"
_NOTHING = "None."  # all that a section without content prints
_FOR_OFFICERS = ("claims",)
# Of other contents a reader wants to know that there is nothing: no background papers, nothing off target.
_LEFT_OUT_IF_EMPTY = ("glance", "off-target", "trends", "quality", "not-due", "scorecard")


def shown(plans: Sequence[SectionPlan], material: Material) -> list[SectionPlan]:
    """Return the sections that a rendering has: those for officers alone in theirs, and none that would be empty."""
    open_to = [plan for plan in plans if material.rendering == "restricted" or plan.content not in _FOR_OFFICERS]
    # Whether there is anything may follow from what was made up: that it is nothing is then printed, with the sign.
    if _invented(material):
        return open_to
    return [each for each in open_to if each.content not in _LEFT_OUT_IF_EMPTY or each.text or any(_content(each, material, ""))]


def section(plan: SectionPlan, material: Material, key: str) -> Section:
    """Return one planned section, without numbers; `key` makes its ids unique in the document.

    Of an exempt one the public reads the heading, and why there is no more.
    """
    if plan.exempt and material.rendering == "public":
        note: Note = {"type": "note", "title": "Exempt", "text": why_not_public(plan.exempt.paragraph)}
        return {"id": key, "number": "", "title": filled_in(plan.title, material), "blocks": [note], "sections": []}
    blocks, inner = _content(plan, material, key)
    if not blocks and not inner:
        blocks = [_nothing(illustrative=plan.content in _LEFT_OUT_IF_EMPTY and _invented(material))]
    blocks = [*(own_text(plan, material) if plan.content != "text" else []), *blocks]
    return {"id": key, "number": "", "title": heading(plan, material), "blocks": blocks, "sections": inner}


def has_nothing(part: Section) -> bool:
    """Whether a section prints that there is nothing, and no more."""
    return part["blocks"] in ([_nothing(illustrative=False)], [_nothing(illustrative=True)])


def _nothing(*, illustrative: bool) -> Block:
    return {"type": "paragraph", "text": signed(_NOTHING, illustrative)}


def _invented(material: Material) -> bool:
    return any(score.illustrative for _, score in material.scored())


def heading(plan: SectionPlan | AppendixPlan, material: Material) -> str:
    """Return the heading of a section or an appendix, with a word behind it where it is exempt."""
    return f"{filled_in(plan.title, material)}{' (exempt)' if plan.exempt else ''}"


def own_text(plan: SectionPlan, material: Material) -> list[Block]:
    """Return the text that the profile puts in front of a section's content."""
    paragraphs = [" ".join(paragraph.split()) for paragraph in filled_in(plan.text, material).split("\n\n")]
    return [{"type": "paragraph", "text": paragraph} for paragraph in paragraphs if paragraph]


def details(material: Material) -> list[list[str]]:
    """Return the report's header block: the council's own lines, under the period where none of them names it."""
    plan = material.council.profile.report
    rows = [[label, filled_in(value, material)] for label, value in plan.details.items()]
    period = f"{material.quarter.title}, {material.quarter.period}"
    # A figure without its period can be taken for another quarter's, so the header names it even if the council's own does not.
    has_period = any("{period}" in value or "{title}" in value for value in plan.details.values())
    says_exempt = not exempt_parts(material.council) or any("{exempt}" in value for value in plan.details.values())
    rows = rows if says_exempt else [*rows, ["Public or exempt", how_exempt(material)]]
    return rows if has_period else [[PERIOD, period], *rows]


def filled_in(text: str, material: Material) -> str:
    """Return a text of the profile with its placeholders filled in for the quarter."""
    words = {
        "{period}": material.quarter.period,
        "{title}": material.quarter.title,
        "{meeting}": meeting_in_words(material),
        "{considered}": _considered(material) or NO_DAY,
        "{exempt}": how_exempt(material),
    }
    for placeholder, word in words.items():
        text = text.replace(placeholder, word)
    return text


def meeting_in_words(material: Material) -> str:
    """Return the day of the meeting that considers the report, or that it is to be agreed."""
    return long_date(material.meeting) if material.meeting else NO_DAY


def _considered(material: Material) -> str:
    """Return the day on which the body that considers the report first did so, as the cover workbook says."""
    issue = issue_of(material.narrative)
    day = day_of(issue.considered_on)
    return signed(long_date(day) if day else issue.considered_on, issue.invents("considered by cabinet on"))


def _content(plan: SectionPlan, material: Material, key: str) -> tuple[list[Block], list[Section]]:
    match plan.content:
        case "text":
            return own_text(plan, material), []
        case "passages":
            return passages_section(plan, material, key)
        case "glance":
            return glance(material, key)
        case "implications":
            return implications_section(plan, material, key)
        case "scorecard":
            return scorecard_section(plan, material, key, heading(plan, material))
        case "exceptions":
            found = cards_off_target(material, key)
            return ([] if found else [_nothing(illustrative=material.rests_on_illustrative_ratings())]), found
        case "priorities":
            return [], [priority_section(each, plan.kinds, material, key) for each in material.council.profile.priorities]
        case "trackers":
            return [], trackers(material, key)
        case "trends":
            return [], cards_of_the_rest(material, key)
        case _:
            return _BLOCKS[plan.content](plan, material, key), []


def _titled(content: Callable[[Material, str, str], list[Block]]) -> _Content:
    """Return a content whose table has the section's title, so that one heading above it is enough."""
    return lambda plan, material, key: content(material, key, heading(plan, material))


_BLOCKS: Mapping[str, _Content] = {
    "recommendations": lambda _, material, __: recommendations(material),
    "off-target": lambda _, material, key: other_reasons(material, key),
    "legend": lambda _, material, key: legend(material, key),
    "priority-ratings": _titled(priority_ratings),
    "schools": _titled(schools),
    "undertakings": lambda plan, material, key: undertakings(plan, material, key, heading(plan, material)),
    "last-meeting": _titled(last_meeting),
    "claims": lambda _, material, key: claims(material, key),
    "attendance": _titled(attendance),
    "decisions": lambda _, material, __: decisions(material),
    "papers": lambda plan, material, key: papers(plan, material, key, heading(plan, material)),
    "exclusion": lambda _, material, key: exclusion(material, key),
    "not-due": lambda _, material, __: not_due(material),
    "quality": lambda _, material, key: quality(material, key),
    "returns": lambda _, material, key: returns_received(material, key),
    "method": lambda _, material, key: method(material, key),
}
