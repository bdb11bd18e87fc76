"""Which relations of a history are proposed: all that were put into it, none that chance brought up, none twice."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from random import Random
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from quarterly.configuration.catalogue import Catalogue, Indicator
from quarterly.configuration.relations import PartsOf
from quarterly.disclosure.relations.proposals import Proposals, proposed_lines, proposed_relations
from quarterly.disclosure.relations.sums import Sum, most_parts
from quarterly.scoring.series.points import Point, Series, last_quarters
from quarterly.vocabulary.basis import Basis
from quarterly.vocabulary.numbers import Unit
from quarterly.vocabulary.quarter import Quarter
from tests.unit.made import indicator

QUARTERS = last_quarters(Quarter(2026, 4), 12)
NOTHING = Proposals()

Figures = list[int]


def named(id: str, **changes: Any) -> Indicator:
    """Return a count of a snapshot, unless it is to be another."""
    usual = {"id": id, "name": f"{id} in a test", "unit": Unit.COUNT, "basis": Basis.SNAPSHOT}
    return indicator("1180").model_copy(update={**usual, **changes})


def counted(figures: Sequence[int], first: int = 0) -> Series:
    return {q: Point(value=Fraction(each)) for q, each in zip(QUARTERS[first:], figures, strict=False)}


def shares(of: Sequence[int], chance: Random) -> Series:
    """Return percentages out of these cases."""
    parts = [chance.randint(each // 3, each * 2 // 3) for each in of]
    return {
        quarter: Point(value=Fraction(part * 100, whole), numerator=Fraction(part), denominator=Fraction(whole))
        for quarter, part, whole in zip(QUARTERS, parts, of, strict=True)
    }


def figures(chance: Random, most: int) -> Figures:
    return [chance.randint(most // 2, most) for _ in QUARTERS]


def catalogue(*indicators: Indicator, **relations: Any) -> Catalogue:
    return Catalogue(indicators=indicators).model_copy(update=relations)


def proposed(series: Mapping[str, Figures], **relations: Any) -> Proposals:
    """Return what is proposed of counts by id."""
    history = {id: counted(each) for id, each in series.items()}
    return proposed_relations(catalogue(*map(named, series), **relations), history)


def added(*parts: Figures) -> Figures:
    return [sum(each) for each in zip(*parts, strict=True)]


@given(st.integers(0, 10**6), st.integers(2, 6))
def test_what_was_put_into_a_history_is_proposed_and_nothing_else(seed: int, size: int) -> None:
    chance = Random(seed)
    parts = [figures(chance, 3000) for _ in range(size)]
    total, cases, added_up = added(*parts), figures(chance, 2000), figures(chance, 900)
    year = [sum(added_up[n - q.number + 1 : n + 1]) for n, q in enumerate(QUARTERS)]
    percent = {"unit": Unit.PERCENT}
    of = {
        **{f"part-{n}": (named(f"part-{n}"), counted(part)) for n, part in enumerate(parts)},
        "total": (named("total", name="Children in care"), counted(total)),
        "named-after": (named("named-after", name="Children in care far from home"), counted([each // 7 for each in total])),
        **{id: (named(id, **percent), shares(cases, chance)) for id in ("one", "other")},
        "of-total": (named("of-total", **percent), shares(total, chance)),
        "quarter": (named("quarter", basis=Basis.IN_QUARTER), counted(added_up)),
        "year": (named("year", basis=Basis.YEAR_TO_DATE), counted(year)),
        "months": (named("months", basis=Basis.ROLLING_YEAR), counted([sum(added_up[n - 3 : n + 1]) for n in range(3, 12)], 3)),
        **{f"noise-{n}": (named(f"noise-{n}", basis=basis), counted(figures(chance, 1500))) for n, basis in enumerate(Basis)},
    }
    indicators, history = [each for each, _ in of.values()], {id: series for id, (_, series) in of.items()}
    found = proposed_relations(catalogue(*indicators), history)
    assert found == Proposals(
        parts_of=(Sum("total", tuple(f"part-{n}" for n in range(size))),),
        of_which=(("total", "named-after"),),
        same_denominator=(("one", "other"),),
        denominator_is={"of-total": "total"},
        same_count=(("quarter", "year", "months"),),
    )
    stated = Catalogue.model_validate({"indicators": (), **yaml.safe_load("\n".join(proposed_lines(found)))})
    assert proposed_relations(stated.model_copy(update={"indicators": tuple(indicators)}), history) == NOTHING


@given(st.integers(0, 10**6), st.sampled_from([3, 5, 12]), st.sampled_from([4, 30, 3000]))
def test_among_unrelated_counts_nothing_is_proposed(seed: int, quarters: int, most: int) -> None:
    chance = Random(seed)
    assert proposed({f"I{n}": figures(chance, most)[:quarters] for n in range(25)}) == NOTHING


OTHERS = {f"I{n}": [n, n + 1, n, n + 2] for n in range(3, 25)}
A, B, C = [120, 131, 118, 140], [64, 70, 59, 71], [33, 29, 41, 38]


@pytest.mark.parametrize(
    ("series", "why"),
    [
        ({"T": added(A, B)[:3], "A": A[:3], "B": B[:3]}, "three quarters only"),
        ({"T": [184] * 4, "A": [120] * 4, "B": [64] * 4}, "they never move"),
        ({"T": A, "A": A, "B": [0] * 4}, "a part counts nothing"),
        ({"T": added(added(A, B), [0, 0, 0, 1]), "A": A, "B": B}, "one quarter is out by one"),
        ({"T": [2, 3, 2, 3], "A": [1, 1, 1, 2], "B": [1, 2, 1, 1], **OTHERS}, "so small that chance does it among others"),
    ],
    ids=lambda each: each if isinstance(each, str) else "",
)
def test_what_may_be_by_chance_is_no_sum(series: dict[str, Figures], why: str) -> None:
    assert not proposed(series).parts_of, why


def test_four_quarters_are_enough_for_a_sum() -> None:
    assert proposed({"T": added(A, B), "A": A, "B": B}).parts_of == (Sum("T", ("A", "B")),)


def test_a_sum_holds_where_all_are_known() -> None:
    chance = Random(7)
    parts = [figures(chance, 500) for _ in range(3)]
    history = {"T": counted(added(*parts)), "A": counted(parts[0]), "B": counted(parts[1][:9]), "C": counted(parts[2][2:], 2)}
    assert proposed_relations(catalogue(*map(named, history)), history).parts_of == (Sum("T", ("A", "B", "C")),)


def test_a_sum_of_sums_is_proposed_once() -> None:
    chance = Random(3)
    a, b, c = (figures(chance, 800) for _ in range(3))
    series = {"ALL": added(a, b, c), "SOME": added(a, b), "A": a, "B": b, "C": c}
    assert proposed(series).parts_of == (Sum("ALL", ("SOME", "C")), Sum("SOME", ("A", "B")))
    stated = (PartsOf(total="SOME", parts=("A", "B")),)
    assert proposed(series, parts_of=stated).parts_of == (Sum("ALL", ("SOME", "C")),)


def test_counts_on_another_basis_do_not_add_up() -> None:
    indicators = (named("T"), named("A"), named("B", basis=Basis.YEAR_TO_DATE))
    history = {"T": counted(added(A, B)), "A": counted(A), "B": counted(B)}
    assert proposed_relations(catalogue(*indicators), history) == NOTHING


def test_more_parts_are_sought_within_a_service_than_across_services() -> None:
    chance = Random(5)
    parts = [figures(chance, 900) for _ in range(4)]
    history = {"T": counted(added(*parts)), **{f"P{n}": counted(each) for n, each in enumerate(parts)}}
    within = [named(id) for id in history]
    across = [*within[:-1], named("P3", service="safeguarding")]
    assert proposed_relations(catalogue(*within), history).parts_of == (Sum("T", ("P0", "P1", "P2", "P3")),)
    assert not proposed_relations(catalogue(*across), history).parts_of


@pytest.mark.parametrize(("series", "parts"), [(10, 6), (60, 6), (120, 5), (200, 4), (300, 3), (5000, 3)])
def test_among_more_series_sums_of_fewer_parts_are_sought(series: int, parts: int) -> None:
    assert most_parts(series) == parts


def test_rates_of_a_stated_population_share_it_without_being_told() -> None:
    people = [70_000 + n * 37 for n in range(12)]
    rates = [named(id, unit=Unit.PER_10000) for id in ("1", "2")]
    history = {id: shares(people, Random(id)) for id in ("1", "2")}
    assert proposed_relations(catalogue(*rates), history).same_denominator == (("1", "2"),)
    named_population = [each.model_copy(update={"population": "children"}) for each in rates]
    assert proposed_relations(catalogue(*named_population), history) == NOTHING


def test_a_list_that_is_stated_in_part_is_proposed_whole() -> None:
    cases = figures(Random(2), 4000)
    percentages = [named(id, unit=Unit.PERCENT) for id in ("A", "B", "C")]
    history = {id: shares(cases, Random(id)) for id in ("A", "B", "C")}
    found = proposed_relations(catalogue(*percentages, same_denominator=(("A", "B"),)), history)
    assert found.same_denominator == (("A", "B", "C"),)


@pytest.mark.parametrize(
    ("whole", "part", "is_proposed"),
    [
        ("Number of children in care per 10,000 children", "Children in care placed far from home", True),
        ("Children in care", "Children in care", False),
        ("Families", "Families with a plan", False),
        ("Children in need", "Children in care placed far from home", False),
    ],
)
def test_a_part_is_named_after_its_whole(whole: str, part: str, is_proposed: bool) -> None:
    indicators = (named("W", name=whole), named("P", name=part))
    found = proposed_relations(catalogue(*indicators), {"W": counted(A), "P": counted(C)})
    assert found.of_which == ((("W", "P"),) if is_proposed else ())
    assert not proposed_relations(catalogue(*indicators), {"W": counted(C), "P": counted(A)}).of_which


def test_ids_that_yaml_would_read_as_something_else_are_in_quotes() -> None:
    found = Proposals(parts_of=(Sum("1178", ("A-1", "null")),), denominator_is={"2": "1e5"}, of_which=(("true", "B"),))
    assert proposed_lines(found) == [
        "parts_of:",
        '  - {total: "1178", parts: [A-1, "null"]}',
        "of_which:",
        '  - {whole: "true", part: B}',
        "denominator_is:",
        '  "2": "1e5"',
    ]


def test_where_nothing_holds_nothing_is_written() -> None:
    assert proposed_lines(NOTHING) == []
