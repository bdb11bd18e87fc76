"""Which further figures go in a report: counts by quarter, years to date, totals, percentages, what was published before."""

from decimal import Decimal
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quarterly.disclosure.deduction.choice import further
from quarterly.disclosure.deduction.exposure import exposed
from quarterly.disclosure.deduction.facts import Cell, Fact, adds_up, count_printed, is_among, ratio_printed
from quarterly.disclosure.deduction.limits import Limits
from quarterly.disclosure.deduction.problem import Figure, Problem
from quarterly.vocabulary.numbers import half_up
from tests.properties import costly

LIMITS = Limits()
QUARTERS = range(3)


def figure(key: Cell, count: int, *more: Fact, can_go: bool = True) -> Figure:
    return Figure(key=key, facts=(count_printed(key, Decimal(count), key), *more), size=count, can_go=can_go)


def problem(*figures: Figure, always: tuple[Fact, ...] = (), protected: tuple[Cell, ...] = ()) -> Problem:
    return Problem(figures=figures, always=always, protected=frozenset(protected))


@st.composite
def reports(draw: st.DrawFn) -> tuple[Problem, frozenset[Cell]]:
    """Return a report on two groups and their total, by quarter and by year to date, some of it published before."""
    counts: dict[Cell, int] = {}
    always: list[Fact] = []
    for quarter in QUARTERS:
        one, other = (draw(st.sampled_from([0, 1, 2, 3, 4, 5, 6, 8, 12, 30])) for _ in range(2))
        counts |= {("one", f"{quarter}"): one, ("other", f"{quarter}"): other, ("total", f"{quarter}"): one + other}
    for name in ("one", "other", "total"):
        for quarter in QUARTERS:
            before = [(name, f"{each}") for each in range(quarter + 1)]
            counts[f"{name} to date", f"{quarter}"] = sum(counts[each] for each in before)
            always.append(adds_up((f"{name} to date", f"{quarter}"), before))
    for quarter in QUARTERS:
        for suffix in ("", " to date"):
            parts = [(f"{name}{suffix}", f"{quarter}") for name in ("one", "other")]
            always.append(adds_up((f"total{suffix}", f"{quarter}"), parts))
    printed = [key for key in counts if draw(st.integers(0, 4))]
    figures = [figure(key, counts[key], can_go=bool(draw(st.integers(0, 9)))) for key in printed]
    for quarter in QUARTERS:
        part, whole = ("one", f"{quarter}"), ("total", f"{quarter}")
        if counts[whole] and draw(st.booleans()):
            share = half_up(Decimal(100 * counts[part]) / counts[whole], 1)
            key = ("share", f"{quarter}")
            figures.append(Figure(key=key, facts=ratio_printed(part, whole, share, 100, key)))
    small = frozenset(key for key, count in counts.items() if 1 <= count <= 5 and "to date" not in key[0])
    return Problem(figures=tuple(figures), always=tuple(always), protected=small), small & {
        each.key for each in figures if each.can_go
    }


@costly(8)
@given(reports())
def test_nothing_stays_exposed_that_suppressing_everything_would_protect(report: tuple[Problem, frozenset[Cell]]) -> None:
    made, small = report
    everything = frozenset(each.key for each in made.figures if each.can_go and each.size != 0)
    left = {each.cell for each in exposed(made, small | further(made, small, LIMITS), LIMITS)}
    assert left <= {each.cell for each in exposed(made, small | everything, LIMITS)}


@costly(8)
@given(reports(), st.randoms(use_true_random=False))
def test_the_order_in_which_figures_are_listed_changes_nothing(report: tuple[Problem, frozenset[Cell]], random: Random) -> None:
    made, small = report
    shuffled = list(made.figures)
    random.shuffle(shuffled)
    other = Problem(figures=tuple(shuffled), always=made.always, protected=made.protected)
    assert further(made, small, LIMITS) == further(other, small, LIMITS)


@costly(16)
@given(reports())
def test_a_percentage_goes_only_where_it_can_and_what_was_published_before_stays(
    report: tuple[Problem, frozenset[Cell]],
) -> None:
    made, small = report
    assert all(each.can_go for each in made.figures if each.key in further(made, small, LIMITS))


def test_a_percentage_that_gives_the_count_goes_although_it_has_no_size() -> None:
    part, whole, share = ("part",), ("whole",), ("share",)
    made = problem(
        figure(part, 3),
        figure(whole, 60, can_go=False),
        Figure(key=share, facts=ratio_printed(part, whole, Decimal("5.0"), 100, share)),
        protected=(part,),
    )
    assert further(made, frozenset({part}), LIMITS) == {share}


def test_a_whole_percentage_of_many_says_too_little_to_go() -> None:
    part, whole, share = ("part",), ("whole",), ("share",)
    made = problem(
        figure(part, 5),
        figure(whole, 500, can_go=False),
        Figure(key=share, facts=ratio_printed(part, whole, Decimal(1), 100, share)),
        protected=(part,),
    )
    assert further(made, frozenset({part}), LIMITS) == frozenset()  # 1% of 500 is 3 to 7


def test_a_quarter_follows_from_the_year_to_date_and_the_quarters_before() -> None:
    quarters: list[Cell] = [("1",), ("2",), ("3",)]
    to_date: Cell = ("to date",)
    made = problem(
        *(figure(key, count) for key, count in zip(quarters, (9, 12, 4), strict=True)),
        figure(to_date, 25),
        always=(adds_up(to_date, quarters),),
        protected=(quarters[2],),
    )
    assert further(made, frozenset({quarters[2]}), LIMITS) == {quarters[0]}
    assert further(made, frozenset({quarters[2]}), Limits(smallest_first=False)) == {quarters[1]}


def test_where_the_quarters_were_published_before_the_year_to_date_goes() -> None:
    quarters: list[Cell] = [("1",), ("2",), ("3",)]
    to_date: Cell = ("to date",)
    made = problem(
        figure(quarters[0], 9, can_go=False),
        figure(quarters[1], 12, can_go=False),
        figure(quarters[2], 4),
        figure(to_date, 25),
        always=(adds_up(to_date, quarters),),
        protected=(quarters[2],),
    )
    assert further(made, frozenset({quarters[2]}), LIMITS) == {to_date}


def test_what_is_public_already_stays_exposed_with_its_reasons() -> None:
    part, rest, total = ("part",), ("rest",), ("total",)
    made = problem(
        figure(part, 4),
        figure(rest, 16, can_go=False),
        figure(total, 20, can_go=False),
        always=(adds_up(total, [part, rest]),),
        protected=(part,),
    )
    assert further(made, frozenset({part}), LIMITS) == frozenset()
    (found,) = exposed(made, frozenset({part}), LIMITS)
    assert (found.cell, found.interval.low, found.interval.high, found.knows_policy) == (part, 4, 4, False)
    assert [each.about for each in found.reasoning] == [total, total, rest]


@pytest.mark.parametrize(("whole", "knows_policy"), [(250, [False]), (400, [False]), (500, []), (900, [True])])
def test_a_count_is_exposed_if_all_that_it_can_be_is_small_or_too_few_small_numbers(whole: int, knows_policy: list[bool]) -> None:
    part, base, share = ("part",), ("whole",), ("share",)
    made = problem(
        figure(base, whole),
        Figure(key=share, facts=ratio_printed(part, base, Decimal(1), 100, share)),  # 2 or 3; 2 to 5; 3 to 7; 5 to 13
        protected=(part,),
    )
    assert [each.knows_policy for each in exposed(made, frozenset(), LIMITS)] == knows_policy


def test_the_order_of_going_is_known_where_a_sum_hangs_together_with_other_facts() -> None:
    small, next_one, shown, total, whole = (("small",), ("next",), ("shown",), ("total",), ("whole",))
    made = problem(
        *(figure(key, count) for key, count in ((small, 5), (next_one, 80), (shown, 80), (total, 165), (whole, 500))),
        always=(adds_up(total, [small, next_one, shown]), is_among(small, whole)),
        protected=(small,),
    )
    (found,) = exposed(made, frozenset({small, next_one}), LIMITS)
    assert (found.cell, found.interval.low, found.knows_policy) == (small, 5, True)  # 85 less at most 80


def test_parts_printed_as_shares_of_a_printed_total_are_read_as_counts() -> None:
    small, next_one, shown, total = (("small",), ("next",), ("shown",), ("total",))
    parts = {small: 5, next_one: 8, shown: 8}
    made = problem(
        figure(total, 21, can_go=False),
        *(
            Figure(key=key, facts=ratio_printed(key, total, half_up(Decimal(100 * part) / 21, 1), 100, key), size=part)
            for key, part in parts.items()
        ),
        always=(adds_up(total, parts),),
        protected=(small,),
    )
    (found,) = exposed(made, frozenset({small, next_one}), LIMITS)  # 13 less at most 8: 38.1% of 21 is 8
    assert (found.cell, found.interval.low, found.interval.high, found.knows_policy) == (small, 5, 7, True)
    assert further(made, frozenset({small}), LIMITS) == {next_one, shown}


def test_a_small_total_of_many_parts_is_known_to_be_small() -> None:
    parts: list[Cell] = [("a",), ("b",), ("c",), ("d",)]
    total: Cell = ("total",)
    made = problem(
        *(figure(part, 1) for part in parts), figure(total, 4), always=(adds_up(total, parts),), protected=(*parts, total)
    )
    found = exposed(made, frozenset({*parts, total}), LIMITS)
    assert [(each.interval.low, each.interval.high) for each in found] == [(1, 2)] * 4 + [(4, 5)]
