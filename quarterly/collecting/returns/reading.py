"""Reads one file of a sender: refuses it as a whole if it is not for this council and quarter, else returns its rows."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from quarterly.collecting.answers.reading import AnswerReader, answer_tables
from quarterly.collecting.layouts.of_file import USUAL, LayoutProblem, MappedFile, mapped_file, named_layout
from quarterly.collecting.layouts.scope import MappingScope
from quarterly.collecting.narrative.reading import find_unread, read_narrative
from quarterly.collecting.narrative.row import NarrativeFile
from quarterly.collecting.returns.around_figures import TOTAL
from quarterly.collecting.returns.heading_months import other_months
from quarterly.collecting.returns.identity import identity, mismatch, quarters_of
from quarterly.collecting.returns.kind_of_file import SPLIT, about_the_kind, split_rows
from quarterly.collecting.returns.loose_answers import REPLIES, answer_sheets, loose_answers
from quarterly.collecting.returns.personal_data import misplaced_identifiers, personal_data_findings
from quarterly.collecting.returns.records import ReadReturn
from quarterly.collecting.returns.replies import replies_in
from quarterly.collecting.returns.rows import RowReader
from quarterly.collecting.returns.typed_cells import TypedCell, typed_cells
from quarterly.collecting.sheets.find_table import find_table, headings
from quarterly.collecting.sheets.findings import Finding
from quarterly.collecting.sheets.layout import Layout, plain
from quarterly.collecting.sheets.rulebook import Rulebook
from quarterly.collecting.sheets.safe_names import (
    PersonalDataKinds,
    is_withheld,
    kinds_in_property,
    quote_with,
    with_safe_sheet_names,
)
from quarterly.collecting.sheets.sheet_table import SheetTable
from quarterly.collecting.sheets.sheets import Sheet, Workbook, cell_name
from quarterly.configuration.council import Council
from quarterly.screening.screening import Screening, described
from quarterly.vocabulary.errors import ReturnError
from quarterly.vocabulary.quarter import Quarter, quarters_in
from quarterly.vocabulary.wording import listed

BLANK = "Q04"  # the rule about rows in which nothing was typed
MOST_NAMED = 10  # positions of identifiers named in a letter; the rest are counted
_SHOWN = 40  # characters of a row's name
_FIGURES = "indicators"  # the kind of table that a layout of the council's own makes


class ReturnReader:
    """Reads the workbooks of one council's quarter; `read` raises ReturnError for a file that is refused as a whole."""

    def __init__(self, council: Council, quarter: Quarter, layout: Layout, rules: Rulebook, screening: Screening) -> None:
        self.council, self.quarter, self.layout, self.screening = council, quarter, layout.for_quarter(quarter), screening
        self.rules = rules.weighed(council.profile.questions).quoting(quote_with(screening))

    def read(self, workbook: Workbook, *, service: str, file: str, digest: str) -> ReadReturn:
        """Return the rows and the narrative of a return, with the findings from reading its cells."""
        workbook, named = with_safe_sheet_names(workbook, self.screening)
        mapped = self._mapped(workbook, service, file)
        sheets = [sheet for sheet in self.layout.sheets(workbook) if sheet.name not in mapped.sheets]
        usual = [table for sheet in sheets if (table := find_table(sheet, self.layout))]
        tables = [*mapped.tables, *(each for each in usual if not (mapped.layout and each.kind == _FIGURES))]
        below = [each for table in tables for each in table.all_below()]
        replies = [each for each in below if each.kind == REPLIES]
        answered = answer_tables(workbook, self.layout)
        asked = [each for each in (*tables, *below) if each.kind == REPLIES]
        loose = loose_answers(asked, answer_sheets(workbook, self.layout), self.council.catalogue, self.layout)
        cells = [*typed_cells((*tables, *replies, *answered), self.layout.narrative), *(each.typed for each in loose)]
        # Before any cell is read into a finding, whose letter would repeat it.
        self._refuse_identifiers(workbook, cells, file)
        answering = self._answering(file, digest)
        answers = tuple(each for table in answered for each in answering.read(table))
        # Whoever only answers sends the list of questions back by itself.
        if not tables and not answers and not mapped.layout:
            raise self._refusal("F03", file)
        if split := split_rows((*tables, *below)):
            raise self._refusal(SPLIT, file, row=str(split[0]))
        findings = [*self._identify(sheets, tables, mapped, service, file), *answering.findings]
        findings += self._beside_mapped(mapped, usual, file)
        findings += about_the_kind(workbook, file, self.rules)
        findings += [*self._personal_data(cells, named, file), *self._in_properties(workbook, file)]
        rows = RowReader(
            council=self.council,
            quarter=self.quarter,
            layout=self.layout,
            rules=self.rules,
            service=service,
            file=file,
            digest=digest,
            findings=findings,
        )
        sent_file = NarrativeFile(
            council=self.council,
            layout=self.layout,
            rules=self.rules,
            service=service,
            file=file,
            digest=digest,
            findings=findings,
        )
        # Each service of a file of several is asked about its own.
        for under in mapped.below:
            rows.about_below(under.sheet, under.first, under.last, self.council.catalogue.of_service(service))
        find_unread(sent_file, sheets, tables)
        narrative, kind_of_sheet = read_narrative(sent_file, tables)
        for table in below:
            if table.kind != REPLIES:
                rows.find_unread(table)
        by_kind: dict[str, list[SheetTable]] = {}
        for table in (*tables, *replies):
            by_kind.setdefault(table.kind, []).append(table)
        indicators = tuple(row for table in by_kind.get("indicators", []) for row in rows.indicator_rows(table))
        actions = tuple(row for table in by_kind.get("actions", []) for row in rows.action_rows(table))
        comments = replies_in(rows, asked, loose)
        typed = {*(row.indicator for row in indicators), *(row.ref for row in actions)}
        blank = tuple(key for key in dict.fromkeys(rows.blank) if key not in typed)
        return ReadReturn(
            indicators=indicators,
            actions=actions,
            comments=comments,
            findings=(*findings, *self._about_blank(blank, file)),
            blank=blank,
            columns={
                table.sheet.name: {field: cell_name(1, column)[:-1] for field, column in table.columns.items()}
                for table in tables
                if not table.is_mapped
            },
            narrative=narrative,
            sheets=kind_of_sheet,
            answers=answers,
            cells={(each.sheet.name, row): each.cells(row) for each in mapped.tables for row, _ in each.rows()},
            parts={(each.sheet.name, row): parts for each in mapped.tables for row, parts in each.parts.items()},
        )

    def _mapped(self, workbook: Workbook, service: str, file: str) -> MappedFile:
        """Return what the council's own layout of the file makes of it, nothing where it has the usual one."""
        scope = MappingScope(
            catalogue=self.council.catalogue, quarter=self.quarter, spellings=self.layout, service=service, file=file
        )
        if service not in self.council.profile.services:
            return USUAL
        try:
            found = named_layout(workbook, self.council.layouts, scope)
            return mapped_file(workbook, *found, replace(scope, services=found[1].services)) if found else USUAL
        except LayoutProblem as error:
            raise self._refusal("L01", file, layout=error.layout, problem=str(error).removesuffix(".")) from None

    def _beside_mapped(self, mapped: MappedFile, usual: Sequence[SheetTable], file: str) -> Iterator[Finding]:
        """Yield what a layout leaves out: totals, other rows that name no indicator, tables on other sheets."""
        totals = [each for each in mapped.unread if plain(each.text) in self.layout.totals]
        for total in totals:
            yield self.rules.finding(TOTAL, file=file, sheet=total.sheet, cell=total.cell)
        unread = [each for each in mapped.unread if each not in totals]
        for sheet in dict.fromkeys(each.sheet for each in unread):
            rows = [each for each in unread if each.sheet == sheet]
            named = listed([f"“{each.text[:_SHOWN]}” ({each.cell})" for each in rows])
            yield self.rules.finding("L05", file=file, sheet=sheet, cell=rows[0].cell, rows=named, layout=mapped.layout)
        for table in usual:
            if mapped.layout and table.kind == _FIGURES:
                cell = cell_name(table.header, min(table.columns.values()))
                yield self.rules.finding("L06", file=file, sheet=table.sheet.name, cell=cell, layout=mapped.layout)

    def _answering(self, file: str, digest: str) -> AnswerReader:
        return AnswerReader(
            layout=self.layout, quarter=self.quarter, rules=self.rules, screening=self.screening, file=file, digest=digest
        )

    def _about_blank(self, blank: tuple[str, ...], file: str) -> list[Finding]:
        names = {indicator.id: indicator.short for indicator in self.council.catalogue.indicators}
        return [self.rules.finding(BLANK, file=file, blank=listed([names.get(key, key) for key in blank]))] if blank else []

    def _personal_data(self, typed: Sequence[TypedCell], named: Mapping[int, PersonalDataKinds], file: str) -> list[Finding]:
        found = list(personal_data_findings(typed, self.screening, self.rules, self.council.catalogue, file))
        if is_withheld(file):
            found.append(self.rules.finding("P03", file=file))
        return found + [
            self.rules.finding("P04", file=file, position=position, kinds=described(kinds)) for position, kinds in named.items()
        ]

    def _in_properties(self, workbook: Workbook, file: str) -> list[Finding]:
        found = ((name, kinds_in_property(text, self.screening)) for name, text in workbook.properties)
        return [self.rules.finding("P05", file=file, property=name, kinds=described(kinds)) for name, kinds in found if kinds]

    def _refuse_identifiers(self, workbook: Workbook, typed: Sequence[TypedCell], file: str) -> None:
        found = misplaced_identifiers(workbook, typed)
        if found:
            more = [f"{len(found) - MOST_NAMED} more"] if len(found) > MOST_NAMED else []
            raise self._refusal("F02", file, found=", ".join(found[:MOST_NAMED] + more))

    def _identify(
        self, sheets: list[Sheet], tables: list[SheetTable], mapped: MappedFile, service: str, file: str
    ) -> list[Finding]:
        found = {id(table.sheet): table for table in tables}
        # A sheet of narrative without a table may be all prose, and prose names any quarter.
        titled = [sheet for sheet in sheets if id(sheet) in found or not self.layout.kind_of(sheet)]
        texts = [text for sheet in titled for text in headings(sheet, found.get(id(sheet)))]
        texts += [text for table in mapped.tables for text in self._titles(table, mapped)]
        claim = identity(texts, self.council, self.layout)
        wrong = mismatch(claim, self.council, service, self.quarter) or self._sheet_of_another_quarter(tables, mapped)
        if wrong:
            raise self._refusal("F01", file, found=wrong[0], wanted=wrong[1])
        if claim.quarters or not tables or mapped.dated:
            return [*self._other_months(tables, file)]
        return [self.rules.finding("F04", file=file, sheet=tables[0].sheet.name, cell="A1", wanted=self.quarter)]

    def _other_months(self, tables: list[SheetTable], file: str) -> Iterator[Finding]:
        words = {"quarter": self.quarter.title, "period": self.quarter.period}
        for table in tables:
            for cell, quoted in other_months(table, self.layout, self.quarter):
                yield self.rules.finding("F07", file=file, sheet=table.sheet.name, cell=cell, quoted=quoted, **words)

    def _titles(self, table: SheetTable, mapped: MappedFile) -> list[str]:
        """Return the texts above a mapped table; where its columns name the quarter, its title may name another in passing."""
        texts = headings(table.sheet, table)
        if table.sheet.name not in mapped.dated:
            return texts
        labelled = [text for text in texts if (label := self.layout.label(text)) and label[0] != "service"]
        return labelled + [text for text in texts if text not in labelled and not quarters_in(text)]

    def _sheet_of_another_quarter(self, tables: list[SheetTable], mapped: MappedFile) -> tuple[str, str] | None:
        # A workbook with a sheet for every quarter names the right one too.
        for table in tables:
            named = quarters_of(self._titles(table, mapped), self.layout)
            if named and self.quarter not in named:
                return f"{named[0]} on the sheet “{table.sheet.name}”", str(self.quarter)
        return None

    def _refusal(self, code: str, file: str, **words: str) -> ReturnError:
        finding = self.rules.finding(code, file=file, **words)
        return ReturnError(f"{finding.message} {finding.remedy}")
