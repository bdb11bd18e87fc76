"""Counts of few children that stand beside a figure in a column nobody reads.

A return is headed "Actual", "Number of children" and "Cohort", and says 50%, 3 and 6. Only the 50% is read, so that nothing shows
how few it is of, and it would be printed. A number beside a share that fits it as a count, and would make it one of few, is asked
about, as a number or in words ("3 of 6"). A target, a rank or a figure of last year seldom fits: 60 beside 50% would be 30 of 60.
"""

import re
from collections.abc import Iterator
from fractions import Fraction

from quarterly.collecting.returns.records import IndicatorRow
from quarterly.collecting.sheets.layout import Layout
from quarterly.collecting.sheets.sheet_table import SheetTable
from quarterly.collecting.sheets.sheets import Scalar
from quarterly.configuration.catalogue import Indicator
from quarterly.configuration.profile import SmallNumbers
from quarterly.vocabulary.numbers import exact, half_up

_DATE = re.compile(
    r"\b\d{1,2}[./-]\d{1,2}[./-]\d{2,4}\b|\b\d{4}-\d{2}-\d{2}\b|\b(?:19|20)\d{2}(?:[/-]\d{2,4})?\b|\bq[1-4]\b", re.I
)
_IN_TEXT = re.compile(r"(?<![\d.,£])(?:\d{1,3}(?:,\d{3})+|\d{1,9})(?!\d|\.\d|,\d{3}|\s*%|\s*per\s?cent)")


def unread_counts(
    table: SheetTable, row: IndicatorRow, indicator: Indicator, layout: Layout, policy: SmallNumbers
) -> Iterator[str]:
    """Yield the cell of each number beside a share without counts that could be the few cases behind it."""
    has_counts = row.numerator is not None or row.denominator is not None
    if row.value is None or not row.value or has_counts or indicator.unit.scale == 1 or indicator.counts not in policy.protect:
        return
    for cell, heading, value in table.under_no_heading(row.source.row):
        share = exact(row.value)
        if layout.may_head_counts(heading) and any(
            _makes_it_small(each, indicator, share, policy) for each in _whole(value) if each
        ):
            yield cell


def _whole(value: Scalar) -> list[int]:
    """Return the whole numbers in a cell, also those in words such as "3 of 6" or "3/6"; a date is no count."""
    if isinstance(value, str):
        return [int(digits.replace(",", "")) for digits in _IN_TEXT.findall(_DATE.sub("", value))]
    if isinstance(value, bool) or not isinstance(value, int | float) or value != int(value):
        return []
    return [int(value)]


def _makes_it_small(number: int, indicator: Indicator, value: Fraction, policy: SmallNumbers) -> bool:
    """Whether a number fits a share as its denominator or its numerator, and makes it a share of few."""
    scale = indicator.unit.scale
    as_denominator = (int(half_up(value * number / scale, 0)), number)
    as_numerator = (number, int(half_up(number * scale / value, 0)))
    return any(_fits(*pair, indicator, value) and _is_of_few(*pair, policy) for pair in (as_denominator, as_numerator))


def _fits(numerator: int, denominator: int, indicator: Indicator, value: Fraction) -> bool:
    share = Fraction(numerator * indicator.unit.scale, denominator) if denominator > 0 else None
    return share is not None and half_up(share, indicator.decimals) == half_up(value, indicator.decimals)


def _is_of_few(numerator: int, denominator: int, policy: SmallNumbers) -> bool:
    return any(1 <= count <= policy.largest for count in (numerator, denominator - numerator))
