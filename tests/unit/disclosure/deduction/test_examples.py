"""Examples: each is true of every fact, and what they settle without a solver is what the solver would have said."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.solver import Solver
from quarterly.disclosure.deduction.examples import Examples
from quarterly.disclosure.deduction.exposure import Attack
from quarterly.disclosure.deduction.facts import Cell, Fact, holds
from quarterly.disclosure.deduction.limits import Limits
from quarterly.disclosure.deduction.narrowing import Interval, Narrowed, narrow
from quarterly.disclosure.deduction.network import Network
from quarterly.disclosure.deduction.problem import Figure, Problem
from tests.adapters.test_solver import CELLS, MOST, fact, numbers, systems
from tests.properties import costly


@pytest.fixture(scope="module")
def solver() -> Iterator[Solver]:
    with Solver() as solver:
        yield solver


class WithoutExamples(Attack):
    """The long way: the solver is asked about each count that propagation does not settle."""

    def _examples(self, facts: tuple[Fact, ...], narrowed: Narrowed) -> None:
        """Return no examples."""


class Counting:
    """A solver that notes how many counts it was asked about."""

    def __init__(self) -> None:
        self.asked = 0

    def bounds(self, facts: tuple[Fact, ...], cells: Sequence[Cell]) -> Mapping[Cell, Interval | None]:
        self.asked += len(cells)
        return dict.fromkeys(cells)

    def is_possible(self, facts: tuple[Fact, ...], cell: Cell, number: int) -> bool | None:
        self.asked += 1
        return None


@given(systems(), st.tuples(*[st.integers(0, MOST)] * len(CELLS)))
def test_what_examples_show_is_possible(facts: tuple[Fact, ...], near: tuple[int, ...]) -> None:
    examples, possible = Examples(facts, narrow(facts), dict(zip(CELLS, near, strict=True))), numbers(facts)
    for cell in CELLS:
        for number in range(MOST + 1):
            found = examples.look_for(cell, Interval(number, number))
            assert not found or number in examples.numbers(cell)
    assert all(examples.numbers(cell) <= possible[cell] for cell in CELLS)


@given(systems())
def test_in_so_small_systems_every_number_that_is_possible_has_an_example(facts: tuple[Fact, ...]) -> None:
    examples, possible = Examples(facts, narrow(facts), {}), numbers(facts)
    for cell in CELLS:
        for number in possible[cell]:
            examples.look_for(cell, Interval(number, number))
    assert all(examples.numbers(cell) == possible[cell] for cell in CELLS)


@st.composite
def problems(draw: st.DrawFn) -> Problem:
    """Return counts with facts about them, some of them printed, some small, one of them perhaps exempt."""
    facts = draw(systems())
    way = draw(st.sampled_from([*_ways(facts)]))
    printed = sorted(draw(st.sets(st.sampled_from(CELLS))))
    figures = tuple(Figure(key=cell, facts=(_counted(cell, way),), size=way[cell]) for cell in printed)
    exempt = frozenset(draw(st.sets(st.sampled_from(CELLS), max_size=1)))
    small = frozenset(cell for cell in CELLS if 1 <= way[cell] <= 3) - exempt
    return Problem(figures=figures, always=facts, protected=small, exempt=exempt)


def _ways(facts: tuple[Fact, ...]) -> Iterator[dict[Cell, int]]:
    for counts in product(range(MOST + 1), repeat=len(CELLS)):
        way = dict(zip(CELLS, counts, strict=True))
        if all(holds(each, {cell: Decimal(number) for cell, number in way.items()}) for each in facts):
            yield way


def _counted(cell: Cell, way: Mapping[Cell, int]) -> Fact:
    return fact(tuple(int(cell == other) for other in CELLS), way[cell], way[cell])


def test_what_is_exposed_is_the_same_as_by_the_solver_alone(solver: Solver) -> None:
    @costly(2)
    @given(problems(), st.sets(st.sampled_from(CELLS)))
    def same(problem: Problem, suppressed: set[Cell]) -> None:
        asked = Network(problem), Limits(largest=3), solver
        found = [each(*asked).on(problem.guarded, frozenset(suppressed)) for each in (Attack, WithoutExamples)]
        assert found[0] == found[1]

    same()


def test_the_solver_is_asked_of_nothing_that_examples_settle() -> None:
    one = CELLS[1]
    rows = (fact((-1, 1, 1, 0), 0, 0), fact((0, 1, 1, 1), 60, 60), fact((0, 1, -1, 0), -60, 60))
    problem = Problem(
        figures=(Figure(key=one, facts=(_counted(one, {one: 3}),), size=3),), always=rows, protected=frozenset([one])
    )
    counting = Counting()
    assert Attack(Network(problem), Limits(), counting).on([one], frozenset([one])) == ()
    assert counting.asked == 0
    assert WithoutExamples(Network(problem), Limits(), counting).on([one], frozenset([one])) != ()
    assert counting.asked > 0
