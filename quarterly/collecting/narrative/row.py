"""One row of a sheet of narrative: its texts as typed, and findings that name its cells."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from quarterly.collecting.narrative.terms import folded, term
from quarterly.collecting.sheets.cells import text_of
from quarterly.collecting.sheets.findings import Finding
from quarterly.collecting.sheets.layout import Layout, NarrativeLayout, plain
from quarterly.collecting.sheets.not_a_figure import is_error_value
from quarterly.collecting.sheets.rulebook import Rulebook
from quarterly.collecting.sheets.sheet_table import SheetTable
from quarterly.collecting.sheets.sheets import LONGEST_TEXT, Scalar
from quarterly.collecting.sheets.source import Source
from quarterly.configuration.council import Council
from quarterly.configuration.report_terms import Terms
from quarterly.vocabulary.numbers import exact, trimmed

_NOT = ("", "no", "n", "false", "0")
_NIL = ("none", "nil", "nil return")
_QUOTED = 60  # characters of a cell that a message repeats


@dataclass(frozen=True, slots=True, kw_only=True)
class NarrativeFile:
    """One file of a sender (a service, or "cover") while it is read; `findings` collects what is found in it."""

    council: Council
    layout: Layout
    rules: Rulebook
    service: str
    file: str
    digest: str
    findings: list[Finding] = field(default_factory=list)

    def find(self, code: str, sheet: str, cell: str, /, **words: object) -> None:
        """Add a finding about a cell."""
        self.findings.append(self.rules.finding(code, file=self.file, sheet=sheet, cell=cell, about=None, **words))


@dataclass(frozen=True, slots=True)
class NarrativeRow:
    """A row of a table of narrative; `texts` are its cells by field."""

    sent_file: NarrativeFile
    table: SheetTable
    number: int
    texts: Mapping[str, str]

    @property
    def kind(self) -> NarrativeLayout:
        """The layout of the row's sheet."""
        return self.sent_file.layout.narrative[self.table.kind]

    @property
    def source(self) -> Source:
        """The position of the row in the file."""
        cell = self.table.cell(self.kind.says, self.number)
        return Source(
            file=self.sent_file.file, digest=self.sent_file.digest, sheet=self.table.sheet.name, row=self.number, cell=cell
        )

    @property
    def illustrative(self) -> bool:
        """Whether the row was made up for a sample."""
        return self.texts.get("illustrative", "").casefold() not in _NOT

    @property
    def filled(self) -> set[str]:
        """The fields with text, apart from the mark of a sample."""
        return {name for name, text in self.texts.items() if text and name != "illustrative"}

    @property
    def is_nil(self) -> bool:
        """Whether the row states "none", or "withdrawn": its sender has nothing to list on this sheet, or nothing any more."""
        said = {*_NIL, *self.sent_file.layout.taken_back}
        return len(self.filled) == 1 and plain(self.texts[next(iter(self.filled))]) in said

    def text(self, field: str) -> str:
        """Return a cell as typed, "" where it is empty or the sheet has no such column."""
        return self.texts.get(field, "")

    def find(self, code: str, field: str, /, **words: object) -> None:
        """Add a finding about a cell of the row."""
        self.sent_file.find(code, self.table.sheet.name, self.table.cell(field, self.number), **words)

    def unknown(self, code: str, field: str, known: Iterable[str], **words: object) -> None:
        """Add a finding about a cell whose text is none of those known."""
        self.find(code, field, **{"typed": self.text(field)[:_QUOTED], "known": ", ".join(known), **words})

    def term(self, field: str, terms: Terms, wanted: str, default: str = "") -> str:
        """Return the term a cell means; if it means none, its text in lower case; if it is empty, the default."""
        text = self.text(field)
        found = term(text, terms)
        if text and not found:
            self.unknown("N06", field, terms, wanted=wanted)
        return found or text.casefold() or default

    def named(self, field: str, names: Mapping[str, str], wanted: str) -> str | None:
        """Return the key of the service or priority a cell names by key or name; otherwise add a finding and return None."""
        text = folded(self.text(field))
        found = next((key for key, name in names.items() if text and text in (folded(key), folded(name))), None)
        if found is None and (text or field not in self.kind.needs):  # an empty required cell has a finding already
            typed = f"“{self.text(field)[:_QUOTED]}”" if text else "An empty cell"
            self.unknown("N02", field, names.values(), typed=typed, wanted=wanted)
        return found


def row_of(sent_file: NarrativeFile, table: SheetTable, number: int, values: Mapping[str, Scalar]) -> NarrativeRow:
    """Return a row with its texts; add a finding for each that was cut off, explains nothing, or was never worked out."""
    texts = {name: _text(table, name, number, value) for name, value in values.items()}
    unread = {name: code for name, text in texts.items() if (code := _unread(sent_file.layout, table, name, text))}
    row = NarrativeRow(sent_file, table, number, {name: "" if name in unread else text for name, text in texts.items()})
    for name, code in unread.items():
        row.find(code, name, field=row.kind.title(name).lower())
    for name, value in values.items():
        if isinstance(value, str) and len(value) >= LONGEST_TEXT:
            row.find("N11", name, most=f"{LONGEST_TEXT:,}")
        if value is None and table.is_uncalculated(name, number):
            row.find("C03", name, field=row.kind.title(name).lower(), indicator="this row")
    return row


def _unread(layout: Layout, table: SheetTable, field: str, text: str) -> str:
    """Return the rule that a text breaks which no reader can use, or "": a list's entry may rightly point elsewhere."""
    if is_error_value(text):
        return "C16"
    is_main = field == layout.narrative[table.kind].says
    return "C18" if is_main and plain(text) in layout.points_elsewhere else ""


def _text(table: SheetTable, field: str, number: int, value: Scalar) -> str:
    # A cell in which people see 62.9% stores 0.629.
    if isinstance(value, int | float) and table.cell(field, number) in table.sheet.percent_cells:
        return f"{trimmed(exact(value) * 100, 4)}%"
    return text_of(value)
