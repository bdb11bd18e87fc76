"""The same value is the same bytes."""

import hashlib
from dataclasses import dataclass
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quarterly.scoring.score import Scorecard
from quarterly.vocabulary.canonical import digest, from_bytes, to_bytes
from tests.unit.made import TOWN_ACTIONS, TOWN_ROWS, card

words = st.text(st.characters(codec="utf-8"), max_size=5)


@dataclass(frozen=True)
class Figure:
    name: str
    value: Decimal | None


def test_the_bytes_of_a_value() -> None:
    assert to_bytes(Figure("Größe", Decimal("2.50"))) == '{"name":"Größe","value":"2.50"}\n'.encode()


def test_the_order_of_keys_does_not_matter() -> None:
    assert to_bytes({"b": 1, "a": 2}) == to_bytes({"a": 2, "b": 1}) == b'{"a":2,"b":1}\n'


@given(words, st.none() | st.decimals(allow_nan=False, allow_infinity=False, places=3))
def test_a_value_is_read_back_as_it_was(name: str, value: Decimal | None) -> None:
    assert from_bytes(Figure, to_bytes(Figure(name, value))) == Figure(name, value)


def test_a_scorecard_is_read_back_as_it_was() -> None:
    scored = card(*TOWN_ROWS, *TOWN_ACTIONS)
    assert from_bytes(Scorecard, to_bytes(scored)) == scored


def test_a_digest_is_of_lengths_and_bytes() -> None:
    assert digest(b"ab") == hashlib.sha256((2).to_bytes(8, "big") + b"ab").hexdigest()


@given(st.lists(words, max_size=4), st.lists(words, max_size=4))
def test_different_values_have_different_digests(a: list[str], b: list[str]) -> None:
    assert (digest(*a) == digest(*b)) == (a == b)


@pytest.mark.parametrize(("a", "b"), [((b"ab", b"c"), (b"a", b"bc")), ((b"",), ()), ((b"a",), (b"a", b""))])
def test_values_do_not_run_into_each_other(a: tuple[bytes, ...], b: tuple[bytes, ...]) -> None:
    assert digest(*a) != digest(*b)
