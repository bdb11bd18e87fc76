"""One row of a sheet of narrative: its texts as typed, and findings that name its cells."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from quarterly.collecting.narrative.terms import folded, term
from quarterly.collecting.sheets.cells import text_of
from quarterly.collecting.sheets.findings import Finding
from quarterly.collecting.sheets.layout import Layout, NarrativeLayout, SheetTable, plain
from quarterly.collecting.sheets.rulebook import Rulebook
from quarterly.collecting.sheets.sheets import LONGEST_TEXT, Scalar
from quarterly.collecting.sheets.source import Source
from quarterly.configuration.council import Council
from quarterly.configuration.report_terms import Terms
from quarterly.vocabulary.numbers import exact, trimmed

_NOT = ("", "no", "n", "false", "0")
_NIL = ("none", "nil", "nil return")
_QUOTED = 60  # characters of a cell that a message repeats


@dataclass(frozen=True, slots=True, kw_only=True)
class SentFile:
    """One file of one sender, a service or "cover", and where what is found in it is kept."""

    council: Council
    layout: Layout
    rules: Rulebook
    service: str
    file: str
    digest: str
    findings: list[Finding] = field(default_factory=list)

    def find(self, code: str, sheet: str, cell: str, /, **words: object) -> None:
        """Keep a finding."""
        self.findings.append(self.rules.finding(code, file=self.file, sheet=sheet, cell=cell, about=None, **words))


@dataclass(frozen=True, slots=True)
class NarrativeRow:
    """A row of a table of narrative; `texts` are its cells by field."""

    sent_file: SentFile
    table: SheetTable
    number: int
    texts: Mapping[str, str]

    @property
    def kind(self) -> NarrativeLayout:
        """What is known of the row's sheet."""
        return self.sent_file.layout.narrative[self.table.kind]

    @property
    def source(self) -> Source:
        """Where the row stands."""
        cell = self.table.cell(self.kind.says, self.number)
        return Source(
            file=self.sent_file.file, digest=self.sent_file.digest, sheet=self.table.sheet.name, row=self.number, cell=cell
        )

    @property
    def illustrative(self) -> bool:
        """Whether the row was invented for a sample."""
        return self.texts.get("illustrative", "").casefold() not in _NOT

    @property
    def filled(self) -> set[str]:
        """The fields something is typed in, but for the marking of samples."""
        return {name for name, text in self.texts.items() if text and name != "illustrative"}

    @property
    def is_nil(self) -> bool:
        """Whether the row says that there is none of what its sheet lists."""
        return len(self.filled) == 1 and plain(self.texts[next(iter(self.filled))]) in _NIL

    def text(self, field: str) -> str:
        """Return a cell as typed, "" where it is empty or the sheet has no such column."""
        return self.texts.get(field, "")

    def find(self, code: str, field: str, /, **words: object) -> None:
        """Keep a finding about a cell of the row."""
        self.sent_file.find(code, self.table.sheet.name, self.table.cell(field, self.number), **words)

    def unknown(self, code: str, field: str, known: Iterable[str], **words: object) -> None:
        """Keep a finding about a word that is none of those known."""
        self.find(code, field, **{"typed": self.text(field)[:_QUOTED], "known": ", ".join(known), **words})

    def term(self, field: str, terms: Terms, wanted: str, default: str = "") -> str:
        """Return which of the terms a cell means, what stands there in lower case where it is none, or the default if empty."""
        text = self.text(field)
        found = term(text, terms)
        if text and not found:
            self.unknown("N06", field, terms, wanted=wanted)
        return found or text.casefold() or default

    def named(self, field: str, names: Mapping[str, str], wanted: str) -> str | None:
        """Return the key of the service or priority a cell names by key or name; None, and a finding, where it is none."""
        text = folded(self.text(field))
        found = next((key for key, name in names.items() if text and text in (folded(key), folded(name))), None)
        if found is None and (text or field not in self.kind.needs):  # an empty needed cell is told of every row alike
            typed = f"“{self.text(field)[:_QUOTED]}”" if text else "An empty cell"
            self.unknown("N02", field, names.values(), typed=typed, wanted=wanted)
        return found


def row_of(sent_file: SentFile, table: SheetTable, number: int, values: Mapping[str, Scalar]) -> NarrativeRow:
    """Return a row with its texts; one that was cut off, or that nobody has worked out, is found."""
    row = NarrativeRow(sent_file, table, number, {name: _text(table, name, number, value) for name, value in values.items()})
    for name, value in values.items():
        if isinstance(value, str) and len(value) >= LONGEST_TEXT:
            row.find("N11", name, most=f"{LONGEST_TEXT:,}")
        if value is None and table.is_uncalculated(name, number):
            row.find("C03", name, field=row.kind.title(name).lower())
    return row


def _text(table: SheetTable, field: str, number: int, value: Scalar) -> str:
    if isinstance(value, int | float) and table.cell(field, number) in table.sheet.percent_cells:
        return f"{trimmed(exact(value) * 100, 4)}%"
    return text_of(value)
