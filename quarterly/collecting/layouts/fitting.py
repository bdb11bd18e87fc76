"""Whether a mapping fits a sheet: each place is found, once, and for each month that is needed; else a sentence that says why."""

from collections.abc import Collection, Sequence

from quarterly.collecting.layouts.columns import periods_named
from quarterly.collecting.layouts.heading_periods import Stretch
from quarterly.collecting.layouts.records import DoesNotFit
from quarterly.collecting.layouts.table_rows import TableRows
from quarterly.configuration.layouts import Place, Times, place_of
from quarterly.vocabulary.wording import listed

_SHOWN = 6  # headings that a message lists


def require_fit(rows: TableRows) -> None:
    """Raise DoesNotFit unless every column of a mapping is found in a sheet, and no one twice."""
    if anew := rows.shape.begins_anew:
        raise DoesNotFit(_second_table(rows, anew))
    if rows.table.period and rows.lines and not rows.rows:
        raise DoesNotFit(f"no row is of {_called(rows)}.{_times_of_rows(rows)}")
    for field in rows.table.fields:
        typed = rows.table.place(field)
        if typed and place_of(typed).column is None and rows.rows:
            _require_place(rows, f"“{typed}” ({field})", place_of(typed))


def _second_table(rows: TableRows, anew: int) -> str:
    first, cell = rows.shape.numbers()[0], rows.grid.name(anew, 0)
    if anew == first:
        return f"a year stands alone in the row of {cell}, below the headings. Write it above them, or into each."
    return (
        f"headings begin anew at {cell}. If that is another table, write “rows: {rows.grid.span(first, anew - 1)}” for this one, "
        "and give the other an entry of its own. If they are the same headings again, write the first of them under “not_read”."
    )


def _require_place(rows: TableRows, asked: str, place: Place) -> None:
    at = [rows.columns_at(place, named) for named in dict.fromkeys(row.named for row in rows.rows)]
    most = max(at, key=len)
    if not most:
        raise DoesNotFit(f"no heading is found for {asked}: {_missing(rows, place)}.{_times_of_columns(rows)}")
    if place.times and place.times.is_of_months:
        _require_months(rows, asked, place.times, {stretch for each in at for stretch, _ in each if stretch})
    if len(most) > len({stretch for stretch, _ in most}):
        cells = listed([column.cell for _, column in most])
        raise DoesNotFit(
            f"{asked} is found {len(most)} times, at {cells}. Write the heading behind it (“the quarter, Actual”), or say which "
            "column it is."
        )


def _require_months(rows: TableRows, asked: str, times: Times, found: Collection[Stretch]) -> None:
    needed = rows.months if times is Times.SO_FAR else rows.wanted.stretch.months
    if times is Times.LAST_MONTH:
        needed = needed[-1:]
    if missing := [month.title for month in needed if month not in found]:
        raise DoesNotFit(f"no heading is found for {listed(missing)}, which {asked} needs.{_times_of_columns(rows)}")


def _missing(rows: TableRows, place: Place) -> str:
    if place.times is None:
        return f"no column has it that is of no other time than {_called(rows)}"
    headed = f" is headed “{place.heading}”" if place.heading else " is there"
    of = rows.wanted.stretch.months[-1].title if place.times is Times.LAST_MONTH else _called(rows)
    if others := [] if place.heading else _other_headings(rows, place.times):
        return (
            f"of {of} there is only {listed(others)}, and other times have columns without such words. If the figure is there, "
            "write the words behind the time (“the quarter, Actual”)"
        )
    return f"no column of {of}{headed}"


def _other_headings(rows: TableRows, times: Times) -> list[str]:
    of = [each for each, months in periods_named(rows.columns, rows.wanted) if rows.wanted.is_in(times, months, False)]
    return [f"“{each.typed}” at {each.cell}" for each in of]


def _called(rows: TableRows) -> str:
    return f"{rows.scope.quarter} ({rows.wanted.stretch.title})"


def _times_of_columns(rows: TableRows) -> str:
    found = [f"{stretch.title} at {column.cell}" for column, stretch in periods_named(rows.columns, rows.wanted)]
    without = [column.cell for column in rows.columns if column.named.months and not column.named.stretch(rows.shape.year)]
    if found:
        return f" There are {_some(found)}."
    return f" Those at {_some(without)} name no year: write it above them, or in the sheet's title." if without else ""


def _times_of_rows(rows: TableRows) -> str:
    stretches = (rows.shape.period(each).stretch(rows.shape.year) for each in rows.shape.numbers())
    found = dict.fromkeys(stretch.title for stretch in stretches if stretch)
    return f" There are {_some(list(found))}." if found else " None names a quarter or a month with its year."


def _some(found: Sequence[str]) -> str:
    more = [f"{len(found) - _SHOWN} more"] if len(found) > _SHOWN else []
    return listed([*found[:_SHOWN], *more])
