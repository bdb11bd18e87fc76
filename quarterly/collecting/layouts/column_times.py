"""Of which stretches of time the columns of a sheet are: quarters, the year to date, months, or the months that end quarters."""

from collections.abc import Sequence

from quarterly.collecting.layouts.columns import Column
from quarterly.configuration.layouts import Times

_APRIL, _QUARTER = 4, 3
_LAST_OF_QUARTERS = frozenset({3, 6, 9, 12})


def times_of(columns: Sequence[Column]) -> Times | None:
    """Return the times by which the figures of these columns are looked up, None where none names months.

    Columns that begin in April and grow are of the year to date. Where only months that end quarters have columns, nothing is
    added up.
    """
    spans = [each.named.months for each in columns if each.named.months]
    longer = [months for months in spans if months[0] != months[1]]
    if any(_length(months) > _QUARTER for months in longer) and all(first == _APRIL for first, _ in longer):
        return Times.TO_DATE
    if longer:
        return Times.QUARTER
    ends = {last for _, last in spans}
    if len(ends) > 1 and ends <= _LAST_OF_QUARTERS:
        return Times.LAST_MONTH
    return Times.MONTHS if spans else None


def _length(months: tuple[int, int]) -> int:
    return (months[1] - months[0]) % 12 + 1
