"""Proposes how a file is laid out, from what its sheets say; what they do not say is asked, and never guessed."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from quarterly.collecting.layouts.columns import Column, columns_of
from quarterly.collecting.layouts.grid import Grid
from quarterly.collecting.layouts.heading_periods import named_in
from quarterly.collecting.layouts.known_rows import KnownRows, known_rows
from quarterly.collecting.layouts.proposed_places import holding_line, period_lines, places, places_of_rows
from quarterly.collecting.layouts.proposed_sheets import ProposedTable, with_sheets, year_left_open
from quarterly.collecting.layouts.table_shape import TableShape
from quarterly.collecting.layouts.which_sheets import year_of
from quarterly.collecting.sheets.find_table import field_of, find_table
from quarterly.collecting.sheets.layout import HEADER_WITHIN, Layout, plain
from quarterly.collecting.sheets.sheets import Sheet, Workbook
from quarterly.configuration.catalogue import Catalogue
from quarterly.configuration.layouts import FIGURES, FileLayout, TableMap

_FEWEST = 2  # indicators of a sheet: one that is named in passing makes no table


@dataclass(frozen=True, slots=True)
class Proposal:
    """A layout as far as a file says it, what a person has to say, and which sheets need no layout."""

    layout: FileLayout
    questions: tuple[str, ...]
    notes: tuple[str, ...] = ()


def propose(workbook: Workbook, catalogue: Catalogue, spellings: Layout, file: str, judged: Collection[str] = ()) -> Proposal:
    """Return the layout of a file that names indicators of a council; it has no table where no sheet does.

    `judged` are the ids of those that are rated by what their service judges.
    """
    found, notes, senders = list[ProposedTable](), list[str](), list[str]()
    for sheet in spellings.sheets(workbook):
        grid, known = _best_way(sheet, catalogue)
        if not known.ids:
            continue
        headings = _headings(grid, known, spellings)
        columns = columns_of(grid, headings)
        if _is_usual(sheet, columns, spellings) and not period_lines(grid, known, columns):
            notes.append(f"The sheet “{sheet.name}” is in the usual layout, which needs no mapping.")
            continue
        table, asked = _table(grid, known, headings, spellings)
        table, anew = _to_next_table(grid, table, catalogue, file)
        if len(known.ids) < _FEWEST and not any(field in FIGURES for field in table.fields):
            continue
        found.append(ProposedTable(sheet, _with_judgements(table, known, judged), (*asked, *anew)))
        senders += [each.service for each in catalogue.indicators if each.id in known.ids]
    services = tuple(dict.fromkeys(senders))
    tables, questions = with_sheets(found, workbook)
    layout = FileLayout(files=(_file_pattern(file),), services=services if len(services) > 1 else (), tables=tables)
    return Proposal(layout, questions, tuple(notes))


def _best_way(sheet: Sheet, catalogue: Catalogue) -> tuple[Grid, KnownRows]:
    """Return a sheet the way round in which more of its rows name an indicator."""
    ways = [(grid, known_rows(grid, catalogue)) for grid in (Grid(sheet), Grid(sheet, across=True))]
    return max(ways, key=lambda way: len(way[1].ids))  # of equals the first, with indicators below each other


def _with_judgements(table: TableMap, known: KnownRows, judged: Collection[str]) -> TableMap:
    """Return a table without its traffic lights where no indicator is rated by them: each would be asked about."""
    return table if known.ids.intersection(judged) else table.model_copy(update={"judged": ""})


def _table(grid: Grid, known: KnownRows, headings: tuple[int, int], spellings: Layout) -> tuple[TableMap, list[str]]:
    columns = columns_of(grid, headings)
    holds, said_as = holding_line(grid, known, spellings)
    period = period_lines(grid, known, columns)
    rest = [each for each in columns if each.number not in {known.ref, known.name, holds, *period}]
    if holds is None:
        found, questions = places(grid, rest, known, spellings)
    else:
        found, questions = places_of_rows(grid, rest, known, spellings, holds)
    lines = {"ref": known.ref, "name": known.name, "holds": holds}
    table = TableMap(
        across=grid.across,
        headings=_span(grid, headings),
        period=tuple(grid.line(each) for each in period),
        said_as=said_as,
        **{field: grid.line(line) for field, line in lines.items() if line is not None},
        **found,
    )
    return table, questions


def _to_next_table(grid: Grid, table: TableMap, catalogue: Catalogue, file: str) -> tuple[TableMap, list[str]]:
    """Return a table with its rows down to where headings begin anew, and ask about what is below."""
    shape = TableShape(grid=grid, table=table, catalogue=catalogue, year=year_of(grid.sheet, table, file))
    if shape.begins_anew <= shape.numbers()[0]:
        return table, []
    rows, cell = grid.span(shape.numbers()[0], shape.begins_anew - 1), grid.name(shape.begins_anew, 0)
    return table.model_copy(update={"rows": rows}), [
        f"headings begin anew at {cell}, and nothing is read from there on. If it is another table, give it an entry below."
    ]


def _is_usual(sheet: Sheet, columns: Sequence[Column], spellings: Layout) -> bool:
    """Whether a sheet is read without a mapping: its headings are known, and none repeats for another time."""
    table, times = find_table(sheet, spellings), {each.named for each in columns if each.named.months}
    return table is not None and table.kind == "indicators" and len(times) < _FEWEST


def _headings(grid: Grid, known: KnownRows, spellings: Layout) -> tuple[int, int]:
    """Return the first and the last row of headings above the first indicator, (0, 0) for none."""
    first = min(known.rows)
    above = range(first - 1, max(0, first - 1 - HEADER_WITHIN), -1)
    lowest = next((row for row in above if _heads(grid, row, known, spellings)), 0)
    upper = lowest
    while upper > 1 and _heads(grid, upper - 1, known, spellings):
        upper -= 1
    return upper, lowest


def _heads(grid: Grid, row: int, known: KnownRows, spellings: Layout) -> bool:
    """Whether a row has headings: known ones, or times, in more than the first columns, where titles stand."""
    beside = max(number for number in (known.ref, known.name, 0) if number is not None)
    cells = [(column, grid.value(row, column)) for column in range(grid.width) if plain(grid.value(row, column))]
    speaking = [
        column for column, value in cells if not named_in(value).is_nothing or field_of(named_in(value).words, spellings.columns)
    ]
    return any(column > beside for column in speaking) or (len(cells) > 1 and len(speaking) > 1)


def _span(grid: Grid, lines: tuple[int, int]) -> str:
    # Of a sheet that is turned, its columns are what is counted.
    return grid.span(*lines) if lines[0] else ""


def _file_pattern(file: str) -> str:
    stem = file.rpartition(".")[0] or file
    return f"{year_left_open(stem).rstrip('*').rstrip()}*"
