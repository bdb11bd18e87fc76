"""`quarterly suppress`: a table with its small counts suppressed, and those from which they could be worked out."""

import csv
import sys
from collections.abc import Iterator
from enum import StrEnum
from fractions import Fraction
from pathlib import Path
from time import monotonic
from typing import Annotated

import typer

from adapters.councils import load_council
from adapters.csv_tables import CsvTable, read_csv
from adapters.plain_table import plain_table
from adapters.plain_table_columns import PlainFile, TableColumns
from adapters.solver import Solver
from quarterly.configuration.profile import SmallNumbers
from quarterly.disclosure.deduction.limits import Limits
from quarterly.disclosure.plain_suppression import SuppressedTable, suppress_table
from quarterly.disclosure.plain_table import PlainPolicy
from quarterly.vocabulary.errors import SetupError
from quarterly.vocabulary.numbers import shown

_MARK = "c"
_LONGEST, _SHORT = 20.0, 3.0  # seconds: of working out which counts go, and before something is said of it
_WITHOUT_A_COUNCIL = SmallNumbers(largest=5, all="show", most_suppressed=25)
_FEW = 50  # counts: of fewer, a single group with a small one is a large share


class Shown(StrEnum):
    """Whether a kind of count is printed."""

    SHOW = "show"
    SUPPRESS = "suppress"


class Order(StrEnum):
    """Which further counts go first."""

    SMALLEST = "smallest first"
    LARGEST = "largest first"


def suppress(
    file: Annotated[Path, typer.Argument(metavar="FILE.csv", help="A table with a header row.", show_default=False)],
    count: Annotated[str, typer.Option(metavar="COLUMN", help="Column of counts.", show_default=False)],
    group: Annotated[
        list[str] | None, typer.Option(metavar="COLUMN", help="Column that tells rows apart, such as region. May be repeated.")
    ] = None,
    total: Annotated[
        list[str] | None,
        typer.Option(
            metavar="COLUMN=VALUE", help="The row of a group that the others add up to, such as duration=Total. May be repeated."
        ),
    ] = None,
    of_which: Annotated[
        list[str] | None,
        typer.Option(
            metavar="PART=WHOLE", help="A row that is in another one already, so that it is not added. May be repeated."
        ),
    ] = None,
    denominator: Annotated[str | None, typer.Option(metavar="COLUMN", help="Column of what the counts are out of.")] = None,
    percentage: Annotated[
        list[str] | None,
        typer.Option(
            metavar="COLUMN", help="Column that goes with a suppressed count. Default: those that follow from the counts."
        ),
    ] = None,
    not_percentage: Annotated[
        list[str] | None, typer.Option(metavar="COLUMN", help="Column that stays, whatever it looks like. May be repeated.")
    ] = None,
    council: Annotated[str | None, typer.Option(metavar="COUNCIL", help="Take the policy of this council's profile.")] = None,
    largest: Annotated[int | None, typer.Option(min=1, max=20, help="Counts from 1 to this are small. Default: 5.")] = None,
    rounding: Annotated[
        int | None,
        typer.Option(min=0, max=100, help="Print counts rounded to the nearest 5 or 10; 0 for exact. Default: 0."),
    ] = None,
    zero: Annotated[Shown | None, typer.Option(help="Whether 0 is printed. Default: show.")] = None,
    everybody: Annotated[
        Shown | None,
        typer.Option("--all", help="Whether all of a small group are printed, such as 6 of 6. Default: show."),
    ] = None,
    order: Annotated[Order | None, typer.Option(help="Which further counts go first. Default: smallest first.")] = None,
    out: Annotated[Path | None, typer.Option(metavar="FILE.csv", help="Write the table there instead of to the screen.")] = None,
) -> int:
    """Print a table with its small counts as c, and with as many others as it takes that nobody can work them out.

    The rows of a group add up to the one that --total names: with `--group region --total duration=Total` the durations of a
    region are its total. With a total in two columns (`--total region=England --total duration=Total`) rows add up both ways.

    A count that is suppressed takes its percentages and rates along. What is c, z or x already stays so. At the end it says how
    many counts went because they are small and how many besides. The exit code is 1 if a small one can be worked out all the
    same, or if it is not clear whether a column follows from the counts.
    """
    columns = TableColumns(
        count=count,
        groups=tuple(group or ()),
        totals=_totals(total or []),
        of_which=_wholes(of_which or []),
        denominator=denominator,
        percentages=tuple(percentage or ()),
        others=tuple(not_percentage or ()),
    )
    file_as_read = read_csv(file)
    read = plain_table(file_as_read, columns)
    small = load_council(council).profile.small_numbers if council else _WITHOUT_A_COUNCIL
    typed = {"largest": largest, "rounding": rounding, "zero": zero, "all": everybody, "order": order}
    policy = _policy(small.model_copy(update={name: value for name, value in typed.items() if value is not None}))
    with Solver(at_most=_LONGEST / 2) as solver:
        suppressed = suppress_table(read.table, policy, solver, _Time())
    _write(_printed(file_as_read, read, columns, suppressed, policy.rounding), out)
    return _summed_up(file_as_read, read, suppressed, small)


class _Time:
    """Says on the first call after some seconds that it takes longer, and after more that the time is over."""

    def __init__(self) -> None:
        self._began, self._has_said = monotonic(), False

    def __call__(self) -> bool:
        passed = monotonic() - self._began
        if passed > _SHORT and not self._has_said:
            self._has_said = True
            typer.echo(f"Working out which further counts go takes longer here: up to {_LONGEST:.0f} seconds.", err=True)
        return passed > _LONGEST


def _policy(small: SmallNumbers) -> PlainPolicy:
    """Return a policy as it is applied to a table."""
    limits = Limits(
        largest=small.largest,
        is_zero_shown=small.zero == "show",
        smallest_first=small.order == "smallest first",
    )
    return PlainPolicy(limits, small.rounding, small.all == "show", small.small_group)


def _totals(options: list[str]) -> dict[str, str]:
    """Return by column the value of the total; raise SetupError for an option without one, or for two totals of a column."""
    totals: dict[str, str] = {}
    for option in options:
        column, sign, value = (part.strip() for part in option.partition("="))
        if not (column and sign and value):
            raise SetupError(f"--total {option} names no value. Write --total COLUMN=VALUE, such as --total duration=Total.")
        if column in totals:
            raise SetupError(f"--total names two totals of column “{column}”: “{totals[column]}” and “{value}”. Name one.")
        totals[column] = value
    return totals


def _wholes(options: list[str]) -> dict[str, str]:
    """Return by part its whole; raise SetupError for an option without one, or for two wholes of a part."""
    wholes: dict[str, str] = {}
    for option in options:
        part, sign, whole = (piece.strip() for piece in option.partition("="))
        if not (part and sign and whole):
            raise SetupError(f"--of-which {option} names no whole. Write --of-which PART=WHOLE, as the rows are called.")
        if part in wholes:
            raise SetupError(f"--of-which names two wholes of “{part}”: “{wholes[part]}” and “{whole}”. Name the smaller one.")
        wholes[part] = whole
    return wholes


def _printed(
    file: CsvTable, read: PlainFile, columns: TableColumns, suppressed: SuppressedTable, rounding: int
) -> list[list[str]]:
    """Return the rows of the file with what is suppressed as c, and counts rounded."""
    count, follow = file.header.index(columns.count), [file.header.index(name) for name in read.percentages]
    running = [file.header.index(name) for name in read.running if suppressed.counts]
    out_of = file.header.index(columns.denominator) if columns.denominator else None
    rows = [list(row) for row in file.rows]
    for index, cells in enumerate(rows):
        number = read.table.rows[index].count
        if index in suppressed.counts:
            for column in (count, *follow):
                cells[column] = _MARK
        elif rounding and number is not None:
            cells[count] = str((2 * number + rounding) // (2 * rounding) * rounding)
        if out_of is not None and index in suppressed.denominators:
            for column in (out_of, *follow):
                cells[column] = _MARK
        for column in running:
            cells[column] = _MARK
    return [file.header, *rows]


def _write(rows: list[list[str]], out: Path | None) -> None:
    if out is None:
        csv.writer(sys.stdout, lineterminator="\n").writerows(rows)
        return
    try:
        with out.open("x", encoding="utf-8", newline="") as target:
            csv.writer(target, lineterminator="\n").writerows(rows)
    except FileExistsError as error:
        raise SetupError(f"{out} exists already. Give another name with --out; nothing was written.") from error
    except OSError as error:
        raise SetupError(f"{out} cannot be written: {error.strerror}.") from error


def _summed_up(file: CsvTable, read: PlainFile, suppressed: SuppressedTable, small: SmallNumbers) -> int:
    """Say how much was suppressed, what can be worked out all the same and what is in doubt; return the exit code."""
    counts = sum(row.known is not None for row in read.table.rows)
    typer.echo(
        f"{suppressed.primary + suppressed.secondary} of {counts} counts suppressed: {suppressed.primary} as primary (small), "
        f"{suppressed.secondary} as secondary (a small one could be worked out from them).",
        err=True,
    )
    if suppressed.is_hurried:
        typer.echo(
            f"It was not settled in {_LONGEST:.0f} seconds which counts are the fewest: more went than necessary. Give a part "
            "of the table at a time, or one with fewer groups.",
            err=True,
        )
    for index, each in suppressed.exposed.items():
        why = "can still be worked out" if each.is_settled else "may be worked out: the solver did not come to an end"
        typer.echo(f"{file.name}, row {file.row_numbers[index]}: the suppressed count {why}.", err=True)
    for sentence in (*_too_much(counts, suppressed, small), *_doubts(file, read), *_not_looked_at(file, read, small.largest)):
        typer.echo(sentence, err=True)
    return 1 if suppressed.exposed or read.doubtful else 0


def _too_much(counts: int, suppressed: SuppressedTable, small: SmallNumbers) -> Iterator[str]:
    share = Fraction(100 * (suppressed.primary + suppressed.secondary), counts) if counts else Fraction(0)
    if counts >= _FEW and share > small.most_suppressed:
        yield (
            f"That is {shown(share, 0)}% of the counts, more than {small.most_suppressed}%. Less detail would show more: rows of "
            "few children put together, such as two ages as one, or a longer period."
        )


def _doubts(file: CsvTable, read: PlainFile) -> Iterator[str]:
    for name in read.doubtful:
        yield (
            f"{file.name}, column “{name}” may follow from the counts, but does not in most rows. It was suppressed with them. "
            "Name it with --percentage if it goes with the counts, or with --not-percentage if it tells nothing of them."
        )


def _not_looked_at(file: CsvTable, read: PlainFile, largest: int) -> Iterator[str]:
    for name, numbers in read.whole_numbers.items():
        if any(1 <= each <= largest for each in numbers):
            yield (
                f"{file.name}, column “{name}” has whole numbers from 1 to {largest} that were not looked at. If it "
                "counts children, give the table again with --count for it."
            )
