"""A printed number beside the edge it is compared with: on its own side of it, and with no more decimals than that needs."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from quarterly.reporting.wording.distances import apart
from quarterly.vocabulary.numbers import half_up


@given(st.fractions(-50, 50, max_denominator=997), st.lists(st.fractions(-50, 50, max_denominator=64), max_size=3))
def test_a_printed_number_is_on_its_own_side_of_every_edge(number: Fraction, edges: list[Fraction]) -> None:
    printed = abs(Fraction(apart(number, edges, 1)))
    for edge in {abs(edge) for edge in (*edges, Fraction(0))} - {abs(number)}:
        assert (printed > edge, printed < edge) == (abs(number) > edge, abs(number) < edge)


def test_a_number_on_an_edge_without_an_end_is_printed_short() -> None:
    assert apart(Fraction(100, 3), [Fraction(100, 3)], 1) == "33.3"


@given(st.fractions(-50, 50, max_denominator=997))
def test_a_printed_number_has_no_more_decimals_than_it_needs(number: Fraction) -> None:
    assert apart(number, [], 1) == str(half_up(number, 1)) or abs(number) < Fraction(1, 20)
