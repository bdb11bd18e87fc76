"""Reads the replies of owners in a form for commentary, row by row, with what they wrote where no answer is expected."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from quarterly.collecting.returns.loose_answers import LooseAnswer
from quarterly.collecting.returns.records import CommentRow
from quarterly.collecting.returns.reply_parts import OWNERS, PARTS
from quarterly.collecting.returns.rows import RowReader, ref_in
from quarterly.collecting.sheets.cells import text_of
from quarterly.collecting.sheets.layout import plain
from quarterly.collecting.sheets.sheet_table import SheetTable
from quarterly.collecting.sheets.sheets import Scalar
from quarterly.collecting.sheets.source import Source

NO_INDICATOR = "C06"  # rules of expectations/reading.yaml
TAKEN_FROM_ELSEWHERE, ABOUT_NOTHING_KNOWN = "C28", "C29"


def replies_in(rows: RowReader, tables: Sequence[SheetTable], loose: Sequence[LooseAnswer]) -> tuple[CommentRow, ...]:
    """Return the replies of a file; add a finding for each answer that stands where none is expected."""
    found = {row.indicator: row for table in tables for row in _rows(rows, table)}
    for answer in loose:
        if answer.indicator is None:
            rows.find(ABOUT_NOTHING_KNOWN, answer.sheet, answer.cell, "")
            continue
        id = answer.indicator.id
        before = found.get(id) or CommentRow(id, "", _source(rows, answer))
        text = f"{before.comment}\n\n{answer.text}" if before.comment else answer.text
        found[id] = replace(before, comment=text)
        rows.find(TAKEN_FROM_ELSEWHERE, answer.sheet, answer.cell, id, indicator=answer.indicator.short)
    return tuple(found.values())


def _rows(rows: RowReader, table: SheetTable) -> list[CommentRow]:
    found = []
    for number, values in table.rows():
        indicator = rows.indicator_in(values)
        about = ref_in(indicator, values)
        parts = {part: rows.comment_in(table, part, number, values, about) for part in PARTS}
        agrees = plain(values.get("head_adds")) in rows.layout.agrees
        if agrees:
            parts["head_adds"] = ""
        if indicator and (any(parts.values()) or agrees):
            row = CommentRow(
                indicator=indicator.id,
                comment=parts["comment"],
                source=rows.source_in(table, number, *_filled(values)),
                doing=parts["doing"],
                by_whom=parts["by_whom"],
                by_when=parts["by_when"],
                head_adds=parts["head_adds"],
                head_agrees=agrees,
                figure=text_of(values.get("value")),
                question=text_of(values.get("question")),
            )
            found.append(row)
        elif any(parts.values()) and (typed := text_of(values.get("indicator")) or text_of(values.get("name"))):
            rows.find(NO_INDICATOR, table.sheet.name, table.cell("indicator", number), typed, typed_ref=typed[:40])
    return found


def _filled(values: Mapping[str, Scalar]) -> tuple[str, ...]:
    return (*(part for part in PARTS if plain(values.get(part))), OWNERS[0])


def _source(rows: RowReader, answer: LooseAnswer) -> Source:
    return Source(file=rows.file, digest=rows.digest, sheet=answer.sheet, row=answer.row, cell=answer.cell)
