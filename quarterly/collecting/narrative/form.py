"""Forms to be filled in: sheets, columns, choices, and rows filled in beforehand; and the officer's, the cover workbook."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from quarterly.collecting.narrative.records import Undertaking
from quarterly.collecting.narrative.terms import CLAIMS, DECISIONS, FACTS, STATUSES
from quarterly.configuration.council import Council
from quarterly.configuration.profile import PassageKind
from quarterly.configuration.scales import Scale
from quarterly.vocabulary.quarter import Quarter, long_date
from quarterly.vocabulary.wording import begun

Rows = tuple[tuple[str | None, ...], ...]

EMPTY_ROWS = 12  # rows to write in where nothing is filled in beforehand


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a form: its title and its width in characters.

    `to_fill` marks its blank cells as those to write in; `choices` are what is meant to stand there, one of a few.
    """

    title: str
    width: int
    to_fill: bool = False
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FormSheet:
    """One sheet of a form: headings above its table, its columns, and rows to be filled in.

    The last heading says what is wanted. A cell that is None is not needed, one that is "" is blank.
    """

    name: str
    headings: tuple[str, ...]
    columns: tuple[Column, ...]
    rows: Rows


@dataclass(frozen=True, slots=True)
class Form:
    """A workbook to be filled in: what its reader has to know, a line each, and its sheets."""

    title: str
    instructions: tuple[str, ...]
    sheets: tuple[FormSheet, ...]


def cover_form(council: Council, quarter: Quarter, open_undertakings: Sequence[Undertaking] = ()) -> Form:
    """Return the blank cover workbook, with the undertakings that the quarter before left open."""
    profile, scales = council.profile, council.profile.scales
    head = (profile.name, "Cover report", f"Period: {quarter.title}")
    items = tuple((item.capitalize(), "") for item in FACTS)
    # Never filled in beforehand: "None." is a statement that somebody has to make, and a blank holds the report back.
    blocks = tuple((title, "", "") for title in profile.implications.values())
    open_still = tuple(_undertaking(one) for one in open_undertakings if one.status == "open")
    priorities = tuple((priority.name, "", "", "") for priority in profile.priorities)
    trackers, rated = (with_choices(columns, "Rating", words_of(scale)) for columns, scale in _rated(council))
    sheets = [
        ("Report", "Give what applies, and leave the rest blank.", _REPORT, items),
        *([narrative_sheet(council)] if profile.narrative else ()),
        *([("Implications", "Fill in every block; write None where there are none.", _IMPLICATIONS, blocks)] if blocks else ()),
        ("Recommendations", "Give one recommendation a row.", _RECOMMENDATIONS, ()),
        *([("Trackers", "Give each tracker the ref it had before.", trackers, ())] if scales.trackers.states else ()),
        *([("Priorities", "Judge each priority, and say why.", rated, priorities)] if scales.priorities.states else ()),
        ("Schools", "List the schools in a category of concern.", _SCHOOLS, ()),
        ("Undertakings", "Say how each stands, and add new ones with a ref of their own.", _UNDERTAKINGS, open_still),
        ("Claims", "List what the text says of figures, so that it can be checked.", _CLAIMS, ()),
        ("Papers", "Kind is background or supporting.", _PAPERS, ()),
        ("Attendance", "Give roles, never names.", _ATTENDANCE, ()),
        ("Decisions", "Fill this in after the meeting. Kind is resolved, requested or noted.", _DECISIONS, ()),
    ]
    return Form(
        title=f"{profile.short_name}: cover report for {quarter.title}",
        instructions=(
            "Fill in the sheets that apply. What is left blank says nothing, and replaces nothing that was sent before.",
            "A sheet that is sent again replaces the earlier one as a whole.",
            "Where a cell offers a choice, one of the words below is meant.",
            NO_CHILD,
        ),
        sheets=tuple(FormSheet(name, (*head, asks), columns, rows or _empty(columns)) for name, asks, columns, rows in sheets),
    )


def words_of(scale: Scale) -> tuple[str, ...]:
    """Return the words of a scale, best first, as somebody chooses among them."""
    return tuple(state.word for state in scale.states)


def with_choices(columns: tuple[Column, ...], title: str, choices: tuple[str, ...]) -> tuple[Column, ...]:
    """Return columns of which the one with this title offers these choices."""
    return tuple(replace(each, choices=choices) if each.title == title else each for each in columns)


def narrative_sheet(council: Council, service: str = "") -> tuple[str, str, tuple[Column, ...], Rows]:
    """Return the sheet for what is written beside the figures: its name, what it asks, its columns, and the headings."""
    asks = f"Write beside each heading, and add rows where a heading needs more. {NO_CHILD}"
    return "Narrative", asks, _NARRATIVE, narrative_headings(council, service)


def narrative_headings(council: Council, service: str) -> Rows:
    """Return the rows of headings, of one service or, without one, of the whole."""
    kinds = council.profile.narrative.values()
    return tuple((kind.title, about, "", "", "") for kind in kinds for about in _about(kind, council, service))


def _rated(council: Council) -> tuple[tuple[tuple[Column, ...], Scale], ...]:
    return (_TRACKERS, council.profile.scales.trackers), (_PRIORITIES, council.profile.scales.priorities)


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


def _empty(columns: tuple[Column, ...]) -> Rows:
    return tuple(tuple("" for _ in columns) for _ in range(EMPTY_ROWS))


NO_CHILD = "Write nothing that could identify a child."


def _columns(*columns: tuple[str, int]) -> tuple[Column, ...]:
    return tuple(Column(title, width) for title, width in columns)


def _terms(terms: Sequence[str]) -> tuple[str, ...]:
    return tuple(map(begun, terms))


_NARRATIVE = _columns(("Heading", 26), ("About", 26), ("Topic", 18), ("Text", 90), ("Author", 22))
_IMPLICATIONS = _columns(("Implication", 28), ("Text", 100), ("Cleared by", 28))
_RECOMMENDATIONS = _columns(("Recommendation", 120))
_PAPERS = with_choices(
    _columns(("Kind", 14), ("Title", 60), ("Meeting", 30), ("Location", 40), ("Public", 12)),
    "Kind",
    ("Background", "Supporting"),
)
_TRACKERS = _columns(
    *(("Ref", 8), ("Priority", 22), ("Tracker", 32), ("Rating", 16), ("Update", 70), ("Lead", 22), ("Indicators", 22))
)
_PRIORITIES = _columns(("Priority", 32), ("Rating", 18), ("Rated by", 28), ("Reason", 80))
_SCHOOLS = _columns(("School", 36), ("Judgement", 26), ("Since", 14), ("Event", 30), ("Date", 20), ("Note", 50))
_UNDERTAKINGS = with_choices(
    _columns(
        *(("Ref", 10), ("Kind", 18), ("What", 52), ("Lead", 22)),
        *(("Raised", 18), ("Due", 20), ("Status", 10), ("Progress", 52)),
    ),
    "Status",
    _terms([*STATUSES]),
)
_CLAIMS = with_choices(_columns(("Claim", 70), ("Says", 28), ("Indicators", 36)), "Says", _terms([*CLAIMS]))
_ATTENDANCE = _columns(("Role", 50), ("Capacity", 24), ("Part", 40))
_DECISIONS = with_choices(_columns(("Kind", 16), ("Text", 110)), "Kind", _terms([*DECISIONS]))
_REPORT = _columns(("Item", 30), ("Value", 80))
