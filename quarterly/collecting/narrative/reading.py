"""Reads the narrative sheets of one workbook into records; whatever is left out has a finding."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from quarterly.collecting.narrative import parse_lists as lists
from quarterly.collecting.narrative import parse_text as prose
from quarterly.collecting.narrative.records import Narrative
from quarterly.collecting.narrative.row import NarrativeFile, NarrativeRow, row_of
from quarterly.collecting.narrative.terms import folded, term
from quarterly.collecting.sheets.layout import plain
from quarterly.collecting.sheets.sheet_table import SheetTable
from quarterly.collecting.sheets.sheets import Sheet
from quarterly.configuration.report_terms import UNDERTAKINGS
from quarterly.vocabulary.wording import listed

RECORDS: Mapping[str, Callable[[NarrativeRow], Any]] = {
    "passages": prose.passage,
    "implications": prose.implication,
    "recommendations": prose.recommendation,
    "papers": lists.paper,
    "trackers": lists.tracker,
    "priority_ratings": lists.priority_rating,
    "schools": lists.school,
    "undertakings": lists.undertaking,
    "claims": lists.claim,
    "attendees": lists.attendee,
    "decisions": prose.decision,
    "facts": lists.fact,
}


def read_narrative(sent_file: NarrativeFile, tables: Sequence[SheetTable]) -> tuple[Narrative, dict[str, str]]:
    """Return the narrative of a workbook's tables, and the kind of each sheet with any content, be it only "none"."""
    records: dict[str, Any] = {}
    sheets: dict[str, str] = {}
    for kind, record in RECORDS.items():
        rows = [row for table in tables if table.kind == kind for row in _rows(sent_file, table)]
        sheets |= {row.table.sheet.name: kind for row in rows}
        with_content = [row for row in rows if not row.is_nil and _has_content(row)]
        _find_repeated_refs(with_content)
        records[kind] = tuple(made for row in with_content if (made := record(row)) is not None)
    return Narrative(**records), sheets


def find_unread(sent_file: NarrativeFile, sheets: Iterable[Sheet], tables: Sequence[SheetTable]) -> None:
    """Add a finding for every sheet that is named like a kind of narrative but lacks its columns."""
    read = {table.sheet.name for table in tables}
    for sheet in sheets:
        kind = sent_file.layout.narrative.get(sent_file.layout.kind_of(sheet))
        if kind and sheet.name not in read and any(plain(value) for row in sheet.rows for value in row):
            sent_file.find("N14", sheet.name, "A1", needed=listed([kind.title(field) for field in kind.needs]))


def _rows(sent_file: NarrativeFile, table: SheetTable) -> Iterator[NarrativeRow]:
    """Yield the rows with content; a heading in merged cells applies to every row beside it."""
    above: dict[str, str] = {}
    for number, values in table.rows():
        row = row_of(sent_file, table, number, values)
        if table.kind == "passages":
            # Merged over three rows, a heading is stored in the first of them alone.
            if not row.text("heading"):
                row = replace(row, texts={**row.texts, **above, **{k: v for k, v in row.texts.items() if v}})
            above = {"heading": row.text("heading"), "about": row.text("about")}
        if row.text(row.kind.says) or row.is_nil or len(row.filled - {"about"}) > 1:
            yield row  # the others are notes under the table, or rows of a form left blank


def _has_content(row: NarrativeRow) -> bool:
    """Return whether a row has its main text; add a finding for every required cell that is empty."""
    for field in row.kind.needs:
        if not row.text(field) and not _goes_without(row, field):
            row.find("N15", field, missing=row.kind.title(field))
    return bool(row.text(row.kind.says))


def _goes_without(row: NarrativeRow, field: str) -> bool:
    match row.table.kind, field:
        case "implications", "text":
            return True  # the blank block has a finding of its own, which blocks the report
        case "undertakings", "kind":
            return bool(term(row.table.sheet.name, UNDERTAKINGS))
    return False


def _find_repeated_refs(rows: Iterable[NarrativeRow]) -> None:
    seen: set[str] = set()
    for row in rows:
        ref = folded(row.text("ref"))
        # By its ref a promise is followed from quarter to quarter: of two with one ref, nobody could say which was met.
        if ref and ref in seen:
            row.find("N12", "ref", ref=row.text("ref")[:60])
        seen.add(ref)
