"""A published table as a problem of disclosure control: what it prints, what adds up, and which of its counts are small."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from quarterly.disclosure.deduction.facts import Cell, Fact, FactKind, adds_up, count_printed, count_rounded, ratio_printed
from quarterly.disclosure.deduction.limits import Limits
from quarterly.disclosure.deduction.part_rule import PartRule
from quarterly.disclosure.deduction.problem import Figure, Problem
from quarterly.disclosure.plain_rows import PlainTable, Row


@dataclass(frozen=True, slots=True)
class PlainPolicy:
    """A policy on small numbers as it is applied to a table; `rounding` is 0 or the number that counts are rounded to.

    All of a group, such as 6 of 6, tells of each of them where the group has no more than `small_group`.
    """

    limits: Limits = field(default_factory=Limits)
    rounding: int = 0
    is_all_shown: bool = True
    small_group: int = 10


def problem_of(table: PlainTable, policy: PlainPolicy) -> Problem:
    """Return what a table prints, what adds up in it, and which counts are small."""
    totals = _totals(table)
    return Problem(
        figures=tuple(figure for index, row in enumerate(table.rows) for figure in _figures(index, row, totals[index], policy)),
        always=tuple(_always(table)),
        protected=frozenset((*_protected_rows(table, policy.limits), *_protected_rests(table, policy.limits))),
        none_left=frozenset(_none_left(table, policy)),
        rules={row_cell(index): _rule(index, row.denominator, policy) for index, row in enumerate(table.rows) if row.denominator},
    )


def primary(table: PlainTable, policy: PlainPolicy) -> frozenset[Cell]:
    """Return the figures that are suppressed for what they are themselves."""
    limits = policy.limits
    counts = {row_cell(index) for index, row in enumerate(table.rows) if _is_primary(row, policy)}
    denominators = {
        denominator_cell(index) for index, row in enumerate(table.rows) if row.denominator and limits.is_small(row.denominator)
    }
    return frozenset(
        counts | denominators | {row_cell(part) for whole, part in table.nested() if _tells(table, whole, part, policy)}
    )


def row_cell(index: int) -> Cell:
    """Return the cell of a row's count, which is its figure's key too."""
    return (f"{index:07}", "count")


def denominator_cell(index: int) -> Cell:
    """Return the cell of a row's denominator, which is its figure's key too."""
    return (f"{index:07}", "denominator")


def _complement_cell(index: int) -> Cell:
    return (f"{index:07}", "rest of the denominator")


def _nested_rest_cell(whole: int, part: int) -> Cell:
    """Return the cell of those of a whole that are not in a part of it."""
    return (f"{part:07}", f"rest of row {whole:07}")


def _tells(table: PlainTable, whole: int, part: int, policy: PlainPolicy) -> bool:
    """Whether a part beside its whole tells of few who are not in it, or of all of a small group."""
    rest, most = _nested_rest(table, whole, part)
    return policy.limits.is_small(rest) or (rest == most == 0 and _is_all_suppressed(table.rows[whole], policy))


def _is_all_suppressed(whole: Row, policy: PlainPolicy) -> bool:
    """Whether a part that is all of a row is suppressed because the row is a small group."""
    return not policy.is_all_shown and whole.known is not None and 0 < whole.known[1] <= policy.small_group


def _nested_rest(table: PlainTable, whole: int, part: int) -> tuple[int, int]:
    """Return the least and the most that a part leaves of its whole, (0, -1) where one of them says nothing."""
    outer, inner = table.rows[whole].known, table.rows[part].known
    return (0, -1) if outer is None or inner is None else (max(0, outer[0] - inner[1]), max(0, outer[1] - inner[0]))


def _is_primary(row: Row, policy: PlainPolicy) -> bool:
    if row.known is None:
        return False
    (low, high), limits = row.known, policy.limits
    counts = (low,) if row.denominator is None else (low, row.denominator, row.denominator - high)
    is_few = row.denominator is None or row.denominator <= policy.small_group
    is_empty = high == 0 and not limits.is_zero_shown and is_few
    is_full = 0 < low == row.denominator and not policy.is_all_shown and is_few
    return is_empty or is_full or any(limits.is_small(count) for count in counts)


def _rule(index: int, denominator: int, policy: PlainPolicy) -> PartRule:
    """Return which counts out of a printed denominator go for what they are themselves."""
    limits, ends = policy.limits, policy.limits.largest + 1
    near = {*range(min(ends, denominator + 1)), *range(max(0, denominator - ends), denominator + 1)}
    return PartRule(
        suppressed=frozenset(n for n in near if _is_primary(Row(position=(), count=n, denominator=denominator), policy)),
        guarded=frozenset(n for n in near if limits.is_small(n) or limits.is_small(denominator - n)).union(
            _of_whole_group(denominator, policy)
        ),
        most=denominator,
        beside=(denominator_cell(index), _complement_cell(index)),
    )


def _of_whole_group(denominator: int, policy: PlainPolicy) -> tuple[int, ...]:
    """Return which counts out of a denominator tell something of everybody in a small group, which the policy does not show."""
    if not 0 < denominator <= policy.small_group:
        return ()
    return (*(() if policy.limits.is_zero_shown else (0,)), *(() if policy.is_all_shown else (denominator,)))


def _figures(index: int, row: Row, totals: Mapping[int, int], policy: PlainPolicy) -> Iterator[Figure]:
    cell = row_cell(index)
    if row.known is not None:
        facts = [] if row.count is None else [_printed(cell, row.count, policy.rounding)]
        if row.told is not None:
            facts.append(Fact(terms=((cell, 1),), low=row.told[0], high=row.told[1], kind=FactKind.RATIO, about=cell))
        for dimension, percentage in row.percentages.items():
            out_of = denominator_cell(index) if dimension is None else row_cell(totals[dimension])
            facts += ratio_printed(cell, out_of, percentage, 100, cell)
        yield Figure(key=cell, facts=tuple(facts), size=row.known[1])
    if row.denominator is not None:
        cell = denominator_cell(index)
        yield Figure(key=cell, facts=(_printed(cell, row.denominator, 0),), size=row.denominator)


def _printed(cell: Cell, count: int, rounding: int) -> Fact:
    if rounding:
        return count_rounded(cell, (2 * count + rounding) // (2 * rounding) * rounding, rounding, cell)
    return count_printed(cell, Decimal(count), cell)


def _always(table: PlainTable) -> Iterator[Fact]:
    for total, parts, _ in table.sums():
        yield adds_up(row_cell(total), map(row_cell, parts))
        yield from _denominators(table, total, parts)
    for whole, part in table.nested():
        yield adds_up(row_cell(whole), (row_cell(part), _nested_rest_cell(whole, part)))
    for whole, parts in table.nested_sums():
        yield adds_up(row_cell(whole), map(row_cell, parts))
        yield from _denominators(table, whole, parts)
    for index, row in enumerate(table.rows):
        if row.denominator is not None:
            yield adds_up(denominator_cell(index), (row_cell(index), _complement_cell(index)))
        if row.is_none:
            yield count_printed(row_cell(index), Decimal(0), row_cell(index))


def _denominators(table: PlainTable, total: int, parts: list[int]) -> Iterator[Fact]:
    """Yield that the denominators of parts add up to that of their total, or are all the same as it, where they do or are."""
    whole, found = table.rows[total].denominator, [table.rows[index].denominator for index in parts]
    if whole is None or None in found:
        return
    if sum(each for each in found if each is not None) == whole:
        yield adds_up(denominator_cell(total), map(denominator_cell, parts))
    elif set(found) == {whole}:
        for index in parts:
            yield adds_up(denominator_cell(total), [denominator_cell(index)])


def _protected_rows(table: PlainTable, limits: Limits) -> Iterator[Cell]:
    for index, row in enumerate(table.rows):
        yield from _protected(index, row, limits)


def _protected_rests(table: PlainTable, limits: Limits) -> Iterator[Cell]:
    for whole, part in table.nested():
        if limits.is_small(_nested_rest(table, whole, part)[0]):
            yield _nested_rest_cell(whole, part)


def _none_left(table: PlainTable, policy: PlainPolicy) -> Iterator[Cell]:
    """Yield the cells of those of whom there is none, where that tells something of everybody in a small group."""
    for index, row in enumerate(table.rows):
        if row.denominator and row.known and row.known[0] == row.known[1] in _of_whole_group(row.denominator, policy):
            yield _complement_cell(index) if row.known[0] else row_cell(index)
    for whole, part in table.nested():
        if _nested_rest(table, whole, part) == (0, 0) and _is_all_suppressed(table.rows[whole], policy):
            yield _nested_rest_cell(whole, part)


def _protected(index: int, row: Row, limits: Limits) -> Iterator[Cell]:
    if row.is_suppressed or (row.known is not None and limits.is_small(row.known[0])):
        yield row_cell(index)
    if row.denominator is not None and limits.is_small(row.denominator):
        yield denominator_cell(index)
    if row.denominator is not None and row.known is not None and limits.is_small(row.denominator - row.known[1]):
        yield _complement_cell(index)


def _totals(table: PlainTable) -> list[dict[int, int]]:
    """Return for each row the rows of its totals, by dimension."""
    totals: list[dict[int, int]] = [{} for _ in table.rows]
    for total, under, dimension in table.under_totals():
        for index in (total, *under):
            totals[index][dimension] = total
    return totals
