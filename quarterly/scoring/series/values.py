"""Figures in a tidy table with a row for each indicator and quarter, such as a council's history.csv."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cache

from quarterly.configuration.catalogue import Catalogue, Indicator
from quarterly.configuration.targets.plan import TargetPlan
from quarterly.configuration.targets.text import read_target
from quarterly.scoring.series.points import Point
from quarterly.vocabulary.errors import SetupError
from quarterly.vocabulary.marks import marks
from quarterly.vocabulary.numbers import NO_NUMBER, TOO_LARGE, Unit
from quarterly.vocabulary.official_figures import figure, is_mark, is_withheld
from quarterly.vocabulary.quarter import Quarter, quarters_in
from quarterly.vocabulary.units import EXAMPLES, read_in

NEEDED = ("indicator", "quarter")
FIGURES = ("numerator", "denominator", "value", "as_published", "forecast")
_figure, _quarters, _marks = cache(figure), cache(quarters_in), cache(marks)

_COUNTS = ("numerator", "denominator")
_PLAIN = (Unit.PERCENT, Unit.COUNT, Unit.SCORE, Unit.PER_1000, Unit.PER_10000, Unit.PER_100000)
_NUMBER = "is not a number. Write a number"

COLUMNS = (*NEEDED, *FIGURES, "target", "baseline", "mark", "revised_on", "judged")


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """One row of the table: a figure, its own target ("" for the agreed one), the owner's forecast, and a judged status.

    `typed` is the value as it stands in the table, which counts beside it may contradict; `baseline` is what an additional amount
    or an improvement is counted from.
    """

    indicator: str
    quarter: Quarter
    point: Point
    typed: Fraction | None
    target: str
    baseline: Fraction | None
    expected: Fraction | None
    judged: str
    row: int


@dataclass(frozen=True, slots=True)
class Values:
    """A table as read, with the columns that were ignored and the refs that are not in the council's catalogue.

    `problems` name the cells that cannot be read, each with its remedy; their rows are not among `rows`.
    """

    rows: tuple[Value, ...]
    ignored: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()


def read_values(
    header: Sequence[str], rows: Iterable[Mapping[str, str]], row_numbers: Sequence[int], name: str, catalogue: Catalogue
) -> Values:
    """Read a table that has the columns NEEDED and may have all of COLUMNS; SetupError where one of NEEDED is missing.

    A value is worked out from numerator and denominator where both are given. Column names are compared without case.
    """
    columns = {column.strip().casefold(): column for column in header}
    if absent := [column for column in NEEDED if column not in columns]:
        raise SetupError(f"{name} has no column “{absent[0]}”. It needs: {', '.join(NEEDED)}. It may have: {', '.join(COLUMNS)}.")
    found: dict[tuple[str, Quarter], Value] = {}
    problems: list[str] = []
    unknown: list[str] = []
    twins: set[tuple[str, Quarter]] = set()
    # Cached because a long history repeats the same few refs or names on thousands of rows.
    find = cache(lambda text: catalogue.find(text) or catalogue.find("", text))
    for row, row_number in zip(rows, row_numbers, strict=True):
        cells = {column: row[columns[column]].strip() for column in COLUMNS if column in columns}
        indicator = find(cells["indicator"])
        if indicator is None:
            unknown.append(cells["indicator"])
            continue
        wrong = [f"{name}, row {row_number}, column “{column}”: {what}" for column, what in _mistakes(cells, indicator.unit)]
        if not wrong:
            value = _value(cells, indicator, row_number)
            if twin := found.get((value.indicator, value.quarter)):
                twins.add((value.indicator, value.quarter))
                wrong = [f"{name}, rows {twin.row} and {row_number} are both {indicator.short} for {value.quarter}. Remove one."]
            found.setdefault((value.indicator, value.quarter), value)
        problems += wrong
    ignored = [column for column in header if column.strip().casefold() not in COLUMNS]
    # Which of two rows is meant cannot be told, so that neither is rated.
    one_each = tuple(value for key, value in found.items() if key not in twins)
    return Values(one_each, tuple(ignored), tuple(dict.fromkeys(unknown)), tuple(problems))


def series_by_indicator(values: Iterable[Value]) -> dict[str, dict[Quarter, Point]]:
    """Return the figures by indicator id and quarter."""
    found: dict[str, dict[Quarter, Point]] = {}
    for value in values:
        found.setdefault(value.indicator, {})[value.quarter] = value.point
    return found


def own_plan(value: Value) -> TargetPlan:
    """Return a row's own target; ValueError where it lacks the baseline it is counted from, or has one that nothing uses."""
    exact_baseline = None if value.baseline is None else Decimal(value.baseline.numerator) / value.baseline.denominator
    return TargetPlan(annual=value.target, baseline=exact_baseline)


def with_target(indicator: Indicator, value: Value) -> Indicator:
    """Return the indicator with a row's own target instead of the one agreed for its year, where the row has one."""
    if not value.target:
        return indicator
    plan = own_plan(value)
    return indicator.model_copy(update={"targets": {**indicator.targets, indicator.rated_basis.year.key(value.quarter): (plan,)}})


def _value(cells: Mapping[str, str], indicator: Indicator, row_number: int) -> Value:
    numbers = {column: _number(column, cells, indicator.unit) for column in FIGURES}
    numerator, denominator, value = numbers["numerator"], numbers["denominator"], numbers["value"]
    # The typed value may be rounded: 62.9 was typed for 39 of 62, and 39 / 62 is what a rule compares.
    if numerator is not None and denominator and indicator.unit.scale > 1:
        value = numerator / denominator * indicator.unit.scale
    point = Point(
        value=value,
        numerator=numerator,
        denominator=denominator,
        marks=_marks(cells.get("mark", "")),
        as_published=numbers["as_published"],
        # "c" of 163 beside 3.7%: whoever withheld the count knew that it is small, whatever the share of 163 is.
        suppressed=value is not None and any(is_withheld(cells.get(count, "")) for count in _COUNTS),
        revised_on=_day(cells.get("revised_on", "")),
    )
    target, judged = cells.get("target", ""), cells.get("judged", "")
    return Value(
        indicator=indicator.id,
        quarter=_quarters(cells["quarter"])[0],
        point=point,
        typed=numbers["value"],
        target=target,
        baseline=_number("baseline", cells, indicator.unit),
        expected=numbers["forecast"],
        judged=judged,
        row=row_number,
    )


def _mistakes(cells: Mapping[str, str], unit: Unit) -> list[tuple[str, str]]:
    """Return what is wrong with a row, by column, with the remedy."""
    wrong = []
    if len(_quarters(cells["quarter"])) != 1:
        wrong.append(("quarter", "is not a quarter. Write it like this: 2012-13 Q1."))
    for column in (*FIGURES, "baseline"):
        try:
            _number(column, cells, unit)
        except ValueError:
            needed = _NUMBER if column in _COUNTS or unit in _PLAIN else f"is not {EXAMPLES[unit]}. Write one"
            wrong.append((column, f"{needed}, leave it empty, or use a mark for a missing one: c, x, z."))
    for column, reader in (("target", read_target), ("mark", marks), ("revised_on", _day)):
        try:
            if cells.get(column):
                reader(cells[column])
        except ValueError as error:
            wrong.append((column, f"{error}."))
    return wrong


def _day(cell: str) -> date | None:
    try:
        return date.fromisoformat(cell) if cell else None
    except ValueError:
        raise ValueError("is not a day. Write it like this: 2026-11-20") from None


def _number(column: str, cells: Mapping[str, str], unit: Unit) -> Fraction | None:
    """Read a cell in its unit, None where it is empty or has a mark; ValueError for anything else, also of another unit."""
    cell = cells.get(column, "")
    if cell.lstrip("+-").casefold() in NO_NUMBER:  # "nan", which programs write where a table has a mark
        raise ValueError("not a finite number")
    if column in _COUNTS or unit in _PLAIN or is_mark(cell):
        if "£" in cell:
            raise ValueError("an amount of money")
        return _figure(cell)
    read = read_in(cell, unit)
    if read is None or read[1] or abs(read[0]) >= TOO_LARGE:
        raise ValueError("no figure of the unit")
    return read[0]
