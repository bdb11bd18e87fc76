"""What facts say of counts: never less than is true, and all there is to say where nothing forms a circle."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from quarterly.disclosure.deduction.circles import has_circle
from quarterly.disclosure.deduction.facts import (
    Cell,
    Fact,
    FactKind,
    adds_up,
    count_printed,
    count_rounded,
    is_among,
    ratio_printed,
)
from quarterly.disclosure.deduction.narrowing import Interval, narrow
from quarterly.vocabulary.numbers import half_up
from tests.properties import costly

MOST = 6  # every count of these tests is from 0 to this
CELLS: list[Cell] = [(name,) for name in "abcdef"]
Counts = dict[Cell, int]


def bounds() -> list[Fact]:
    return [Fact(terms=((cell, 1),), low=0, high=MOST, kind=FactKind.COUNT, about=cell) for cell in CELLS]


@st.composite
def systems(draw: st.DrawFn) -> tuple[Counts, list[Fact]]:
    """Return true counts, and facts about them that are true."""
    counts = {cell: draw(st.integers(0, MOST)) for cell in CELLS}
    facts = bounds()
    for _ in range(draw(st.integers(1, 4))):
        terms = tuple((cell, weight) for cell in CELLS if (weight := draw(st.sampled_from([0, 0, 1, -1, 2]))))
        total = sum(weight * counts[cell] for cell, weight in terms)
        slack = draw(st.sampled_from([(0, 0), (0, None), (None, 0), (1, 2)]))
        low, high = (None if slack[0] is None else total - slack[0]), (None if slack[1] is None else total + slack[1])
        if terms:
            facts.append(Fact(terms=terms, low=low, high=high, kind=FactKind.SUM, about=terms[0][0]))
    for cell in draw(st.lists(st.sampled_from(CELLS), max_size=3)):
        facts.append(count_printed(cell, Decimal(counts[cell]), cell))
    return counts, facts


@given(systems())
def test_the_truth_is_never_left_out(system: tuple[Counts, list[Fact]]) -> None:
    counts, facts = system
    narrowed = narrow(facts)
    assert not narrowed.contradicting
    assert all(narrowed.interval(cell).contains(count) for cell, count in counts.items())


@costly(8)
@given(systems())
def test_without_a_circle_the_bounds_are_exactly_what_follows(system: tuple[Counts, list[Fact]]) -> None:
    facts = without_circles(system[1])
    narrowed = narrow(facts)
    possible = list(ways(facts))
    for cell in CELLS:
        numbers = {way[cell] for way in possible}
        assert narrowed.interval(cell) == Interval(min(numbers), max(numbers))


def without_circles(facts: list[Fact]) -> list[Fact]:
    """Return the facts up to the first that would close a circle, and of the later ones those that do not."""
    found: list[Fact] = []
    for fact in facts:
        more = [*found, fact]
        if not has_circle(more, narrow(more)):
            found = more
    return found


def ways(facts: list[Fact]) -> Iterator[Counts]:
    """Yield everything that the counts can be if all facts are true, by trying every number for every count."""
    for numbers in product(range(MOST + 1), repeat=len(CELLS)):
        counts = dict(zip(CELLS, numbers, strict=True))
        if all(is_true(fact, counts) for fact in facts):
            yield counts


def is_true(fact: Fact, counts: Counts) -> bool:
    total = sum(weight * counts[cell] for cell, weight in fact.terms)
    return (fact.low is None or total >= fact.low) and (fact.high is None or total <= fact.high)


@given(st.integers(0, 3000), st.integers(1, 3000), st.integers(0, 2), st.sampled_from([100, 1000, 10000]))
def test_a_ratio_as_it_is_printed_allows_the_two_counts_it_was_made_from(
    part: int, whole: int, decimals: int, scale: int
) -> None:
    a, b = CELLS[:2]
    printed = half_up(Decimal(part * scale) / whole, decimals)
    assert all(is_true(fact, {a: part, b: whole}) for fact in ratio_printed(a, b, printed, scale, a))


@given(st.integers(0, 500), st.sampled_from([5, 10]))
def test_a_rounded_count_allows_just_the_counts_that_round_to_it(count: int, to: int) -> None:
    printed = (2 * count + to) // (2 * to) * to
    interval = narrow([count_rounded(CELLS[0], printed, to, CELLS[0])]).interval(CELLS[0])
    assert [each for each in range(600) if interval.contains(each)] == [
        each for each in range(600) if (2 * each + to) // (2 * to) * to == printed
    ]


def test_a_percentage_and_what_it_is_of_give_the_count() -> None:
    part, whole = CELLS[:2]
    facts = [*ratio_printed(part, whole, Decimal("45.5"), 100, part), count_printed(whole, Decimal(200), whole)]
    assert narrow(facts).interval(part) == Interval(91, 91)


def test_the_reasoning_goes_back_to_everything_that_a_bound_follows_from() -> None:
    total, one, other, *_ = CELLS
    facts = [adds_up(total, [one, other]), count_printed(total, Decimal(20), total), count_printed(other, Decimal(17), other)]
    narrowed = narrow(facts)
    assert narrowed.interval(one) == Interval(3, 3)
    assert set(narrowed.reasoning(one)) == set(facts)


def test_a_fact_that_contradicts_the_others_is_left_out_and_named() -> None:
    total, one, other, *_ = CELLS
    wrong = adds_up(total, [one, other])
    facts = [wrong, *(count_printed(cell, Decimal(number), cell) for cell, number in ((total, 20), (one, 17), (other, 4)))]
    assert narrow(facts).contradicting == (wrong,)


def test_what_is_among_a_count_is_no_more_than_that_count() -> None:
    whole, part, *_ = CELLS
    assert narrow([is_among(part, whole), count_printed(whole, Decimal(4), whole)]).interval(part) == Interval(0, 4)
