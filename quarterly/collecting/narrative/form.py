"""Blank forms for narrative and returns: their sheets, columns, and the rows filled in beforehand."""

from collections.abc import Sequence
from dataclasses import dataclass

from quarterly.collecting.narrative.records import Undertaking
from quarterly.collecting.narrative.terms import FACTS
from quarterly.configuration.council import Council
from quarterly.configuration.profile import PassageKind
from quarterly.vocabulary.quarter import Quarter, long_date

Rows = tuple[tuple[str, ...], ...]

EMPTY_ROWS = 12  # rows to write in where nothing is filled in beforehand


@dataclass(frozen=True, slots=True)
class FormSheet:
    """One sheet of a form: headings above its table, columns with their widths in characters, and rows to be filled in.

    The last heading says what is wanted.
    """

    name: str
    headings: tuple[str, ...]
    columns: tuple[tuple[str, int], ...]
    rows: Rows


def cover_form(council: Council, quarter: Quarter, open_undertakings: Sequence[Undertaking] = ()) -> tuple[FormSheet, ...]:
    """Return the blank cover workbook, with the undertakings that the quarter before left open."""
    profile = council.profile
    head = (profile.name, "Cover report", f"Period: {quarter.title}")
    items = tuple((item.capitalize(), "") for item in FACTS)
    # Never filled in beforehand: "None." is a statement that somebody has to make, and a blank holds the report back.
    blocks = tuple((title, "", "") for title in profile.implications.values())
    open_still = tuple(_undertaking(one) for one in open_undertakings if one.status == "open")
    priorities = tuple((priority.name, "", "", "") for priority in profile.priorities)
    has_trackers, has_priorities = bool(profile.scales.trackers.states), bool(profile.scales.priorities.states)
    sheets = [
        ("Report", "Give what applies, and leave the rest blank.", _REPORT, items),
        *([_narrative(council)] if profile.narrative else ()),
        *([("Implications", "Fill in every block; write None where there are none.", _IMPLICATIONS, blocks)] if blocks else ()),
        ("Recommendations", "Give one recommendation a row.", _RECOMMENDATIONS, ()),
        *([("Trackers", "Give each tracker the ref it had before.", _TRACKERS, ())] if has_trackers else ()),
        *([("Priorities", "Judge each priority, and say why.", _PRIORITIES, priorities)] if has_priorities else ()),
        ("Schools", "List the schools in a category of concern.", _SCHOOLS, ()),
        ("Undertakings", "Say how each stands, and add new ones with a ref of their own.", _UNDERTAKINGS, open_still),
        ("Claims", "List what the text says of figures, so that it can be checked.", _CLAIMS, ()),
        ("Papers", "Kind is background or supporting.", _PAPERS, ()),
        ("Attendance", "Give roles, never names.", _ATTENDANCE, ()),
        ("Decisions", "Fill this in after the meeting. Kind is resolved, requested or noted.", _DECISIONS, ()),
    ]
    return tuple(FormSheet(name, (*head, asks), columns, rows or _empty(columns)) for name, asks, columns, rows in sheets)


def service_form(council: Council, quarter: Quarter, service: str) -> tuple[FormSheet, ...]:
    """Return a service's blank return: the indicators due from it, its key activities, and its narrative headings."""
    profile = council.profile
    head = (profile.name, f"Service: {profile.services[service].name}", f"Period: {quarter.title}")
    due = [one for one in council.catalogue.of_service(service) if quarter.number in one.due]
    columns = (*_RETURN, ("Judgement", 18)) if any(profile.is_judged(one) for one in due) else _RETURN
    indicators = tuple((one.ref, one.name, *("" for _ in columns[2:])) for one in due)
    actions = tuple((action.ref, action.activity, "", "") for action in profile.actions() if action.service == service)
    asks = "Give figures as numbers. Where there is none, leave the cell empty and say why in the comment."
    sheets = [
        *([("Return", asks, columns, indicators)] if indicators else ()),
        *([("Key activities", "Give the status and what was done.", _ACTIONS, actions)] if actions else ()),
        *([_narrative(council, service)] if _headings(council, service) else ()),
    ]
    return tuple(FormSheet(name, (*head, text), columns, rows) for name, text, columns, rows in sheets)


def _narrative(council: Council, service: str = "") -> tuple[str, str, tuple[tuple[str, int], ...], Rows]:
    asks = "Write beside each heading, and add rows where a heading needs more. Write nothing that could identify a child."
    return "Narrative", asks, _NARRATIVE, _headings(council, service)


def _headings(council: Council, service: str) -> Rows:
    kinds = council.profile.narrative.values()
    return tuple((kind.title, about, "", "", "") for kind in kinds for about in _about(kind, council, service))


def _about(kind: PassageKind, council: Council, service: str) -> list[str]:
    """Return what a kind is about: in a service's form itself and the priorities it works for, in the cover workbook all."""
    profile = council.profile
    if kind.by == "whole":
        return [] if service else [""]
    if kind.by == "service":
        return [one.name for key, one in profile.services.items() if service in ("", key)]
    works_for = {one.priority for one in council.catalogue.of_service(service)}
    works_for |= {p.id for p in profile.priorities for o in p.objectives for a in o.actions if a.service == service}
    return [priority.name for priority in profile.priorities if not service or priority.id in works_for]


def _undertaking(one: Undertaking) -> tuple[str, ...]:
    due = long_date(one.due) if one.due else ""
    return one.ref, one.kind.capitalize(), one.what, one.lead, one.raised, due, "Open", ""


def _empty(columns: tuple[tuple[str, int], ...]) -> Rows:
    return tuple(tuple("" for _ in columns) for _ in range(EMPTY_ROWS))


_NARRATIVE = (("Heading", 26), ("About", 26), ("Topic", 18), ("Text", 90), ("Author", 22))
_IMPLICATIONS = (("Implication", 28), ("Text", 100), ("Cleared by", 28))
_RECOMMENDATIONS = (("Recommendation", 120),)
_PAPERS = (("Kind", 14), ("Title", 60), ("Meeting", 30), ("Location", 40), ("Public", 12))
_TRACKERS = (("Ref", 8), ("Priority", 22), ("Tracker", 32), ("Rating", 16), ("Update", 70), ("Lead", 22), ("Indicators", 22))
_PRIORITIES = (("Priority", 32), ("Rating", 18), ("Rated by", 28), ("Reason", 80))
_SCHOOLS = (("School", 36), ("Judgement", 26), ("Since", 14), ("Event", 30), ("Date", 20), ("Note", 50))
_UNDERTAKINGS = (
    *(("Ref", 10), ("Kind", 18), ("What", 52), ("Lead", 22)),
    *(("Raised", 18), ("Due", 20), ("Status", 10), ("Progress", 52)),
)
_CLAIMS = (("Claim", 70), ("Says", 28), ("Indicators", 36))
_ATTENDANCE = (("Role", 50), ("Capacity", 24), ("Part", 40))
_DECISIONS = (("Kind", 16), ("Text", 110))
_REPORT = (("Item", 30), ("Value", 80))
_RETURN = (
    *(("PI ref", 22), ("Indicator", 44), ("Numerator", 12), ("Denominator", 13)),
    *(("Actual", 12), ("Target", 12), ("Comment", 70)),
)
_ACTIONS = (("Ref", 10), ("Key activity", 50), ("Status", 22), ("Progress", 80))
