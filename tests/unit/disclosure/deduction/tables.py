"""Small tables for tests of what can be worked out: a group with its total, and a table with totals on both sides."""

from collections.abc import Sequence
from itertools import product

from quarterly.disclosure.deduction.limits import Limits
from quarterly.disclosure.plain_rows import PlainTable, Row
from quarterly.disclosure.plain_suppression import SuppressedTable, suppress_table
from quarterly.disclosure.plain_table import PlainPolicy

POLICY = PlainPolicy(Limits())
TOTAL = "Total"

Printed = tuple[int | str, ...]


def group(parts: Sequence[int]) -> PlainTable:
    """Return the parts of one group, in order, and their total."""
    rows = [Row(position=(str(index),), count=part) for index, part in enumerate(parts)]
    return PlainTable((*rows, Row(position=(TOTAL,), count=sum(parts))), {0: TOTAL})


def group_out_of(parts: Sequence[int], denominators: Sequence[int], whole: int) -> PlainTable:
    """Return the parts of one group, each out of a denominator, and their total out of a `whole`."""
    rows = [
        Row(position=(str(index),), count=part, denominator=denominator)
        for index, (part, denominator) in enumerate(zip(parts, denominators, strict=True))
    ]
    return PlainTable((*rows, Row(position=(TOTAL,), count=sum(parts), denominator=whole)), {0: TOTAL})


def two_way(rows: Sequence[Sequence[int]]) -> PlainTable:
    """Return a table row by row, with a total behind each row and below each column."""
    wide = [[*row, sum(row)] for row in rows]
    full = [*wide, [sum(column) for column in zip(*wide, strict=True)]]
    names = [[str(index) for index in range(len(each) - 1)] + [TOTAL] for each in (full, full[0])]
    positions = product(*names)
    counts = (count for row in full for count in row)
    return PlainTable(
        tuple(Row(position=position, count=count) for position, count in zip(positions, counts, strict=True)),
        {0: TOTAL, 1: TOTAL},
    )


def printed(table: PlainTable, suppressed: SuppressedTable) -> Printed:
    """Return the counts of a table as they are printed."""
    return tuple("c" if index in suppressed.counts else row.count or 0 for index, row in enumerate(table.rows))


def print_group(parts: Sequence[int], policy: PlainPolicy = POLICY) -> Printed:
    """Return what is printed of a group."""
    table = group(parts)
    return printed(table, suppress_table(table, policy))


def ways_to_print(shown: Printed, policy: PlainPolicy = POLICY) -> list[tuple[int, ...]]:
    """Return every group that is printed like this: what an intruder finds who has this program and a lot of time."""
    *parts, total = shown
    if not isinstance(total, int):
        raise ValueError("there is no end to them where the total is suppressed")
    choices = [range(total + 1) if part == "c" else (int(part),) for part in parts]
    return [each for each in product(*choices) if sum(each) == total and print_group(each, policy) == shown]
