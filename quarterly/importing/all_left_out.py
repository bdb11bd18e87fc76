"""Everything of the files that is not taken over: rows, columns that no quarter is read from, and whole sheets."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from quarterly.collecting.layouts.columns import Column
from quarterly.collecting.layouts.heading_periods import Stretch
from quarterly.collecting.layouts.proposed_places import OF_TIME
from quarterly.collecting.sheets.find_table import field_of
from quarterly.collecting.sheets.layout import Layout, plain
from quarterly.collecting.sheets.sheets import column_of
from quarterly.configuration.layouts import Times
from quarterly.importing.history import PastFigure
from quarterly.importing.left_out import LeftOut, Reason
from quarterly.importing.scorecards import Scorecard, SentScorecard
from quarterly.vocabulary.quarter import Quarter

_RATINGS = ("judged", "status")


def all_left_out(
    sent: Sequence[SentScorecard],
    scorecards: Mapping[str, Sequence[Scorecard]],
    figures: Sequence[PastFigure],
    spellings: Layout,
    oldest: Quarter,
) -> Iterator[LeftOut]:
    """Yield what is left out of each file, sheet by sheet, with the file's name where there are several.

    `oldest` is the first quarter of which figures are looked for.
    """
    for each in sent:
        file = each.name if len(sent) > 1 else ""
        read = {card.sheet: card for card in scorecards[each.name]}
        for sheet in each.workbook.sheets:
            if card := read.get(sheet.name):
                cells = {
                    cell for found in figures if (found.file, found.sheet) == (each.name, sheet.name) for cell in found.cells
                }
                found = [*card.left_out, *_columns(card, cells, spellings, oldest)]
                yield from (replace(place, file=file) for place in found)
            elif any(plain(value) for row in sheet.rows for value in row):
                yield LeftOut(file=file, sheet=sheet.name, reason=Reason.NO_TABLE if sheet.visible else Reason.HIDDEN)


def _columns(card: Scorecard, cells: set[str], spellings: Layout, oldest: Quarter) -> Iterator[LeftOut]:
    table = card.columns
    known = {*table.own.values(), table.holds}
    known |= {int(cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")) - 1 if card.grid.across else column_of(cell) for cell in cells}
    for column in table.columns:
        if column.number in known or any(heading in OF_TIME for heading in column.headings):
            continue
        rows = [row for row in card.numbers if plain(card.grid.value(row, column.number))]
        if not rows and column.typed and column.named.is_nothing:
            yield LeftOut(sheet=card.sheet, cell=column.cell, text=column.typed, reason=Reason.EMPTY)
        elif rows and (reason := _reason(column, card, spellings, oldest)):
            at = column.cell or card.grid.name(rows[0], column.number)
            yield LeftOut(sheet=card.sheet, cell=at, text=column.typed, reason=reason)


def _reason(column: Column, card: Scorecard, spellings: Layout, oldest: Quarter) -> Reason | None:
    """Return why a column is left out; None of a month that is asked about with the basis, as a quarter is made of several."""
    stretch = column.named.stretch(card.columns.year)
    if stretch and stretch.last < Stretch.of(oldest).first:
        return Reason.TOO_OLD
    if card.columns.times is Times.MONTHS and stretch and stretch.first == stretch.last and not column.named.words:
        return None
    return Reason.RATING if field_of(column.named.words, spellings.columns) in _RATINGS else Reason.COLUMN
