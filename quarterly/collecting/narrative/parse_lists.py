"""Parses rows of lists into records: papers, trackers, ratings, schools, undertakings, claims, people and facts."""

from datetime import date

from quarterly.collecting.narrative.indicator_list import indicators_of
from quarterly.collecting.narrative.records import Attendee, Claim, Fact, Paper, PriorityRating, School, Tracker, Undertaking
from quarterly.collecting.narrative.row import NarrativeRow
from quarterly.collecting.narrative.terms import CLAIMS, DATED_FACTS, FACTS, ISSUES, STATUSES, term
from quarterly.collecting.sheets.layout import plain
from quarterly.configuration.report_terms import PAPERS, UNDERTAKINGS
from quarterly.configuration.scales import Scale
from quarterly.vocabulary.days import day_of


def paper(row: NarrativeRow) -> Paper:
    """Read a paper; one without a kind is of the kind its sheet is named after, or a background paper."""
    kind = row.term("kind", PAPERS, "kind of paper", term(row.table.sheet.name, PAPERS) or "background")
    title, meeting, location, public = (row.text(field) for field in ("title", "meeting", "location", "public"))
    return Paper(
        kind=kind,
        title=title,
        meeting=meeting,
        location=location,
        public=public,
        source=row.source,
        illustrative=row.illustrative,
    )


def tracker(row: NarrativeRow) -> Tracker | None:
    """Read an action tracker; one of no known priority is not used."""
    priority = _priority(row)
    if priority is None:
        return None
    ref, title, update, lead = (row.text(field) for field in ("ref", "tracker", "update", "lead"))
    rating = _rating(row, row.sent_file.council.profile.scales.trackers)
    return Tracker(
        ref=ref,
        priority=priority,
        title=title,
        rating=rating,
        update=update,
        lead=lead,
        indicators=indicators_of(row),
        source=row.source,
        illustrative=row.illustrative,
    )


def priority_rating(row: NarrativeRow) -> PriorityRating | None:
    """Read the rating of a priority; one of no known priority is not used."""
    priority = _priority(row)
    if priority is None:
        return None
    rating = _rating(row, row.sent_file.council.profile.scales.priorities)
    return PriorityRating(
        priority=priority,
        rating=rating,
        rater=row.text("rater"),
        reason=row.text("reason"),
        source=row.source,
        illustrative=row.illustrative,
    )


def school(row: NarrativeRow) -> School:
    """Read a school."""
    name, judgement, since = (row.text(field) for field in ("school", "judgement", "since"))
    return School(
        school=name,
        judgement=judgement,
        since=since,
        event=row.text("event"),
        on=row.text("on"),
        note=row.text("note"),
        source=row.source,
        illustrative=row.illustrative,
    )


def undertaking(row: NarrativeRow) -> Undertaking:
    """Read an undertaking; one without a kind is of the kind its sheet is named after."""
    ref, what, lead, raised, progress = (row.text(field) for field in ("ref", "what", "lead", "raised", "progress"))
    kind = row.term("kind", UNDERTAKINGS, "kind of undertaking", term(row.table.sheet.name, UNDERTAKINGS))
    status = row.term("status", STATUSES, "status", "open")
    return Undertaking(
        ref=ref,
        kind=kind,
        what=what,
        lead=lead,
        raised=raised,
        due=_due(row),
        status=status,
        progress=progress,
        source=row.source,
        illustrative=row.illustrative,
    )


def claim(row: NarrativeRow) -> Claim | None:
    """Read a claim; one that states nothing the figures can be checked for is not used."""
    # Without "says", a claim is prose, which no figure can contradict.
    says = term(row.text("says"), CLAIMS)
    if not says:
        if row.text("says"):
            row.unknown("N08", "says", CLAIMS)
        return None
    return Claim(
        text=row.text("claim"), says=says, indicators=indicators_of(row), source=row.source, illustrative=row.illustrative
    )


def attendee(row: NarrativeRow) -> Attendee:
    """Read who was there, by role."""
    return Attendee(
        role=row.text("role"),
        capacity=row.text("capacity"),
        part=row.text("part"),
        source=row.source,
        illustrative=row.illustrative,
    )


def fact(row: NarrativeRow) -> Fact | None:
    """Read a line about the report itself."""
    name, value = term(row.text("item"), FACTS), row.text("value")
    if row.text("item") and not name:
        row.unknown("N10", "item", (item.capitalize() for item in FACTS))
    if name == "issue":
        value = term(value, ISSUES) or value
        if value not in ISSUES:
            row.unknown("N06", "value", ISSUES, wanted="issue of a report")
    if name in DATED_FACTS and day_of(value) is None:
        row.find("N07", "value", typed=value[:60])
    return (
        Fact(name=name or row.text("item").casefold(), value=value, source=row.source, illustrative=row.illustrative)
        if row.text("item")
        else None
    )


def _priority(row: NarrativeRow) -> str | None:
    return row.named("priority", {one.id: one.name for one in row.sent_file.council.profile.priorities}, "priority")


def _rating(row: NarrativeRow, scale: Scale) -> str:
    text = row.text("rating")
    state = row.sent_file.layout.state_of(scale, text)
    if text and state is None and scale.states:
        row.unknown("N05", "rating", (each.word for each in scale.states), rated=scale.title[:1].lower() + scale.title[1:])
    return state.status if state else text


def _due(row: NarrativeRow) -> date | None:
    text = row.text("due")
    day = day_of(text)
    if day is None and text and plain(text) not in row.sent_file.layout.no_figure:
        row.find("N07", "due", typed=text[:60])
    return day
