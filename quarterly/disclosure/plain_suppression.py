"""A table with its small counts suppressed, and as many others as it takes that nobody can work them out."""

from dataclasses import dataclass

from quarterly.disclosure.deduction.choice import further
from quarterly.disclosure.deduction.exposure import Exposed, exposed
from quarterly.disclosure.deduction.solve import Solve
from quarterly.disclosure.plain_table import PlainPolicy, PlainTable, denominator_cell, primary, problem_of, row_cell


@dataclass(frozen=True, slots=True, kw_only=True)
class SuppressedTable:
    """Which rows lose their count, and which their denominator; how many went for themselves and how many besides.

    `exposed` are the counts that can be worked out all the same, by row.
    """

    counts: frozenset[int]
    denominators: frozenset[int]
    primary: int
    secondary: int
    exposed: dict[int, Exposed]


def suppress_table(table: PlainTable, policy: PlainPolicy, solve: Solve | None = None) -> SuppressedTable:
    """Return what of a table is suppressed under a policy."""
    problem, small = problem_of(table, policy), primary(table, policy)
    more = further(problem, small, policy.limits, solve)
    keys = small | more
    left = exposed(problem, keys, policy.limits, solve)
    rows = range(len(table.rows))
    return SuppressedTable(
        counts=frozenset(index for index in rows if row_cell(index) in keys or table.rows[index].is_suppressed),
        denominators=frozenset(index for index in rows if denominator_cell(index) in keys),
        primary=len(small),
        secondary=len(more),
        exposed={int(each.cell[0]): each for each in left},
    )
