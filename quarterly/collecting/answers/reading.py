"""Reads the answers on the sheet of findings that a marked copy carries, or that somebody copied into another workbook."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from quarterly.collecting.answers.matching import is_reference
from quarterly.collecting.answers.records import TypedAnswer
from quarterly.collecting.sheets.cells import text_of
from quarterly.collecting.sheets.find_table import answer_table
from quarterly.collecting.sheets.findings import Finding
from quarterly.collecting.sheets.layout import Layout, plain
from quarterly.collecting.sheets.rulebook import Rulebook
from quarterly.collecting.sheets.sheet_table import SheetTable
from quarterly.collecting.sheets.sheets import Scalar, Workbook
from quarterly.collecting.sheets.source import Source
from quarterly.collecting.sheets.typed_comments import comment_in
from quarterly.screening.screening import Screening
from quarterly.vocabulary.days import day_of
from quarterly.vocabulary.quarter import Quarter
from quarterly.vocabulary.withheld import says_nothing

NO_QUESTION, NO_DAY, DAY_IS_PAST, NOTHING_TO_ANSWER, NUMBER_ALONE, SAYS_NOTHING = "Y01", "Y02", "Y03", "Y04", "Y05", "Y06"
# A figure with its unit, or counts: a correction typed in the wrong place, which explains nothing of the figure that stands.
_NUMBER_ALONE = re.compile(r"[\d\s.,%£/+=-]*\d[\d\s.,%£/-]*(?:per\s?cent|days?|of\s+\d[\d\s,]*)?\.?", re.IGNORECASE)


def answer_tables(workbook: Workbook, layout: Layout) -> list[SheetTable]:
    """Return the tables of a workbook in which questions are answered."""
    return [table for sheet in workbook.sheets if (table := answer_table(sheet, layout))]


@dataclass(frozen=True, kw_only=True)
class AnswerReader:
    """Reads the answers of one file; `findings` gets what is wrong with them."""

    layout: Layout
    quarter: Quarter
    rules: Rulebook
    screening: Screening
    file: str
    digest: str
    findings: list[Finding] = field(default_factory=list)

    def read(self, table: SheetTable) -> Iterator[TypedAnswer]:
        """Yield every answer of a table."""
        for row, values in table.rows():
            typed = comment_in(table, "answer", row, values.get("answer"), self.layout)
            if typed.code:
                self._find(typed.code, table, row, field="answer")
            reference = text_of(values.get("reference"))
            if typed.text and not is_reference(reference):
                self._find(NOTHING_TO_ANSWER, table, row)
            elif typed.text and _NUMBER_ALONE.fullmatch(typed.text.strip()):
                self._find(NUMBER_ALONE, table, row)
            elif typed.text and plain(typed.text.strip("!? ")) in self.layout.no_answer:
                self._find(SAYS_NOTHING, table, row, typed=typed.text.strip())
            elif typed.text:
                yield self._answer(table, row, (reference, typed.text), values.get("until"))

    def _answer(self, table: SheetTable, row: int, typed: tuple[str, str], until: Scalar) -> TypedAnswer:
        reference, text = typed
        day, is_usable = self._until(table, row, until)
        return TypedAnswer(
            reference=reference.casefold(),
            answer=text,
            source=Source(file=self.file, digest=self.digest, sheet=table.sheet.name, row=row, cell=table.cell("answer", row)),
            until=day,
            counts=is_usable and not says_nothing(self.screening.for_public(text)),
        )

    def _until(self, table: SheetTable, row: int, typed: Scalar) -> tuple[date | None, bool]:
        """Return the day until which an answer holds, None for any, and whether it can be used."""
        text = text_of(typed)
        if not text:
            return None, True
        day = day_of(text)
        if day is None:
            self._find(NO_DAY, table, row, "until")
        return day, day is not None

    def _find(self, code: str, table: SheetTable, row: int, at: str = "answer", **words: str) -> None:
        cell = table.cell(at, row)
        self.findings.append(self.rules.finding(code, file=self.file, sheet=table.sheet.name, cell=cell, **words))
