"""`quarterly benchmarks`: others' figures from a file of the Department for Education, into a council's benchmarks.csv."""

import csv
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from io import StringIO
from pathlib import Path
from typing import Annotated

import typer
from rich import box
from rich.console import Console
from rich.table import Table

from adapters.comparators import FILE as BENCHMARKS
from adapters.councils import council_folder, load_council
from adapters.csv_tables import read_csv
from adapters.official_files import load_official_files
from adapters.reference import neighbours
from cli.options import CouncilArgument, write_file
from quarterly.configuration.council import Council
from quarterly.configuration.official_files import FILE, OfficialFile, OfficialFiles
from quarterly.scoring.benchmarking.official_rows import (
    LeftOut,
    OfficialTable,
    breakdowns,
    figure_columns,
    official_rows,
    replaced,
)
from quarterly.scoring.benchmarking.published_rows import COLUMNS, ENGLAND, Comparator, read_comparators, year_key
from quarterly.vocabulary.errors import SetupError
from quarterly.vocabulary.numbers import Unit, trimmed
from quarterly.vocabulary.wording import counted, listed

Rows = Sequence[Mapping[str, str]]
_FEW = 6


def benchmarks(
    council: CouncilArgument,
    file: Annotated[Path, typer.Argument(metavar="FILE.csv", help="As downloaded.", show_default=False)],
    save: Annotated[bool, typer.Option("--save", help="Write the figures into the council's benchmarks.csv.")] = False,
) -> int:
    """Take other authorities' figures from a CSV file of DfE's “explore education statistics”, by the council's benchmarks.yaml.

    Of a file that no entry there fits, it prints the columns and the lines to be completed. Without --save it only shows what it
    would take. What benchmarks.csv has of the same indicators and years is replaced.
    """
    configured, folder = load_council(council), council_folder(council)
    read = read_csv(file)
    table = OfficialTable(name=read.name, header=read.header, rows=read.rows, row_numbers=read.row_numbers)
    console = Console(highlight=False, soft_wrap=True)
    mapped = _mapping(load_official_files(folder), table.name)
    if not mapped:
        raise SetupError("\n".join(_to_complete(table, folder / FILE)))
    numbers = {each.name.casefold(): number for number, each in neighbours().authorities.items()}
    taken = [official_rows(table, each, numbers) for each in mapped]
    rows = [row for each in taken for row in each.rows]
    figures = read_comparators(rows, table.name)
    console.print(_shown(figures, configured))
    left_out = sum((Counter(each.left_out) for each in taken), Counter[LeftOut]())
    for why, number in left_out.items():
        console.print(f"Left out: {counted(number, 'row')} {why.value}.", markup=False)
    for line in _doubtful(figures, configured):
        console.print(line, markup=False)
    _keep(folder / BENCHMARKS, rows, console, save=save)
    return 0


def _mapping(entries: OfficialFiles, file: str) -> list[OfficialFile]:
    """Return the entries that a file is read by; raise SetupError where two of them would take the same indicator from it."""
    found = [entries.files[number] for number in entries.of(file)]
    counts = Counter(id for each in found for id in each.indicators)
    if twice := [id for id, count in counts.items() if count > 1]:
        raise SetupError(f"Two entries of {FILE} take {listed(twice)} from {file}. Keep one, or name their files apart.")
    return found


def _to_complete(table: OfficialTable, path: Path) -> Iterator[str]:
    """Yield what the file has, and the entry to be completed: which column is which indicator is nothing to be guessed."""
    apart, figures = breakdowns(table), figure_columns(table)
    yield f"No entry of {path} fits {table.name}. Put these lines there and complete them:"
    yield ""
    yield from (() if path.is_file() else ("files:",))
    yield f'  - file: "{table.name}"  # * for what changes from year to year'
    yield '    source: ""  # who published it, and when, as readers are told: DfE, Children in need 2025'
    totals = [f'"{name}": {_total(values)}' for name, values in apart.items()]
    yield from ([f"    where: {{{', '.join(totals)}}}"] if totals else [])
    yield "    indicators:"
    yield f'      ID: "{figures[0]}"  # the id in indicators.yaml' if figures else "      # the file has no column of figures"
    yield ""
    yield f"Columns of figures: {', '.join(figures) or 'none'}."
    for name, values in apart.items():
        more = f" and {len(values) - _FEW} more" if len(values) > _FEW else ""
        yield f"“{name}” is: {', '.join(values[:_FEW])}{more}."


def _total(values: Sequence[str]) -> str:
    """Return the value that stands for all, which DfE's standard calls Total; an empty one is completed by a person."""
    return next((f'"{value}"' for value in values if value.casefold() == "total"), '""')


def _shown(figures: Sequence[Comparator], council: Council) -> Table:
    """Return a line for each indicator on its newest year, in which its figures can be compared with the published page."""
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for title in ("Indicator", "Years", "Newest", "Authorities", "England", council.profile.short_name, "Neighbours"):
        table.add_column(title, overflow="fold")
    own = council.profile.area or ""
    near = neighbours().of(own)
    for id in dict.fromkeys(each.indicator for each in figures):
        of = [each for each in figures if each.indicator == id]
        years = sorted({each.year for each in of}, key=lambda year: year_key(year) or ())
        newest = {each.area: each.value for each in of if each.year == years[-1]}
        there = {area for area, value in newest.items() if value is not None}
        figure = (trimmed(newest.get(area) or Fraction(0)) if area in there else "none" for area in (ENGLAND, own))
        neighbouring = f"{len(there & set(near))} of {len(near)}" if near else "not known"
        table.add_row(id, str(len(years)), years[-1], str(len(there - {ENGLAND})), *figure, neighbouring)
    return table


def _doubtful(figures: Sequence[Comparator], council: Council) -> Iterator[str]:
    """Yield what nobody would notice later: percentages of which none is above 1 are probably parts of one."""
    for each in council.catalogue.indicators:
        values = [one.value for one in figures if one.indicator == each.id and one.value is not None]
        if each.unit is Unit.PERCENT and values and max(values) <= 1:
            yield f"Look at {each.id}: it is in per cent, and no figure is above 1. Is it the right column, in the right unit?"


def _keep(path: Path, rows: Rows, console: Console, *, save: bool) -> None:
    """Write the figures into benchmarks.csv; nothing that could not be read again, and what else is there stays."""
    old = read_csv(path) if path.is_file() else None
    header = [*old.header, *(name for name in COLUMNS if name not in old.header)] if old else [*COLUMNS]
    before = [dict(zip(old.header, row, strict=True)) for row in old.rows] if old else []
    after = replaced(before, rows)
    read_comparators([{name: row.get(name, "") for name in header} for row in after], path.name)
    gone = len(before) + len(rows) - len(after)
    change = f"{counted(len(rows), 'figure')} in, {gone:,} of the same indicators and years out"
    if not save:
        console.print(f"Nothing was written. With --save, {path}: {change}.", markup=False)
        return
    text = StringIO()
    writer = csv.DictWriter(text, header, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(after)
    write_file(path, text.getvalue().encode())
    console.print(f"{path}: {change}; {counted(len(after), 'figure')} in all.", markup=False)
