"""The sums of groups of a table: counts are added before they are divided, as a mean of percentages is no percentage."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from adapters.csv_tables import CsvTable
from cli.stats.checked import CheckedTable
from cli.stats.rows import check_alike
from cli.stats.values import printed
from quarterly.vocabulary.errors import SetupError
from quarterly.vocabulary.official_figures import is_not_applicable, mark_of_sum
from quarterly.vocabulary.wording import listed

# What the department and councils call a row of all others; beside its parts it counts everybody twice.
_TOTALS = (
    *("total", "grand total", "subtotal", "overall", "england", "all"),
    *(
        f"all {what}"
        for what in ("ages", "areas", "children", "genders", "groups", "people", "persons", "pupils", "regions", "types")
    ),
)
_MOST_NAMED = 12  # rows


@dataclass(frozen=True)
class Sums:
    """A table with a row for each group: its sums, how many rows each adds up, and why one has no figure ("" where it has)."""

    table: CheckedTable
    rows: list[str]
    notes: list[str]


def sums_of(checked: CheckedTable, by: Sequence[str], counts: tuple[str, str], chosen: Sequence[bool]) -> Sums:
    """Add up a numerator and a denominator over the chosen rows that agree in some columns.

    A part without a figure leaves the sum without one: marked c where the part is suppressed, x otherwise. A row to which both
    counts do not apply (z) adds nothing.
    """
    _check_columns(by, counts)
    source, figures = checked.csv, [checked.figures(name) for name in counts]
    records: list[list[str]] = []
    added: list[str] = []
    notes: list[str] = []
    for key, group in source.series(by).items():
        rows = [row for row in group if chosen[row]]
        if not rows:
            continue
        _check_parts(source, rows, {*by, *counts})
        parts = [row for row in rows if not all(is_not_applicable(source.column(name)[row]) for name in counts)]
        records.append([*key, *(_sum(source, name, column, parts) for name, column in zip(counts, figures, strict=True))])
        added.append(str(len(parts)))
        notes.append(_why_none(checked, [row for row in parts if any(column[row] is None for column in figures)]))
    numbers = list(range(2, len(records) + 2))
    summed = CsvTable(name=source.name, header=[*by, *counts], rows=records, row_numbers=numbers)
    return Sums(CheckedTable(summed), added, notes)


def _sum(source: CsvTable, name: str, figures: Sequence[Fraction | None], parts: Sequence[int]) -> str:
    known = [each for row in parts if (each := figures[row]) is not None]
    if not parts:
        return "z"
    return (
        printed(sum(known, Fraction()), None) if len(known) == len(parts) else mark_of_sum(source.column(name)[r] for r in parts)
    )


def _why_none(checked: CheckedTable, rows: Sequence[int]) -> str:
    """Return in which rows there is no figure, those with a mistake by what is wrong."""
    numbers = checked.csv.row_numbers
    wrong = [f"row {numbers[row]}: {why}" for row in rows if (why := checked.why_stopped(row))]
    if missing := [str(numbers[row]) for row in rows if row not in checked.mistakes]:
        named = listed(missing) if len(missing) <= _MOST_NAMED else f"{missing[0]} and {len(missing) - 1} others"
        wrong.insert(0, f"suppressed or missing in row{'' if len(missing) == 1 else 's'} {named}")
    return f"no rate: {'; '.join(wrong)}" if wrong else ""


def _check_columns(by: Sequence[str], counts: tuple[str, str]) -> None:
    """Raise SetupError where a column is to be two things at once."""
    names = [*by, *counts]
    if twice := next((name for name in names if names.count(name) > 1), None):
        raise SetupError(
            f"Column “{twice}” is named twice by --sum-by, --numerator and --denominator. Name three different ones."
        )


def _check_parts(source: CsvTable, rows: Sequence[int], known: set[str]) -> None:
    """Raise SetupError where rows to be added differ in period or level, or where one is the total of others."""
    check_alike(source, rows, "added up", "--sum-by")
    for name in source.header:
        cells = source.column(name) if name not in known else []
        totals = [row for row in rows if cells and cells[row].strip().casefold() in _TOTALS]
        if totals and len(totals) < len(rows):
            part = next(row for row in rows if row not in totals)
            raise SetupError(
                f"{source.name}, rows {source.row_numbers[totals[0]]} and {source.row_numbers[part]} would be added up, but by "
                f"column “{name}” the first is a total. Leave totals out with --among, or tell them apart with --sum-by "
                f"“{name}”."
            )
