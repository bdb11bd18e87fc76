"""Proposes on which sheets a table is: one sheet, or of sheets that are alike but for their time the one of the quarter."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from fnmatch import fnmatch

from quarterly.collecting.layouts.heading_periods import named_in
from quarterly.collecting.sheets.sheets import Sheet, Workbook
from quarterly.configuration.layouts import TableMap, Times
from quarterly.vocabulary.wording import listed


@dataclass(frozen=True, slots=True)
class ProposedTable:
    """A table as one sheet has it, and what is asked about it."""

    sheet: Sheet
    table: TableMap
    asked: tuple[str, ...]


def with_sheets(found: Sequence[ProposedTable], workbook: Workbook) -> tuple[tuple[TableMap, ...], tuple[str, ...]]:
    """Return the tables with the names or patterns of their sheets, those that are alike once, and what is asked about each."""
    tables: dict[str, tuple[TableMap, list[ProposedTable]]] = {}
    for each in found:
        table = each.table.model_copy(update={"sheet": _sheet(each, found, workbook)})
        tables.setdefault(repr(table), (table, []))[1].append(each)
    asked = (question for table, alike in tables.values() for question in _questions(table, alike))
    return tuple(table for table, _ in tables.values()), tuple(asked)


def year_left_open(name: str) -> str:
    """Return a name as a pattern without what follows its year."""
    return re.sub(r"\d.*$", "*", name) if re.search(r"20\d\d|\d\d[-/]\d\d", name) else name


def _sheet(proposed: ProposedTable, found: Sequence[ProposedTable], workbook: Workbook) -> str:
    """Return the name of a sheet, with what names a time left open, unless others would be meant as well."""
    name, named = proposed.sheet.name, named_in(proposed.sheet.name)
    if named.months:
        return Times.QUARTER if named.is_quarter or named.months[0] != named.months[1] else Times.LAST_MONTH
    pattern = _of_any_year(name)
    alike = {each.sheet.name for each in found if each.table == proposed.table and _is_named(each.sheet.name, pattern)}
    if len(alike) > 1 and alike == _named(workbook, pattern):
        return pattern
    patterns = (year_left_open(name), _of_any_year(name))
    return next((each for each in patterns if each != "*" and _named(workbook, each) == {name}), name)


def _of_any_year(name: str) -> str:
    """Return a name as a pattern in which any year may stand in the place of its own: “Scorecard 20??-??”."""
    return re.sub(r"\d", "?", name).replace("????", "20??", 1) if named_in(name).year is not None else name


def _named(workbook: Workbook, pattern: str) -> set[str]:
    return {sheet.name for sheet in workbook.sheets if _is_named(sheet.name, pattern)}


def _is_named(name: str, pattern: str) -> bool:
    return fnmatch(name.casefold(), pattern.casefold())


def _questions(table: TableMap, alike: Sequence[ProposedTable]) -> list[str]:
    asked = [f"On {_sheets(alike)}, {each}" for each in dict.fromkeys(one for proposed in alike for one in proposed.asked)]
    if table.of_time is Times.LAST_MONTH:
        asked.append(
            f"Of {_sheets(alike)} only the one of the quarter's last month is read. Is every figure as at that month, or up to "
            "it? One that is of a month alone, and would have to be added up, cannot be read so."
        )
    return asked


def _sheets(alike: Sequence[ProposedTable]) -> str:
    return f"the sheet{'s' if len(alike) > 1 else ''} {listed([f'“{each.sheet.name}”' for each in alike])}"
