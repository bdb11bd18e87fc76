"""The solver: as exact as trying every number, never wider than propagation, and open where it comes to no end."""

import subprocess
import sys
from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.solver import Solver
from quarterly.disclosure.deduction.exposure import exposed
from quarterly.disclosure.deduction.facts import Cell, Fact, FactKind
from quarterly.disclosure.deduction.limits import Limits
from quarterly.disclosure.deduction.narrowing import Interval, narrow
from quarterly.disclosure.deduction.problem import Problem

MOST = 7
CELLS: list[Cell] = [(name,) for name in "abcd"]


@pytest.fixture(scope="module")
def solver() -> Iterator[Solver]:
    with Solver() as solver:
        yield solver


def fact(weights: tuple[int, ...], low: int | None, high: int | None) -> Fact:
    terms = tuple((cell, weight) for cell, weight in zip(CELLS, weights, strict=True) if weight)
    return Fact(terms=terms, low=low, high=high, kind=FactKind.SUM, about=())


LIMITS = tuple(fact(tuple(int(cell == other) for other in CELLS), 0, MOST) for cell in CELLS)


@st.composite
def systems(draw: st.DrawFn) -> tuple[Fact, ...]:
    """Return facts that hold for some counts, whatever their weights and circles."""
    counts = draw(st.tuples(*[st.integers(0, MOST)] * len(CELLS)))
    weights = st.tuples(*[st.integers(-3, 3)] * len(CELLS)).filter(any)
    facts = []
    for each in draw(st.lists(weights, min_size=1, max_size=4)):
        total = sum(weight * count for weight, count in zip(each, counts, strict=True))
        facts.append(fact(each, total - draw(st.integers(0, 1)), draw(st.sampled_from([total, total + 2, None]))))
    return (*LIMITS, *facts)


def numbers(facts: tuple[Fact, ...]) -> dict[Cell, set[int]]:
    """Return what each count can be, by trying everything."""
    found: dict[Cell, set[int]] = {cell: set() for cell in CELLS}
    for counts in product(range(MOST + 1), repeat=len(CELLS)):
        way = dict(zip(CELLS, counts, strict=True))
        sums = [(each, sum(weight * way[cell] for cell, weight in each.terms)) for each in facts]
        if all((each.low is None or total >= each.low) and (each.high is None or total <= each.high) for each, total in sums):
            for cell, count in way.items():
                found[cell].add(count)
    return found


def test_its_bounds_are_exactly_what_is_possible_and_within_those_of_propagation(solver: Solver) -> None:
    @given(systems())
    def holds(facts: tuple[Fact, ...]) -> None:
        narrowed, possible, bounds = narrow(facts), numbers(facts), solver.bounds(facts, CELLS)
        for cell in CELLS:
            assert bounds[cell] == Interval(min(possible[cell]), max(possible[cell]))
            assert all(narrowed.interval(cell).contains(number) for number in possible[cell])

    holds()


def test_a_number_between_the_bounds_may_be_impossible(solver: Solver) -> None:
    facts = (*LIMITS, fact((2, 3, 0, 0), 6, 6))  # a is 0 or 3
    assert solver.bounds(facts, CELLS[:1]) == {CELLS[0]: Interval(0, 3)}
    assert [solver.is_possible(facts, CELLS[0], number) for number in range(5)] == [True, False, False, True, False]


def test_a_count_without_a_bound_has_none(solver: Solver) -> None:
    facts = (fact((1, -1, 0, 0), 0, None), fact((1, -1, 1, 0), 2, None))
    assert solver.bounds(facts, CELLS[:2]) == {CELLS[0]: Interval(0, None), CELLS[1]: Interval(0, None)}


def test_what_is_not_settled_in_time_is_open() -> None:
    facts = (*LIMITS, fact((2, 3, 0, 0), 6, 6))
    with Solver(at_most=0) as solver:
        assert solver.bounds(facts, CELLS[:1]) == {CELLS[0]: None}
        assert solver.is_possible(facts, CELLS[0], 1) is None


def test_a_small_count_that_is_not_settled_counts_as_exposed() -> None:
    # 3, 20 and 20, of which each two are added up: propagation leaves 0 to 23 for the first, which no example shows.
    pairs = fact((1, 1, 0, 0), 23, 23), fact((1, 0, 1, 0), 23, 23), fact((0, 1, 1, 0), 40, 40)
    problem = Problem(figures=(), always=pairs, protected=frozenset(CELLS[:1]))
    assert not exposed(problem, frozenset(), Limits())
    with Solver(at_most=0) as solver:
        found = exposed(problem, frozenset(), Limits(), solver)
    assert [(each.is_settled, bool(each.reasoning)) for each in found] == [(False, True)]


def test_after_a_child_that_was_ended_the_next_question_is_answered() -> None:
    facts = (*LIMITS, fact((2, 3, 0, 0), 6, 6))
    with Solver() as solver:
        solver.bounds(facts, CELLS)
        assert solver._child
        solver._child.kill()
        solver._child.wait()
        solver.bounds(facts, CELLS)
        assert solver.bounds(facts, CELLS[:1]) == {CELLS[0]: Interval(0, 3)}


def test_scipy_is_not_imported_by_whoever_asks() -> None:
    unwanted = ("scipy", "numpy", "pandas", "prefect", "great_expectations")
    code = f"import sys, adapters.solver, cli.suppress; print([name for name in {unwanted} if name in sys.modules])"
    root = Path(__file__).parents[2]
    assert subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True).stdout == "[]\n"
