"""The columns that `quarterly stats` adds to a table: cells in, the domain's functions, text as printed out."""

from collections.abc import Iterable, Sequence
from fractions import Fraction
from pathlib import Path

from adapters.csv_tables import CsvTable
from cli.stats_rows import in_time, neighbours_of, one_each, one_polarity, quarters_of
from quarterly.reporting.wording.reasons import reason
from quarterly.scoring.benchmarking import benchmarks
from quarterly.scoring.reasons import ForecastNote
from quarterly.scoring.series import spc
from quarterly.scoring.series.forecast import Forecast, forecast, in_quarter, no_forecast
from quarterly.vocabulary.basis import Method
from quarterly.vocabulary.errors import SetupError
from quarterly.vocabulary.numbers import half_up, trimmed
from quarterly.vocabulary.polarity import Polarity
from quarterly.vocabulary.quarter import Quarter
from quarterly.vocabulary.rates import rate

Columns = dict[str, list[str]]
_MOST_DECIMALS = 6


def percent_columns(table: CsvTable, numerator: str, denominator: str, *, per: int, decimals: int) -> Columns:
    """Return `rate`, half-up, and in `note` why there is none."""
    rates = [rate(part, whole, per) for part, whole in zip(table.figures(numerator), table.figures(denominator), strict=True)]
    return {
        "rate": [printed(each.exact, decimals) for each in rates],
        "note": [reason(each.reason) if each.reason else "" for each in rates],
    }


def benchmark_columns(
    table: CsvTable,
    value: str,
    group: Sequence[str],
    polarity: Sequence[Polarity | None],
    compared: Sequence[bool],
    methods: Iterable[str],
    decimals: int | None,
) -> Columns:
    """Return the columns of each method (quartile, quintile, rank), `of` and `note`, from the rows that are compared."""
    figures = table.figures(value)
    names = ["of", "band", "quartile_1", "quartile_2", "quartile_3", "quintile", "rank", "note"]
    columns = {name: [""] * len(figures) for name in names}
    for rows in table.series(group).values():
        way = one_polarity(table, rows, polarity)
        values = [figures[row] if compared[row] else None for row in rows]
        known = [each for each in values if each is not None]
        edges = benchmarks.quartiles(known) if known else None
        for row, place in zip(rows, benchmarks.positions(values, way), strict=True):
            columns["of"][row] = str(len(known))
            if edges:
                for number, edge in enumerate((edges.first, edges.second, edges.third), start=1):
                    columns[f"quartile_{number}"][row] = printed(edge, decimals)
            if place:
                columns["band"][row] = place.band
                columns["quintile"][row], columns["rank"][row] = str(place.quintile or "-"), str(place.rank or "-")
            else:
                why = "suppressed or missing" if compared[row] else "not one of the rows compared"
                columns["note"][row] = f"not compared: {why}"
    shown = {"quartile": names[1:5], "quintile": ["quintile"], "rank": ["rank"]}
    kept = ["of", *(name for method in methods for name in shown[method]), "note"]
    return {name: columns[name] for name in kept}


def england_column(table: CsvTable, value: str, group: Sequence[str], england: Sequence[bool], decimals: int | None) -> Columns:
    """Return `england`: the value of its row, in every row of the group."""
    figures, column = table.figures(value), [""] * len(table.rows)
    for rows in table.series(group).values():
        found = [row for row in rows if england[row]]
        if len(found) > 1:
            first, second = (table.places[row] for row in found[:2])
            raise SetupError(f"{table.name}, rows {first} and {second} are both England's. Tell them apart with --group.")
        for row in rows if found else []:
            column[row] = printed(figures[found[0]], decimals)
    return {"england": column}


def neighbour_columns(
    table: CsvTable, value: str, group: Sequence[str], area: str, neighbours: Path, *, middle: bool, decimals: int | None
) -> Columns:
    """Return the mean (or median) of each area's neighbours within its group, and how many of them have a value."""
    model, areas, figures = neighbours_of(neighbours), table.column(area), table.figures(value)
    averages, counts = [""] * len(areas), [""] * len(areas)
    if areas and not any(name.strip() in model for name in areas):
        raise SetupError(
            f"No area of {table.name} is in {neighbours.name}. Spell areas alike in both, or name the column by --area."
        )
    for rows in table.series(group).values():
        values = {areas[row].strip(): figures[row] for row in one_each(table, rows, area)}
        for row in rows:
            if near := model.get(areas[row].strip()):
                theirs = [values.get(name) for name in near]
                average = benchmarks.median(theirs) if middle else benchmarks.mean(theirs)
                averages[row], counts[row] = printed(average, decimals), str(sum(each is not None for each in theirs))
    return {"neighbours": averages, "neighbours_with_data": counts}


def spc_columns(
    table: CsvTable,
    value: str,
    period: str,
    group: Sequence[str],
    polarity: Sequence[Polarity | None],
    targets: Sequence[Fraction | None],
    *,
    screened: bool,
    decimals: int | None,
) -> Columns:
    """Return limits, special causes, variation and assurance of every series, row by row."""
    figures = table.figures(value)
    names = ["mean", "moving_range", "mean_moving_range", "lower_limit", "near_lower_limit", "near_upper_limit", "upper_limit"]
    columns = {name: [""] * len(figures) for name in [*names, "special_cause", "variation", "assurance", "limits"]}
    for rows in table.series(group).values():
        rows, way = in_time(table, rows, period), one_polarity(table, rows, polarity)
        values = [figures[row] for row in rows]
        within = spc.limits(values, screened=screened)
        steps = spc.moving_ranges(values)
        causes = spc.special_causes(values, within) if within else [None] * len(rows)
        for row, step, cause in zip(rows, steps, causes, strict=True):
            columns["moving_range"][row] = printed(step, decimals)
            columns["limits"][row] = _limits_in_words(within)
            if within and figures[row] is not None:
                columns["special_cause"][row] = _cause_in_words(cause)
                columns["variation"][row] = spc.variation(cause, way).value
        if within:
            edges = (within.lower, within.near_lower, within.near_upper, within.upper)
            texts = [printed(number, decimals) for number in (within.mean, within.moving_range, *edges)]
            assured = spc.assurance(within, targets[rows[-1]], way)
            texts.append(assured.value if assured else "")
            for name, text in zip(["mean", *names[2:], "assurance"], texts, strict=True):
                for row in rows:
                    columns[name][row] = text
    return columns


def forecast_rows(
    table: CsvTable,
    value: str,
    period: str,
    group: Sequence[str],
    denominator: str,
    method: Method,
    *,
    cumulative: bool,
    decimals: int | None,
) -> tuple[list[int], Columns]:
    """Return the last row of every series that has a value, and the forecast for the end of its year beside it."""
    figures, quarters = table.figures(value), quarters_of(table, period)
    denominators = table.figures(denominator) if denominator else [None] * len(figures)
    kept: list[int] = []
    columns: Columns = {name: [] for name in ("year_end", "forecast", "lower", "upper", "points", "method", "note")}
    for rows in table.series(group).values():
        rows = in_time(table, rows, period)
        values = {quarters[row]: number for row in rows if (number := figures[row]) is not None}
        points = in_quarter(values) if cumulative else values
        last = next((row for row in reversed(rows) if figures[row] is not None), rows[-1])
        ahead = forecast(points, method, denominators[last])
        if figures[last] is not None and quarters[last] not in points:
            ahead = no_forecast(ForecastNote.GAP_BEFORE)
        kept.append(last)
        for name, text in _forecast_in_words(ahead, quarters[last], len(points), method, decimals).items():
            columns[name].append(text)
    return kept, columns


def _limits_in_words(within: spc.Limits | None) -> str:
    if not within:
        return "no limits: fewer than two neighbouring points"
    return f"trial limits ({within.points} points)" if within.trial else "limits"


def _cause_in_words(cause: spc.SpecialCause | None) -> str:
    if not cause:
        return ""
    low, high = ("falling", "rising") if cause.signal is spc.Signal.TREND else ("low", "high")
    return f"{cause.signal.value}, {high if cause.high else low}"


def _forecast_in_words(ahead: Forecast, latest: Quarter, points: int, method: Method, decimals: int | None) -> dict[str, str]:
    return {
        "year_end": str(Quarter(latest.year, 4)),
        "forecast": printed(ahead.value, decimals),
        "lower": printed(ahead.lower, decimals),
        "upper": printed(ahead.upper, decimals),
        "points": str(points),
        "method": method.value,
        "note": reason(ahead.reason) if ahead.reason else "",
    }


def printed(number: Fraction | None, decimals: int | None) -> str:
    """Return a number half-up to so many decimals; without a wish, to six at most and no closing zeros."""
    if number is None:
        return ""
    return trimmed(number, _MOST_DECIMALS) if decimals is None else f"{half_up(number, decimals):f}"
