"""The sheets of narrative of one workbook, read into records: nothing is left out without a finding."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from quarterly.collecting.narrative import parse_lists as lists
from quarterly.collecting.narrative import parse_text as prose
from quarterly.collecting.narrative.records import Narrative
from quarterly.collecting.narrative.row import NarrativeRow, SentFile, row_of
from quarterly.collecting.narrative.terms import folded, term
from quarterly.collecting.sheets.layout import SheetTable, plain
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


def read_narrative(sent_file: SentFile, tables: Sequence[SheetTable]) -> tuple[Narrative, dict[str, str]]:
    """Return what a workbook's tables of narrative say, and the kind of each sheet that says anything, if only "none"."""
    said: dict[str, Any] = {}
    sheets: dict[str, str] = {}
    for kind, record in RECORDS.items():
        rows = [row for table in tables if table.kind == kind for row in _rows(sent_file, table)]
        sheets |= {row.table.sheet.name: kind for row in rows}
        told = [row for row in rows if not row.is_nil and _is_told(row)]
        _find_repeated_refs(told)
        said[kind] = tuple(made for row in told if (made := record(row)) is not None)
    return Narrative(**said), sheets


def find_unread(sent_file: SentFile, sheets: Iterable[Sheet], tables: Sequence[SheetTable]) -> None:
    """Find every sheet with the name of a kind of narrative that is not laid out as one."""
    read = {table.sheet.name for table in tables}
    for sheet in sheets:
        kind = sent_file.layout.narrative.get(sent_file.layout.kind_of(sheet))
        if kind and sheet.name not in read and any(plain(value) for row in sheet.rows for value in row):
            sent_file.find("N14", sheet.name, "A1", needed=listed([kind.title(field) for field in kind.needs]))


def _rows(sent_file: SentFile, table: SheetTable) -> Iterator[NarrativeRow]:
    """Yield the rows that say something; a heading that stands in merged cells is that of every row beside it."""
    above: dict[str, str] = {}
    for number, values in table.rows():
        row = row_of(sent_file, table, number, values)
        if table.kind == "passages":
            if not row.text("heading"):
                row = replace(row, texts={**row.texts, **above, **{k: v for k, v in row.texts.items() if v}})
            above = {"heading": row.text("heading"), "about": row.text("about")}
        if row.text(row.kind.says) or row.is_nil or len(row.filled - {"about"}) > 1:
            yield row  # the others are notes under the table, or rows of a form left blank


def _is_told(row: NarrativeRow) -> bool:
    """Find the needed cells that are empty, and return whether the row says anything nevertheless."""
    for field in row.kind.needs:
        if not row.text(field) and not _goes_without(row, field):
            row.find("N15", field, missing=row.kind.title(field))
    return bool(row.text(row.kind.says))


def _goes_without(row: NarrativeRow, field: str) -> bool:
    match row.table.kind, field:
        case "implications", "text":
            return True  # told as an empty block, which is worse
        case "undertakings", "kind":
            return bool(term(row.table.sheet.name, UNDERTAKINGS))
    return False


def _find_repeated_refs(rows: Iterable[NarrativeRow]) -> None:
    seen: set[str] = set()
    for row in rows:
        ref = folded(row.text("ref"))
        if ref and ref in seen:
            row.find("N12", "ref", ref=row.text("ref")[:60])
        seen.add(ref)
