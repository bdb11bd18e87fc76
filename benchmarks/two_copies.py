"""How often two copies of a table that come together are asked about, where they are the same and where one figure differs."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from adapters.background import imported_history
from adapters.councils import council_folder, load_council
from adapters.csv_tables import read_csv
from adapters.expectations import load_rulebook
from quarterly.collecting.returns.disagreeing_files import disagreements
from quarterly.collecting.returns.records import CheckedFile, IndicatorRow
from quarterly.collecting.sheets.source import Source
from quarterly.configuration.council import Council
from quarterly.scoring.series.values import series_by_indicator
from quarterly.vocabulary.numbers import half_up


def copies_that_differ(names: Sequence[str]) -> tuple[int, int, int, int]:
    """Return how many clean tables there are and how many of their copies are asked about, and the same of slips planted.

    A table is that of a service in a quarter of its council's history. In a copy with a slip one figure is half as large again.
    """
    rules = load_rulebook()
    tables = asked = planted = found = 0
    for name in names:
        council = load_council(name)
        for service, rows in _tables(name, council):
            tables += 1
            asked += any(True for _ in disagreements(service, _together(rows, rows), council, rules))
            for position, row in enumerate(rows):
                copy = [*rows[:position], replace(row, value=(row.value or Decimal(1)) * Decimal("1.5")), *rows[position + 1 :]]
                notes = disagreements(service, _together(rows, copy), council, rules)
                planted += 1
                found += [finding.indicator for _, finding in notes] == [row.indicator]
    return tables, asked, planted, found


def _tables(name: str, council: Council) -> Iterator[tuple[str, list[IndicatorRow]]]:
    """Yield the rows of each service in each quarter, with values alone."""
    series = series_by_indicator(imported_history(read_csv(council_folder(name) / "history.csv"), council).rows)
    for service in council.profile.services:
        known = {each.id: series.get(each.id, {}) for each in council.catalogue.of_service(service)}
        for quarter in sorted({each for one in known.values() for each in one}):
            rows = [
                _row(id, half_up(point.value, 4))
                for id, one in known.items()
                if (point := one.get(quarter)) and point.value is not None
            ]
            if rows:
                yield service, rows


def _row(id: str, value: Decimal) -> IndicatorRow:
    at = Source(file="return.xlsx", digest="", sheet="Return", row=1, cell="E1")
    return IndicatorRow(indicator=id, name="", numerator=None, denominator=None, value=value, target=None, comment="", source=at)


def _together(*copies: Sequence[IndicatorRow]) -> list[CheckedFile]:
    return [
        CheckedFile(name=f"{number}.xlsx", digest=str(number), refused="", indicators=tuple(rows), arrival=1)
        for number, rows in enumerate(copies)
    ]
