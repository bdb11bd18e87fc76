"""Reads the rows of tables of indicators and key activities, with a finding for every cell that cannot be read."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from quarterly.collecting.returns.around_figures import (
    CAUTION,
    HIDDEN_COLUMN,
    HIDDEN_SHEET,
    SENTENCE,
    TOTAL,
    around,
    caution_below,
    hidden_columns,
    sentence_beside,
)
from quarterly.collecting.returns.figures_below import FIGURE_BELOW, figures_below
from quarterly.collecting.returns.heading_rows import goes_on_heading
from quarterly.collecting.returns.indicator_cells import IndicatorCells
from quarterly.collecting.returns.records import ActionRow, IndicatorRow, ProposedTarget
from quarterly.collecting.returns.target_agreement import agreed_target_text
from quarterly.collecting.returns.two_services import FIGURES, figures_expected, part_of
from quarterly.collecting.returns.unread_counts import unread_counts
from quarterly.collecting.returns.unread_values import VALUES_UNREAD, is_figure, unread_values
from quarterly.collecting.sheets.cells import text_of
from quarterly.collecting.sheets.decimal_commas import writes_decimal_commas
from quarterly.collecting.sheets.findings import Finding, Severity, row_of_finding
from quarterly.collecting.sheets.layout import Layout, plain
from quarterly.collecting.sheets.rulebook import Rulebook
from quarterly.collecting.sheets.sheet_table import SheetTable
from quarterly.collecting.sheets.sheets import Scalar, Sheet
from quarterly.collecting.sheets.source import Source
from quarterly.collecting.sheets.typed_comments import comment_in
from quarterly.configuration.catalogue import Indicator
from quarterly.configuration.council import Council
from quarterly.vocabulary.quarter import Quarter

# A row that names no indicator and has none of these is a note under the table.
_CONTENT = ("value", "numerator", "denominator", "comment")
_ACTION_CONTENT = ("status", "progress")  # the same for a key activity
LACKS_VALUE = "C13"
_SHOWN = 60  # characters of a heading
_ALL_CONTENT = (*_CONTENT, "mark", "expected", "judged", "next_target", *_ACTION_CONTENT)  # a row with none of these is blank


@dataclass(frozen=True, slots=True, kw_only=True)
class RowReader:
    """Reads the rows of one file of a service; adds what it finds wrong to `findings`, and to `blank` the ids of blank rows."""

    council: Council
    quarter: Quarter
    layout: Layout
    rules: Rulebook
    service: str
    file: str
    digest: str
    findings: list[Finding] = field(default_factory=list)
    blank: list[str] = field(default_factory=list)

    def indicator_rows(self, table: SheetTable) -> list[IndicatorRow]:
        """Return the rows of a table of indicators in which anything was typed, or could not be read."""
        commas = writes_decimal_commas(table.sheet)
        rows = [
            row for number, values in table.rows() if (row := self._indicator_row(table, number, values, decimal_commas=commas))
        ]
        asked = {(each.sheet, row_of_finding(each)[2]) for each in self.findings if each.severity is not Severity.INFO}
        blank = {
            row.source.row: row.indicator for row in rows if row.is_blank and (table.sheet.name, row.source.row) not in asked
        }
        self.blank.extend(blank.values())
        kept = [row for row in rows if row.source.row not in blank]
        for row in kept:
            for code, cell in around(table, row):
                self._find(code, table, cell, row.indicator, indicator=self._named(row))
        for row in rows:  # of one that is blank besides, too
            if cell := sentence_beside(table, row.source.row, self.layout, self._agreed(row)):
                self._find(SENTENCE, table, cell, row.indicator, indicator=self._named(row))
        # Where rows have no figure for lack of a heading, they are held, and say the same.
        lacks_values = any(each.code == LACKS_VALUE and each.sheet == table.sheet.name for each in self.findings)
        unread = unread_values(table, kept, self.council.catalogue, self.service, self.layout) if not lacks_values else ()
        for cell, heading in unread:
            self._find(VALUES_UNREAD, table, cell, "", heading=heading[:_SHOWN])
        below = max((row.source.row for row in rows), default=table.last) + 1
        # In a council's own layout other rows stand between those of this table: see what is beside what it reads.
        if not table.is_mapped:
            self.about_below(table.sheet, below, table.last, self.council.catalogue.indicators)
        for cell, what in hidden_columns(table, kept):
            self._find(HIDDEN_COLUMN, table, cell, "", field=what)
        if kept and not table.sheet.visible:
            self._find(HIDDEN_SHEET, table, "A1", "", sheet_name=table.sheet.name)
        return kept

    def about_below(self, sheet: Sheet, first: int, last: int, indicators: Sequence[Indicator]) -> None:
        """Add findings about what stands in these rows below a table: figures of these typed as text, words of caution."""
        for cell, indicator in figures_below(sheet, first, last, indicators):
            self.find(FIGURE_BELOW, sheet.name, cell, indicator.id, indicator=indicator.short)
        if cell := caution_below(sheet, first, last, self.layout):
            self.find(CAUTION, sheet.name, cell, "")

    def action_rows(self, table: SheetTable) -> list[ActionRow]:
        """Return the rows of a table of key activities."""
        scale, rows = self.council.profile.scales.actions, []
        for number, values in table.rows():
            status = text_of(values.get("status"))
            if table.is_uncalculated("status", number):
                about = self._action(values)
                self._find("C03", table, table.cell("status", number), about, field="status", indicator=_called(None, about))
            if not (status or plain(values.get("progress"))):
                self.blank.extend({self._action(values)} & self._refs)  # where it is no note under the table
                continue
            known = self.layout.state_of(scale, status)
            named = known.status if known else status
            source = self.source_in(table, number, "status")
            progress = self.comment_in(table, "progress", number, values, self._action(values))
            rows.append(ActionRow(self._action(values), named, progress, source))
        return rows

    def find_unread(self, table: SheetTable) -> None:
        """Add a finding for every row of a table below another, so that each indicator in it is under query."""
        for number, values in table.rows():
            indicator = self.indicator_in(values)
            if _has_content(table, number, values, *_ALL_CONTENT):
                about = self._action(values) if table.kind == "actions" else ref_in(indicator, values)
                self._find("C11", table, table.cell("indicator", number), about, header=table.header)

    def _indicator_row(
        self, table: SheetTable, number: int, values: Mapping[str, Scalar], *, decimal_commas: bool
    ) -> IndicatorRow | None:
        indicator = self.indicator_in(values)
        if not (indicator or _has_content(table, number, values, *_CONTENT) or any(table.contradicted(number))):
            return None
        ref = ref_in(indicator, values)
        is_worked_out = not any(table.is_uncalculated(field, number) for field in values)
        if not ref and number == table.header + 1 and is_worked_out and goes_on_heading(values):
            return None
        if not indicator and self._is_total(values):
            self._find(TOTAL, table, table.cell("indicator", number), "")
            return None

        def find(code: str, cell: str, **words: object) -> None:
            self._find(code, table, cell, ref, **{"indicator": _called(indicator, ref), **words})

        cells = IndicatorCells(
            table=table,
            row=number,
            values=values,
            indicator=indicator,
            service=self.service,
            council=self.council,
            quarter=self.quarter,
            layout=self.layout,
            find=find,
            decimal_commas=decimal_commas,
        )
        figures = [cells.figure(figure) for figure in FIGURES]
        taken_back = cells.taken_back()
        # "Withdrawn" in one of three cells takes back all of them: a numerator alone is no figure.
        numerator, denominator, value = [None] * 3 if taken_back else figures
        target, target_text = cells.target()
        proposed = cells.next_target()
        self._find_contradicted(table, number, indicator, ref)
        row = IndicatorRow(
            indicator=ref,
            name=text_of(values.get("name")),
            numerator=numerator,
            denominator=denominator,
            value=value,
            target=target,
            comment=self.comment_in(table, "comment", number, values, ref),
            source=self.source_in(table, number, *_CONTENT[:3]),
            marks=cells.marks(),
            expected=cells.expected(),
            judged=cells.judged(),
            target_text=target_text,
            taken_back=taken_back,
            withheld=cells.withheld(),
            next_target=ProposedTarget(proposed, self.source_in(table, number, "next_target")) if proposed else None,
        )
        for doubt in table.doubts.get(number, ()):
            find(doubt.code, doubt.cell, indicator=indicator.short if indicator else ref, **dict(doubt.words))
        if indicator and self._lacks_value(table, row, indicator):
            find(LACKS_VALUE, table.cell("indicator", number), indicator=indicator.short)
        policy = self.council.profile.small_numbers
        for cell in unread_counts(table, row, indicator, self.layout, policy) if indicator else ():
            find("C15", cell)
        return row

    def comment_in(self, table: SheetTable, field: str, number: int, values: Mapping[str, Scalar], about: str) -> str:
        """Return a cell read as a comment; add a finding where it explains nothing."""
        read = comment_in(table, field, number, values.get(field), self.layout)
        if read.code:
            what = self.layout.columns[field][0]
            called = f"{what} of {_called(self.council.catalogue.find(about), about)}" if about else what
            self._find(read.code, table, table.cell(field, number), about, field=called)
        return read.text

    def _find_contradicted(self, table: SheetTable, number: int, indicator: Indicator | None, ref: str) -> None:
        for figure, cell, value in table.contradicted(number):
            if figure in figures_expected(indicator, self.service) and text_of(value).casefold() not in self.layout.no_figure:
                self._find("C12", table, cell, ref, field=figure, indicator=_called(indicator, ref))

    def _lacks_value(self, table: SheetTable, row: IndicatorRow, indicator: Indicator) -> bool:
        """Whether a row that should have a figure has none because the table has no column for it."""
        if "value" in table.columns or part_of(indicator, self.service) or self.quarter.number not in indicator.due:
            return False
        if row.judged or row.taken_back or row.exact_value(indicator) is not None:
            return False
        if row.is_blank:
            return any(is_figure(value) for _, _, value in table.under_no_heading(row.source.row))
        has_counts = indicator.unit.scale > 1 and {"numerator", "denominator"} <= set(table.columns)
        return not has_counts or any(is_figure(value) for _, _, value in table.under_no_heading(row.source.row))

    def _is_total(self, values: Mapping[str, Scalar]) -> bool:
        typed = [plain(values.get(field)) for field in ("indicator", "name")]
        return all(text in self.layout.totals for text in typed if text) and any(typed)

    def _named(self, row: IndicatorRow) -> str:
        return _called(self.council.catalogue.find(row.indicator), row.indicator)

    def _agreed(self, row: IndicatorRow) -> str:
        indicator = self.council.catalogue.find(row.indicator)
        return agreed_target_text(indicator, self.quarter) if indicator else ""

    def find(self, code: str, sheet: str, cell: str, about: str, **words: object) -> None:
        """Add a finding at a cell of a sheet."""
        self.findings.append(self.rules.finding(code, file=self.file, sheet=sheet, cell=cell, about=about, **words))

    def _find(self, code: str, table: SheetTable, cell: str, about: str, **words: object) -> None:
        found = self.rules.finding(code, file=self.file, sheet=table.sheet.name, cell=cell, about=about, **words)
        self.findings.append(replace(found, row=table.rows_of.get(cell, 0)))

    def indicator_in(self, values: Mapping[str, Scalar]) -> Indicator | None:
        """Return the indicator that a row names, None if it names none of the council's."""
        return self.council.catalogue.find(text_of(values.get("indicator")), text_of(values.get("name")))

    @property
    def _refs(self) -> set[str]:
        return {action.ref for action in self.council.profile.actions()}

    def _action(self, values: Mapping[str, Scalar]) -> str:
        ref, activity = text_of(values.get("indicator")), text_of(values.get("name"))
        named = [action.ref for action in self.council.profile.actions() if plain(action.activity) == plain(activity)]
        return ref or (named[0] if activity and len(named) == 1 else activity)

    def source_in(self, table: SheetTable, row: int, *fields: str) -> Source:
        """Return the source of a row, with the cell of the first of these fields that the table has."""
        main = next((name for name in fields if name in table.columns), fields[0])
        return Source(file=self.file, digest=self.digest, sheet=table.sheet.name, row=row, cell=table.cell(main, row))


def ref_in(indicator: Indicator | None, values: Mapping[str, Scalar]) -> str:
    """Return the id of a row's indicator, or what is typed in place of a known one."""
    return indicator.id if indicator else text_of(values.get("indicator")) or text_of(values.get("name"))


def _called(indicator: Indicator | None, ref: str) -> str:
    """Return how a finding names what a row is about."""
    return indicator.short if indicator else f"“{ref[:40]}”" if ref else "this row"


def _has_content(table: SheetTable, row: int, values: Mapping[str, Scalar], *fields: str) -> bool:
    return any(plain(values.get(field)) or table.is_uncalculated(field, row) for field in fields)
