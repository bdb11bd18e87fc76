"""`quarterly close-year`: the figures of a year that is over, its final figures beside them, and the lines that close it."""

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from io import StringIO
from pathlib import Path
from typing import Annotated

import typer
from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from adapters.background import earlier_figures, values_of
from adapters.councils import council_folder, load_council
from adapters.csv_tables import CsvTable, read_csv
from adapters.expectations import load_rulebook
from adapters.settings import load_settings
from cli.options import CouncilArgument, StoreOption, work_in, write_file
from quarterly.configuration.catalogue import Indicator
from quarterly.configuration.council import Council
from quarterly.configuration.year_ends import YearState, last_quarter
from quarterly.reporting.wording.figures import in_unit, marks_beside
from quarterly.scoring.final_figures import FinalFigure, final_figures, revised_rows, unsaid, written_columns
from quarterly.scoring.series.points import Point, Series
from quarterly.scoring.series.value_checks import doubts, problems, questions
from quarterly.scoring.series.values import Values
from quarterly.vocabulary.errors import SetupError
from quarterly.vocabulary.marks import Mark
from quarterly.vocabulary.quarter import Quarter
from quarterly.vocabulary.wording import counted, listed
from tasks.today import today

HISTORY = "history.csv"


@dataclass(frozen=True, slots=True)
class _Year:
    """A council's year that is over, with its figures and those of the years before as they are known now."""

    council: Council
    folder: Path
    year: str
    known: Mapping[str, Series]

    @property
    def indicators(self) -> dict[str, Indicator]:
        """The indicators of its last quarter, by id."""
        return {each.id: each for each in self.council.catalogue.indicators}


def close_year(
    council: CouncilArgument,
    year: Annotated[str, typer.Argument(metavar="YEAR", help="Such as 2025-26.", show_default=False)],
    file: Annotated[
        Path | None, typer.Argument(metavar="FILE.csv", help="The final figures, with the columns of history.csv.")
    ] = None,
    on: Annotated[
        datetime | None,
        typer.Option(formats=["%Y-%m-%d"], metavar="DAY", help="The day on which they were revised. Left out, today."),
    ] = None,
    save: Annotated[bool, typer.Option("--save", help="Write the revised figures into the council's history.csv.")] = False,
    store: StoreOption = None,
) -> int:
    """Close a year: print how its figures stand, its final figures beside them, and the lines of profile.yaml that say so.

    Final figures restate the series: the next report compares with them and forecasts from them, and marks them as revised. What
    is published stays as it is. Without --save nothing is written.
    """
    work_in(store)
    closing = _opened(council, year)
    console = Console(highlight=False, soft_wrap=True)
    sent = read_csv(file) if file else None
    if sent is None:
        console.print(_as_it_stands(closing))
        console.print("\n".join(_lines(closing, YearState.PROVISIONAL)), markup=False)
        return 0
    values = _read(closing, sent)
    figures = final_figures(values.rows, closing.known, closing.indicators)
    console.print(_beside_each_other(closing, figures))
    for line in (*_summary(closing, figures), *_doubtful(closing, figures, sent.name)):
        console.print(line, markup=False)
    revised = revised_rows(figures, _by_number(sent), closing.indicators, on.date() if on else today())
    _keep(closing, revised, console, save=save)
    console.print("\n".join(_lines(closing, YearState.FINAL)), markup=False)
    return 0


def _opened(council: str, year: str) -> _Year:
    if not re.fullmatch(r"\d{4}-\d{2}", year):
        raise SetupError(f"“{year}” is not a financial year. Write it like this: 2025-26.")
    last = last_quarter(year)
    if today() <= last.ends:
        raise SetupError(f"{year} is not over: its last day is {last.ends}. Close it after that.")
    configured = load_council(council, last)
    known = earlier_figures(council, configured, last.next, load_settings().restricted())
    return _Year(configured, council_folder(council), year, known)


def _read(closing: _Year, sent: CsvTable) -> Values:
    """Read the final figures; raise SetupError that names every cell which cannot be one of the year's."""
    values = values_of(sent, closing.council)
    other = [
        f"{sent.name}, row {each.row}: {each.quarter} is not of {closing.year}. Take the row out."
        for each in values.rows
        if each.quarter.financial_year != closing.year
    ]
    unknown = [f"{sent.name} names “{each}”, which is no indicator of {closing.council.profile.name}." for each in values.unknown]
    not_final = [
        f"{sent.name}, row {each.row}: the figure is marked as {mark.meaning}. Give the final one, or take the row out."
        for each in values.rows
        for mark in (Mark.PROVISIONAL, Mark.FORECAST)
        if mark in each.point.marks
    ]
    cells = [problem for each in values.rows for problem in problems(closing.council, each, sent.name)]
    if wrong := [*values.problems, *other, *unknown, *not_final, *cells]:
        raise SetupError("\n".join(wrong))
    return values


def _as_it_stands(closing: _Year) -> Table:
    """Return the figures of the year, a row an indicator, with their marks."""
    quarters = [last_quarter(closing.year).later(-back) for back in (3, 2, 1, 0)]
    title = f"{closing.council.profile.name}, {closing.year}"
    table = Table(title=title, title_justify="left", box=box.SIMPLE_HEAD, pad_edge=False)
    for title in ("Indicator", *(f"Quarter {each.number}" for each in quarters)):
        table.add_column(title, overflow="fold")
    for id, indicator in closing.indicators.items():
        points = [closing.known.get(id, {}).get(each) for each in quarters]
        if any(points):
            table.add_row(*map(Text, (indicator.titled, *(_shown(point, indicator) for point in points))))
    return table


def _beside_each_other(closing: _Year, figures: Sequence[FinalFigure]) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for title in ("Indicator", "Quarter", "Published first", "Known until now", "Final"):
        table.add_column(title, overflow="fold")
    for each in figures:
        indicator, before = closing.indicators[each.value.indicator], each.before
        first = before.as_published if before and before.as_published is not None else before.value if before else None
        cells = (indicator.short, str(each.value.quarter), in_unit(first, indicator), _shown(before, indicator))
        final = in_unit(each.value.point.value, indicator) + (" (revised)" if each.is_revised and before else "")
        table.add_row(*map(Text, (*cells, final)))
    return table


def _shown(point: Point | None, indicator: Indicator) -> str:
    return f"{in_unit(point.value, indicator)} {marks_beside(point.printed_marks)}".rstrip() if point else ""


def _summary(closing: _Year, figures: Sequence[FinalFigure]) -> Iterator[str]:
    revised = [each for each in figures if each.is_revised]
    yield f"{counted(len(figures), 'final figure')}, of which {len(revised)} differ from what was known."
    if hidden := [each for each in revised if each.before and each.before.suppressed]:
        yield f"{counted(len(hidden), 'figure')} of these stay suppressed in public, as the published ones were."
    if rest := unsaid(figures, closing.known, closing.year):
        names = listed([closing.indicators[id].short for id in rest if id in closing.indicators])
        yield f"Nothing is said of these, whose figures are final as they stand: {names}."


def _doubtful(closing: _Year, figures: Sequence[FinalFigure], file: str) -> Iterator[str]:
    """Yield what would be asked about in a return: a slip of the pen here would be in every later comparison."""
    rules = load_rulebook()
    for each in figures:
        known = closing.known.get(each.value.indicator, {})
        series = {quarter: point for quarter, point in known.items() if quarter < each.value.quarter}
        yield from (f"Look at this: {doubt}" for doubt in doubts(closing.council, each.value, file))
        for finding in questions(closing.council, each.value, series, file, rules) if each.is_revised else ():
            yield f"Look at row {each.value.row}: {finding.message}"


def _keep(closing: _Year, revised: Mapping[tuple[str, Quarter], Mapping[str, str]], console: Console, *, save: bool) -> None:
    """Write the revised figures into history.csv; nothing that could not be read again, and what else is there stays."""
    path = closing.folder / HISTORY
    old = read_csv(path) if path.is_file() else None
    known = values_of(old, closing.council).rows if old else ()
    gone = {each.row for each in known if (each.indicator, each.quarter) in revised}
    stay = [row for number, row in _by_number(old).items() if number not in gone] if old else []
    rows = [*stay, *revised.values()]
    change = f"{counted(len(revised), 'revised figure')} in, {len(gone):,} out, {counted(len(rows), 'row')} in all"
    if not save:
        console.print(f"Nothing was written. With --save, {path}: {change}.", markup=False)
        return
    text = StringIO()
    writer = csv.DictWriter(text, [*written_columns(old.header if old else ())], restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    write_file(path, text.getvalue().encode())
    console.print(f"{path}: {change}.", markup=False)


def _by_number(table: CsvTable) -> dict[int, dict[str, str]]:
    return {number: dict(zip(table.header, row, strict=True)) for number, row in zip(table.row_numbers, table.rows, strict=True)}


def _lines(closing: _Year, state: YearState) -> Iterator[str]:
    """Yield what is left to do: the lines of profile.yaml, and how a report that is published is replaced."""
    end = closing.council.profile.years.get(closing.year)
    if end and end.state is state:
        yield f"profile.yaml says already that {closing.year} is {state.value}."
    else:
        role = closing.council.profile.contacts[closing.council.profile.performance_officer].role
        yield f"Put into profile.yaml, under years:, once {closing.year} is closed as {state.value}:"
        yield ""
        yield from (() if closing.council.profile.years else ("years:",))
        yield f'  {closing.year}: {{state: {state.value}, on: {today()}, by: "{role}"}}'
    if state is YearState.FINAL:
        yield ""
        yield (
            "What is published stays as it is. A quarter whose own report is to have the final figures is corrected: have its "
            "service send them, and use correct-return."
        )
