"""Mistakes in layouts.yaml: what names nothing, and tables that could never read a row."""

from collections.abc import Iterator

from quarterly.configuration.layouts import FIGURES, FileLayout, Layouts, TableMap, place_of
from quarterly.configuration.yaml_files.files import CouncilFiles, YamlSteps
from quarterly.configuration.yaml_files.unknown import unknown


def layout_problems(layouts: Layouts, files: CouncilFiles) -> Iterator[str]:
    """Yield every mistake in a council's layouts, with file, line and remedy."""
    file = files.layouts
    if file is None:
        return
    # An indicator or a service that has ended is no mistake: the layout was right while it was there.
    services = [str(key) for key in files.profile.content.get("services", {})]
    known = {str(each.get("id")) for each in files.indicators.content.get("indicators", ()) if isinstance(each, dict)}
    for name, layout in layouts.layouts.items():
        for step, problem in _of_layout(layout, services):
            yield file.problem(["layouts", name, *step], problem)
    for name, number, table in layouts.each_table():
        for step, problem in _of_table(table, known):
            yield file.problem(["layouts", name, "tables", number, *step], problem)


def _of_layout(layout: FileLayout, services: list[str]) -> Iterator[tuple[YamlSteps, str]]:
    for number, service in enumerate(layout.services):
        if service not in services:
            yield ["services", number], unknown(service, services)
    if layout.services and not layout.files:
        yield ["services"], "a file for several services is known by its name: say which under files."
    if not layout.tables:
        yield [], "it has no table, and would read nothing. Add one under tables."
    if not layout.files and any(table.sheet == "*" for table in layout.tables):
        yield (
            [],
            "it would be used for every file: say under files or sheet how its files or their sheets are called.",
        )


def _of_table(table: TableMap, known: set[str]) -> Iterator[tuple[YamlSteps, str]]:
    for field in ("exceptions", "cells"):
        for indicator in (each for each in getattr(table, field) if each not in known):
            yield [field, indicator], unknown(indicator, known)
    if table.cells and (table.fields or table.ref or table.name):
        yield ["cells"], "a table has single cells or places for all its rows, not both. Make two tables of it."
    elif not table.cells:
        yield from _of_rows(table)


def _of_rows(table: TableMap) -> Iterator[tuple[YamlSteps, str]]:
    if not (table.ref or table.name):
        yield [], "it says neither where references are (ref) nor where names are (name), and would read no row."
    if not any(field in FIGURES for field in table.fields):
        yield [], "it has no place for value, numerator or denominator, and would read no figure."
    if table.holds and not table.headings:
        yield ["holds"], "rows that say what they hold stand below headings: say in which rows those are, under headings."
    for field in table.fields:
        place = place_of(table.place(field))
        if place.column is None and not table.headings:
            yield [field], f"“{table.place(field)}” is found by its heading: say under headings in which row headings stand."
