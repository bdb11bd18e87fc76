"""The tidy file of a council: a row for each indicator, quarter and version, and beside it what each indicator is."""

from collections.abc import Iterator, Sequence

from quarterly.publishing.open_data.figure_row import COLUMNS, OF_INDICATOR, FigureRow
from quarterly.publishing.open_data.published import PublishedQuarter, VersionRows
from quarterly.vocabulary.quarter import Quarter

Table = tuple[list[str], list[list[str]]]

DATA, INDICATORS = "data.csv", "indicators.csv"
OF_VERSION = ("council", "period_start", "period_end", "version", "version_status", "published_on", "version_reason")
OF_FIGURE = tuple(column for column in COLUMNS if column not in OF_INDICATOR)
DATA_COLUMNS = (*OF_VERSION, *OF_FIGURE)
IN_FORCE_COLUMNS = (*DATA_COLUMNS, *OF_INDICATOR)
INDICATOR_COLUMNS = ("indicator", "reference", "name", "unit", "basis", "rated_basis", "good_is", *OF_INDICATOR)
KEY = ("quarter", "version", "indicator")  # names a row


def data_table(council: str, quarters: Sequence[PublishedQuarter]) -> Table:
    """Return every figure of every version: by quarter, version and the report's order. `council` is the name in a column."""
    return list(DATA_COLUMNS), [
        [*_of_version(council, each.quarter, version), *_of_figure(row)]
        for each in sorted(quarters, key=lambda each: each.quarter)
        for version in each.versions
        for row in version.rows
    ]


def figures_in_force(council: str, quarters: Sequence[PublishedQuarter]) -> Table:
    """Return the figures of the versions in force with what each indicator is, in one table: by quarter and the report's order.

    A quarter whose report is withdrawn, or whose newest version was taken down, has no row.
    """
    return list(IN_FORCE_COLUMNS), [
        [*_of_version(council, each.quarter, version), *_of_figure(row), row.definition, row.why_good, row.sent_by]
        for each in sorted(quarters, key=lambda each: each.quarter)
        if (version := each.in_force)
        for row in version.rows
    ]


def indicators_table(quarters: Sequence[PublishedQuarter]) -> Table:
    """Return what each indicator is, as the newest version of the newest quarter that has it says."""
    return list(INDICATOR_COLUMNS), [_of_indicator(row) for row in newest_rows(quarters)]


def newest_rows(quarters: Sequence[PublishedQuarter]) -> Iterator[FigureRow]:
    """Yield each indicator's newest row, in the order of the newest report; those that it no longer has come last."""
    seen = set[str]()
    for each in sorted(quarters, key=lambda each: each.quarter, reverse=True):
        for row in each.versions[-1].rows if each.versions else ():
            if row.indicator not in seen:
                seen.add(row.indicator)
                yield row


def _of_version(council: str, quarter: Quarter, of: VersionRows) -> list[str]:
    days = (quarter.starts.isoformat(), quarter.ends.isoformat())
    reason = of.reason if of.version > 1 else ""  # a first version corrects nothing
    return [council, *days, str(of.version), of.status.value, of.published_on.isoformat(), reason]


def _of_figure(row: FigureRow) -> list[str]:
    return [cell for column, cell in zip(COLUMNS, row.cells(), strict=True) if column not in OF_INDICATOR]


def _of_indicator(row: FigureRow) -> list[str]:
    cells = dict(zip(COLUMNS, row.cells(), strict=True))
    return [cells[column] for column in INDICATOR_COLUMNS]
