"""A table with its small counts suppressed, and as many others as it takes that nobody can work them out."""

from collections.abc import Callable
from dataclasses import dataclass

from quarterly.disclosure.deduction.choice import further
from quarterly.disclosure.deduction.exposure import Exposed, exposed
from quarterly.disclosure.deduction.solve import Solve
from quarterly.disclosure.plain_rows import PlainTable
from quarterly.disclosure.plain_table import PlainPolicy, denominator_cell, primary, problem_of, row_cell


@dataclass(frozen=True, slots=True, kw_only=True)
class SuppressedTable:
    """Which rows lose their count, and which their denominator; how many went for themselves and how many besides.

    `exposed` are the counts that can be worked out all the same, by row. `is_hurried` where the time was over before it was
    settled which counts are the fewest, so that more went than necessary.
    """

    counts: frozenset[int]
    denominators: frozenset[int]
    primary: int
    secondary: int
    exposed: dict[int, Exposed]
    is_hurried: bool = False


def suppress_table(
    table: PlainTable, policy: PlainPolicy, solve: Solve | None = None, is_over: Callable[[], bool] = lambda: False
) -> SuppressedTable:
    """Return what of a table is suppressed under a policy; once the time `is_over`, with all that hangs together with it."""
    problem, small = problem_of(table, policy), primary(table, policy)
    more = further(problem, small, policy.limits, solve, is_over)
    keys, is_hurried = small | more, is_over()
    left = exposed(problem, keys, policy.limits, None if is_hurried else solve)
    rows = range(len(table.rows))
    return SuppressedTable(
        counts=frozenset(index for index in rows if row_cell(index) in keys or table.rows[index].is_suppressed),
        denominators=frozenset(index for index in rows if denominator_cell(index) in keys),
        primary=len(small),
        secondary=len(more),
        exposed={int(each.cell[0]): each for each in left},
        is_hurried=is_hurried,
    )
