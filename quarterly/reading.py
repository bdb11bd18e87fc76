"""From cells to rows: figures read with care, and every cell that could not be read named."""

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction

from quarterly.catalogue import Indicator
from quarterly.council import Council
from quarterly.errors import ReturnError
from quarterly.findings import Finding
from quarterly.identifiers import screen
from quarterly.identity import identity, mismatch
from quarterly.layout import Layout, Table, find_table, headings, plain
from quarterly.numbers import Unit, exact, trimmed, typed
from quarterly.quarter import Quarter, quarters_in
from quarterly.returns import ActionRow, CommentRow, IndicatorRow, ReadReturn, Source
from quarterly.rules import Rulebook
from quarterly.sheets import Scalar, Workbook, cell_name

MOST_NAMED = 10  # places of one kind of problem in a letter; the rest are counted
_NEEDED = {
    Unit.COUNT: "a whole number",
    Unit.DAYS: "a number of days",
    Unit.SCORE: "a score",
    Unit.PER_10000: "a rate per 10,000",
}
NO_COMMENT = {"", "-", "–", "n/a", "na", "none", "tbc", "no comment"}


class ReturnReader:
    """Reads the workbooks of one council's quarter; `read` refuses a file as a whole by ReturnError."""

    def __init__(self, council: Council, quarter: Quarter, layout: Layout, rules: Rulebook) -> None:
        self.council, self.quarter, self.layout, self.rules = council, quarter, layout, rules

    def read(self, workbook: Workbook, *, service: str, file: str, digest: str) -> ReadReturn:
        """Return the rows of a return and what was found while reading its cells."""
        self._refuse_identifiers(workbook, file)
        tables = [table for sheet in self.layout.sheets(workbook) if (table := find_table(sheet, self.layout))]
        if not tables:
            raise self._refusal("F03", file)
        findings = self._identify(workbook, tables, service, file)
        cells = _CellReader(self, file, digest, findings)
        by_kind: dict[str, list[Table]] = {}
        for table in tables:
            by_kind.setdefault(table.kind, []).append(table)
        return ReadReturn(
            tuple(row for table in by_kind.get("indicators", []) for row in cells.indicator_rows(table)),
            tuple(row for table in by_kind.get("actions", []) for row in cells.action_rows(table)),
            tuple(row for table in by_kind.get("commentary", []) for row in cells.comment_rows(table)),
            tuple(findings),
            {table.sheet.name: {field: cell_name(1, column)[:-1] for field, column in table.columns.items()} for table in tables},
        )

    def _refuse_identifiers(self, workbook: Workbook, file: str) -> None:
        found = [f"{kind} at {place}" for place, kind in screen(workbook)]
        if found:
            more = [f"{len(found) - MOST_NAMED} more"] if len(found) > MOST_NAMED else []
            raise self._refusal("F02", file, found=", ".join(found[:MOST_NAMED] + more))

    def _identify(self, workbook: Workbook, tables: list[Table], service: str, file: str) -> list[Finding]:
        found = {id(table.sheet): table for table in tables}
        texts = [text for sheet in self.layout.sheets(workbook) for text in headings(sheet, found.get(id(sheet)))]
        claim = identity(texts, self.council, self.layout)
        wrong = mismatch(claim, self.council, service, self.quarter) or self._sheet_of_another_quarter(tables)
        if wrong:
            raise self._refusal("F01", file, found=wrong[0], wanted=wrong[1])
        if claim.quarters:
            return []
        return [self.rules.finding("F04", file=file, sheet=tables[0].sheet.name, cell="A1", wanted=self.quarter)]

    def _sheet_of_another_quarter(self, tables: list[Table]) -> tuple[str, str] | None:
        # A workbook with a sheet for every quarter names the right one too.
        for table in tables:
            named = [quarter for text in headings(table.sheet, table) for quarter in quarters_in(text)]
            if named and self.quarter not in named:
                return f"{named[0]} on the sheet “{table.sheet.name}”", str(self.quarter)
        return None

    def _refusal(self, code: str, file: str, **words: str) -> ReturnError:
        finding = self.rules.finding(code, file=file, **words)
        return ReturnError(f"{finding.message} {finding.remedy}")


class _CellReader:
    def __init__(self, reader: ReturnReader, file: str, digest: str, findings: list[Finding]) -> None:
        self.reader, self.file, self.digest, self.findings = reader, file, digest, findings

    def indicator_rows(self, table: Table) -> list[IndicatorRow]:
        rows = []
        for number, values in table.rows():
            indicator = self._indicator(values)
            if indicator is None and not any(plain(values.get(field)) for field in ("value", "numerator", "comment")):
                continue  # a note under the table
            ref = indicator.id if indicator else text_of(values.get("indicator")) or text_of(values.get("name"))
            figure = self._figures(table, number, indicator, ref)
            rows.append(
                IndicatorRow(
                    indicator=ref,
                    name=text_of(values.get("name")),
                    numerator=figure("numerator", values),
                    denominator=figure("denominator", values),
                    value=figure("value", values),
                    target=figure("target", values),
                    comment=comment_of(values.get("comment")),
                    source=self._source(table, number, "value"),
                )
            )
        return rows

    def action_rows(self, table: Table) -> list[ActionRow]:
        scale, symbols = self.reader.council.profile.scales.actions, self.reader.layout.symbols
        rows = []
        for number, values in table.rows():
            status = text_of(values.get("status"))
            if not (status or plain(values.get("progress"))):
                continue  # a note under the table
            known = scale.find(status) or next((s for s in scale.states if s.shape == symbols.get(status)), None)
            rows.append(
                ActionRow(
                    self._action(values),
                    known.status if known else status,
                    comment_of(values.get("progress")),
                    self._source(table, number, "status"),
                )
            )
        return rows

    def comment_rows(self, table: Table) -> list[CommentRow]:
        rows = []
        for number, values in table.rows():
            indicator = self._indicator(values)
            comment = comment_of(values.get("comment"))
            if indicator and comment:
                rows.append(CommentRow(indicator.id, comment, self._source(table, number, "comment")))
            elif comment and (ref := text_of(values.get("indicator")) or text_of(values.get("name"))):
                self._find("C06", table, table.cell("indicator", number), ref, typed_ref=ref[:40])
        return rows

    def _find(self, code: str, table: Table, cell: str, about: str, **words: object) -> None:
        rules = self.reader.rules
        self.findings.append(rules.finding(code, file=self.file, sheet=table.sheet.name, cell=cell, about=about, **words))

    def _indicator(self, values: dict[str, Scalar]) -> Indicator | None:
        return self.reader.council.catalogue.find(text_of(values.get("indicator")), text_of(values.get("name")))

    def _action(self, values: dict[str, Scalar]) -> str:
        ref, activity = text_of(values.get("indicator")), text_of(values.get("name"))
        named = [action.ref for action in self.reader.council.profile.actions() if plain(action.activity) == plain(activity)]
        return ref or (named[0] if activity and len(named) == 1 else activity)

    def _source(self, table: Table, row: int, field: str) -> Source:
        return Source(self.file, self.digest, table.sheet.name, row, table.cell(field, row))

    def _figures(
        self, table: Table, row: int, indicator: Indicator | None, ref: str
    ) -> Callable[[str, dict[str, Scalar]], Decimal | None]:
        def figure(field: str, values: dict[str, Scalar]) -> Decimal | None:
            if field not in table.columns:
                return None
            cell = table.cell(field, row)
            counted = field in ("numerator", "denominator")
            unit = Unit.COUNT if counted else indicator.unit if indicator else Unit.PERCENT
            code, words, number = self._figure(values.get(field), table, cell, unit)
            if code == "C02" and field in ("target", "numerator", "denominator") and _no_figure(values.get(field), self):
                code = None  # "n/a" beside a value is an answer
            if field == "target" and code in ("C02", "C03", "C04"):
                code, words = "C05", {}  # the agreed target is used in any case: no reason to hold the figure
            if code:
                self._find(code, table, cell, ref, field=field, **words)
            return None if number is None else Decimal(number.numerator) / Decimal(number.denominator)

        return figure

    def _figure(
        self, value: Scalar, table: Table, cell: str, unit: Unit
    ) -> tuple[str | None, dict[str, object], Fraction | None]:
        if value is None or (isinstance(value, str) and not value.strip()):
            return ("C03" if cell in table.sheet.uncalculated else None), {}, None
        if isinstance(value, bool):
            return "C02", {}, None
        formatted = isinstance(value, int | float) and cell in table.sheet.percent_cells
        read = (exact(value) * (100 if formatted else 1), formatted) if isinstance(value, int | float) else typed(value)
        if read is None:
            return "C02", {}, None
        number, per_cent = read
        if per_cent and unit is not Unit.PERCENT:
            return "C04", {"needed": _NEEDED[unit]}, None
        if not isinstance(value, str):
            return None, {}, number
        return "C01", {"read": trimmed(number, 4) + ("%" if per_cent else "")}, number


def _no_figure(value: Scalar, reader: _CellReader) -> bool:
    return str(value).casefold().strip() in reader.reader.layout.no_figure


def text_of(value: Scalar) -> str:
    """Return a cell as text: a reference typed as the number 1178 is "1178", not "1178.0"."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value).strip()


def comment_of(value: Scalar) -> str:
    """Return commentary as typed, or nothing where the sender typed a dash or "none"."""
    text = text_of(value)
    return "" if text.casefold() in NO_COMMENT else text
