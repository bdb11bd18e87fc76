"""What of a proposal is of one quarter: a sheet of last year beside that of this one is named and left out."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import combinations

from quarterly.collecting.layouts.grid import Grid
from quarterly.collecting.layouts.known_rows import known_rows
from quarterly.collecting.layouts.of_file import LayoutProblem, mapped_file
from quarterly.collecting.layouts.proposal import Proposal
from quarterly.collecting.layouts.scope import MappingScope
from quarterly.collecting.layouts.shown import shown_rows
from quarterly.collecting.layouts.which_sheets import sheets_of
from quarterly.collecting.sheets.sheets import Workbook
from quarterly.configuration.layouts import TableMap, Times
from quarterly.vocabulary.wording import listed

_SHOWN = 3  # indicators that a question names


def of_first(scopes: Iterable[MappingScope], proposal: Proposal, workbook: Workbook) -> Proposal:
    """Return what is proposed for the first quarter in which a part of it reads a figure, all of it where there is none."""
    for scope in scopes:
        read = [_read(table, proposal, workbook, scope) for table in proposal.layout.tables]
        if any(read):
            return _of_quarter(proposal, read, workbook, scope)
    return proposal


def _of_quarter(proposal: Proposal, read: Sequence[frozenset[str]], workbook: Workbook, scope: MappingScope) -> Proposal:
    """Return a proposal without the tables that have nothing of a quarter where others have their indicators in it."""
    found, tables = frozenset[str]().union(*read), proposal.layout.tables
    left = [table for table, ids in zip(tables, read, strict=True) if not ids and _named(table, workbook, scope) & found]
    kept = tuple(table for table in tables if table not in left)
    alike = [_read_of_alike(table, workbook) for table in kept if len(sheets_of(workbook, table)) > 1]
    asked = [each for each in proposal.questions if not any(_is_about(each, table, workbook) for table in left)]
    return replace(
        proposal,
        layout=proposal.layout.model_copy(update={"tables": kept}),
        questions=(*asked, *_asked_of_two(tables, read)),
        notes=(*proposal.notes, *alike, *(_left_out(table, workbook, scope) for table in left)),
    )


def _read(table: TableMap, proposal: Proposal, workbook: Workbook, scope: MappingScope) -> frozenset[str]:
    """Return the indicators of which one table has a figure in the quarter; none where it does not fit."""
    try:
        mapped = mapped_file(workbook, "", proposal.layout.model_copy(update={"tables": (table,)}), scope)
    except LayoutProblem:
        return frozenset()
    return frozenset(row.indicator for row in shown_rows(mapped, scope.catalogue) if row.has_figure)


def _named(table: TableMap, workbook: Workbook, scope: MappingScope) -> frozenset[str]:
    """Return the indicators that a table's sheets name, whatever their time."""
    ids = {id for sheet in sheets_of(workbook, table) for id in known_rows(Grid(sheet, table.across), scope.catalogue).ids}
    return frozenset(each.short for each in scope.catalogue.indicators if each.id in ids)


def _left_out(table: TableMap, workbook: Workbook, scope: MappingScope) -> str:
    return f"{_sheets(table, workbook)} left out: of {scope.quarter} there is nothing, and the same indicators stand beside it."


def _read_of_alike(table: TableMap, workbook: Workbook) -> str:
    of = {Times.QUARTER: "the quarter", Times.LAST_MONTH: "the quarter's last month"}
    time = of[table.of_time] if table.of_time else "the quarter's year"
    return f"{_sheets(table, workbook)} alike: the one named after {time} is read."


def _sheets(table: TableMap, workbook: Workbook) -> str:
    names = [f"“{sheet.name}”" for sheet in sheets_of(workbook, table)]
    return f"The sheet {names[0]} is" if len(names) == 1 else f"The sheets {listed(names)} are"


def _is_about(question: str, table: TableMap, workbook: Workbook) -> bool:
    return any(f"“{sheet.name}”" in question.partition(",")[0] for sheet in sheets_of(workbook, table))


def _asked_of_two(tables: Sequence[TableMap], read: Sequence[frozenset[str]]) -> list[str]:
    return [
        f"{listed(sorted(one & other)[:_SHOWN])} would be read of “{first.sheet}” and of “{second.sheet}”. Which counts? Take "
        "the other table out."
        for (first, one), (second, other) in combinations(zip(tables, read, strict=True), 2)
        if one & other
    ]
