"""Parses rows of prose into records: passages under headings, implications, recommendations and decisions."""

from quarterly.collecting.narrative.numbering import without_numbers
from quarterly.collecting.narrative.records import CommitteeDecision, Implication, Passage, Recommendation
from quarterly.collecting.narrative.row import NarrativeRow
from quarterly.collecting.narrative.terms import DECISIONS, folded
from quarterly.configuration.profile import PassageKind


def passage(row: NarrativeRow) -> Passage | None:
    """Read a row of the sheet Narrative; one without a known heading, or about no known service or priority, is not used."""
    kinds = row.sent_file.council.profile.narrative
    wanted = folded(row.text("heading"))
    kind = next((key for key, one in kinds.items() if wanted in map(folded, (key, one.title, *one.spellings))), None)
    if kind is None:
        if wanted:
            row.unknown("N01", "heading", (one.title for one in kinds.values()))
        return None
    about = _about(row, kinds[kind])
    if about is None:
        return None
    return Passage(
        kind=kind,
        about=about,
        topic=row.text("topic"),
        text=_prose(row, "text"),
        by=row.text("author"),
        source=row.source,
        illustrative=row.illustrative,
    )


def implication(row: NarrativeRow) -> Implication | None:
    """Read a row of the sheet Implications; a blank one is a record too, because it blocks the report."""
    names = row.sent_file.council.profile.implications
    wanted = folded(row.text("implication"))
    name = next((key for key, title in names.items() if wanted in (folded(key), folded(title))), None)
    if name is None:
        if row.text("text"):  # else it is a note under the table
            row.unknown("N03", "implication", names.values())
        return None
    if not row.text("text"):
        row.find("N04", "text", implication=names[name])
    return Implication(
        name=name, text=_prose(row, "text"), cleared_by=row.text("cleared_by"), source=row.source, illustrative=row.illustrative
    )


def recommendation(row: NarrativeRow) -> Recommendation:
    """Read a row of the sheet Recommendations."""
    return Recommendation(_prose(row, "recommendation"), row.source, row.illustrative)


def decision(row: NarrativeRow) -> CommitteeDecision:
    """Read a row of the sheet Decisions."""
    return CommitteeDecision(row.term("kind", DECISIONS, "kind of decision"), _prose(row, "text"), row.source, row.illustrative)


def _about(row: NarrativeRow, kind: PassageKind) -> str | None:
    """Return what a passage is about; a blank cell in a service's own workbook means that service."""
    profile = row.sent_file.council.profile
    if kind.by == "whole":
        return ""
    if kind.by == "priority":
        return row.named("about", {priority.id: priority.name for priority in profile.priorities}, "priority")
    if not row.text("about") and row.sent_file.service in profile.services:
        return row.sent_file.service
    return row.named("about", {key: service.name for key, service in profile.services.items()}, "service")


def _prose(row: NarrativeRow, field: str) -> str:
    text = row.text(field)
    unnumbered = without_numbers(text)
    if unnumbered != text:
        row.find("N13", field)
    return unnumbered
